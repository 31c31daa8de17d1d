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
