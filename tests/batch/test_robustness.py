"""A build may be killed anywhere and loses nothing of a person's; the trials notice if it does."""

import os

import pytest

import robustness
from qmsdocs.batch import journal
from qmsdocs.batch.ledger import Ledger
from robustness import LostError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to end a process at a step"),
]
#: A short trial here; `tests/robustness.py` makes long ones.
SECONDS = 40


def test_builds_that_are_killed_go_on_to_the_same_bytes() -> None:
    assert "all went on" in robustness.kills(rounds=3, seconds=SECONDS, seed=5)


def test_a_build_may_end_at_every_step_on_the_disk() -> None:
    assert "all went on" in robustness.points(seed=0)


def test_no_byte_of_a_person_is_lost_whatever_happens_between_builds() -> None:
    assert "no byte" in robustness.edits(rounds=10, seconds=SECONDS, seed=7)


def test_the_trial_notices_an_overwritten_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "is_edited", lambda *_: False)
    with pytest.raises(LostError):
        robustness.edits(rounds=5, seconds=SECONDS, seed=7)


def test_the_trial_notices_a_file_that_was_not_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "append", lambda *_: None)
    with pytest.raises(LostError):
        robustness.points(seed=0)
