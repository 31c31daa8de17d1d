"""Runs the tasks of a build in several processes, and gives what came of them in order."""

import sys
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Literal

from qmsdocs.base.errors import InputError, Problem, WorkError
from qmsdocs.batch.tasks import Done, Refused, Task
from qmsdocs.batch.worker import NEEDED, Setup, start, work

#: A server that has everything loaded forks quicker than a new Python starts, and without the
#: threads and locks of this process, which a fork of it would copy. Windows has none.
_METHOD: Literal["spawn", "forkserver"] = "spawn" if sys.platform == "win32" else "forkserver"
#: So many tasks are handed out ahead for each process.
_AHEAD = 4


def run_tasks(setup: Setup, tasks: Sequence[Task], jobs: int) -> Generator[Done, None, None]:
    """Do the tasks; when the caller stops listening, or a key is pressed, all workers stop.

    Raises:
        InputError, WorkError: no task can be done, or a process was lost.
    """
    context = get_context(_METHOD)
    if _METHOD == "forkserver":
        context.set_forkserver_preload([NEEDED])
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
