"""What came of a build, as values: papers, kinds that were not concerned, agencies that failed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qmsdocs.base.errors import Problem

Status = Literal["written", "unchanged", "beside", "failed"]


@dataclass(frozen=True, slots=True)
class PaperResult:
    """One paper: `file` is relative to the output folder; `beside` means a person's file stays.

    `problems` say why it failed; `exit_code` is the one of that error (0 when all is well).
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


Result = PaperResult | NotConcerned | Failure


@dataclass(frozen=True, slots=True)
class BuildReport:
    """All results in the order of the work."""

    papers: tuple[PaperResult, ...]
    not_concerned: tuple[NotConcerned, ...]
    failures: tuple[Failure, ...]

    @property
    def exit_code(self) -> int:
        """The worst of all: 0 clean, 1 something failed, 2 wrong input."""
        codes = [paper.exit_code for paper in self.papers]
        return max([*codes, *(failure.exit_code for failure in self.failures)], default=0)

    @property
    def counts(self) -> dict[str, int]:
        """How many papers came to each status, and how many gaps are left."""
        found = Counter(paper.status for paper in self.papers)
        gaps = sum(len(paper.gaps) for paper in self.papers)
        statuses: tuple[Status, ...] = ("written", "unchanged", "beside", "failed")
        return {status: found[status] for status in statuses} | {"gaps": gaps}


def report_of(results: Iterable[Result]) -> BuildReport:
    """Sort results by what they are."""
    results = tuple(results)
    return BuildReport(
        papers=tuple(r for r in results if isinstance(r, PaperResult)),
        not_concerned=tuple(r for r in results if isinstance(r, NotConcerned)),
        failures=tuple(r for r in results if isinstance(r, Failure)),
    )
