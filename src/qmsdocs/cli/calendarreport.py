"""The calendar of a year for a person and for a program."""

from qmsdocs.base.hints import shortened
from qmsdocs.base.vietnamese import short_date
from qmsdocs.batch.calendars import YearCalendar
from qmsdocs.cli.face import Face
from qmsdocs.model.deadlines import Deadline

_WIDEST = 72


def rows(face: Face, calendar: YearCalendar) -> list[tuple[str, ...]]:
    """Give a row of the table for each deadline."""
    return [
        (
            _due(face, calendar, deadline),
            shortened(deadline.what, _WIDEST),
            deadline.who,
            deadline.source,
            face.say("cli.calendar.done") if deadline.done else "",
        )
        for deadline in calendar.deadlines
    ]


def deadline_data(calendar: YearCalendar, deadline: Deadline) -> dict[str, object]:
    """Give a deadline to a program."""
    return {
        "end": deadline.end,
        "start": deadline.start,
        "work_day": calendar.work_day(deadline),
        "what": deadline.what,
        "who": deadline.who,
        "source": deadline.source,
        "written": deadline.written,
        "done": deadline.done,
        "rule": deadline.rule or None,
        "file": deadline.place.file or None,
        "line": deadline.place.line or None,
    }


def _due(face: Face, calendar: YearCalendar, deadline: Deadline) -> str:
    work_day = calendar.work_day(deadline)
    if deadline.end is None or work_day is None:
        return face.say("cli.calendar.no-day")
    day = short_date(deadline.end)
    if work_day == deadline.end or deadline.done:
        return day
    return face.say("cli.calendar.off", day=day, work=short_date(work_day))
