"""All that a paper is made from, and the small questions that every part of it asks."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qmsdocs.model.page import Kind, Page
from qmsdocs.model.papers import Paper
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import FormatRules, Rulebook
from qmsdocs.model.things import Item

_UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class Facts:
    """A profile, a kind of paper, the rules and the day that chooses among them.

    `item` is the thing that the paper is about when the kind has one paper for each. `known` holds what was worked
    out already; the papers of one profile may share it. `pages` are all kinds of paper, for those
    that list them.
    """

    profile: Profile
    page: Page
    rulebook: Rulebook
    day: date
    item: Item | None = None
    known: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    pages: Mapping[str, Page] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Hashable, work: Callable[[], Any]) -> Any:  # noqa: ANN401 as the work does
        """Give what was worked out under a key, or work it out; nobody may change it later."""
        found = self.known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = self.known[key] = work()
        return found

    @property
    def paper(self) -> Paper:
        """What the year says of this paper; nothing when it is silent."""
        return self.profile.paper(self.page.kind.id)

    @property
    def paper_day(self) -> date | None:
        """The day that the paper itself bears; none while it is a draft."""
        return (self.item and self.item.day) or self.paper.date

    @property
    def procedure(self) -> Procedure | None:
        """The procedure that the paper is about."""
        record = self.item.record if self.item else None
        return record if isinstance(record, Procedure) else None

    @property
    def rules(self) -> FormatRules:
        """The rules of form in force on the day."""
        rules: FormatRules = self.once(
            ("rules", self.day), lambda: self.rulebook.format_on(self.day)
        )
        return rules

    @property
    def units(self) -> Mapping[str, str]:
        """Names of departments by id."""
        departments = self.profile.agency.departments
        names: Mapping[str, str] = self.once(
            "units", lambda: {unit.id: unit.name for unit in departments}
        )
        return names


def law_date_of(profile: Profile, kind: str, fallback: date, item: Item | None = None) -> date:
    """Give the day of a paper: that of the thing it is about, the paper's own date, else the fallback."""
    return (item and item.day) or profile.paper(kind).date or fallback


def code_of(profile: Profile, kind: Kind) -> str | None:
    """Give the code of a controlled document or form: the paper's own, the house's, the page's."""
    return profile.paper(kind.id).code or profile.agency.house.codes.get(kind.id) or kind.code
