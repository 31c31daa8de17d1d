"""Reads the blocks of a part: paragraphs with their runs; tables are left to `tables`.

This is where most of the time of an inspection goes, so elements are walked and not searched.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.reading.drawings import Drawn, chosen
from qmsdocs.word.reading.fields import Fields
from qmsdocs.word.reading.listing import Listing, level_of
from qmsdocs.word.reading.model import Block, Blocks, Look, Paragraph, Run, Shape
from qmsdocs.word.reading.names import MC, VAL, TooLongError, W
from qmsdocs.word.reading.properties import paragraph_said, text_said
from qmsdocs.word.reading.stylesheet import Around, Key, StyleSheet
from qmsdocs.word.reading.tables import CONTENT, CONTROL, TABLE, read_table

_NONE: Key = ()
_P = W + "p"
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
_ALTERNATE = MC + "AlternateContent"
_OUTSIDE = frozenset({W + "altChunk", W + "subDoc"})
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_KEPT = frozenset(
    W + tag
    for tag in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "bdo", "dir", "sdtContent")
)
_DEL = W + "del"
_GONE = frozenset({_DEL, W + "moveFrom"})
_HOLDING = _KEPT | {_RUN, _FIELD, CONTROL, _ALTERNATE}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
    W + "sym": "\ufffd",
}
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object", _ALTERNATE})
_NEWLINES = re.compile(r"[ \r\n]*[\r\n][ \r\n]*")

#: A file with more of these is no paper: it has more than a thousand pages.
MAX_PARAGRAPHS = 50_000
MAX_SIGNS = 3_000_000
MAX_CELLS = 100_000


@dataclass(slots=True)
class Reading:
    """What a part is read with; it counts paragraphs, changes and controls on the way.

    `tracked` may be False when the part is known to have nothing taken out by a tracked change.
    `outside` gets the names of elements in whose place Word puts the text of another file.
    `trace`, when it is a list, gets every paragraph with '', followed by its runs with their texts:
    whoever corrects a file needs the elements behind what was read.
    """

    sheet: StyleSheet
    listing: Listing
    count: int = 0
    cells: int = 0
    signs: int = 0
    changes: int = 0
    controls: int = 0
    tracked: bool = True
    outside: list[str] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    trace: list[tuple[etree._Element, str]] | None = None

    def begin(self) -> None:
        """Begin another part; the bounds hold for all parts together."""
        self.listing = Listing(self.sheet.lists)
        self.fields = Fields()

    def blocks(self, element: etree._Element, around: Around = ()) -> Blocks:
        """Give the blocks under an element; `around` is the style of the table around them."""
        return tuple([self.block(child, around) for child in self.flat(element)])

    def flat(self, element: etree._Element) -> Iterator[etree._Element]:
        """Give paragraphs and tables; what merely wraps them is looked through."""
        for child in element:
            tag = child.tag
            if tag == TABLE or (tag == _P and not (self.tracked and _melted(child))):
                yield child
            elif tag == CONTROL:
                self.controls += 1
                yield from self.flat(_first(child, CONTENT))
            elif tag in _KEPT:
                yield from self.flat(child)
            elif tag == _ALTERNATE:
                yield from self.flat(chosen(child))
            else:
                self._pass_by(tag)

    def _pass_by(self, tag: str) -> None:
        """Note what is not read: text that a change took out, the text of another file."""
        self.changes += tag in _GONE or tag == _P
        if tag in _OUTSIDE:
            self.outside.append(tag.rpartition("}")[2])

    def block(self, element: etree._Element, around: Around) -> Block:
        """Read a paragraph or a table."""
        if element.tag == TABLE:
            return read_table(element, self.sheet, self._cell)
        return self._paragraph(element, around)

    def _cell(self, element: etree._Element, around: Around) -> Blocks:
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise TooLongError
        return self.blocks(element, around)

    def _paragraph(self, element: etree._Element, around: Around) -> Paragraph:
        self.count += 1
        number = self.count
        if self.trace is not None:
            self.trace.append((element, ""))
        children = list(element)
        first = children.pop(0) if children and children[0].tag == _P_PR else ()
        style, shape = self._shape(list(first), around)
        hung: list[etree._Element] = []
        runs = self._runs(children, around, style, hung) if children else ()
        text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        self.signs += len(text)
        if number > MAX_PARAGRAPHS or self.signs > MAX_SIGNS:
            raise TooLongError
        label = self.listing.label(shape.listing) if shape.listing else ""
        if not hung and not label:
            return Paragraph(runs, shape, text, label, number)
        drawn = Drawn()
        for each in hung:
            drawn.add(each)
        boxes = tuple([self.blocks(box) for box in drawn.boxes])
        lines = tuple(drawn.lines)
        level = level_of(self.sheet.lists, shape.listing) if label else None
        own = tuple(level.look.items()) if level is not None else ()
        look = self.sheet.look(around, style, "", own) if own else None
        return Paragraph(runs, shape, text, label, number, lines, boxes, drawn.pictures, look)

    def _shape(self, properties: list[etree._Element], around: Around) -> tuple[str, Shape]:
        """Give the style and the shape of a paragraph."""
        wanted, key = None, _NONE
        if properties and properties[0].tag == _P_STYLE:
            wanted = properties[0].get(VAL)
        if len(properties) > (wanted is not None):
            key = tuple(paragraph_said(properties).items())
        style = self.sheet.style_id("paragraph", wanted)
        return style, self.sheet.shape(around, style, key)

    def _runs(
        self,
        children: Iterable[etree._Element],
        around: Around,
        style: str,
        hung: list[etree._Element],
    ) -> tuple[Run, ...]:
        """Give the runs, neighbours of one look as one, then fields without a result."""
        joined: list[Run] = []
        fields = self.fields
        look = None
        for child in self._inline(children):
            text, properties = self._text(child, hung)
            if not text:
                continue
            look = self._look(properties, around, style)
            if look.hidden:
                continue
            result = fields.result if fields.open else ""
            if self.trace is not None:
                self.trace.append((child, text))
            last = joined[-1] if joined else None
            if last is not None and last.look is look and last.field == result:
                joined[-1] = Run(last.text + text, look, result)
            else:
                joined.append(Run(text, look, result))
        if fields.ended:
            shown = {run.field for run in joined}
            look = look or self.sheet.look(around, style, "")
            joined += [Run("", look, name) for name in fields.take() if name not in shown]
        return tuple(joined)

    def _inline(self, children: Iterable[etree._Element]) -> Iterator[etree._Element]:
        for child in children:
            tag = child.tag
            if tag == _RUN:
                yield child
            elif tag in _KEPT or tag == CONTROL:
                self.changes += tag in _INSERTED
                self.controls += tag == CONTROL
                yield from self._inline(child)
            elif tag == _FIELD:
                self.fields.simple(child.get(W + "instr", ""))
                yield from self._inline(child)
                self.fields.end()
            elif tag == _ALTERNATE:
                yield from self._inline(chosen(child))
            else:
                self._pass_by(tag)

    def _text(
        self, run: etree._Element, hung: list[etree._Element]
    ) -> tuple[str, etree._Element | None]:
        """Give text and properties of a run; fields begin and end on the way."""
        text, properties = "", None
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                more = child.text or ""
                text += _NEWLINES.sub(" ", more) if "\n" in more else more
            elif tag == _R_PR:
                properties = child
            elif tag in _DRAWN:
                hung.append(child)
            else:
                text += self._sign(child, tag)
        return "" if self.fields.open and self.fields.in_code else text, properties

    def _sign(self, element: etree._Element, tag: str) -> str:
        """Give the sign that an element stands for; those of fields are only followed."""
        if tag == _BREAK:
            return "\f" if element.get(W + "type") == "page" else "\n"
        if tag == _FIELD_SIGN:
            self.fields.sign(element.get(W + "fldCharType", ""))
        elif tag == _FIELD_CODE:
            self.fields.say(element.text or "")
        return _SIGNS.get(tag, "")

    def _look(self, element: etree._Element | None, around: Around, style: str) -> Look:
        if element is None:
            return self.sheet.look(around, style, "")
        wanted = ""
        if len(element) and element[0].tag == _R_STYLE:
            wanted = element[0].get(VAL, "")
        key = tuple(text_said(element, self.sheet.theme).items())
        return self.sheet.look(around, style, wanted, key)


def _first(element: etree._Element, tag: str) -> etree._Element:
    """Give the first child of a name; an element without children when there is none."""
    found = next(element.iterchildren(tag), None)
    return etree.Element("none") if found is None else found


def _melted(paragraph: etree._Element) -> bool:
    """Tell a paragraph of which a tracked change took out everything, its end too."""
    if not len(paragraph) or paragraph[0].tag != _P_PR:
        return False
    mark = next(paragraph[0].iterchildren(_R_PR), None)
    if mark is None or all(each.tag != _DEL for each in mark):
        return False
    return all(each.tag in _GONE or each.tag not in _HOLDING for each in paragraph)
