"""Paragraphs of a Word part with the place that a person would name: `bảng 2, hàng 3, ô 1`."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_TEXT_BOX = f"{W}txbxContent"
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
#: What may stand around blocks, rows or cells without being one itself.
_AROUND = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_NOTES = frozenset((f"{W}footnote", f"{W}endnote"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph, the cell, row and table it stands in (innermost), and its place in words."""

    paragraph: etree._Element
    container: etree._Element
    words: str
    cell: etree._Element | None = None
    row: etree._Element | None = None
    table: etree._Element | None = None

    @property
    def texts(self) -> list[etree._Element]:
        """Give the text elements of the paragraph itself, not of text boxes in it."""
        return list(_own(self.paragraph, f"{W}t"))

    @property
    def text(self) -> str:
        """Give the text of the paragraph itself."""
        return "".join(element.text or "" for element in self.texts)

    @property
    def has_picture(self) -> bool:
        """Tell whether something is drawn in the paragraph."""
        return any(element.tag in _PICTURES for element in self.paragraph.iter())


def spots(root: etree._Element) -> Iterator[Spot]:
    """Give every paragraph of a part in the order of the text."""
    body = root.find(f"{W}body")
    notes = [child for child in root if child.tag in _NOTES]
    for number, note in enumerate(notes, start=1):
        yield from _blocks(note, f"chú thích {number}")
    if not notes:
        yield from _blocks(root if body is None else body, "")


def _blocks(
    container: etree._Element, where: str, around: tuple[etree._Element, ...] = ()
) -> Iterator[Spot]:
    """Give the paragraphs of a container; `around` are its cell, row and table."""
    blocks = list(_children(container, (_PARAGRAPH, _TABLE)))
    alone = bool(where) and sum(block.tag == _PARAGRAPH for block in blocks) == 1
    paragraphs = tables = 0
    for block in blocks:
        if block.tag == _TABLE:
            tables += 1
            yield from _table(block, _joined(where, f"bảng {tables}"))
            continue
        paragraphs += 1
        words = where if alone else _joined(where, f"đoạn {paragraphs}")
        yield Spot(block, container, words, *around)
        for box in _own(block, _TEXT_BOX):
            yield from _blocks(box, _joined(words, "khung chữ"))


def _table(table: etree._Element, where: str) -> Iterator[Spot]:
    for r, row in enumerate(_children(table, (_ROW,)), start=1):
        for c, cell in enumerate(_children(row, (_CELL,)), start=1):
            yield from _blocks(cell, f"{where}, hàng {r}, ô {c}", (cell, row, table))


def _children(parent: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give the children of some kinds, also those with something transparent around them."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND:
            yield from _children(child, tags)


def _own(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Give the descendants of a kind that do not stand in another paragraph."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (_PARAGRAPH, _TEXT_BOX):
            yield from _own(child, tag)


def _joined(where: str, more: str) -> str:
    return f"{where}, {more}" if where else more
