"""The year at a glance: its papers and their state, what is due, what is still to be proved."""

from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.lint.sets.results import DutyProof, SetResult
from qmsdocs.web.asking import Ask, Crumb, page
from qmsdocs.web.links import mend_url
from qmsdocs.web.looking import agency_brief, set_look, year_look
from qmsdocs.web.states import by_set, counted, states

#: So many of what is to come are shown; the calendar has them all.
_MOST_DUE = 8


def year(ask: Ask) -> Response:
    """Show an agency's year."""
    agency, number = ask.agency, ask.year
    look = year_look(ask, agency, number)
    crumbs = [*crumbs_of(ask, agency, number)[:-1], (str(number), "")]
    if look.problems:
        return show_year(ask, "broken.html", problems=look.problems, crumbs=crumbs)
    papers = states(ask, look)
    late, coming = look.due(ask.desk.today())
    return show_year(
        ask,
        "year.html",
        crumbs=crumbs,
        sets=by_set(papers, look.kinds),
        counts=counted(papers),
        not_concerned=look.report.not_concerned,
        late=late,
        coming=coming[:_MOST_DUE],
        duties=_open_duties(set_look(ask, agency, number, known_only=True)),
    )


def duties(ask: Ask) -> Response:
    """Show the duties of the year that no paper proves; `part` asks for the list alone."""
    agency, number = ask.agency, ask.year
    try:
        found = set_look(ask, agency, number)
        problems: tuple[Problem, ...] = ()
    except QmsDocsError as error:
        found, problems = None, error.problems
    return show_year(
        ask,
        "duties-part.html" if "part" in ask.request.query_params else "duties.html",
        ask.say("web.duties"),
        duties=_open_duties(found),
        problems=problems,
    )


def _open_duties(found: SetResult | None) -> tuple[DutyProof, ...] | None:
    """Give the duties without proof, those whose day is over first; None when nobody has looked."""
    return (*found.duties_in("absent"), *found.duties_in("open")) if found else None


def show_year(ask: Ask, template: str, title: str = "", **values: Any) -> Response:  # noqa: ANN401 whatever the page shows
    """Answer with a page of an agency's year, below which it stands under its title."""
    agency, number = ask.agency, ask.year
    common: dict[str, Any] = {
        "crumbs": crumbs_of(ask, agency, number, *filter(None, [title])),
        "brief": agency_brief(ask, agency),
        "year": number,
        "mend": lambda place: mend_url(ask.request, agency, number, place),
    }
    return ask.show(template, **common | values)


def crumbs_of(ask: Ask, agency: str, number: int, *more: str) -> list[Crumb]:
    """Give the way to a page of an agency's year."""
    name = agency_brief(ask, agency).name
    return [
        (name, ask.url("agency", agency=agency)),
        (str(number), ask.url("year", agency=agency, year=number)),
        *((each, "") for each in more),
    ]


ROUTES: list[BaseRoute] = [
    Route("/a/{agency}/{year:int}", page(year), name="year"),
    Route("/a/{agency}/{year:int}/duties", page(duties), name="duties"),
]
