"""The calendar of a year, and as a file for Outlook, Google Calendar or a telephone."""

from itertools import groupby

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs import api
from qmsdocs.batch.calendars import YearCalendar, calendar_file
from qmsdocs.model.deadlines import Deadline
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.links import mend_url
from qmsdocs.web.looking import agency_brief, year_look
from qmsdocs.web.pages.year import crumbs_of


def calendar(ask: Ask) -> Response:
    """Show what is due when, month by month; what has no day comes last."""
    agency, year = ask.agency, ask.year
    found, today = _calendar(ask, agency, year), ask.desk.today()
    open_only = "open" in ask.request.query_params
    shown = [one for one in found.deadlines if not (open_only and one.done)]
    return ask.show(
        "calendar.html",
        crumbs=crumbs_of(ask, agency, year, ask.say("web.nav.calendar")),
        brief=agency_brief(ask, agency),
        year=year,
        months=[(month, list(those)) for month, those in groupby(shown, _month)],
        calendar=found,
        today=today,
        open_only=open_only,
        known_holidays=found.days_off.covers_year(year),
        mend=lambda place: mend_url(ask.request, agency, year, place),
    )


def ics(ask: Ask) -> Response:
    """Give the calendar as a file."""
    agency, year = ask.agency, ask.year
    name = f'attachment; filename="{agency}-{year}.ics"'
    data = calendar_file(_calendar(ask, agency, year))
    return Response(data, media_type="text/calendar", headers={"Content-Disposition": name})


def _calendar(ask: Ask, agency: str, year: int) -> YearCalendar:
    return year_look(ask, agency, year).calendar or api.calendar(ask.root, agency, year)


def _month(deadline: Deadline) -> tuple[int, int] | None:
    return (deadline.end.year, deadline.end.month) if deadline.end else None


ROUTES: list[BaseRoute] = [
    Route("/a/{agency}/{year:int}/calendar", page(calendar), name="calendar"),
    Route("/a/{agency}/{year:int}/calendar.ics", page(ics), name="ics"),
]
