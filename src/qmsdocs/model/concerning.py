"""Whether a kind of paper concerns an agency's year: what it requires and the profile lacks."""

from qmsdocs.model.page import Page
from qmsdocs.model.profile import LISTS, Profile
from qmsdocs.model.things import things

#: The field of the year that names the kinds it wants no papers of.
WITHOUT = "without"


def lacking(profile: Profile, page: Page) -> tuple[str, ...]:
    """Give the required names for which the profile has nothing; `without` if it wants no paper."""
    if page.kind.id in profile.year.without:
        return (WITHOUT,)
    wanted = dict.fromkeys(name for name in page.kind.requires if name not in LISTS)
    lacks = [name for name in wanted if not profile.value(name.split("."))]
    sort = page.kind.one_per
    if sort and not things(profile, sort):
        lacks.append(".".join(LISTS[sort]))
    return tuple(dict.fromkeys(lacks))
