"""A build from beginning to end: what is settled is told again, the rest is made.

Nothing heavy is imported here: a build that finds nothing to do reads no profile and no rule.
"""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport, Event, Failure, Opened
from qmsdocs.batch.settling import Notes, YearStamp
from qmsdocs.batch.tasks import Task, divided, processes, sizes
from qmsdocs.batch.workspace import Workspace

_Stamps = dict[str, YearStamp | None]
_Made = Generator[Iterable[Event], None, None]


def build(
    root: Path,
    request: BuildRequest,
    seen: Callable[[Event], None] = lambda _: None,
    *,
    reading: bool = False,
) -> BuildReport:
    """Make the papers that are asked for and tell `seen` each result as it comes.

    Args:
        root: the folder of the workspace.
        request: what is asked for.
        seen: is told every event, in the order of the agencies.
        reading: only say what a build would do; nothing is written.

    Raises:
        InputError: nothing can be made at all: no agency, an unknown kind, a broken page.
    """
    events: list[Event] = []
    for event in _events(Workspace(root), request, reading=reading):
        seen(event)
        events.append(event)
    return BuildReport(tuple(events))


def attempt(
    root: Path,
    request: BuildRequest,
    seen: Callable[[Event], None] = lambda _: None,
    *,
    reading: bool = False,
) -> BuildReport:
    """Build as `build` does; that nothing can be made at all is a failure of no agency."""
    try:
        return build(root, request, seen, reading=reading)
    except QmsDocsError as error:
        failure = Failure("", error.problems, error.exit_code)
        seen(failure)
        return BuildReport((failure,))


def _events(workspace: Workspace, request: BuildRequest, *, reading: bool) -> Iterator[Event]:
    agencies = tuple(dict.fromkeys(request.agencies)) or workspace.agencies()
    if not agencies:
        place = Place(file=workspace.profiles.as_posix())
        raise NotFoundError(Problem("build.no-agencies", place))
    usual = not (reading or request.force or request.overwrite or request.prune)
    notes = Notes(workspace, request)
    settled = {agency: notes.settled(agency) if usual else None for agency in agencies}
    todo = [agency for agency, known in settled.items() if known is None]
    yield Opened(len(agencies), len(todo))
    stamps: _Stamps = {}
    made = _made(workspace, request, todo, stamps, reading=reading)
    try:
        for agency in agencies:
            known = settled[agency]
            if known is not None:
                yield known
            else:
                yield from next(made)
        if request.whole and not request.agencies:
            yield from _abandoned(workspace, request, agencies, reading=reading)
    finally:
        made.close()
        if todo and not reading:
            notes.note(stamps)


def _abandoned(
    workspace: Workspace, request: BuildRequest, agencies: Collection[str], *, reading: bool
) -> Iterator[Event]:
    """Give what is left of agencies that there is no profile of any more."""
    output = request.output or workspace.output
    if not output.is_dir() or set(os.listdir(output)) <= set(agencies):  # noqa: PTH208 quicker
        return
    from qmsdocs.batch.leaving import abandoned_agencies  # noqa: PLC0415 seldom needed

    yield from abandoned_agencies(output, agencies, prune=request.prune, reading=reading)


def _made(
    workspace: Workspace,
    request: BuildRequest,
    agencies: list[str],
    stamps: _Stamps,
    *,
    reading: bool,
) -> _Made:
    """Give the events of one agency after the other, and fill in the notes for the next build."""
    weights = sizes(workspace, agencies, request)
    jobs = processes(request, sum(weights), _cores())
    tasks = divided(agencies, weights, jobs)
    if jobs == 1 or len(tasks) < 2:
        yield from _here(workspace, request, tasks, stamps, reading=reading)
        return
    from qmsdocs.batch.parts import gathered, joined  # noqa: PLC0415 seldom needed, as are
    from qmsdocs.batch.pool import run_tasks  # noqa: PLC0415 other processes
    from qmsdocs.batch.worker import Setup  # noqa: PLC0415

    output = request.output or workspace.output
    running = run_tasks(Setup(workspace, request, reading), tasks, jobs)
    try:
        for parts in gathered(running):
            events, stamp = joined(parts, output, request, reading=reading)
            stamps[parts[0].task.agency] = stamp
            yield events
    finally:
        running.close()


def _here(
    workspace: Workspace,
    request: BuildRequest,
    tasks: list[Task],
    stamps: _Stamps,
    *,
    reading: bool,
) -> _Made:
    """Do all tasks in this process."""
    if not tasks:
        return
    from qmsdocs.batch.workshop import Workshop  # noqa: PLC0415 all that makes papers comes with it

    shop = Workshop(workspace, request, reading=reading)

    def done(task: Task) -> Iterator[Event]:
        outcome = yield from shop.work(task)
        stamps[task.agency] = outcome.stamp

    for task in tasks:
        yield done(task)


def _cores() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
