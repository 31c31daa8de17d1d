"""What a check of sets works on, and what it says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from qmsdocs.base.places import Place
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.lint.sets.results import SetPlace
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import Rulebook
from qmsdocs.model.yearcalendar import year_calendar


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing found: a message code, the places that show it, values of the message."""

    code: str
    places: tuple[SetPlace, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Left:
    """What a check could not judge: the code of why, with its values."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


Judged: TypeAlias = Mark | Left


@dataclass(frozen=True)
class SetCase:
    """The papers of a year, the profile, the law, and the day on which it is asked."""

    papers: tuple[SetPaper, ...]
    profile: Profile
    book: Rulebook
    today: date

    @property
    def year(self) -> int:
        """The year of the set."""
        return self.profile.year.year

    @property
    def over(self) -> bool:
        """Tell whether the year is over."""
        return self.today > date(self.year, 12, 31)

    @cached_property
    def terms(self) -> Mapping[str, date]:
        """The last day of each duty that the calendar knows: the first that is not done yet."""
        found: dict[str, date] = {}
        deadlines = [each for each in year_calendar(self.profile, self.book) if each.rule]
        for deadline in sorted(deadlines, key=lambda each: each.done):
            if deadline.end:
                found.setdefault(deadline.rule, deadline.end)
        return found

    def of(self, *kinds: str) -> tuple[SetPaper, ...]:
        """Give the agency's own papers of kinds on this year, in the order of the kinds."""
        own = [paper for paper in self.papers if paper.own and paper.year in (None, self.year)]
        return tuple(paper for kind in kinds for paper in own if paper.kind == kind)

    def held(self, *kinds: str) -> tuple[SetPaper, ...]:
        """Give those of them whose day is not still to come."""
        return tuple(paper for paper in self.of(*kinds) if not self.is_ahead(paper))

    def is_ahead(self, paper: SetPaper) -> bool:
        """Tell a paper that bears a later day than today: it proves nothing yet."""
        return paper.day is not None and paper.day > self.today

    def profile_place(self, path: str, quote: str = "") -> SetPlace:
        """Give the line of the profile that says something."""
        return placed(self.profile.place_of_gap(path), quote)


def placed(place: Place, quote: str = "") -> SetPlace:
    """Give a line of a file as a place of the set."""
    return SetPlace(place.file, place.file.rpartition("/")[2], line=place.line, quote=quote)


Check: TypeAlias = Callable[[SetCase], Iterable[Judged]]
