"""Reads a Word file by itself, with nothing of qmsdocs: what stands where, and how it looks.

Looks are resolved as Word does: document defaults, the chain of paragraph styles, then what the
paragraph and the run say themselves.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_GEOMETRY = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom"
W = f"{{{_MAIN}}}"
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
Element = etree._Element
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000


@dataclass(frozen=True)
class Face:
    """How the letters of a run look."""

    size: float
    bold: bool
    italic: bool
    color: str
    highlighted: bool
    fonts: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A paragraph: its text, the looks of its visible runs, and its place.

    Lengths are in millimetres, spaces in points; `spacing` is a number of lines, 0 for an exact one.
    """

    text: str
    faces: tuple[Face, ...]
    align: str
    first_line: float
    before: float
    after: float
    spacing: float
    drawn: tuple[float, ...]
    fields: tuple[str, ...]
    keeps_next: bool
    outline: int | None
    has_picture: bool

    @property
    def face(self) -> Face:
        """The only look of the line."""
        assert len(set(self.faces)) == 1, f"{len(set(self.faces))} looks in {self.text!r}"
        return self.faces[0]


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[tuple[Line, ...], ...]
    is_header: bool
    may_split: bool


@dataclass(frozen=True)
class Table:
    """A table, its width in millimetres, and whether lines stand between its cells."""

    rows: tuple[Row, ...]
    bordered: bool
    width: float

    @property
    def lines(self) -> list[Line]:
        """All paragraphs, row by row."""
        return [line for row in self.rows for cell in row.cells for line in cell]

    @property
    def texts(self) -> list[str]:
        """All texts that are not blank."""
        return [line.text for line in self.lines if line.text.strip()]


Block = Line | Table


