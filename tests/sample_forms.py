"""The Word templates of our own pages with the facts of the sample agencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts, law_date_of
from qmsdocs.compose.papers import properties
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.loading import list_years, load_profile
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.things import things
from qmsdocs.sources.files import bundled
from qmsdocs.word.writer import write


@dataclass(frozen=True)
class FormPaper:
    """What one paper is filled from."""

    name: str
    template: bytes
    context: Mapping[str, Any]
    properties: Mapping[str, str]


@cache
def form_papers() -> tuple[FormPaper, ...]:
    """Give one paper of every kind, each of the first sample agency that has the facts for it."""
    pages, folder = load_kinds(bundled("templates")), bundled("profiles")
    profiles = [
        load_profile(agency, max(list_years(agency)), pages)
        for agency in sorted(path for path in folder.iterdir() if path.is_dir())
    ]
    return tuple(_paper(page, pages, profiles) for page in pages.values())


def _paper(page: Page, pages: Mapping[str, Page], profiles: list[Profile]) -> FormPaper:
    profile = next(profile for profile in profiles if has_facts(profile, page))
    item = things(profile, page.kind.one_per)[0]
    book = load_rulebook()
    day = law_date_of(profile, page.kind.id, date(profile.year.year, 12, 31), item)
    template = write(compile_page(page, book.format_on(day), profile.agency.house))
    context = context_of(Facts(profile, page, book, day, item, pages=pages))
    return FormPaper(page.kind.id, template, context, properties(context))


def has_facts(profile: Profile, page: Page) -> bool:
    """Tell whether an agency has what a page needs."""
    wanted = (name.split(".")[0] for name in page.kind.requires)
    holders = (profile.year, profile.agency, profile)
    there = all(
        any(getattr(holder, _WHOLE.get(name, name), None) for holder in holders) for name in wanted
    )
    return there and bool(profile.procedures or not page.kind.one_per)


_WHOLE = {"procedure": "procedures", "consultant": "consultants"}
