"""What came of a build, as values: papers, kinds that were not concerned, agencies that failed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from qmsdocs.base.errors import Problem

if TYPE_CHECKING:  # a build that finds nothing to do has no finding to tell
    from qmsdocs.lint.found import Found

#: `planned` would be written by a build; `beside` lies beside a file that a person edited.
Status = Literal["written", "unchanged", "beside", "failed", "planned"]
STATUSES: tuple[Status, ...] = ("written", "unchanged", "beside", "failed", "planned")

#: The problem of a gap that keeps a final version from being made.
IN_FINAL = "build.gap-in-final"

#: How the new version is called that lies beside a paper that a person edited.
_BESIDE = re.compile(r"\.moi(?:-\d+)?(?=\.docx$)")

#: What became of a file that belongs to no paper any more.
Fate = Literal["kept", "edited", "removed"]

Why = Literal["new", "context", "template", "rules", "engine", "missing", "edited", "forced"]


class Reason(NamedTuple):
    """Why a paper is not up to date; `details` are changed paths, or the ids of changed rules."""

    why: Why
    details: tuple[str, ...] = ()


class PaperResult(NamedTuple):
    """One paper: `file` is relative to the output folder; `beside` means a person's file stays.

    `reasons` say why it was not up to date; `problems` why it failed; `exit_code` is the one of
    that error (0 when all is well). `saved` is where a person's file went that was replaced.
    `warnings` are what a person should know of a paper that is made all the same, `findings` what
    the inspector said of it.
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
    warnings: tuple[Problem, ...] = ()
    findings: "tuple[Found, ...]" = ()


class NotConcerned(NamedTuple):
    """A kind that an agency's year gives no facts for; `problem` names what is not there."""

    agency: str
    year: int
    kind: str
    problem: Problem


class Failure(NamedTuple):
    """An agency that could not be built at all."""

    agency: str
    problems: tuple[Problem, ...]
    exit_code: int


class Leftover(NamedTuple):
    """A file of a paper that no longer exists: kept, kept because it was edited, or removed."""

    agency: str
    file: str
    fate: Fate


class Told(NamedTuple):
    """All results of an agency's year."""

    not_concerned: tuple[NotConcerned, ...]
    papers: tuple[PaperResult, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True)
class Settled:
    """An agency's year of which nothing changed since the last build; its results if asked for.

    `quiet` means that there is nothing in them to tell a person of but their numbers.
    """

    agency: str
    year: int
    counts: Mapping[str, int]
    quiet: bool
    load: Callable[[], Told] = field(repr=False, compare=False)

    @cached_property
    def told(self) -> Told:
        """All the results."""
        return self.load()

    @property
    def papers(self) -> int:
        """How many papers there are."""
        return sum(self.counts[status] for status in STATUSES)


class Begun(NamedTuple):
    """How many papers an agency's year has; comes before them."""

    agency: str
    year: int
    papers: int


class Opened(NamedTuple):
    """How many agencies are looked at, and how many of them have changed; comes first."""

    agencies: int
    changed: int


Result = PaperResult | NotConcerned | Failure | Leftover | Settled
Event = Result | Begun | Opened


@dataclass(frozen=True)
class BuildReport:
    """All results in the order of the work; those of years that are settled, only if asked for.

    `expired` are waivers of the workspace whose last day is over.
    """

    results: tuple[Event, ...]
    expired: tuple[Problem, ...] = ()

    @cached_property
    def papers(self) -> tuple[PaperResult, ...]:
        """All papers."""
        return tuple(one for one in self._flat(quiet=True) if isinstance(one, PaperResult))

    @cached_property
    def telling(self) -> tuple[PaperResult, ...]:
        """The papers but for those of years of which there is nothing to tell."""
        return tuple(one for one in self._flat(quiet=False) if isinstance(one, PaperResult))

    @property
    def findings(self) -> int:
        """How many findings the inspector had."""
        return sum(len(paper.findings) for paper in self.telling)

    @cached_property
    def not_concerned(self) -> tuple[NotConcerned, ...]:
        """The kinds that were not concerned."""
        return tuple(one for one in self._flat(quiet=True) if isinstance(one, NotConcerned))

    @cached_property
    def failures(self) -> tuple[Failure, ...]:
        """The agencies that could not be built at all."""
        return tuple(one for one in self.results if isinstance(one, Failure))

    @cached_property
    def leftovers(self) -> tuple[Leftover, ...]:
        """The files that belong to no paper any more."""
        return tuple(one for one in self._flat(quiet=False) if isinstance(one, Leftover))

    @cached_property
    def years(self) -> list[tuple[str, int, Mapping[str, int]]]:
        """Each agency's year that has papers, with its counts."""
        found: list[tuple[str, int, Mapping[str, int]]] = []
        both = (one for one in self.results if isinstance(one, PaperResult | Settled))
        for (agency, year), group in groupby(both, lambda one: (one.agency, one.year)):
            first, *rest = group
            if isinstance(first, Settled):
                found.append((agency, year, first.counts))
            else:
                papers = (one for one in (first, *rest) if isinstance(one, PaperResult))
                found.append((agency, year, counted(papers)))
        return found

    @property
    def exit_code(self) -> int:
        """The worst of all: 0 clean, 1 something failed, 2 wrong input."""
        told = (one for one in self.results if isinstance(one, PaperResult | Failure))
        return max((one.exit_code for one in told), default=0)

    @property
    def stale(self) -> bool:
        """Whether any paper is not as a build would leave it, or was edited."""
        return any(paper.reasons or paper.status == "failed" for paper in self.telling)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many papers came to each status, and how many gaps are left."""
        found: Counter[str] = Counter()
        for _, _, counts in self.years:
            found.update(counts)
        return {name: found[name] for name in (*STATUSES, "gaps")}

    def _flat(self, *, quiet: bool) -> Iterator[Event]:
        """Give all results, also those of years that are settled: of all such years, or not."""
        for event in self.results:
            if not isinstance(event, Settled):
                yield event
            elif quiet or not event.quiet:
                for told in event.told:
                    yield from told


def counted(papers: Iterable[PaperResult]) -> dict[str, int]:
    """Count the papers of each status, and the gaps: also those that a final version refuses."""
    papers = tuple(papers)
    found = Counter(paper.status for paper in papers)
    gaps = sum(len(paper.gaps) for paper in papers)
    refused = (problem.code == IN_FINAL for paper in papers for problem in paper.problems)
    return {status: found[status] for status in STATUSES} | {"gaps": gaps + sum(refused)}


def own_name(name: str) -> str:
    """Give the name of the file that a person edited from that of the new version beside it."""
    return _BESIDE.sub("", name)
