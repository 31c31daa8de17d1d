"""Reads the blocks of a part: paragraphs with their runs, tables with their cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.reading.drawings import Drawn
from qmsdocs.word.reading.fields import Fields
from qmsdocs.word.reading.listing import Listing
from qmsdocs.word.reading.model import Block, Blocks, Cell, Look, Paragraph, Row, Run, Table
from qmsdocs.word.reading.names import MC, VAL, W, is_on, mm, whole
from qmsdocs.word.reading.properties import Said, paragraph_said, text_said
from qmsdocs.word.reading.stylesheet import Key, StyleSheet

_NONE: Key = ()
_P = W + "p"
_TABLE = W + "tbl"
_CONTROL = W + "sdt"
_CONTENT = W + "sdtContent"
_P_PR = W + "pPr"
_R_PR = W + "rPr"
_P_STYLE = W + "pStyle"
_R_STYLE = W + "rStyle"
_RUN = W + "r"
_TEXT = W + "t"
_BREAK = W + "br"
_FIELD_SIGN = W + "fldChar"
_FIELD_CODE = W + "instrText"
_FIELD = W + "fldSimple"
_TC_PR = W + "tcPr"
_TR_PR = W + "trPr"
_ROW = W + "tr"
_CELL = W + "tc"
_BLOCKS = (_P, _TABLE)
_ALTERNATE = MC + "AlternateContent"
_INSERTED = (W + "ins", W + "moveTo")
_KEPT = {
    W + tag
    for tag in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "bdo", "dir", "sdtContent")
}
_GONE = {W + "del", W + "moveFrom"}
_SIGNS = {
    W + "tab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
    W + "sym": "\ufffd",
}
_DRAWN = {W + "drawing", W + "pict", W + "object", MC + "AlternateContent"}
_CELL_PADDING = 216.0  # twips, left and right together, when a file does not say


@dataclass(slots=True)
class Reading:
    """What a part is read with; it counts paragraphs, changes and controls on the way."""

    sheet: StyleSheet
    listing: Listing
    count: int = 0
    changes: int = 0
    controls: int = 0
    fields: Fields = field(default_factory=Fields)

    def blocks(self, element: etree._Element, table: str = "") -> Blocks:
        """Give the blocks under an element; `table` is the style of the table around them."""
        return tuple(self.block(child, table) for child in self.flat(element))

    def flat(self, element: etree._Element) -> Iterator[etree._Element]:
        """Give paragraphs and tables; what merely wraps them is looked through."""
        for child in element:
            tag = child.tag
            if tag in _BLOCKS:
                yield child
            elif tag == _CONTROL:
                self.controls += 1
                content = child.find(_CONTENT)
                yield from self.flat(content) if content is not None else ()
            elif tag in _KEPT or tag == _ALTERNATE:
                inner = child.find(MC + "Choice") if tag not in _KEPT else child
                yield from self.flat(inner) if inner is not None else ()
            elif tag in _GONE:
                self.changes += 1

    def block(self, element: etree._Element, table: str) -> Block:
        """Read a paragraph or a table."""
        if element.tag == _TABLE:
            return self._table(element)
        return self._paragraph(element, table)

    def _paragraph(self, element: etree._Element, table: str) -> Paragraph:
        self.count += 1
        number = self.count
        properties = element.find(_P_PR)
        wanted, said, mark = None, {}, None
        if properties is not None:
            style = properties.find(_P_STYLE)
            wanted = style.get(VAL) if style is not None else None
            said = paragraph_said(properties)
            mark = properties.find(_R_PR)
        style_id = self.sheet.style_id("paragraph", wanted)
        level = self.listing.level(self.sheet.listing(style_id, said))
        shape = self.sheet.shape(table, style_id, _key(said), _key(level.shape if level else {}))
        drawn = Drawn()
        runs = _joined(self._runs(element, table, style_id, drawn))
        return Paragraph(
            runs,
            shape,
            "".join([run.text for run in runs]),
            self.listing.label(shape.listing) if level else "",
            number,
            tuple(drawn.lines),
            tuple(self.blocks(box) for box in drawn.boxes),
            drawn.pictures,
            self._look(mark, table, style_id),
        )

    def _runs(self, element: etree._Element, table: str, style: str, drawn: Drawn) -> Iterator[Run]:
        """Give the runs as the file cuts them, then fields without a result."""
        shown: set[str] = set()
        child = element
        for child in self._inline(element):
            text = self._text(child, drawn)
            look = self._look(child.find(_R_PR), table, style) if text else None
            if look is not None and not look.hidden:
                shown.add(self.fields.result)
                yield Run(text, look, self.fields.result)
        for name in self.fields.take() if self.fields.ended else ():
            if name not in shown:
                yield Run("", self._look(child.find(_R_PR), table, style), name)

    def _inline(self, element: etree._Element) -> Iterator[etree._Element]:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                yield child
            elif tag in _KEPT:
                self.changes += tag in _INSERTED
                yield from self._inline(child)
            elif tag == _CONTROL:
                self.controls += 1
                yield from self._inline(child)
            elif tag == _FIELD:
                self.fields.simple(child.get(W + "instr", ""))
                yield from self._inline(child)
                self.fields.end()
            elif tag in _GONE:
                self.changes += 1

    def _text(self, run: etree._Element, drawn: Drawn) -> str:
        """Give the text of a run; fields begin and end on the way."""
        pieces: list[str] = []
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                pieces.append(child.text or "")
            elif tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag == _BREAK:
                pieces.append("\f" if child.get(W + "type") == "page" else "\n")
            elif tag in _DRAWN:
                drawn.add(child)
            elif tag == _FIELD_SIGN:
                self.fields.sign(child.get(W + "fldCharType", ""))
            elif tag == _FIELD_CODE:
                self.fields.say(child.text or "")
        return "" if self.fields.in_code else "".join(pieces)

    def _look(self, element: etree._Element | None, table: str, style: str) -> Look:
        if element is None:
            return self.sheet.look(table, style, "")
        character = element.find(_R_STYLE)
        wanted = character.get(VAL, "") if character is not None else ""
        return self.sheet.look(table, style, wanted, _key(text_said(element, self.sheet.theme)))

    def _table(self, element: etree._Element) -> Table:
        properties = element.find(W + "tblPr")
        found = _children(properties)
        named = found.get(W + "tblStyle")
        style = self.sheet.style_id("table", named.get(VAL) if named is not None else None)
        grid = [mm(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = tuple(self._row(row, style, grid) for row in _below(element, _ROW))
        width, indent, jc = (found.get(W + name) for name in ("tblW", "tblInd", "jc"))
        fixed = width is not None and width.get(W + "type") == "dxa"
        align = jc.get(VAL, "left") if jc is not None else "left"
        return Table(
            rows,
            mm(width.get(W + "w")) if fixed and width is not None else sum(grid),
            mm(indent.get(W + "w")) if indent is not None else 0.0,
            {"start": "left", "end": "right"}.get(align, align),
            _padding(found.get(W + "tblCellMar")),
            _bordered(found.get(W + "tblBorders"), element),
        )

    def _row(self, element: etree._Element, style: str, grid: list[float]) -> Row:
        properties = element.find(_TR_PR)
        head = properties.find(W + "tblHeader") if properties is not None else None
        cells: list[Cell] = []
        column = 0
        for cell in _below(element, _CELL):
            found = _children(cell.find(_TC_PR))
            span = found.get(W + "gridSpan")
            end = column + max(whole(span.get(VAL) if span is not None else None, 1), 1)
            cells.append(self._cell(cell, style, found, sum(grid[column:end])))
            column = end
        return Row(tuple(cells), head is not None and is_on(head))

    def _cell(
        self,
        element: etree._Element,
        style: str,
        found: Mapping[str, etree._Element],
        column: float,
    ) -> Cell:
        width, merge = found.get(W + "tcW"), found.get(W + "vMerge")
        fixed = width is not None and width.get(W + "type", "dxa") == "dxa"
        return Cell(
            self.blocks(element, style),
            mm(width.get(W + "w")) if fixed and width is not None else column,
            merge is not None and merge.get(VAL) != "restart",
        )


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Make neighbours of one look one run."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and last.look is run.look and last.field == run.field:
            joined[-1] = Run(last.text + run.text, run.look, run.field)
        else:
            joined.append(run)
    return tuple(joined)


def _key(said: Said | None) -> Key:
    return tuple(said.items()) if said else _NONE


def _children(element: etree._Element | None) -> Mapping[str, etree._Element]:
    return {child.tag: child for child in element} if element is not None else {}


def _below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give rows or cells, those in content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (_CONTROL, _CONTENT, W + "ins", W + "customXml"):
            yield from _below(child, tag)


def _padding(element: etree._Element | None) -> float:
    sides = _children(element)
    pairs = (("left", "start"), ("right", "end"))
    found = [sides.get(W + old, sides.get(W + new)) for old, new in pairs]
    half = _CELL_PADDING / 2
    return sum(mm(one.get(W + "w") if one is not None else None, half) for one in found)


def _bordered(borders: etree._Element | None, table: etree._Element) -> bool:
    drawn = [*(borders if borders is not None else ())]
    drawn += [line for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders") for line in cell]
    return any(line.get(VAL) not in {None, "nil", "none"} for line in drawn)
