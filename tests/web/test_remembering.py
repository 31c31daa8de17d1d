"""What was worked out is made once, and anew when its stamp is another."""

from threading import Barrier, Thread
from time import sleep

import pytest

from qmsdocs.web import remembering
from qmsdocs.web.remembering import Remembered


def test_it_is_made_again_only_with_another_stamp() -> None:
    known, made = Remembered(), list[str]()

    def make() -> int:
        made.append("x")
        return len(made)

    assert [known.get("a", stamp, make) for stamp in ("1", "1", "2", "1")] == [1, 1, 2, 3]
    assert known.peek("a", "1") == 3
    assert known.peek("a", "2") is None
    assert known.peek("b", "1") is None


def test_two_who_ask_together_make_it_once() -> None:
    known, made, ready = Remembered(), list[int](), Barrier(4)

    def make() -> int:
        sleep(0.05)
        made.append(1)
        return 7

    def ask() -> None:
        ready.wait()
        assert known.get("a", "1", make) == 7

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_what_fails_is_not_remembered() -> None:
    known = Remembered()
    with pytest.raises(ZeroDivisionError):
        known.get("a", "1", lambda: 1 // 0)
    assert known.get("a", "1", lambda: 2) == 2


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST", 3)
    known = Remembered()
    for key in range(9):
        known.get(key, "1", lambda: 0)
    assert [key for key in range(9) if known.peek(key, "1") is not None] == [6, 7, 8]
