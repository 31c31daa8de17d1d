"""Does the work of a build, an agency after the other: in this process, or in several."""

import os
from collections.abc import Generator, Iterable, Iterator

from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event
from qmsdocs.batch.settling import YearStamp
from qmsdocs.batch.tasks import Task, divided, processes, sizes
from qmsdocs.batch.workspace import Workspace

Stamps = dict[str, YearStamp | None]
Made = Generator[Iterable[Event], None, None]


def made(
    workspace: Workspace,
    request: BuildRequest,
    agencies: list[str],
    stamps: Stamps,
    *,
    reading: bool,
) -> Made:
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
    stamps: Stamps,
    *,
    reading: bool,
) -> Made:
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
