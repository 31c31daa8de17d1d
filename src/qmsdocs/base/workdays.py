"""Working days: which days are worked, and what day it is so many working days later.

The days off are given: this module knows no country. A count never includes the first day, as
periods of time are counted in law.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days that are not worked, with their names, and weekend days that are worked instead.

    `first` and `last` are the years that are known whole; outside them only weekends are off.
    """

    off: Mapping[date, str] = field(default_factory=dict, hash=False)
    worked: frozenset[date] = frozenset()
    first: int = 0
    last: int = 0

    def covers_year(self, year: int) -> bool:
        """Say whether the public holidays of a year are known."""
        return self.first <= year <= self.last


def is_working_day(day: date, days_off: DaysOff) -> bool:
    """Say whether a day is worked."""
    if day in days_off.worked:
        return True
    return day.weekday() < _SATURDAY and day not in days_off.off


def add_working_days(start: date, count: int, days_off: DaysOff) -> date:
    """Give the working day so many working days after a day, or before it for a negative count.

    With 0 it is the day itself, or the next working day when it is not worked.
    """
    if count == 0:
        return on_working_day(start, days_off)
    step = _ONE if count > 0 else -_ONE
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day, days_off)
    return day


def on_working_day(day: date, days_off: DaysOff, *, before: bool = False) -> date:
    """Give the day itself when it is worked, else the next working day, or the one before."""
    while not is_working_day(day, days_off):
        day += -_ONE if before else _ONE
    return day
