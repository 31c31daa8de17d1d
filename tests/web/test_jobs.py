"""One piece of work at a time for each agency's year; whatever fails is told."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event as Signal
from time import sleep

import pytest

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.batch.outputresults import Wanted
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Begun, BuildReport, PaperResult, Settled
from qmsdocs.web.jobs import Job, Jobs


def job() -> Job:
    return Job(BuildRequest(date(2026, 8, 14)), Wanted())


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        sleep(0.01)
    pytest.fail("it does not come")


def test_a_second_window_does_not_begin_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    go = Signal()

    def slow(*_: object) -> BuildReport:
        go.wait(10)
        return BuildReport(())

    monkeypatch.setattr("qmsdocs.web.jobs.attempt", slow)
    jobs, first = Jobs(), job()
    assert jobs.start(Path(), "a", 2026, first, print)
    assert not jobs.start(Path(), "a", 2026, job(), print)
    assert jobs.last("a", 2026) is first
    assert jobs.start(Path(), "a", 2027, job(), print)
    assert jobs.start(Path(), "b", 2026, job(), print)
    go.set()
    until(lambda: first.stage == "ended")
    assert jobs.start(Path(), "a", 2026, job(), print)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OutputError(Problem("build.busy")), "build.busy"),
        (OSError(errno.ENOSPC, "full"), "file.trouble"),
        (RuntimeError("ours"), "web.our-fault"),
    ],
    ids=["known", "disk", "ours"],
)
def test_what_fails_is_told_and_ends_the_work(
    monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("qmsdocs.web.jobs.attempt", fails)
    work, crashes = job(), list[Exception]()
    work.run(Path(), crashes.append)
    assert work.stage == "ended"
    assert [problem.code for problem in work.problems] == [code]
    assert crashes == ([error] if code == "web.our-fault" else [])


def test_it_counts_what_the_build_tells() -> None:
    work = job()
    work.see(Begun("a", 2026, 3))
    work.see(PaperResult("a", 2026, "kind", "Kế hoạch", "a/2026/x.docx", "written"))
    assert (work.done, work.total, work.title) == (1, 3, "Kế hoạch")
    counts = {"written": 0, "unchanged": 5, "beside": 0, "failed": 0, "planned": 0}
    work.see(Settled("a", 2026, counts, True, lambda: pytest.fail("nobody asks")))
    assert (work.done, work.total) == (5, 5)
