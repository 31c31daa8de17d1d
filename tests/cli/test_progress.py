"""How far a build is, and how it is told."""

import io
from pathlib import Path

import pytest

from qmsdocs.batch.results import Begun, Event, Failure, Opened, PaperResult, Settled, Told
from qmsdocs.batch.results import counted as counts_of
from qmsdocs.cli.face import Face
from qmsdocs.cli.progress import Count, watcher

FACE = Face("vi", Path())
PAPER = PaperResult("a", 2024, "quality-policy", "Chính sách", "a/2024/x.docx", "written")


def counted(*events: Event) -> tuple[int, int | None]:
    count = Count()
    for event in events:
        count.take(event)
    return count.done, count.total


def test_the_papers_of_agencies_to_come_are_guessed_from_those_that_came() -> None:
    opened = Opened(agencies=12, changed=10)
    assert counted(opened) == (0, None)
    assert counted(opened, Begun("a", 2024, 30)) == (0, 300)
    assert counted(opened, Begun("a", 2024, 30), PAPER, Begun("b", 2024, 10)) == (1, 200)


def test_an_agency_that_failed_is_not_waited_for() -> None:
    failure = Failure("b", (), 2)
    assert counted(Opened(2, 2), Begun("a", 2024, 30), failure) == (0, 30)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_with_numbers_and_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with watcher(FACE) as seen:
        for event in (Opened(1, 1), Begun("so-a", 2024, 3), PAPER, PAPER):
            seen(event)
    text = screen.getvalue()
    assert "2/3" in text
    assert "còn" in text


def test_elsewhere_there_is_a_line_for_each_paper(capsys: pytest.CaptureFixture[str]) -> None:
    with watcher(FACE) as seen:
        seen(Opened(2, 1))
        seen(PAPER)
        seen(Settled("b", 2024, counts_of([PAPER, PAPER]), True, lambda: Told((), (), ())))
    assert capsys.readouterr().err.splitlines() == [
        "đã ghi: a/2024/x.docx",
        "không đổi: b/2024 (2 tài liệu)",
    ]
