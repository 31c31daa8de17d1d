"""The calendar of a year, and as a file for Outlook, Google Calendar or a telephone."""

from itertools import groupby

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs import api
from qmsdocs.batch.calendars import YearCalendar, calendar_file
from qmsdocs.model.deadlines import Deadline
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.files import attached
from qmsdocs.web.looking import year_look
from qmsdocs.web.pages.year import show_year


def calendar(ask: Ask) -> Response:
    """Show what is due when, month by month; what has no day comes last."""
    agency, year = ask.agency, ask.year
    found, today = _calendar(ask, agency, year), ask.desk.today()
    open_only = "open" in ask.request.query_params
    shown = [one for one in found.deadlines if not (open_only and one.done)]
    return show_year(
        ask,
        "calendar.html",
        ask.say("web.nav.calendar"),
        months=[(month, list(those)) for month, those in groupby(shown, _month)],
        calendar=found,
        today=today,
        open_only=open_only,
        known_holidays=found.days_off.covers_year(year),
    )


def ics(ask: Ask) -> Response:
    """Give the calendar as a file."""
    agency, year = ask.agency, ask.year
    data = calendar_file(_calendar(ask, agency, year))
    return attached(data, f"{agency}-{year}.ics", "text/calendar")


def _calendar(ask: Ask, agency: str, year: int) -> YearCalendar:
    return year_look(ask, agency, year).calendar or api.calendar(ask.root, agency, year)


def _month(deadline: Deadline) -> tuple[int, int] | None:
    return (deadline.end.year, deadline.end.month) if deadline.end else None


ROUTES: list[BaseRoute] = [
    Route("/a/{agency}/{year:int}/calendar", page(calendar), name="calendar"),
    Route("/a/{agency}/{year:int}/calendar.ics", page(ics), name="ics"),
]
