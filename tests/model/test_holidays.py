"""The table of public holidays: equal to the library that it was made from, and an agency's own."""

from datetime import date

import holidays
import pytest

from qmsdocs.base.workdays import is_working_day
from qmsdocs.model.holidays import DayOff, days_off, holiday_table


@pytest.mark.parametrize("year", range(2014, 2028))
def test_a_year_is_what_the_library_says(year: int) -> None:
    known = holidays.country_holidays("VN", years=year, language="vi")
    off = days_off()
    assert {day: name for day, name in off.off.items() if day.year == year} == dict(known)
    swapped = {day for day in known.weekend_workdays if day.year == year}
    assert {day for day in off.worked if day.year == year} == swapped
    assert off.covers_year(year)


def test_the_table_says_where_it_is_from_and_that_nobody_has_checked_it() -> None:
    assert "holidays" in holiday_table().source
    assert holiday_table().verified is False


def test_an_agency_has_the_last_word() -> None:
    own = (
        DayOff(date="2026-05-04", name="Nghỉ theo thông báo của tỉnh"),
        DayOff(date="31/8/2026", worked="có"),
        DayOff(date="22/8/2026"),
    )
    off = days_off(own)
    assert not is_working_day(date(2026, 5, 4), off)
    assert is_working_day(date(2026, 8, 31), off)
    assert not is_working_day(date(2026, 8, 22), off)
    assert not is_working_day(date(2026, 8, 31), days_off())
