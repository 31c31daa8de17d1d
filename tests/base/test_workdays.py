"""Working days: weekends, days off, weekend days that are worked; the first day never counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.workdays import (
    DaysOff,
    add_working_days,
    is_working_day,
    on_working_day,
)

MONDAY = date(2024, 4, 29)
OFF = DaysOff(
    {MONDAY: "hoán đổi", date(2024, 4, 30): "lễ", date(2024, 5, 1): "lễ"},
    frozenset({date(2024, 5, 4)}),
    2024,
    2024,
)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 4, 26), True),
        (date(2024, 4, 27), False),
        (MONDAY, False),
        (date(2024, 5, 2), True),
        (date(2024, 5, 4), True),
        (date(2024, 5, 5), False),
    ],
)
def test_what_is_worked(day: date, worked: bool) -> None:
    assert is_working_day(day, OFF) is worked


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 4, 26), 3, date(2024, 5, 4)),
        (date(2024, 4, 27), 1, date(2024, 5, 2)),
        (date(2024, 5, 2), -1, date(2024, 4, 26)),
        (date(2024, 4, 27), 0, date(2024, 5, 2)),
        (date(2024, 5, 6), 5, date(2024, 5, 13)),
    ],
)
def test_days_are_added(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count, OFF) == end


def test_a_day_off_leads_to_a_neighbour() -> None:
    assert on_working_day(MONDAY, OFF) == date(2024, 5, 2)
    assert on_working_day(MONDAY, OFF, before=True) == date(2024, 4, 26)


def test_years_that_are_known() -> None:
    assert OFF.covers_year(2024)
    assert not OFF.covers_year(2025)


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(1, 60))
def test_what_was_added_is_counted_again(start: date, count: int) -> None:
    end = add_working_days(start, count, OFF)
    after = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert sum(is_working_day(day, OFF) for day in after) == count
    assert is_working_day(end, OFF)
