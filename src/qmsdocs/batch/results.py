"""What came of a build, as values: papers, kinds that were not concerned, agencies that failed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from qmsdocs.base.errors import Problem

#: `planned` would be written by a build; `beside` lies beside a file that a person edited.
Status = Literal["written", "unchanged", "beside", "failed", "planned"]
STATUSES: tuple[Status, ...] = ("written", "unchanged", "beside", "failed", "planned")

#: What became of a file that belongs to no paper any more.
Fate = Literal["kept", "edited", "removed"]

Why = Literal["new", "context", "template", "rules", "engine", "missing", "edited", "forced"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a paper is not up to date; `details` are changed paths, or the ids of changed rules."""

    why: Why
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperResult:
    """One paper: `file` is relative to the output folder; `beside` means a person's file stays.

    `reasons` say why it was not up to date; `problems` why it failed; `exit_code` is the one of
    that error (0 when all is well). `saved` is where a person's file went that was replaced.
    """

    agency: str
    year: int
    kind: str
    title: str
    file: str
    status: Status
    item: str | None = None
    gaps: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    reasons: tuple[Reason, ...] = ()
    saved: str = ""


@dataclass(frozen=True, slots=True)
class NotConcerned:
    """A kind that an agency's year gives no facts for; `problem` names what is not there."""

    agency: str
    year: int
    kind: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Failure:
    """An agency that could not be built at all."""

    agency: str
    problems: tuple[Problem, ...]
    exit_code: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file of a paper that no longer exists: kept, kept because it was edited, or removed."""

    agency: str
    file: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Settled:
    """An agency's year of which nothing changed since the last build, with all its results."""

    agency: str
    year: int
    papers: tuple[PaperResult, ...]
    not_concerned: tuple[NotConcerned, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """How many papers an agency's year has; comes before them."""

    agency: str
    year: int
    papers: int


@dataclass(frozen=True, slots=True)
class Opened:
    """How many agencies are looked at, and how many of them have changed; comes first."""

    agencies: int
    changed: int


Result = PaperResult | NotConcerned | Failure | Leftover | Settled
Event = Result | Begun | Opened


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All results in the order of the work."""

    papers: tuple[PaperResult, ...]
    not_concerned: tuple[NotConcerned, ...]
    failures: tuple[Failure, ...]
    leftovers: tuple[Leftover, ...] = ()

    @property
    def exit_code(self) -> int:
        """The worst of all: 0 clean, 1 something failed, 2 wrong input."""
        codes = [paper.exit_code for paper in self.papers]
        return max([*codes, *(failure.exit_code for failure in self.failures)], default=0)

    @property
    def stale(self) -> bool:
        """Whether any paper is not as a build would leave it, or was edited."""
        return any(paper.reasons or paper.status == "failed" for paper in self.papers)

    @property
    def counts(self) -> dict[str, int]:
        """How many papers came to each status, and how many gaps are left."""
        found = Counter(paper.status for paper in self.papers)
        gaps = sum(len(paper.gaps) for paper in self.papers)
        return {status: found[status] for status in STATUSES} | {"gaps": gaps}


def report_of(results: Iterable[Event]) -> BuildReport:
    """Sort results by what they are."""
    flat = tuple(chain.from_iterable(map(_flat, results)))
    return BuildReport(
        papers=tuple(r for r in flat if isinstance(r, PaperResult)),
        not_concerned=tuple(r for r in flat if isinstance(r, NotConcerned)),
        failures=tuple(r for r in flat if isinstance(r, Failure)),
        leftovers=tuple(r for r in flat if isinstance(r, Leftover)),
    )


def _flat(event: Event) -> Iterable[Event]:
    if isinstance(event, Settled):
        return (*event.not_concerned, *event.papers, *event.leftovers)
    return (event,)
