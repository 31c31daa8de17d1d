"""Makes HTML of the templates in `web/html/`: everything is escaped, no name goes unnoticed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request

from qmsdocs.base.errors import Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import number_text, short_date
from qmsdocs.sources.messages import Language
from qmsdocs.web.desk import Desk
from qmsdocs.web.links import navigation

FOLDER = Path(__file__).parent
_MEGA = 1024 * 1024


class Shown(Protocol):
    """What a template needs to know of a request (`asking.Ask`)."""

    @property
    def request(self) -> Request:
        """The request itself."""

    @property
    def desk(self) -> Desk:
        """What all requests share."""

    @property
    def lang(self) -> Language:
        """The language of the person."""

    def say(self, code: str, **values: object) -> str:
        """Words by code."""

    def tell(self, problem: Problem) -> str:
        """A problem in words."""

    def url(self, name: str, /, **params: object) -> str:
        """The address of a page."""


def rendered(
    ask: Shown, template: str, crumbs: Sequence[tuple[str, str]], values: Mapping[str, Any]
) -> str:
    """Give a page; `say`, `tell`, `url`, `lang` and `form_key` are at hand in every template."""
    key = ask.request.query_params.get("note", "")
    known = ask.desk.access.knows(ask.request.cookies.get(ask.desk.access.cookie))
    return (
        environment()
        .get_template(template)
        .render(
            ask=ask,
            say=ask.say,
            tell=ask.tell,
            url=ask.url,
            static=_static,
            day=short_date,
            size=_size,
            spot=lambda place: spot(place, ask.desk.root),
            lang=ask.lang,
            here=_here(ask.request),
            flash=ask.desk.flashes.take(key) if known else None,
            form_key=ask.desk.access.form_key if known else "",
            known=known,
            crumbs=crumbs,
            navigation=navigation(ask.request) if known else (),
            **values,
        )
    )


@cache
def environment() -> Environment:
    """Give the environment of all templates."""
    return Environment(
        loader=FileSystemLoader(FOLDER / "html"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _static(name: str) -> str:
    """Give the address of a file of ours, another one when the file is another."""
    return f"/static/{name}?v={digest((FOLDER / 'static' / name).read_bytes())[:12]}"


def spot(place: Place, root: Path) -> str:
    """Say where something is, by its path in the workspace."""
    return str(replace(place, file=place.file.removeprefix(f"{root.as_posix()}/")))


def _here(request: Request) -> str:
    """Give the address of this page, for forms that lead back to it."""
    query = request.url.query if request.method == "GET" else ""
    return f"{request.url.path}?{query}" if query else request.url.path


def _size(count: int) -> str:
    """Give the size of a file as people read it."""
    return (
        f"{max(1, round(count / 1024))} KB"
        if count < _MEGA
        else f"{number_text(round(count / _MEGA, 1))} MB"
    )
