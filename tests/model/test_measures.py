"""Percentages, targets, scores and levels come out exact."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.measures import (
    agrees,
    is_effective,
    level_index,
    meets,
    percentage,
    shown,
    shown_against,
)


@pytest.mark.parametrize(
    ("result", "compare", "target", "met"),
    [
        (98, ">=", 98, True),
        (97.9, ">=", 98, False),
        (2.0, "<=", 2, True),
        (2.1, "<=", 2, False),
        (100, "=", 100, True),
        (99.9, "=", 100, False),
        (90, ">", 90, False),
        (90.1, ">", 90, True),
        (5, "<", 5, False),
        (0, "<", 5, True),
        (0.3, "=", 0.3, True),
        (-1.5, "<", 0, True),
    ],
)
def test_a_result_is_compared_with_its_target(
    result: float, compare: str, target: float, met: bool
) -> None:
    assert meets(result, compare, target) is met


def test_decimals_are_what_is_written_not_the_nearest_binary_number() -> None:
    assert meets(Fraction(3, 10), "=", 0.1 + 0.2) is False
    assert meets(Fraction(3, 10), "=", 0.3) is True


@pytest.mark.parametrize(
    ("part", "total", "text"),
    [(411, 412, 99.8), (181, 186, 97.3), (361, 428, 84.3), (6, 428, 1.4), (1, 1, 100), (0, 7, 0)],
)
def test_a_percentage_shows_one_decimal(part: int, total: int, text: float) -> None:
    rate = percentage(part, total)
    assert rate is not None
    assert shown(rate) == text


def test_nothing_of_nothing_is_no_percentage() -> None:
    assert percentage(0, 0) is None


def test_halves_are_rounded_up_as_people_do() -> None:
    assert shown(Fraction(5, 100)) == 0.1
    assert shown(Fraction(25, 1000), 2) == 0.03
    assert shown(Fraction(-5, 100)) == -0.1
    assert isinstance(shown(Fraction(100)), int)


def test_what_is_shown_does_not_pass_a_target_that_was_missed() -> None:
    missed = Fraction(9796, 100)  # 97,96 would be shown as 98
    assert shown(missed) == 98
    assert shown_against(missed, ">=", 98) == 97.96
    assert shown_against(Fraction(204, 100), "<=", 2) == 2.04
    assert shown_against(Fraction(9999, 100), "=", 100) == 99.99


@given(
    st.integers(0, 10**9),
    st.integers(1, 10**9),
    st.sampled_from([">=", "<=", "=", ">", "<"]),
    st.decimals(0, 120, places=2),
)
def test_whatever_is_shown_has_the_verdict_of_the_exact_number(
    part: int, total: int, compare: str, target: Decimal
) -> None:
    rate = percentage(part, total)
    assert rate is not None
    written = float(target)
    assert meets(shown_against(rate, compare, written), compare, written) == meets(
        rate, compare, written
    )


def test_a_verdict_that_hangs_on_no_digit_keeps_one_decimal() -> None:
    assert shown_against(Fraction(41100, 412), ">=", 98) == 99.8


@pytest.mark.parametrize(
    ("written", "fits"), [(99.8, True), (99.76, True), (100, True), (99.7, False), (99, False)]
)
def test_a_written_number_agrees_to_the_digits_it_has(written: float, fits: bool) -> None:
    assert agrees(written, Fraction(41100, 412)) is fits


@pytest.mark.parametrize(
    ("score", "index"), [(1, 0), (3, 0), (4, 1), (8, 1), (9, 2), (15, 2), (16, 3), (25, 3)]
)
def test_a_score_has_the_level_that_begins_at_or_below_it(score: int, index: int) -> None:
    assert level_index(score, (1, 4, 9, 16)) == index


def test_a_measure_works_when_the_score_falls_or_is_as_low_as_can_be() -> None:
    lowest = (1, 4, 9, 16)
    assert is_effective(12, 4, lowest)
    assert is_effective(3, 3, lowest)
    assert not is_effective(12, 12, lowest)
    assert not is_effective(4, 6, lowest)
