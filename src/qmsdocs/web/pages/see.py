"""The pages of a paper: as pictures when LibreOffice is there, else its content as HTML."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.errors import NotFoundError, OutputError, Problem, QmsDocsError
from qmsdocs.base.hashing import digest
from qmsdocs.batch.drafting import Drafted, Drafter, Gap, drafter
from qmsdocs.batch.plan import PlannedPaper
from qmsdocs.batch.preview import Printer, Sheet, picture, printer, sheets
from qmsdocs.model.page import SETS
from qmsdocs.web.asking import Ask, page, status_of
from qmsdocs.web.filling import address, tokens
from qmsdocs.web.formlook import form_look
from qmsdocs.web.pages.year import crumbs_of
from qmsdocs.web.papers import paper_blocks
from qmsdocs.web.remembering import Latest

#: Pixels of a page: sharp on a screen, quick to draw.
_WIDTH = 1100
#: So many papers are put by.
_KEPT = 24


@dataclass(frozen=True, slots=True)
class Link:
    """Where a gap is filled in."""

    gap: Gap
    url: str


def see(ask: Ask) -> Response:
    """Show the list of papers, and one of them."""
    agency, year = ask.agency, ask.year
    kind, item = ask.part("kind"), ask.query("item")
    crumbs = crumbs_of(ask, agency, year, ask.say("web.nav.see"))
    values: dict[str, Any] = {"agency": agency, "year": year, "crumbs": crumbs}
    try:
        own = drafter(ask.workspace, agency, year, ask.desk.today())
        papers = own.papers()
        paper = own.paper(kind, item) if kind else next(iter(papers), None)
    except QmsDocsError as error:
        values |= {"problems": error.problems, "papers": (), "paper": None}
        return ask.show("see.html", status=status_of(error), **values)
    printer_of(ask)  # it starts while the person looks at the list
    return ask.show(
        "see.html", problems=(), papers=papers, paper=paper, sets=SETS,
        sheets=_pages_of(ask, own, paper), **values,
    )  # fmt: skip


def _pages_of(ask: Ask, own: Drafter, paper: PlannedPaper | None) -> str:
    """Give the pages at once when a person without a script asks for them."""
    if paper is None or "all" not in ask.request.query_params:
        return ""
    answer = _fragment(ask, own, paper)
    return bytes(answer.body).decode()


def pages(ask: Ask) -> Response:
    """Give the pages of a paper for a place in another page."""
    try:
        own = drafter(ask.workspace, ask.agency, ask.year, ask.desk.today())
        paper = own.paper(ask.part("kind"), ask.query("item"))
        return _fragment(ask, own, paper)
    except QmsDocsError as error:
        return ask.show("sheets.html", problems=error.problems, status=status_of(error))


def _fragment(ask: Ask, own: Drafter, paper: PlannedPaper) -> Response:
    made = own.draft(paper)
    links = _links(ask, made)
    urls = [links[path].url for path in made.shades]
    return ask.show(
        "sheets.html", paper=paper, problems=(), links=links, shades=made.shades, agency=ask.agency,
        year=ask.year, **laid_out(ask, made.data, sheets, urls),
    )  # fmt: skip


def laid_out(
    ask: Ask, data: bytes, drawn: Callable[[bytes], tuple[Sheet, ...]], urls: Sequence[str] = ()
) -> dict[str, Any]:
    """Give what is shown of a Word file: its pages; without LibreOffice its content.

    Args:
        ask: the request.
        data: the file.
        drawn: gives the pages of its PDF with what is marked on them.
        urls: where each gap of the content is filled in, in the order of their colours.
    """
    known, note = printer_of(ask), ask.say("see.plain")
    found, stamp = tuple[Sheet, ...](), ""
    if known is not None:
        try:
            pdf = known.pdf(data)
            found, stamp = drawn(pdf), _laid_out(ask).keep(pdf, digest(pdf)[:24])
        except OutputError as error:
            note = ask.tell(error.problems[0])
    blocks = () if found else paper_blocks(data, urls)
    return {"sheets": found, "stamp": stamp, "blocks": blocks, "note": note, "width": _WIDTH}


def drawn(ask: Ask) -> Response:
    """Give a page, of those that were laid out last, as a picture."""
    pdf = _laid_out(ask).get(ask.part("stamp"))
    if pdf is None:
        raise NotFoundError(Problem("web.no-page"))
    png = picture(pdf, int(ask.part("number")), _WIDTH)
    return Response(png, media_type="image/png", headers={"cache-control": "private, max-age=3600"})


def _laid_out(ask: Ask) -> Latest[bytes]:
    return ask.desk.thing("laid-out", lambda: Latest[bytes](_KEPT))


def printer_of(ask: Ask) -> Printer | None:
    """Give the printer of this server, started; none when LibreOffice is not installed."""
    found = ask.desk.thing("printer", printer)
    if found is not None:
        found.warm()
    return found


def _links(ask: Ask, made: Drafted) -> dict[str, Link]:
    """Give each gap with the address of its field."""
    files = form_look(ask).files
    return {
        gap.path: Link(
            gap, address(ask, ask.agency, ask.year, gap.file, tokens(files, gap.file, gap.loc))
        )
        for gap in made.gaps
    }


_SEE = "/a/{agency}/{year:int}/see"
ROUTES: list[BaseRoute] = [
    Route(_SEE, page(see), name="see"),
    Route(f"{_SEE}/{{kind}}", page(see), name="paper"),
    Route(f"{_SEE}/{{kind}}/pages", page(pages), name="pages"),
    Route("/drawn/{stamp}/{number:int}.png", page(drawn), name="drawn"),
]