@dataclass(frozen=True)
class Section:
    """A stretch of the document with a page setup of its own; lengths in millimetres."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    margins: dict[str, float]
    other_first_page: bool
    restarts_at: int | None
    sides: dict[str, tuple[Line, ...]]

    @property
    def tables(self) -> list[Table]:
        """The tables of the stretch."""
        return [block for block in self.blocks if isinstance(block, Table)]


class WordFile:
    """A Word file that is read back."""

    def __init__(self, source: Path | bytes) -> None:
        """Open the package and parse its parts."""
        data = source.read_bytes() if isinstance(source, Path) else source
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.entries = package.infolist()
            self.parts = {entry.filename: package.read(entry) for entry in self.entries}
        self.main = etree.fromstring(self.parts["word/document.xml"])
        self._styles = etree.fromstring(self.parts["word/styles.xml"])
        self._by_id = {style.get(f"{W}styleId"): style for style in self._styles.iter(f"{W}style")}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        (body,) = self.main.findall(f"{W}body")
        found: list[Section] = []
        blocks: list[Block] = []
        for child in body:
            if child.tag in (f"{W}p", f"{W}tbl"):
                blocks.append(self._block(child))
            setup = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
            if setup is not None:
                before = found[-1].sides if found else {}
                found.append(self._section(setup, tuple(blocks), before))
                blocks = []
        return tuple(found)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All paragraphs and tables of the body."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def lines(self) -> list[Line]:
        """All paragraphs of the body in reading order, those in tables too."""
        found: list[Line] = []
        for block in self.blocks:
            found += [block] if isinstance(block, Line) else block.lines
        return found

    @property
    def tables(self) -> list[Table]:
        """The tables of the body."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def texts(self) -> list[str]:
        """All texts of the body that are not blank."""
        return [line.text for line in self.lines if line.text.strip()]

    def faces(self) -> Iterator[tuple[str, str, Face]]:
        """Give part, text and look of every visible run, in shapes and page margins too."""
        for name, data in sorted(self.parts.items()):
            if name.startswith("word/") and name.endswith(".xml"):
                for run in etree.fromstring(data).iter(f"{W}r"):
                    if _text(run).strip() or run.find(f"{W}instrText") is not None:
                        yield name, _text(run), self._face(run)

    def _section(
        self, setup: Element, blocks: tuple[Block, ...], before: dict[str, tuple[Line, ...]]
    ) -> Section:
        size, margins = setup.find(f"{W}pgSz"), setup.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        restart = setup.find(f"{W}pgNumType")
        start = None if restart is None else restart.get(f"{W}start")
        return Section(
            blocks,
            _mm(size, "w"),
            _mm(size, "h"),
            {side: _mm(margins, side) for side in ("top", "bottom", "left", "right")},
            _on(setup, "titlePg"),
            None if start is None else int(start),
            before | self._sides(setup),
        )

    def _sides(self, setup: Element) -> dict[str, tuple[Line, ...]]:
        """Give the paragraphs of headers and footers: `header default`, `footer first` …."""
        links = {
            link.get("Id"): link.get("Target", "")
            for link in etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        }
        found = {}
        for side in ("header", "footer"):
            for reference in setup.findall(f"{W}{side}Reference"):
                part = etree.fromstring(
                    self.parts[f"word/{links[reference.get(f'{_RELATION}id')]}"]
                )
                lines = tuple(self._line(item) for item in part.iter(f"{W}p"))
                found[f"{side} {reference.get(f'{W}type')}"] = lines
        return found

    def _block(self, element: Element) -> Block:
        return self._line(element) if element.tag == f"{W}p" else self._table(element)

    def _table(self, element: Element) -> Table:
        rows = []
        for row in element.findall(f"{W}tr"):
            setup = row.find(f"{W}trPr")
            cells = tuple(
                tuple(self._line(item) for item in cell.iter(f"{W}p"))
                for cell in row.findall(f"{W}tc")
            )
            header, whole = (_on(setup, name) for name in ("tblHeader", "cantSplit"))
            rows.append(Row(cells, header, not whole))
        inside = element.find(f"{W}tblPr/{W}tblBorders/{W}insideV")
        bordered = inside is not None and inside.get(f"{W}val") not in ("nil", "none")
        columns = sum(_mm(column, "w") for column in element.iterfind(f"{W}tblGrid/{W}gridCol"))
        return Table(tuple(rows), bordered, columns)

    def _line(self, element: Element) -> Line:
        runs = [run for run in element.iter(f"{W}r") if _owner(run) is element]
        spacing = self._attributes(element, "spacing")
        indent = self._attributes(element, "ind")
        exact = spacing.get("lineRule", "auto") != "auto"
        return Line(
            "".join(map(_text, runs)),
            tuple(self._face(run) for run in runs if _text(run).strip()),
            self._attributes(element, "jc").get("val", "left"),
            (int(indent.get("firstLine", 0)) - int(indent.get("hanging", 0))) / TWIPS_PER_MM,
            int(spacing.get("before", 0)) / 20,
            int(spacing.get("after", 0)) / 20,
            0 if exact else int(spacing.get("line", 240)) / 240,
            _straight_lines(runs),
            tuple((node.text or "").strip() for run in runs for node in run.iter(f"{W}instrText")),
            any(_on(source, "keepNext") for source in self._sources(element)),
            _outline(self._sources(element)),
            any(run.find(f".//{_EXTENT}") is not None for run in runs),
        )

    def _face(self, run: Element) -> Face:
        found: dict[str, Element] = {}
        fonts: dict[str, str] = {}
        owner = _owner(run)
        defaults = self._styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        character = run.find(f"{W}rPr/{W}rStyle")
        named = [] if character is None else self._chain(character.get(f"{W}val"))
        own = [style.find(f"{W}rPr") for style in (*self._paragraph_chain(owner), *named)]
        for source in (defaults, *own, run.find(f"{W}rPr")):
            for child in source if source is not None else ():
                name = etree.QName(child).localname
                found[name] = child
                if name == "rFonts":
                    themed = [key for key in child.attrib if "heme" in str(key)]
                    assert not themed, f"a font of the theme: {themed}"
                    fonts |= {etree.QName(key).localname: str(v) for key, v in child.attrib.items()}
        return Face(
            int(found["sz"].get(f"{W}val", "0")) / 2,
            _is_on(found.get("b")),
            _is_on(found.get("i")),
            found["color"].get(f"{W}val", "auto") if "color" in found else "auto",
            "highlight" in found or "shd" in found,
            tuple(fonts.get(slot, "") for slot in SLOTS),
        )

    def _attributes(self, paragraph: Element, name: str) -> dict[str, str]:
        """Give the attributes of a paragraph property, merged along the chain of styles."""
        found: dict[str, str] = {}
        for source in self._sources(paragraph):
            node = source.find(f"{W}{name}") if source is not None else None
            if node is not None:
                found |= {etree.QName(key).localname: str(v) for key, v in node.attrib.items()}
        return found

    def _sources(self, paragraph: Element) -> list[Element | None]:
        styles = [style.find(f"{W}pPr") for style in self._paragraph_chain(paragraph)]
        defaults = self._styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        return [defaults, *styles, paragraph.find(f"{W}pPr")]

    def _paragraph_chain(self, paragraph: Element) -> list[Element]:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is not None:
            return self._chain(named.get(f"{W}val"))
        default = next(
            style
            for style in self._by_id.values()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1"
        )
        return self._chain(default.get(f"{W}styleId"))

    def _chain(self, name: str | None) -> list[Element]:
        """Give a style after those that it is based on."""
        style = self._by_id[name]
        parent = style.find(f"{W}basedOn")
        return [*(self._chain(parent.get(f"{W}val")) if parent is not None else ()), style]


def _owner(run: Element) -> Element:
    """Give the paragraph of a run, which in a shape is the inner one."""
    return next(node for node in run.iterancestors() if node.tag == f"{W}p")


def _text(run: Element) -> str:
    pieces = []
    for node in run:
        name = etree.QName(node).localname
        pieces.append(node.text or "" if name == "t" else _MARKS.get(name, ""))
    return "".join(pieces)


def _straight_lines(runs: list[Element]) -> tuple[float, ...]:
    """Give the lengths of the straight lines that are drawn in a paragraph, in millimetres."""
    found = []
    for run in runs:
        shapes = [shape.get("prst") for shape in run.iter(_GEOMETRY)]
        if shapes == ["line"]:
            extent = next(run.iter(_EXTENT))
            found.append(int(extent.get("cx", "0")) / EMU_PER_MM)
    return tuple(found)


def _outline(sources: list[Element | None]) -> int | None:
    """Give the level under which Word lists a paragraph as a heading, the last one said."""
    found = [source.find(f"{W}outlineLvl") for source in sources if source is not None]
    levels = [int(node.get(f"{W}val", "9")) for node in found if node is not None]
    return levels[-1] if levels and levels[-1] < 9 else None


def _mm(element: Element, name: str) -> float:
    return int(element.get(f"{W}{name}", "0")) / TWIPS_PER_MM


def _on(parent: Element | None, name: str) -> bool:
    return parent is not None and _is_on(parent.find(f"{W}{name}"))


def _is_on(node: Element | None) -> bool:
    return node is not None and node.get(f"{W}val", "1") not in ("0", "false", "off")
