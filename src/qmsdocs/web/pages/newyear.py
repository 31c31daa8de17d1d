"""The next year of an agency: what would be carried over, and the button that does it."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs import api
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.links import mend_url
from qmsdocs.web.looking import agency_brief, remembered
from qmsdocs.web.pages.year import show_year


def new_year(ask: Ask) -> Response:
    """Show what the file of the next year would be; a form writes it."""
    agency, old = ask.agency, ask.year
    write = ask.request.method == "POST"
    new = max(old, agency_brief(ask, agency).year) + 1
    if write:
        made = api.new_year(ask.root, agency, old, new)
    else:
        made = remembered(
            ask,
            agency,
            old,
            "new-year",
            lambda: api.new_year(ask.root, agency, old, new, write=False),
        )
    return show_year(
        ask,
        "newyear.html",
        ask.say("web.new-year.go", year=made.year),
        made=made,
        named=[spot for spot in made.to_look if not spot.words.startswith("#")],
        written=write,
        mend=lambda place: mend_url(ask.request, agency, made.year, place),
    )


ROUTES: list[BaseRoute] = [
    Route(
        "/a/{agency}/{year:int}/new-year", page(new_year), methods=["GET", "POST"], name="new-year"
    )
]
