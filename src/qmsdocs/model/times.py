"""Checks of time in a profile: order of dates and months, years, steps against their limit."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.vietnamese import number_text, short_date
from qmsdocs.model.fields import parse_day, parse_month, parse_number, parse_whole
from qmsdocs.model.raw import EVERY, Files, child, read, texts, values
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

HOURS_A_DAY = 8
WORKING_DAY = "ngày làm việc"

#: Dates of the year's file: how many years before and after the year they may lie.
_NEAR_THE_YEAR: tuple[tuple[tuple[str, ...], int, int], ...] = (
    (("papers", EVERY, "date"), 1, 1),
    (("plan", "review_deadline"), 0, 1),
    (("audit", "start"), 0, 1),
    (("audit", "end"), 0, 1),
    (("audit", "findings", EVERY, "due"), 0, 2),
    (("audit", "findings", EVERY, "closed"), 0, 2),
    (("review", "date"), 0, 1),
    (("objectives_evaluation", "to"), 0, 1),
    (("risks_evaluation", "date"), 0, 1),
    (("satisfaction", "start"), 1, 1),
    (("satisfaction", "end"), 0, 1),
    (("dossiers", "start"), 1, 0),
    (("dossiers", "end"), 0, 1),
    (("maintenance", "to"), 0, 1),
    (("risks", EVERY, "done"), 0, 1),
    (("issuance", "effective"), 1, 1),
    (("conversion", "deadline"), 0, 10),
    (("establishment", "deadline"), 0, 10),
    (("assessment", "start"), 1, 1),
    (("assessment", "end"), 1, 1),
    (("assignments", EVERY, "due"), 0, 2),
    (("consultants", EVERY, "date"), 1, 1),
    (("announcement", "confirmed"), 1, 0),
    (("inspection", "start"), 0, 1),
    (("inspection", "end"), 0, 1),
    (("inspection", "report_due"), 0, 1),
    (("inspection", "agencies", EVERY, "date"), 0, 1),
    (("inspection_notice", "answer_due"), 0, 2),
    (("province", "counted_to"), 0, 1),
)
#: Groups with a first and a last date or month.
_PERIODS: tuple[tuple[str, ...], ...] = (
    ("audit",),
    ("assessment",),
    ("satisfaction",),
    ("dossiers",),
    ("plan", "training", EVERY),
    ("conversion", "stages", EVERY),
    ("guidance", "training", EVERY),
    ("inspection",),
)
#: The state's papers begin here, and nobody plans further than there.
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def time_problems(files: Files, year: int) -> list[Problem]:
    """Find dates out of order or out of the year, and steps that take too long."""
    return [
        *_far_dates(files.year, year),
        *_impossible_references(files),
        *_reversed_periods(files.year),
        *_early_answers(files.year),
        *_same_edition(files.year),
        *_steps(files.procedures),
    ]


def _far_dates(source: Source, year: int) -> Iterator[Problem]:
    for pattern, before, after in _NEAR_THE_YEAR:
        for loc, value in values(source, *pattern):
            day = read(parse_day, value)
            if day is not None and not year - before <= day.year <= year + after:
                yield Problem("profile.far-date", source.place(loc), _day(day) | {"year": year})


def _impossible_references(files: Files) -> Iterator[Problem]:
    for source in (files.agency, files.year):
        for loc, value in values(source, "references", EVERY, "date"):
            day = read(parse_day, value)
            if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
                yield Problem("profile.impossible-date", source.place(loc), _day(day))


def _reversed_periods(source: Source) -> Iterator[Problem]:
    for pattern in _PERIODS:
        for loc, group in values(source, *pattern):
            start, end = child(group, "start"), child(group, "end")
            if _is_before(end, start):
                said = {"start": start, "end": end}
                yield Problem("profile.ends-before-start", source.place((*loc, "end")), said)


def _is_before(end: object, start: object) -> bool:
    """Compare two days or two months; values that cannot be read are in no order."""
    days = read(parse_day, end), read(parse_day, start)
    months = read(parse_month, end), read(parse_month, start)
    if days[0] and days[1]:
        return days[0] < days[1]
    return bool(months[0] and months[1] and months[0] < months[1])


def _early_answers(source: Source) -> Iterator[Problem]:
    """A finding is answered and closed after the audit has begun."""
    start = next((read(parse_day, value) for _, value in values(source, "audit", "start")), None)
    for name in ("due", "closed"):
        for loc, value in values(source, "audit", "findings", EVERY, name):
            day = read(parse_day, value)
            if start and day and day < start:
                said = _day(day) | {"start": short_date(start)}
                yield Problem("profile.before-audit", source.place(loc), said)


def _same_edition(source: Source) -> Iterator[Problem]:
    old = [value for _, value in texts(source, "conversion", "from_edition")]
    for loc, new in texts(source, "conversion", "to_edition"):
        if [new] == old:
            yield Problem("profile.same-edition", source.place(loc), {"value": new})


def _steps(source: Source) -> Iterator[Problem]:
    for loc, procedure in values(source, "procedures", EVERY):
        steps = child(procedure, "steps")
        if isinstance(steps, list):
            yield from step_loops(source, (*loc, "steps"), steps)
            yield from _too_long(source, loc, child(procedure, "limit"), steps)


def step_loops(source: Source, loc: Loc, steps: list[Any]) -> Iterator[Problem]:
    """A step goes back to an earlier one; steps count from 1."""
    for index, step in enumerate(steps):
        target = read(parse_whole, child(step, "back_to"))
        if target is not None and not 1 <= target <= index:
            code = "profile.back-to" if index else "profile.back-to-from-first"
            said = {"value": target, "last": index}
            yield Problem(code, source.place((*loc, index, "back_to")), said)


def _too_long(source: Source, loc: Loc, limit: object, steps: list[Any]) -> Iterator[Problem]:
    """The steps' time adds up to no more than the limit.

    Calendar days and working time do not convert, so a mixture is left alone.
    """
    times = [time for step in steps if (time := child(step, "time")) is not None]
    parts = [_amount(time) for time in (limit, *times)]
    known = [part for part in parts if part is not None]
    if not times or len(known) != len(parts) or len({calendar for _, calendar in known}) != 1:
        return
    (allowed, calendar), used = known[0], sum(amount for amount, _ in known[1:])
    if used > allowed:
        code = "profile.steps-too-long-days" if calendar else "profile.steps-too-long"
        said = {"total": used, "limit": allowed, "days": used / HOURS_A_DAY}
        shown = {name: number_text(amount) for name, amount in said.items()}
        yield Problem(code, source.place((*loc, "limit")), shown)


def _amount(duration: object) -> tuple[float, bool] | None:
    """Give hours of work, or calendar days and True; None when it cannot be read."""
    number = read(parse_number, child(duration, "value"))
    unit = child(duration, "unit") or WORKING_DAY
    if number is None or unit not in ("giờ", WORKING_DAY, "ngày"):
        return None
    return (number * HOURS_A_DAY if unit == WORKING_DAY else number), unit == "ngày"


def _day(day: date) -> dict[str, object]:
    return {"value": short_date(day)}
