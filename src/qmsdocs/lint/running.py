"""Judges many files in several processes, and gives the results in order."""

import gc
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from qmsdocs.base.errors import Problem, WorkError
from qmsdocs.lint.inspecting import inspect_file
from qmsdocs.lint.results import FileResult

_METHOD: Literal["spawn", "forkserver"] = "spawn" if sys.platform == "win32" else "forkserver"
_MODULE = "qmsdocs.lint.running"
#: Fewer files are judged before another process has started.
_FEW = 40
_AT_ONCE = 8
_AHEAD = 3

Results = tuple[FileResult, ...]


def inspect_files(
    files: Sequence[Path], day: date | None, today: date, jobs: int
) -> Iterator[FileResult]:
    """Judge files one after another in their order; memory holds but a few results.

    Raises:
        WorkError: a process was lost.
    """
    if jobs <= 1 or len(files) < _FEW:
        yield from (inspect_file(path, day, today) for path in files)
        return
    context = get_context(_METHOD)
    if _METHOD == "forkserver":
        context.set_forkserver_preload([_MODULE])
    pool = ProcessPoolExecutor(jobs, context, initializer=_start)
    waiting: deque[Future[Results]] = deque()
    try:
        for start in range(0, len(files), _AT_ONCE):
            group = files[start : start + _AT_ONCE]
            waiting.append(pool.submit(_work, group, day, today))
            if len(waiting) > jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkError(Problem("lint.worker-lost")) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start() -> None:
    """Look for circles seldom: what is made for a file holds none."""
    gc.set_threshold(50_000, 20, 50)


def _work(files: Sequence[Path], day: date | None, today: date) -> Results:
    return tuple(inspect_file(path, day, today) for path in files)
