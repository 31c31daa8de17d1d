"""Days as people write them."""

import re
from datetime import date

_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))")


def read_day(text: str) -> date | None:
    """Read `2024-11-30` or `30/11/2024`; what is neither, or no day of the calendar, is None."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    parts = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last day of a shorter month."""
    from calendar import monthrange  # noqa: PLC0415 not for every start of the program

    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
