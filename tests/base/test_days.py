"""Days as people write them."""

from datetime import date

import pytest

from qmsdocs.base.days import months_after, read_day


@pytest.mark.parametrize(
    "text", ["2024-03-05", "2024-3-5", "05/3/2024", "5/03/2024", "05-03-2024", "  05/3/2024 "]
)
def test_a_day_is_read_in_either_order(text: str) -> None:
    assert read_day(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "x", "31/2/2024", "2024-13-01", "5/3/24", "2024", "0000-01-01"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 29), 2, date(2024, 3, 29)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 5, 6), 0, date(2024, 5, 6)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, then: date
) -> None:
    assert months_after(day, months) == then
