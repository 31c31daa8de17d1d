"""What came of judging a set, as plain values: findings with both places, duties, clauses, texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qmsdocs.base.errors import Problem
from qmsdocs.lint.found import Found, Severity, Waived

#: How a duty stands: `open` means that its last day is not over yet.
DutyState = Literal["proved", "absent", "open", "not-arisen", "not-bound", "unjudged"]
#: How a cited text stands on the day of the paper; `own` is a paper of the agency or its profile.
TextState = Literal["in-force", "ended", "not-yet", "own", "undated", "unknown"]


@dataclass(frozen=True, slots=True)
class SetPlace:
    """A spot in a paper of the set, or a line of the profile."""

    file: str
    paper: str = ""
    part: str = ""
    number: int = 0
    row: int = 0
    line: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class SetFound:
    """A finding on a set: `places` are the spots that disagree, the odd one first."""

    found: Found
    places: tuple[SetPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class SetWaived:
    """A finding that a waiver of the workspace lets pass."""

    found: SetFound
    waived: Waived


@dataclass(frozen=True, slots=True)
class SetUnjudged:
    """What could not be judged, and why."""

    rule: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A paper of the folder: what it is, and the year that its title names."""

    file: str
    name: str
    kind: str = ""
    number: str = ""
    day: date | None = None
    own: bool = True
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DutyProof:
    """A duty and the papers that prove it; `due` is its last day where there is one.

    `planned` are papers that would prove it, but bear a day that is still to come.
    """

    duty: str
    label: str
    short: str
    demand: str
    citation: str
    state: DutyState
    papers: tuple[PaperFact, ...] = ()
    due: date | None = None
    planned: tuple[PaperFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseCover:
    """A clause of the standard and the papers of the set on it; `left_out` when it does not apply."""

    clause: str
    label: str
    papers: tuple[PaperFact, ...] = ()
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class TextUse:
    """A text that papers cite, how it stood on their days, and what came in its stead."""

    name: str
    state: TextState
    places: tuple[SetPlace, ...]
    successor: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class SetResult:
    """Everything said of an agency's year.

    `issuer` is the agency as its papers have it at their head. `unread` are files that could not be
    read, `skipped` files of other sorts, `expired` waivers whose last day is over.
    """

    agency: str
    name: str
    issuer: str
    year: int
    folder: str
    day: date
    edition: str = ""
    papers: tuple[PaperFact, ...] = ()
    found: tuple[SetFound, ...] = ()
    waived: tuple[SetWaived, ...] = ()
    expired: tuple[Problem, ...] = ()
    unjudged: tuple[SetUnjudged, ...] = ()
    duties: tuple[DutyProof, ...] = ()
    clauses: tuple[ClauseCover, ...] = ()
    texts: tuple[TextUse, ...] = ()
    unread: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Give how many findings of one gravity there are."""
        return sum(each.found.severity == severity for each in self.found)

    def duties_in(self, *states: DutyState) -> tuple[DutyProof, ...]:
        """Give the duties that stand in one of these ways."""
        return tuple(duty for duty in self.duties if duty.state in states)

    @property
    def verdict(self) -> str:
        """The code of the sentence that sums a set up."""
        if self.count("error"):
            return "set.verdict-errors"
        if self.count("warning") or self.unread:
            return "set.verdict-warnings"
        return "set.verdict-good"

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of that sentence."""
        return {
            "errors": self.count("error"),
            "warnings": self.count("warning"),
            "proved": len(self.duties_in("proved")),
            "absent": len(self.duties_in("absent")),
            "open": len(self.duties_in("open")),
            "unread": len(self.unread),
        }
