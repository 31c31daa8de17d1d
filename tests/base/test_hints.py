"""Guesses of what a mistyped name was meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.hints import nearest, shortened


@pytest.mark.parametrize(
    ("name", "known", "guess"),
    [
        ("maintenace-plan", ["maintenance-plan", "training-request"], "maintenance-plan"),
        ("Trưởng Ban", ["Trưởng ban", "Phó Trưởng ban"], "Trưởng ban"),
        ("nang", ["nặng", "nhẹ"], "nặng"),
        ("xyz", ["maintenance-plan"], None),
        ("=>", [">=", "<="], None),
        ("a", [], None),
    ],
)
def test_the_guess_ignores_case_and_marks(name: str, known: list[str], guess: str | None) -> None:
    assert nearest(name, known) == guess


@given(st.text(), st.lists(st.text()))
def test_a_guess_is_always_one_of_the_known_names(name: str, known: list[str]) -> None:
    assert nearest(name, known) in {None, *known}


@given(st.text(), st.integers(2, 60))
def test_a_quoted_value_is_one_short_line(value: str, limit: int) -> None:
    text = shortened(value, limit)
    assert len(text) <= limit
    assert "\n" not in text


def test_a_short_value_is_quoted_whole() -> None:
    assert shortened("chín  mươi\n phần trăm") == "chín mươi phần trăm"
    assert shortened("x" * 50) == "x" * 39 + "…"
