"""Cuts the body of a file into sections, each with its page, heads and feet."""

from collections.abc import Callable, Mapping

from lxml import etree

from qmsdocs.word.reading.body import Reading
from qmsdocs.word.reading.model import Block, Blocks, Section
from qmsdocs.word.reading.names import VAL, R, W, attributes, is_on, mm, whole

#: Gives the blocks of a head or foot by the id of its link.
Part = Callable[[str], Blocks]
Heads = Mapping[str, Blocks]

_LETTER = (12240.0, 15840.0)  # what Word takes when a file does not say
_MARGIN = 1440.0
_PAGE = f"{W}pPr/{W}sectPr"


def read_sections(body: etree._Element, reading: Reading, part: Part) -> tuple[Section, ...]:
    """Read the sections of a body; the last one's page stands at the end of the body."""
    sections: list[Section] = []
    blocks: list[Block] = []
    for element in reading.flat(body):
        blocks.append(reading.block(element, ()))
        page = element.find(_PAGE) if element.tag == W + "p" else None
        if page is not None:
            sections.append(_section(tuple(blocks), page, part, sections))
            blocks = []
    page = body.find(W + "sectPr")
    if page is None and (blocks or not sections):
        page = etree.Element(W + "sectPr")
    if page is not None:
        sections.append(_section(tuple(blocks), page, part, sections))
    return tuple(sections)


def _section(blocks: Blocks, page: etree._Element, part: Part, before: list[Section]) -> Section:
    found = {child.tag: child for child in page}
    size = attributes(found.get(W + "pgSz"))
    margins = attributes(found.get(W + "pgMar"))
    counted = attributes(found.get(W + "pgNumType"))
    start, digits = counted.get("start"), counted.get("fmt", "")
    kind, title = found.get(W + "type"), found.get(W + "titlePg")
    last = before[-1] if before else None
    gutter = mm(margins.get("gutter"))
    return Section(
        blocks,
        mm(size.get("w"), _LETTER[0]),
        mm(size.get("h"), _LETTER[1]),
        mm(margins.get("top"), _MARGIN),
        mm(margins.get("bottom"), _MARGIN),
        mm(margins.get("left"), _MARGIN) + gutter,
        mm(margins.get("right"), _MARGIN),
        title is not None and is_on(title),
        whole(start) if start is not None else None,
        kind.get(VAL, "nextPage") if kind is not None else "nextPage",
        _heads(page, "headerReference", part, last.heads if last else {}),
        _heads(page, "footerReference", part, last.feet if last else {}),
        "" if digits == "decimal" else digits,
    )


def _heads(page: etree._Element, tag: str, part: Part, before: Heads) -> Heads:
    """Give heads or feet; a kind that a section does not name goes on as before."""
    heads = dict(before)
    for link in page.iterfind(W + tag):
        heads[link.get(W + "type", "default")] = part(link.get(R + "id", ""))
    return heads
