"""The context of a paper: plain data under the names that its page declares, and no more."""

from collections.abc import Hashable
from datetime import date
from typing import Any

from qmsdocs.compose.bases import bases, cited
from qmsdocs.compose.builders import BUILDERS, OF_ITEM, OWN
from qmsdocs.compose.builders.core import KEYS, OF_THE_RULES
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papernames import paper_names
from qmsdocs.compose.placing import placed
from qmsdocs.compose.plain import plain
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import Rulebook
from qmsdocs.model.things import Item
from qmsdocs.word.lines import fill_line

ALWAYS = ("agency", "letterhead", "signature", "standard", "year")
#: Always there too, made from the others.
_LAST = ("cite", "bases", "paper")


def build_context(
    profile: Profile,
    page: Page,
    rulebook: Rulebook,
    law_date: date,
    item: Item | None = None,
) -> dict[str, Any]:
    """Give plain data only: what is always there and what the page needs.

    Raises:
        InputError: a cited text is unknown, or not in force on the date.
    """
    return context_of(Facts(profile, page, rulebook, law_date, item))


def context_of(facts: Facts) -> dict[str, Any]:
    """Give the context of a paper from all its facts; raises as `build_context`."""
    kind = facts.page.kind
    names = [name for name in dict.fromkeys((*ALWAYS, *kind.needs)) if name not in _LAST]
    context = {name: _value(facts, name) for name in names}
    found = cited(facts)
    context["cite"] = {name: _cited(facts, text) for name, text in found.texts.items()}
    context["bases"] = list(bases(facts, context, found))
    with placed(facts.page, facts.page.lines, "subject"):
        subject = fill_line(kind.subject or "", context, facts.once("gapped", dict))
    context["paper"] = plain(paper_names(facts, subject), facts.units)
    return context


def _value(facts: Facts, name: str) -> Any:  # noqa: ANN401 plain data of any shape
    """Give what stands under a name; what all papers of a year, or all years, share is made once."""
    if name in OF_THE_RULES:
        key = ("plain", name, OF_THE_RULES[name](facts))
        return facts.rulebook.once(key, lambda: plain(BUILDERS[name](facts), facts.units))
    if name in OWN:
        return plain(BUILDERS[name](facts), facts.units)
    return facts.once(
        (name, _shared(facts, name)), lambda: plain(BUILDERS[name](facts), facts.units)
    )


def _shared(facts: Facts, name: str) -> Hashable:
    """Give what beside the profile decides the value of a name."""
    if name in OF_ITEM:
        return (facts.item.sort, facts.item.id) if facts.item else None
    return KEYS[name](facts) if name in KEYS else ""


def _cited(facts: Facts, text: object) -> object:
    """Give a cited text; what was found once is the same for all papers of a day."""
    return facts.once(("cited", id(text)), lambda: plain(text, facts.units))
