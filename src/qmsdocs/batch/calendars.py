"""The calendar of an agency's year: gathered from profile and rules, and as a file for others."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import short_date
from qmsdocs.base.workdays import DaysOff, on_working_day
from qmsdocs.batch.pages import pages_of
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.deadlines import Deadline
from qmsdocs.model.folders import list_years
from qmsdocs.model.loading import load_profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.yearcalendar import agency_days_off, year_calendar
from qmsdocs.sources.files import read_file, write_atomic
from qmsdocs.sources.ical import Event, calendar_bytes

PROGRAM = "qmsdocs"
#: A time that is longer than this is shown on its last day only.
_LONGEST_SHOWN = 14


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The deadlines of an agency's year, by day; `days_off` tells the days that are worked."""

    agency: str
    name: str
    year: int
    deadlines: tuple[Deadline, ...]
    days_off: DaysOff

    def work_day(self, deadline: Deadline) -> date | None:
        """Give the last working day on which a deadline can still be met."""
        end = deadline.end
        return on_working_day(end, self.days_off, before=True) if end else None


def make_calendar(workspace: Workspace, agency: str, year: int | None) -> YearCalendar:
    """Gather the deadlines of a year, the newest if none is given.

    Raises:
        InputError: there is no such agency or year, or the profile has faults.
    """
    folder = workspace.agency_folder(agency)
    year = max(list_years(folder), default=0) if year is None else year
    pages = pages_of(workspace)
    profile = load_profile(folder, year, tuple(pages))
    titles = {name: page.kind.title for name, page in pages.items()}
    return YearCalendar(
        agency=profile.id,
        name=profile.agency.agency.name,
        year=year,
        deadlines=year_calendar(profile, load_rulebook(), titles),
        days_off=agency_days_off(profile),
    )


def calendar_file(calendar: YearCalendar) -> bytes:
    """Give a calendar for Outlook, Google Calendar or a telephone."""
    name = f"{calendar.name} – ISO {calendar.year}"
    return calendar_bytes(_events(calendar), name, PROGRAM, date(calendar.year, 1, 1))


def write_calendar(calendar: YearCalendar, path: Path) -> None:
    """Write the calendar; a file that is no calendar of ours is not overwritten.

    Raises:
        OutputError: there is such a file, or the folder cannot be written.
    """
    if path.exists() and f"PRODID:-//{PROGRAM}//" not in read_file(path)[:400].decode(
        "utf-8", "replace"
    ):
        raise OutputError(Problem("calendar.exists", Place(path.as_posix())))
    write_atomic(path, calendar_file(calendar))


def _events(calendar: YearCalendar) -> Iterator[Event]:
    seen: Counter[str] = Counter()
    for deadline in calendar.deadlines:
        if deadline.end is None:
            continue
        seen[deadline.key] += 1
        key = f"{calendar.agency}/{calendar.year}/{deadline.key}/{seen[deadline.key]}"
        start = deadline.start or deadline.end
        long = (deadline.end - start).days > _LONGEST_SHOWN
        yield Event(
            uid=f"{digest(key.encode())[:32]}@{PROGRAM}",
            start=deadline.end if long else start,
            end=deadline.end,
            summary=("✓ " if deadline.done else "") + deadline.what,
            description="\n".join(_lines(calendar, deadline)),
            category=deadline.source,
        )


def _lines(calendar: YearCalendar, deadline: Deadline) -> Iterator[str]:
    work_day = calendar.work_day(deadline)
    if deadline.written:
        yield f"Thời hạn: {deadline.written}"
    if work_day and work_day != deadline.end:
        yield f"Ngày làm việc cuối cùng trong hạn: {short_date(work_day)}"
    if deadline.who:
        yield f"Thực hiện: {deadline.who}"
    if deadline.source:
        yield f"Căn cứ: {deadline.source}"
