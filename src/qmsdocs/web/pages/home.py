"""The first page: the agencies of the workspace, or what to begin with."""

from collections.abc import Iterable

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.vietnamese import slug, sort_key
from qmsdocs.batch.glancing import Brief
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.looking import agency_brief


def home(ask: Ask) -> Response:
    """Show the agencies, those whose name or id has the words that are looked for."""
    briefs = [agency_brief(ask, agency) for agency in ask.workspace.agencies()]
    if not briefs:
        return ask.show("empty.html", folder=ask.root.resolve())
    wanted = ask.query("q").strip()
    found = sorted(_with(briefs, wanted), key=lambda one: sort_key(one.name))
    return ask.show("home.html", briefs=found, count=len(briefs), wanted=wanted)


def agency(ask: Ask) -> Response:
    """Lead to the newest year of an agency."""
    brief = agency_brief(ask, ask.agency)
    if brief.year:
        return ask.go(ask.url("year", agency=brief.id, year=brief.year))
    return ask.show("yearless.html", brief=brief, crumbs=[(brief.name, "")])


def _with(briefs: Iterable[Brief], wanted: str) -> list[Brief]:
    """Give those that have the words, with or without their marks."""
    words = slug(wanted).split("-") if wanted else []
    return [one for one in briefs if all(word in f"{slug(one.name)} {one.id}" for word in words)]


ROUTES: list[BaseRoute] = [
    Route("/", page(home), name="home"),
    Route("/a/{agency}", page(agency), name="agency"),
]
