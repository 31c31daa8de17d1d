"""Sets the pages of sections, and cuts a section in two."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.correcting.tracing import blocks_of
from qmsdocs.word.property_order import detach, drop, first, forget, insert, put
from qmsdocs.word.reading.names import TWIPS_PER_MM, W, mm, twips
from qmsdocs.word.reading.properties import is_drawn

_MARGINS = ("top", "bottom", "left", "right")
#: Margins and distances that Word needs and a file may lack.
_GIVEN = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440} | {
    "header": 720,
    "footer": 720,
    "gutter": 0,
}
_SLACK = 0.5  # mm
_FIXED = "dxa"
#: A paragraph that only ends a section takes no room.
_TINY = '<w:p xmlns:w="{}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


@dataclass(slots=True)
class Pages:
    """The properties of a section and its blocks."""

    properties: etree._Element
    blocks: list[etree._Element] = field(default_factory=list)


def sections_of(body: etree._Element) -> list[Pages]:
    """Give the sections as the reader counts them; the last one's properties are made if need be."""
    found: list[Pages] = []
    blocks: list[etree._Element] = []
    for block in blocks_of(body):
        blocks.append(block)
        properties = block.find(f"{W}pPr/{W}sectPr") if block.tag == W + "p" else None
        if properties is not None:
            found.append(Pages(properties, blocks))
            blocks = []
    last = body.find(W + "sectPr")
    if last is None and (blocks or not found):
        last = etree.SubElement(body, W + "sectPr")
    return [*found, Pages(last, blocks)] if last is not None else found


def set_page(pages: Pages, values: Mapping[str, float]) -> None:
    """Set size, margins and first number of a section; tables that filled it fill it again."""
    before = _text_width(pages.properties)
    if {"width", "height"} & set(values):
        size = put(pages.properties, "pgSz")
        size.set(W + "w", _twips(values["width"]))
        size.set(W + "h", _twips(values["height"]))
        forget(size, "code")
        if values["width"] > values["height"]:
            size.set(W + "orient", "landscape")
        else:
            forget(size, "orient")
    if set(_MARGINS) & set(values):
        _set_margins(put(pages.properties, "pgMar"), values)
    if "restart" in values:
        put(pages.properties, "pgNumType").set(W + "start", f"{values['restart']:.0f}")
    if "arabic" in values:
        forget(put(pages.properties, "pgNumType"), "fmt")
    after = _text_width(pages.properties)
    for table in (block for block in pages.blocks if block.tag == W + "tbl"):
        _fit(table, before, after)


def _set_margins(element: etree._Element, values: Mapping[str, float]) -> None:
    for name, default in _GIVEN.items():
        element.set(W + name, element.get(W + name, str(default)))
    gutter = mm(element.get(W + "gutter"))
    for name in _MARGINS:
        if name in values:
            own = values[name] - gutter if name == "left" else values[name]
            element.set(W + name, _twips(max(own, 0)))


def _text_width(properties: etree._Element) -> float:
    size, margins = properties.find(W + "pgSz"), properties.find(W + "pgMar")
    sides = [_mm(margins, name, 1440) for name in ("left", "right")] + [_mm(margins, "gutter", 0)]
    return _mm(size, "w", 12240) - sum(sides)


def _mm(element: etree._Element | None, name: str, default: float) -> float:
    return mm(element.get(W + name) if element is not None else None, default)


def _twips(millimetres: float) -> str:
    return f"{millimetres * TWIPS_PER_MM:.0f}"


def _fit(table: etree._Element, before: float, after: float) -> None:
    """Narrow a table that would stick out further than it did; without borders nobody sees it."""
    if not _is_bordered(table):
        return
    grid = table.findall(f"{W}tblGrid/{W}gridCol")
    said = [each for each in table.iterfind(f"{W}tblPr/{W}tblW") if each.get(W + "type") == _FIXED]
    width = sum(mm(column.get(W + "w")) for column in said or grid)
    if width - after <= max(width - before, 0) + _SLACK or not width:
        return
    wanted = after + max(width - before, 0)
    cells = table.findall(f"{W}tr/{W}tc/{W}tcPr/{W}tcW")
    for element in [*grid, *cells, *said]:
        if element.get(W + "type", _FIXED) == _FIXED:
            element.set(W + "w", f"{twips(element.get(W + 'w')) * wanted / width:.0f}")


def _is_bordered(table: etree._Element) -> bool:
    """Tell a table with lines; one with a style has those of the style unless it says otherwise."""
    own = table.find(f"{W}tblPr/{W}tblBorders")
    drawn = is_drawn(own) if own is not None else table.find(f"{W}tblPr/{W}tblStyle") is not None
    return drawn or any(map(is_drawn, table.iter(W + "tcBorders")))


def cut_section(body: etree._Element, paragraph: etree._Element) -> None:
    """Let a section begin at a paragraph of the body, on a new page, its numbers at 1."""
    if paragraph.getparent() is not body:
        return
    pages = next(each for each in sections_of(body) if paragraph in each.blocks)
    above = paragraph.getprevious()
    if above is not None and above.find(f"{W}pPr/{W}sectPr") is None:
        insert(first(_last_of(above, paragraph), "pPr"), deepcopy(pages.properties))
    drop(pages.properties, "type")
    put(pages.properties, "pgNumType").set(W + "start", "1")


def _last_of(above: etree._Element, paragraph: etree._Element) -> etree._Element:
    """Give the paragraph that shall end a section, without the page break at its end."""
    if above.tag != W + "p":
        above = etree.fromstring(_TINY.format(W[1:-1]))
        paragraph.addprevious(above)
        return above
    seen: Iterable[etree._Element] = reversed([*above.iterfind(f"{W}r/*")])
    for element in seen:
        if element.tag == W + "br" and element.get(W + "type") == "page":
            detach(element)
        elif element.tag not in {W + "rPr", W + "lastRenderedPageBreak"}:
            break
    return above
