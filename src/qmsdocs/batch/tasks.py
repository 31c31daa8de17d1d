"""The work of a build cut into tasks: an agency each, and a very large one in several parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.batch.manifest import Update
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event
from qmsdocs.batch.settling import Source, YearStamp, file_stamps, profile_names
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import newest_year
from qmsdocs.sources.files import checked_name

#: An agency with so many bytes of profile has some thirty papers; parts are no smaller.
_PART = 100_000
#: Below so many bytes one process is done before others have started.
_WORTH_IT = 1_200_000
#: With so many tasks for each process none of them waits long for the last.
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Task:
    """An agency to work on; of one that is worked on in parts, which part."""

    agency: str
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of a task besides its events: for the next build, and for the other parts."""

    stamp: YearStamp | None = None
    source: Source | None = None
    update: Update | None = None
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Done:
    """All that came of a task."""

    task: Task
    events: tuple[Event, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no task can be done at all: a page cannot be read, or there is no such kind."""

    problems: tuple[Problem, ...]
    exit_code: int


def processes(request: BuildRequest, bytes_to_read: int, cores: int) -> int:
    """Give how many processes to use: what is asked for, else all cores when it is worth it."""
    if request.jobs is not None:
        return max(1, request.jobs)
    return cores if bytes_to_read >= _WORTH_IT else 1


def sizes(workspace: Workspace, agencies: Sequence[str], request: BuildRequest) -> list[int]:
    """Give how many bytes of profile each agency has; papers and work are in proportion to it."""
    return [_size(workspace, agency, request) for agency in agencies]


def divided(agencies: Sequence[str], weights: Sequence[int], jobs: int) -> list[Task]:
    """Cut the work so that all processes have some to the end."""
    share = max(_PART, ceil(sum(weights) / (jobs * _ENOUGH)))
    return [
        Task(agency, part, parts)
        for agency, weight in zip(agencies, weights, strict=True)
        for parts in [max(1, round(weight / share)) if jobs > 1 else 1]
        for part in range(parts)
    ]


def _size(workspace: Workspace, agency: str, request: BuildRequest) -> int:
    try:
        found = file_stamps(workspace.profiles / checked_name(agency))
    except InputError:
        return 0  # a name that is no id: its own turn says so
    names = profile_names(request.year or newest_year(found))
    return sum(found[name][0] for name in names if name in found)
