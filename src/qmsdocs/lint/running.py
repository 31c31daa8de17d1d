"""Judges many files in several processes, and gives the results in order."""

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from threading import active_count

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.lint.inspecting import inspect_file
from qmsdocs.lint.results import FileResult
from qmsdocs.lint.rules import load_rules
from qmsdocs.model.rules import load_rulebook

#: Fewer files are judged before another process has started.
_FEW = 40
_AT_ONCE = 8
_AHEAD = 3

#: Judges a file by the law of a day, of its own date, or of today.
Judge = Callable[[Path, date | None, date], FileResult]
Days = tuple[date | None, date]


def inspect_files(
    files: Sequence[Path],
    day: date | None,
    today: date,
    jobs: int,
    judge: Judge = inspect_file,
) -> Iterator[FileResult]:
    """Judge files one after another in their order; memory holds but a few results.

    When the system ends a process, the files that were under way are judged again, each by itself,
    until the one is found that does it; that one is a result with a problem, and the rest goes on.
    """
    if jobs <= 1 or len(files) < _FEW:
        yield from (judge(path, day, today) for path in files)
        return
    done, days = 0, (day, today)
    while done < len(files):
        try:
            for result in _together(judge, files[done:], days, jobs):
                yield result
                done += 1
        except BrokenProcessPool:
            suspects = files[done : done + (jobs * _AHEAD + 1) * _AT_ONCE]
            for result in _one_by_one(judge, suspects, days):
                yield result
                done += 1


def _together(judge: Judge, files: Sequence[Path], days: Days, jobs: int) -> Iterator[FileResult]:
    waiting: deque[Future[tuple[FileResult, ...]]] = deque()
    pool = _pool(jobs)
    try:
        for start in range(0, len(files), _AT_ONCE):
            waiting.append(pool.submit(_work, judge, files[start : start + _AT_ONCE], days))
            if len(waiting) > jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(judge: Judge, files: Sequence[Path], days: Days) -> Iterator[FileResult]:
    pool = _pool(1)
    for path in files:
        try:
            yield pool.submit(judge, path, *days).result()
        except BrokenProcessPool:
            name = path.as_posix()
            yield FileResult(name, (), (Problem("lint.worker-lost", Place(name)),))
            pool = _pool(1)
    pool.shutdown()


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Start processes: copies of this one, which has all rules, where that is safe, or new ones.

    A copy has no other threads than the one that makes it, but the locks that others hold.
    """
    copied = sys.platform == "linux" and active_count() == 1
    if copied:
        load_rulebook()
        load_rules()
    context = get_context("fork" if copied else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_start)


def _start() -> None:
    """Look for circles seldom: what is made for a file holds none."""
    gc.set_threshold(50_000, 20, 50)


def _work(judge: Judge, files: Sequence[Path], days: Days) -> tuple[FileResult, ...]:
    return tuple(judge(path, *days) for path in files)
