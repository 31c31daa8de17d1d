"""Which pages an agency's year has, and where a problem is mended.

A page joins the navigation by its route's name; a name that no module gives is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.routing import NoMatchFound

from qmsdocs.base.places import Place

#: The pages of an agency's year, in the order of the work; their words are `web.nav.<name>`.
OF_YEAR = ("year", "fill", "see", "make", "calendar", "check")
#: Pages beside the agencies.
BESIDE = ("inspect",)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the navigation."""

    code: str
    url: str
    current: bool


def navigation(request: Request) -> Sequence[Link]:
    """Give the entries for the page that is shown."""
    params = request.path_params
    found: list[Link] = []
    if {"agency", "year"} <= params.keys():
        both = {"agency": params["agency"], "year": params["year"]}
        found = [_link(request, name, **both) for name in OF_YEAR if _has(request, name, **both)]
    return [*found, *(_link(request, name) for name in BESIDE if _has(request, name))]


def mend_url(request: Request, agency: str, year: int, place: Place) -> str:
    """Give the page that mends a place of a profile; empty while there is no such page."""
    if not place.file.endswith(".yaml") or not _has(request, "mend", agency=agency, year=year):
        return ""
    query = urlencode({"file": PurePosixPath(place.file).name, "line": place.line})
    return f"{request.app.url_path_for('mend', agency=agency, year=year)}?{query}"


def _link(request: Request, name: str, **params: object) -> Link:
    url = str(request.app.url_path_for(name, **params))
    path = request.url.path
    current = path == url or (path.startswith(f"{url}/") and name != "year")
    return Link(f"web.nav.{name}", url, current)


def _has(request: Request, name: str, **params: object) -> bool:
    try:
        request.app.url_path_for(name, **params)
    except NoMatchFound:
        return False
    return True
