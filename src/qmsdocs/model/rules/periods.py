"""One rule through time: its dated values, the one for a day, and what is wrong with their dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.model.rules.values import Rule
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument


@dataclass(frozen=True, slots=True)
class Spot:
    """A key of a file; where it stands is looked up only when something is wrong with it."""

    document: YamlDocument
    loc: Loc

    @property
    def place(self) -> Place:
        """The place of the key."""
        return self.document.key_place(self.loc)


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

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.spot.place


@dataclass(frozen=True, slots=True)
class Drop:
    """A text ends a rule without giving it a new value."""

    id: str
    day: date
    spot: Spot = field(repr=False)

    @property
    def place(self) -> Place:
        """Where the text says so."""
        return self.spot.place


def at(periods: Iterable[Dated], day: date) -> Dated | None:
    """Give the value for a day: the last one not after it, unless it has ended."""
    current = [period for period in periods if period.start <= day]
    if not current:
        return None
    last = max(current, key=lambda period: period.start)
    return None if last.end is not None and last.end <= day else last


def date_faults(
    rules: Mapping[str, tuple[Dated, ...]], drops: Iterable[Drop], *, complete: bool
) -> tuple[Problem, ...]:
    """Find overlaps and gaps; in a complete pack a rule also may not begin late or just stop."""
    starts = [period.start for periods in rules.values() for period in periods]
    begin = min(starts) if starts and complete else None
    ended = {(drop.id, drop.day) for drop in drops}
    faults: list[Problem] = []
    for name, periods in rules.items():
        faults += _between(name, periods, ended)
        if begin is not None:
            faults += _at_the_ends(name, periods, begin, ended)
    return tuple(faults)


def dropped(periods: tuple[Dated, ...], drops: Iterable[Drop]) -> tuple[Dated, ...]:
    """Give the values with the end that a drop sets to the one before it."""
    days = sorted(drop.day for drop in drops)
    return tuple(_ended(period, days) for period in periods)


def _ended(period: Dated, days: list[date]) -> Dated:
    day = next((day for day in days if day > period.start), None)
    if day is None or (period.end is not None and period.end <= day):
        return period
    return Dated(
        period.rule, period.start, day, period.spot, own_end=period.own_end, new=period.new
    )


def _between(name: str, periods: tuple[Dated, ...], ended: set[tuple[str, date]]) -> list[Problem]:
    faults = []
    for before, after in pairwise(periods):
        overlaps = before.own_end and before.end is not None and before.end > after.start
        if before.start == after.start or overlaps:
            until = before.end if overlaps and before.end else after.start
            faults.append(_fault("rules.overlap", name, after.place, after.start, until))
        elif before.end and before.end < after.start and (name, before.end) not in ended:
            faults.append(_fault("rules.gap", name, after.place, before.end, after.start))
    return faults


def _at_the_ends(
    name: str, periods: tuple[Dated, ...], begin: date, ended: set[tuple[str, date]]
) -> list[Problem]:
    first, last = periods[0], periods[-1]
    faults = []
    if first.start > begin and not first.new:
        faults.append(_fault("rules.gap", name, first.place, begin, first.start))
    if last.end is not None and (name, last.end) not in ended:
        faults.append(_fault("rules.gap", name, last.place, last.end, None))
    return faults


def _fault(code: str, name: str, place: Place, start: date, end: date | None) -> Problem:
    until = f"{end:%d/%m/%Y}" if end else "…"
    return Problem(code, place, {"name": name, "start": f"{start:%d/%m/%Y}", "end": until})
