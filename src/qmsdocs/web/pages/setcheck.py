"""Checking the papers of a year together: findings, duties with proof, clauses, cited texts."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs import api
from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.lint.rules import set_rules
from qmsdocs.lint.sets.results import SetResult
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.files import TYPES, attached
from qmsdocs.web.looking import set_look
from qmsdocs.web.pages.year import show_year

#: How a duty looks by its state.
TONES = {"proved": "good", "absent": "bad", "open": "warn"}
_QUIET = ("in-force", "own")
_NO_PAPERS = {"set.no-folder", "set.no-papers"}


def check(ask: Ask) -> Response:
    """Show what came of checking an agency's year; without Word files, how to make them."""
    agency, year = ask.agency, ask.year
    problems: tuple[Problem, ...] = ()
    result: SetResult | None = None
    try:
        result = set_look(ask, agency, year)
    except QmsDocsError as error:
        problems = error.problems
    return show_year(
        ask,
        "setcheck.html",
        ask.say("web.nav.check"),
        problems=[each for each in problems if each.code not in _NO_PAPERS],
        result=result,
        rules={rule.id: rule for rule in set_rules()},
        tones=TONES,
        quiet=_QUIET,
        home=f"{ask.root.as_posix()}/",
    )


def report(ask: Ask) -> Response:
    """Give the one-page Word report for the head of the agency."""
    agency, year = ask.agency, ask.year
    result = set_look(ask, agency, year)
    if result is None:
        raise NotFoundError(Problem("web.no-page"))
    name = f"ket-qua-ra-soat-{agency}-{year}.docx"
    return attached(api.set_report(result), name, TYPES[".docx"])


_BASE = "/a/{agency}/{year:int}/check"
ROUTES: list[BaseRoute] = [
    Route(_BASE, page(check), name="check"),
    Route(f"{_BASE}/report", page(report), name="check-report"),
]
