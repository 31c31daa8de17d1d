"""Reads tables: rows, cells, and which parts of a table style hold in a cell."""

from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from lxml import etree

from qmsdocs.word.reading.model import Blocks, Cell, Row, Table
from qmsdocs.word.reading.names import VAL, TooLongError, W, is_on, mm, whole
from qmsdocs.word.reading.properties import is_drawn, table_said
from qmsdocs.word.reading.stylesheet import Around, StyleSheet

TABLE = W + "tbl"
CONTROL = W + "sdt"
CONTENT = W + "sdtContent"
_ROW, _CELL = W + "tr", W + "tc"
_ROW_PR, _CELL_PR = W + "trPr", W + "tcPr"
_BORDERS = W + "tcBorders"
_TYPE, _WIDE = W + "type", W + "w"
_SPAN, _WIDTH, _MERGE = W + "gridSpan", W + "tcW", W + "vMerge"
_WRAPPING = frozenset({CONTROL, CONTENT, W + "ins", W + "moveTo", W + "customXml", W + "smartTag"})
_FREE = mm("108")  # what Word leaves free on each side of a cell when a file does not say
_MOST_COLUMNS = 63  # Word makes no more
_MOST_ROWS = 50_000

#: The parts of a table style by their bits in `w:tblLook`; those of bands are off when set.
_BITS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip

#: Reads the blocks of a cell, in the style of the table there.
Read = Callable[[etree._Element, Around], Blocks]


def read_table(element: etree._Element, sheet: StyleSheet, read: Read) -> Table:
    """Read a table."""
    found = _properties(element, W + "tblPr")
    named = found.get(W + "tblStyle")
    style = sheet.style_id("table", named.get(VAL) if named is not None else None)
    own = next(element.iterchildren(W + "tblPr"), None)
    said = sheet.table(style) | (table_said(own) if own is not None else {})
    columns = [mm(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    edges = [0.0, *accumulate(columns)]
    rows = [row for row in below(element, _ROW) if not _is_gone(row)]
    if len(rows) > _MOST_ROWS:
        raise TooLongError
    styled = _Styled(style, sheet.parts(style), found.get(W + "tblLook"), len(rows), len(columns))
    width, indent = found.get(W + "tblW"), found.get(W + "tblInd")
    fixed = width is not None and width.get(W + "type") == "dxa"
    return Table(
        tuple([_row(row, number, edges, styled, read) for number, row in enumerate(rows)]),
        mm(width.get(W + "w")) if fixed and width is not None else edges[-1],
        mm(indent.get(W + "w")) if indent is not None else 0.0,
        said.get("align", "left"),
        said.get("free_left", _FREE) + said.get("free_right", _FREE),
        bool(said.get("bordered")) or _cells_bordered(element),
        _share(width),
    )


def _share(width: etree._Element | None) -> float:
    """Read a width in fiftieths of a percent, or in percent."""
    if width is None or width.get(W + "type") != "pct":
        return 0.0
    said = width.get(W + "w", "")
    return whole(said.rstrip("%")) / (100 if said.endswith("%") else 5000)


def below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give rows or cells, those in content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPING:
            yield from below(child, tag)


class _Styled:
    """The style of a table: gives what of it holds in a cell, by the place of the cell.

    Word writes the same places into `w:cnfStyle`, but goes by the place itself.
    """

    def __init__(
        self,
        style: str,
        parts: frozenset[str],
        look: etree._Element | None,
        rows: int,
        columns: int,
    ) -> None:
        self.plain: Around = (style,) if style else ()
        self.parts = parts
        self.rows, self.columns = rows, columns
        bits = _bits(look) if look is not None and parts else 0
        self.on = {name for name, bit in _BITS.items() if bits & bit}

    def at(self, row: int, start: int, end: int, last: bool) -> Around:
        """Give style and parts for a cell from one column to another; the strongest come last."""
        if not self.parts:
            return self.plain
        top = "firstRow" in self.on and row == 0
        foot = "lastRow" in self.on and row == self.rows - 1
        first = "firstColumn" in self.on and start == 0
        final = "lastColumn" in self.on and (last or end == self.columns)
        down = (row - ("firstRow" in self.on)) % 2
        across = (start - ("firstColumn" in self.on)) % 2
        holds = {
            "wholeTable": True,
            f"band{across + 1}Vert": "noVBand" not in self.on and not (first or final),
            f"band{down + 1}Horz": "noHBand" not in self.on and not (top or foot),
            "firstCol": first,
            "lastCol": final,
            "firstRow": top,
            "lastRow": foot,
            "neCell": top and final,
            "nwCell": top and first,
            "seCell": foot and final,
            "swCell": foot and first,
        }
        return (*self.plain, *(part for part, here in holds.items() if here and part in self.parts))


def _bits(look: etree._Element) -> int:
    """Read `w:tblLook`: one number, or a switch for each part."""
    try:
        bits = int(look.get(VAL, "0")[:8], 16)
    except ValueError:
        bits = 0
    for name, bit in _BITS.items():
        value = look.get(W + name)
        if value is not None:
            bits = bits & ~bit | (bit if value in {"1", "true", "on"} else 0)
    return bits


def _row(
    element: etree._Element, number: int, edges: list[float], styled: _Styled, read: Read
) -> Row:
    properties = _properties(element, _ROW_PR)
    head, before = properties.get(W + "tblHeader"), properties.get(W + "gridBefore")
    column = min(max(whole(before.get(VAL)), 0), _MOST_COLUMNS) if before is not None else 0
    last = len(edges) - 1
    found = list(below(element, _CELL))
    cells: list[Cell] = []
    for place, cell in enumerate(found, 1):
        own = _properties(cell, _CELL_PR)
        span, width, merge = own.get(_SPAN), own.get(_WIDTH), own.get(_MERGE)
        wide = min(max(whole(span.get(VAL), 1), 1), _MOST_COLUMNS) if span is not None else 1
        end = column + wide
        around = styled.at(number, column, end, place == len(found))
        fixed = width is not None and width.get(_TYPE, "dxa") == "dxa"
        room = edges[min(end, last)] - edges[min(column, last)]
        cells.append(
            Cell(
                read(cell, around),
                mm(width.get(_WIDE)) if fixed and width is not None else room,
                merge is not None and merge.get(VAL) != "restart",
            )
        )
        column = end
    return Row(tuple(cells), head is not None and is_on(head))


def _is_gone(row: etree._Element) -> bool:
    """Tell a row that a tracked change took out."""
    return W + "del" in _properties(row, _ROW_PR)


def _properties(element: etree._Element, tag: str) -> Mapping[str, etree._Element]:
    """Give the properties of a table, row or cell by their names."""
    for child in element:
        if child.tag == tag:
            return {each.tag: each for each in child}
        if child.tag in {_CELL, _ROW, W + "p"}:
            break
    return {}


def _cells_bordered(table: etree._Element) -> bool:
    """Tell whether a cell of a table itself, not of one in it, has a border."""
    return any(
        is_drawn(borders) and next(borders.iterancestors(TABLE), None) is table
        for borders in table.iter(_BORDERS)
    )
