"""Runs the tasks of a build in several processes, and gives what came of them in order."""

import sys
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from threading import active_count

from qmsdocs.base.errors import InputError, Problem, WorkError
from qmsdocs.batch.tasks import Done, Refused, Task
from qmsdocs.batch.worker import NEEDED, Setup, start, work

#: So many tasks are handed out ahead for each process.
_AHEAD = 4


def run_tasks(setup: Setup, tasks: Sequence[Task], jobs: int) -> Generator[Done, None, None]:
    """Do the tasks; when the caller stops listening, or a key is pressed, all workers stop.

    Raises:
        InputError, WorkError: no task can be done, or a process was lost.
    """
    context = _context()
    stop = context.Event()
    count = max(1, min(jobs, len(tasks)))
    pool = ProcessPoolExecutor(count, context, initializer=start, initargs=(setup, stop))
    try:
        yield from _in_order(pool, tasks, count * _AHEAD)
    except BrokenProcessPool as error:
        raise WorkError(Problem("build.worker-lost")) from error
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """Choose how workers begin: as copies of a process that has everything loaded, where there are.

    A copy of this process is quickest. But it would have the locks that other threads hold, such as
    that of a bar on a terminal; a process that does nothing else is copied then. Windows has none.
    """
    if sys.platform == "linux" and active_count() == 1:
        import_module(NEEDED)
        return get_context("fork")
    context = get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload([NEEDED])
    return context


def _in_order(
    pool: ProcessPoolExecutor, tasks: Sequence[Task], ahead: int
) -> Generator[Done, None, None]:
    waiting: deque[Future[Done | Refused]] = deque()
    rest = iter(tasks)
    while True:
        while len(waiting) < ahead and (task := next(rest, None)) is not None:
            waiting.append(pool.submit(work, task))
        if not waiting:
            return
        done = waiting.popleft().result()
        if isinstance(done, Refused):
            raise (InputError if done.exit_code > 1 else WorkError)(done.problems)
        yield done
