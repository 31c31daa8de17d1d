"""Works out what a person sees: defaults, table style, paragraph style, character style, the place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.reading.listing import Lists, level_of, read_lists
from qmsdocs.word.reading.model import Look, Shape
from qmsdocs.word.reading.names import VAL, A, W, children
from qmsdocs.word.reading.properties import (
    TOGGLES,
    Said,
    paragraph_said,
    table_said,
    text_said,
)

_PLACES = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
_NAME, _BASE, _PART = W + "name", W + "basedOn", W + "tblStylePr"
_TEXT, _PARAGRAPH, _TABLE = W + "rPr", W + "pPr", W + "tblPr"
_MOST_BASES = 20
_MOST_KEPT = 5_000
Key = tuple[tuple[str, object], ...]
#: The style of the table around a place, and its parts that hold there, as `firstRow`.
Around = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it says itself of `text`, `paragraph`, `table`, `text/firstRow` ….

    `base` is the style that it builds on.
    """

    name: str
    base: str
    said: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a file, asked for the look of a place; answers are kept and shared.

    A style is read when it is first asked for: Word writes many that no paper uses.
    """

    elements: Mapping[str, etree._Element]
    first: Mapping[str, str]
    text: Said
    paragraph: Said
    theme: Mapping[str, str]
    lists: Lists
    styles: dict[str, Style] = field(default_factory=dict)
    looks: dict[object, Look] = field(default_factory=dict)
    shapes: dict[object, Shape] = field(default_factory=dict)
    chains: dict[tuple[str, str], Said] = field(default_factory=dict)

    def look(self, around: Around, paragraph: str, character: str, said: Key = ()) -> Look:
        """Give the look of characters; the styles are ids, `said` what the run says."""
        key = (around, paragraph, character, said)
        found = self.looks.get(key)
        if found is None:
            found = self.looks[key] = self._look(around, paragraph, character, dict(said))
        return found

    def shape(self, around: Around, paragraph: str, said: Key = ()) -> Shape:
        """Give the shape of a paragraph; `said` is what it says itself."""
        key = (around, paragraph, said)
        found = self.shapes.get(key)
        if found is None:
            found = self.shapes[key] = self._shape(around, paragraph, dict(said))
        return found

    def table(self, style: str) -> Said:
        """Give what a table style says of the table as a whole."""
        return self._chain(style, "table")

    def parts(self, style: str) -> frozenset[str]:
        """Give the parts of a table, as `firstRow`, of which its style says something."""
        names = {what for each in self._line(style) for what in each.said}
        return frozenset(what.partition("/")[2] for what in names) - {""}

    def style_id(self, kind: str, wanted: str | None) -> str:
        """Give a style that is known: the wanted one, else the one that a file begins with."""
        known = wanted is not None and wanted in self.elements
        return str(wanted) if known else self.first.get(kind, "")

    def forget(self) -> None:
        """Forget answers when there are too many: a style sheet may serve thousands of files."""
        if len(self.looks) + len(self.shapes) > _MOST_KEPT:
            self.looks.clear()
            self.shapes.clear()

    def _look(self, around: Around, paragraph: str, character: str, said: Said) -> Look:
        layers = [
            self._around(around, "text"),
            self._chain(paragraph, "text"),
            self._chain(character, "text"),
        ]
        values = self.text.copy()
        for layer in layers:
            values |= layer
        for name in TOGGLES:
            values[name] = self.text.get(name, False) or (
                sum(bool(layer.get(name)) for layer in layers) % 2 == 1
            )
        return Look(**(values | said))

    def _shape(self, around: Around, paragraph: str, said: Said) -> Shape:
        chain = self._chain(paragraph, "paragraph")
        listing = _listed(said, chain)
        level = level_of(self.lists, listing)
        given = level.shape if level else {}
        values = self.paragraph | self._around(around, "paragraph")
        values |= (chain | given) if "number" in said else (given | chain)
        values |= said
        values |= {"listing": listing}
        values.pop("number", None)
        values.pop("level", None)
        return Shape(style=self._style(paragraph).name, **values)

    def _around(self, around: Around, what: str) -> Said:
        """Join what a table style says: of the whole table, then of its parts in their order."""
        if not around:
            return {}
        joined = self._chain(around[0], what)
        for part in around[1:]:
            joined = joined | self._chain(around[0], f"{what}/{part}")
        return joined

    def _chain(self, style: str, what: str) -> Said:
        """Join what a style and those it builds on say."""
        key = (style, what)
        found = self.chains.get(key)
        if found is None:
            found = {}
            for each in reversed(self._line(style)):
                found |= each.said.get(what, {})
            self.chains[key] = found
        return found

    def _line(self, style: str) -> list[Style]:
        """Give a style and those it builds on; a circle of styles ends."""
        line: list[Style] = []
        while style in self.elements and len(line) < _MOST_BASES:
            line.append(self._style(style))
            style = line[-1].base
        return line

    def _style(self, style: str) -> Style:
        found = self.styles.get(style)
        if found is None:
            element = self.elements.get(style)
            found = Style("", "", {}) if element is None else _read_style(element, self.theme)
            self.styles[style] = found
        return found


def read_styles(
    styles: etree._Element, theme: etree._Element, numbering: etree._Element
) -> StyleSheet:
    """Read the styles and lists of a file; a part that is not there is an empty element."""
    fonts = _theme_fonts(theme)
    known = {each.get(W + "styleId", ""): each for each in styles.iterchildren(W + "style")}
    first = {
        each.get(W + "type", "paragraph"): name
        for name, each in known.items()
        if each.get(W + "default") in {"1", "true", "on"}
    }
    defaults = styles.find(W + "docDefaults")
    text = paragraph = None
    if defaults is not None:
        text = defaults.find(f"{W}rPrDefault/{W}rPr")
        paragraph = defaults.find(f"{W}pPrDefault/{W}pPr")
    return StyleSheet(
        known,
        first,
        text_said(text, fonts),
        paragraph_said(paragraph),
        fonts,
        read_lists(numbering),
    )


def _listed(said: Said, chain: Said) -> tuple[str, int] | None:
    """Give the list and level of a paragraph."""
    number = str(said.get("number", chain.get("number", "0")))
    layers = said if "number" in said else chain | said
    return (number, layers.get("level") or 0) if number != "0" else None


def _read_style(element: etree._Element, fonts: Mapping[str, str]) -> Style:
    found = children(element)
    name, base = found.get(_NAME), found.get(_BASE)
    said = dict(_all_said(found, "", fonts))
    for part in element.iterchildren(_PART):
        said |= _all_said(children(part), "/" + part.get(W + "type", ""), fonts)
    return Style(
        name.get(VAL, "") if name is not None else "",
        base.get(VAL, "") if base is not None else "",
        said,
    )


def _all_said(
    found: Mapping[str, etree._Element], part: str, fonts: Mapping[str, str]
) -> Iterable[tuple[str, Said]]:
    text, paragraph, table = found.get(_TEXT), found.get(_PARAGRAPH), found.get(_TABLE)
    if text is not None:
        yield f"text{part}", text_said(text, fonts)
    if paragraph is not None:
        yield f"paragraph{part}", paragraph_said(paragraph)
    if table is not None and not part:
        yield "table", table_said(table)


def _theme_fonts(theme: etree._Element) -> Mapping[str, str]:
    """Give the fonts of a theme by the names that files use for them (`minorHAnsi`)."""
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        for element in theme.iter(f"{A}{size}Font"):
            for tag, ends in _PLACES.items():
                face = element.find(A + tag)
                name = face.get("typeface", "") if face is not None else ""
                fonts |= {size + end[0].upper() + end[1:]: name for end in ends if name}
    return fonts
