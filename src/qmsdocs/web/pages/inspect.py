"""Inspecting any Word file: it is sent, judged by the law of its day, and given back corrected.

Nothing of it is written into the workspace.
"""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import UploadFile
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.days import read_day
from qmsdocs.base.errors import NotFoundError, Problem, WordFileError
from qmsdocs.batch.preview import marked
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.files import TYPES, attached
from qmsdocs.web.guard import MAX_BODY
from qmsdocs.web.inbox import Inbox
from qmsdocs.web.inspecting import Inspection, by_rule, inspection, kind_name, named
from qmsdocs.web.pages.see import laid_out, printer_of

_COPY = ".sua"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent, as the address names it: `on` is the day whose law was asked for."""

    key: str
    path: Path
    on: date | None
    what: Inspection

    @property
    def shows_copy(self) -> bool:
        """Whether there is a corrected copy to show."""
        return bool(self.what.corrected and self.what.corrected.changed)


def inspect(ask: Ask) -> Response:
    """Show the form; a file that is sent gets a page of its own, or is refused with the reason."""
    if ask.request.method == "GET":
        return _form(ask)
    file = ask.form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return _form(ask, Problem("web.inspect.no-file"))
    on, told = _day(ask.field("on"))
    if told:
        return _form(ask, told)
    inbox = _inbox(ask)
    key = inbox.put(file.filename, file.file.read())
    sent = _sent(ask, key, on)
    if sent.what.result.problems:
        inbox.drop(key)
        return _form(ask, *sent.what.result.problems, name=sent.path.name)
    printer_of(ask)  # it starts while the person reads what was found
    return ask.go(_url(ask, "inspected", key, on))


def inspected(ask: Ask) -> Response:
    """Show what was found in a file, its pages, and the way to its corrected copy."""
    on, told = _day(ask.query("on"))
    sent = _asked(ask)
    result, today, query = sent.what.result, ask.desk.today(), ask.request.query_params
    copy = sent.shows_copy and "copy" in query
    return ask.show(
        "inspected.html",
        crumbs=[(ask.say("web.nav.inspect"), ask.url("inspect")), (sent.path.name, "")],
        sent=sent,
        papers=[
            (paper, kind_name(paper, today), by_rule(found))
            for paper, found in zip(result.papers, named(result), strict=True)
        ],
        told=told,
        copy=copy,
        pages=_url(ask, "inspected-pages", sent.key, on, copy=copy),
        sheets=bytes(_pages(ask, sent, copy=copy).body).decode() if "all" in query else "",
        to=lambda name, **more: _url(ask, name, sent.key, on, **more),
    )


def pages(ask: Ask) -> Response:
    """Give the pages of a file, or of its corrected copy, for a place in its page."""
    sent = _asked(ask)
    return _pages(ask, sent, copy=sent.shows_copy and "copy" in ask.request.query_params)


def copied(ask: Ask) -> Response:
    """Give the corrected copy."""
    sent = _asked(ask)
    if sent.what.corrected is None:
        raise WordFileError(sent.what.problems)
    name = f"{sent.path.stem}{_COPY}{sent.path.suffix}"
    return attached(sent.what.corrected.data, name, TYPES[".docx"])


def _pages(ask: Ask, sent: Sent, *, copy: bool) -> Response:
    done = sent.what.corrected
    data = done.data if done and copy else sent.path.read_bytes()
    spots = [] if copy else [each for those in named(sent.what.result) for each in those]
    quotes = [each.quote.removesuffix("…") for _, each in spots]
    shown = laid_out(ask, data, lambda pdf: marked(pdf, quotes))
    return ask.show("inspected-pages.html", title=sent.path.name, spots=spots, **shown)


def _form(ask: Ask, *problems: Problem, name: str = "") -> Response:
    return ask.show(
        "inspect.html",
        crumbs=[(ask.say("web.nav.inspect"), "")],
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK,
        problems=problems,
        name=name,
        on=ask.field("on"),
        limit=MAX_BODY,
    )


def _sent(ask: Ask, key: str, on: date | None) -> Sent:
    path = _inbox(ask).path(key)
    if path is None:
        raise NotFoundError(Problem("web.inspect.gone"))
    return Sent(key, path, on, inspection(ask, key, path, on))


def _asked(ask: Ask) -> Sent:
    """Give the file that the address names."""
    return _sent(ask, ask.part("key"), _day(ask.query("on"))[0])


def _day(written: str) -> tuple[date | None, Problem | None]:
    """Read a day; one that is none counts as not given, and is told."""
    on = read_day(written)
    bad = bool(written.strip()) and on is None
    return on, Problem("web.inspect.no-day", values={"value": written[:40]}) if bad else None


def _url(ask: Ask, name: str, key: str, on: date | None, **more: Any) -> str:  # noqa: ANN401
    query = {"on": on.isoformat()} if on else {}
    query |= {each: "1" for each, wanted in more.items() if wanted}
    return ask.url(name, key=key) + (f"?{urlencode(query)}" if query else "")


def _inbox(ask: Ask) -> Inbox:
    return ask.desk.thing("inbox", Inbox)


ROUTES: list[BaseRoute] = [
    Route("/inspect", page(inspect), methods=["GET", "POST"], name="inspect"),
    Route("/inspect/{key}", page(inspected), name="inspected"),
    Route("/inspect/{key}/pages", page(pages), name="inspected-pages"),
    Route("/inspect/{key}/copy", page(copied), name="copied"),
]
