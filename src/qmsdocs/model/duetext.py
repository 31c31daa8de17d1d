"""Reads deadlines that are written in words: `trước ngày 30/11/2024`, `tháng 3`, `hằng quý`."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from qmsdocs.base.days import read_day

#: The first and the last day on which something is to be done.
Span = tuple[date, date]

_DAY = re.compile(
    r"(?P<before>trước\s+(?:ngày\s+)?)?(?:"
    r"(?P<full>\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}-\d{2}-\d{2})"
    r"|ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?"
    r"|(?<![\d/])(?P<short>\d{1,2}/\d{1,2})(?![\d/]))"
)
_MONTHS = re.compile(
    r"(?P<before>trước\s+)?tháng\s+(?P<first>\d{1,2})(?:\s*(?:-|–|đến)\s*(?:tháng\s+)?(?P<last>\d{1,2}))?"
    r"(?:\s*(?:/|năm\s+)(?P<year>\d{4}))?"
)
_QUARTER = re.compile(r"quý\s+(?P<number>iv|i{1,3}|[1-4])(?:\s*(?:/|năm\s+)(?P<year>\d{4}))?")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_EVERY = re.compile(r"(?:hằng|hàng|mỗi)\s+(quý|tháng|năm)")
_ONE = timedelta(days=1)


def read_due(text: str, year: int) -> tuple[Span, ...]:
    """Give the times that a text names, of the year where it names none; nothing for none.

    `Trước ngày 30/11` ends on 29/11, for the day itself is too late.
    """
    words = " ".join(text.casefold().split())
    every = _EVERY.search(words)
    if every:
        months = {"quý": (3, 6, 9, 12), "tháng": range(1, 13), "năm": (12,)}[every[1]]
        return tuple(_months(year, month, month) for month in months)
    for find in (_days, _month_spans, _quarters):
        spans = list(find(words, year))
        if spans:
            return ((min(first for first, _ in spans), max(last for _, last in spans)),)
    return ()


def _days(words: str, year: int) -> Iterator[Span]:
    for match in _DAY.finditer(words):
        day = _day(match, year)
        if day:
            day -= _ONE if match["before"] else timedelta()
            yield day, day


def _day(match: re.Match[str], year: int) -> date | None:
    if match["full"]:
        return read_day(match["full"])
    if match["short"]:
        return read_day(f"{match['short']}/{year}")
    return read_day(f"{match['day']}/{match['month']}/{match['year'] or year}")


def _month_spans(words: str, year: int) -> Iterator[Span]:
    """Take a year that is named once behind the last month for all of them."""
    found = list(_MONTHS.finditer(words))
    named = [int(match["year"]) for match in found if match["year"]]
    for match in found:
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if not (1 <= first <= 12 and 1 <= last <= 12):
            continue
        of = int(match["year"] or (named[-1] if named else year))
        start, end = _months(of, first, last)
        yield (start - _ONE, start - _ONE) if match["before"] else (start, end)


def _quarters(words: str, year: int) -> Iterator[Span]:
    for match in _QUARTER.finditer(words):
        number = _QUARTERS.get(match["number"]) or int(match["number"])
        yield _months(int(match["year"] or year), 3 * number - 2, 3 * number)


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
