"""One rule through time: its dated values, the one for a day, and what is wrong with their dates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from qmsdocs.model.rules.documents import Faults, Spot, day_text
from qmsdocs.model.rules.values import Rule

#: A code, the rule that it is about, and the days from and until which something is wrong.
_Fault = tuple[str, Spot, date, date | None]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and its days: from `start` on, before `end`.

    `end` is None while nothing ends it but its successor. `own_end` marks an end that the value
    itself states (the other ends are those of the text it stands in); `new` marks a rule that
    the text brings in, so that it needs no value before.
    """

    rule: Rule
    start: date
    end: date | None
    spot: Spot = field(repr=False)
    own_end: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """A text ends a rule without giving it a new value."""

    id: str
    day: date
    spot: Spot = field(repr=False)


def at(periods: Iterable[Dated], day: date) -> Dated | None:
    """Give the value for a day: the last one not after it, unless it has ended."""
    last = max(
        (one for one in periods if one.start <= day), key=lambda one: one.start, default=None
    )
    return None if last is None or (last.end is not None and last.end <= day) else last


def dropped(periods: tuple[Dated, ...], drops: Iterable[Drop]) -> tuple[Dated, ...]:
    """Give the values with the end that a drop sets to the one before it."""
    days = sorted(drop.day for drop in drops)
    return tuple(_ended(period, days) for period in periods)


def _ended(period: Dated, days: list[date]) -> Dated:
    day = next((day for day in days if day > period.start), None)
    if day is None or (period.end is not None and period.end <= day):
        return period
    return replace(period, end=day)


def check_dates(
    rules: Mapping[str, tuple[Dated, ...]], drops: Iterable[Drop], faults: Faults, *, complete: bool
) -> None:
    """Find overlaps and gaps; in a complete pack a rule also may not begin late or just stop."""
    begin = min((period.start for periods in rules.values() for period in periods), default=None)
    ended = {(drop.id, drop.day) for drop in drops}
    for name, periods in rules.items():
        found = [*_between(name, periods, ended)]
        found += _at_the_ends(name, periods, begin, ended) if begin and complete else ()
        for code, spot, start, end in found:
            faults.note(code, spot.place, name=name, start=day_text(start), end=day_text(end))


def _between(
    name: str, periods: tuple[Dated, ...], ended: set[tuple[str, date]]
) -> Iterator[_Fault]:
    for before, after in pairwise(periods):
        overlaps = before.own_end and before.end is not None and before.end > after.start
        if before.start == after.start or overlaps:
            until = before.end if overlaps else after.start
            yield "rules.overlap", after.spot, after.start, until
        elif before.end and before.end < after.start and (name, before.end) not in ended:
            yield "rules.gap", after.spot, before.end, after.start


def _at_the_ends(
    name: str, periods: tuple[Dated, ...], begin: date, ended: set[tuple[str, date]]
) -> Iterator[_Fault]:
    first, last = periods[0], periods[-1]
    if first.start > begin and not first.new:
        yield "rules.gap", first.spot, begin, first.start
    if last.end is not None and (name, last.end) not in ended:
        yield "rules.gap", last.spot, last.end, None
