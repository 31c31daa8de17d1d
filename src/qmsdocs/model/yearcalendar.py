"""The calendar of an agency's year: what is due when, and by which text."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from qmsdocs.base.days import months_after
from qmsdocs.base.errors import RulePackError
from qmsdocs.base.vietnamese import short_date
from qmsdocs.base.workdays import DaysOff, add_working_days
from qmsdocs.model.deadlines import Deadline, DutyDeadline, deadline_table
from qmsdocs.model.holidays import days_off
from qmsdocs.model.profile import Profile
from qmsdocs.model.profiledeadlines import profile_deadlines
from qmsdocs.model.rules import Duty, Rulebook

#: Kinds of agency that answer for others.
_ABOVE = ("bo", "ubnd-tinh")


def year_calendar(
    profile: Profile, rulebook: Rulebook, titles: Mapping[str, str] | None = None
) -> tuple[Deadline, ...]:
    """Give every deadline of a year, by day; those without a day come last.

    Args:
        profile: the profile of the year.
        rulebook: the duties by law.
        titles: the names of the kinds of paper by id.
    """
    table, off = deadline_table(), agency_days_off(profile)
    found = [
        *(entry for row in table.duties for entry in _duty(row, profile, rulebook, off)),
        *profile_deadlines(profile, table.fields, titles or {}),
    ]
    return tuple(sorted(found, key=_order))


def agency_days_off(profile: Profile) -> DaysOff:
    """Give the days off of the country and of the agency."""
    return days_off(profile.agency.days_off)


def deadline_of(duty: Duty, begin: date, off: DaysOff) -> date | None:
    """Give the last day of a duty that is counted from a day: `2 tháng`, `5 ngày làm việc`."""
    if duty.value is None:
        return None
    count = int(duty.value)
    if duty.unit == "ngày làm việc":
        return add_working_days(begin, count, off)
    if duty.unit == "ngày":
        return begin + timedelta(days=count)
    months = {"tháng": 1, "năm": 12}.get(duty.unit)
    return months_after(begin, count * months) if months else None


def _order(entry: Deadline) -> tuple[bool, date, date, str, str]:
    end = entry.end or date.max
    return entry.end is None, end, entry.start or end, entry.what, entry.key


def _duty(
    row: DutyDeadline, profile: Profile, rulebook: Rulebook, off: DaysOff
) -> Iterator[Deadline]:
    """Give the deadlines of a duty in this year, if it binds the agency."""
    if not _binds(row, profile):
        return
    year = profile.year.year
    if row.by == "event":
        yield from _after_events(row, profile, rulebook, off)
        return
    duty = _held(rulebook, row.duty, date(year, 12, 31))
    if duty is None:
        return
    month = int(duty.value or 12) if row.by == "month" else 12
    start = date(year, month, 1) if row.by == "month" else date(year, 1, 1)
    end = date(year, month, monthrange(year, month)[1])
    yield _entry(row, duty, (start, end), str(year), done=bool(_value(profile, row.done)))


def _after_events(
    row: DutyDeadline, profile: Profile, rulebook: Rulebook, off: DaysOff
) -> Iterator[Deadline]:
    """Give a deadline for each thing that began one."""
    groups = _value(profile, row.each) if row.each else (profile.year,)
    for index, group in enumerate(groups if isinstance(groups, tuple) else ()):
        begin = _day(profile, _inside(group, row.begin))
        duty = _held(rulebook, row.duty, begin) if begin else None
        end = deadline_of(duty, begin, off) if duty and begin else None
        if duty is None or begin is None or end is None:
            continue
        entry = _entry(row, duty, (begin, end), str(index), done=bool(_inside(group, row.done)))
        name = getattr(group, "name", "") if row.each else ""
        yield replace(entry, what=f"{duty.label}: {name}") if name else entry


def _entry(
    row: DutyDeadline, duty: Duty, span: tuple[date, date], key: str, *, done: bool
) -> Deadline:
    begun = f" ({duty.counted_from}: {short_date(span[0])})" if duty.counted_from else ""
    return Deadline(
        key=f"duty.{row.duty}.{key}",
        what=duty.label,
        end=span[1],
        start=span[0],
        who=duty.who,
        source=str(duty.citation),
        written=duty.described().split(", kể từ")[0] + begun,
        done=done,
        rule=row.duty,
    )


def _binds(row: DutyDeadline, profile: Profile) -> bool:
    if row.who == "province":
        return profile.agency.agency.kind in _ABOVE
    return row.who == "applying" or profile.agency.lead.is_self


def _held(rulebook: Rulebook, name: str, day: date) -> Duty | None:
    """Give a duty when it holds on a day."""
    try:
        return rulebook.duty(name, day)
    except RulePackError:
        return None


def _value(profile: Profile, path: str) -> object:
    return _inside(profile.year, path)


def _inside(group: object, path: str) -> object:
    """Give what stands at a dotted path of a group, or None."""
    for name in path.split(".") if path else ():
        group = group.get(name) if isinstance(group, dict) else getattr(group, name, None)
    return group if path else None


def _day(profile: Profile, value: object) -> date | None:
    """Give a day, or the day of the text that a value is the id of."""
    if isinstance(value, date):
        return value
    known = (*profile.year.references, *profile.agency.references)
    return next((text.date for text in known if text.id == value), None)
