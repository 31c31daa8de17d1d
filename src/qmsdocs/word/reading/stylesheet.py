"""Works out what a person sees: defaults, table style, paragraph style, character style, the place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from qmsdocs.word.reading.model import Look, Shape
from qmsdocs.word.reading.names import VAL, A, W
from qmsdocs.word.reading.properties import TOGGLES, Said, paragraph_said, text_said

_PLACES = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
_MOST_BASES = 20
Key = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it says itself; `base` is the style that it builds on."""

    kind: str
    name: str
    base: str
    text: Said
    paragraph: Said


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a file, asked for the look of a place; answers are kept and shared."""

    styles: Mapping[str, Style]
    first: Mapping[str, str]
    text: Said
    paragraph: Said
    theme: Mapping[str, str]
    looks: dict[object, Look] = field(default_factory=dict)
    shapes: dict[object, Shape] = field(default_factory=dict)
    chains: dict[tuple[str, str], Said] = field(default_factory=dict)

    def look(self, table: str, paragraph: str, character: str, said: Key = ()) -> Look:
        """Give the look of characters; the three styles are ids, `said` what the run says."""
        key = (table, paragraph, character, said)
        found = self.looks.get(key)
        if found is None:
            found = self.looks[key] = self._look(table, paragraph, character, dict(said))
        return found

    def shape(self, table: str, paragraph: str, said: Key = (), listing: Key = ()) -> Shape:
        """Give the shape of a paragraph; `listing` is what the level of its list says."""
        key = (table, paragraph, said, listing)
        found = self.shapes.get(key)
        if found is None:
            found = self.shapes[key] = self._shape(table, paragraph, dict(said), dict(listing))
        return found

    def style_id(self, kind: str, wanted: str | None) -> str:
        """Give a style that is known: the wanted one, else the one that a file begins with."""
        known = wanted is not None and wanted in self.styles
        return str(wanted) if known else self.first.get(kind, "")

    def listing(self, paragraph: str, said: Said) -> tuple[str, int] | None:
        """Give the list and level of a paragraph."""
        chain = self._chain(paragraph, "paragraph")
        number = str(said.get("number", chain.get("number", "0")))
        layers = said if "number" in said else chain | said
        return (number, layers.get("level") or 0) if number != "0" else None

    def _look(self, table: str, paragraph: str, character: str, said: Said) -> Look:
        layers = [self._chain(style, "text") for style in (table, paragraph, character)]
        values = self.text.copy()
        for layer in layers:
            values |= layer
        for name in TOGGLES:
            values[name] = self.text.get(name, False) or (
                sum(bool(layer.get(name)) for layer in layers) % 2 == 1
            )
        return Look(**(values | said))

    def _shape(self, table: str, paragraph: str, said: Said, listing: Said) -> Shape:
        chain = self._chain(paragraph, "paragraph")
        values = self.paragraph | self._chain(table, "paragraph")
        values |= (chain | listing) if "number" in said else (listing | chain)
        values |= said
        values |= {"listing": self.listing(paragraph, said)}
        values.pop("number", None)
        values.pop("level", None)
        style = self.styles.get(paragraph)
        return Shape(style=style.name if style else "", **values)

    def _chain(self, style: str, what: str) -> Said:
        """Join what a style and those it builds on say; a circle of styles ends."""
        key = (style, what)
        if key not in self.chains:
            line: list[Style] = []
            while style in self.styles and len(line) < _MOST_BASES:
                line.append(self.styles[style])
                style = line[-1].base
            joined: Said = {}
            for each in reversed(line):
                joined |= each.text if what == "text" else each.paragraph
            self.chains[key] = joined
        return self.chains[key]


@lru_cache(maxsize=32)
def read_styles(styles: bytes, theme: bytes) -> StyleSheet:
    """Read the styles of a file; files that were made together share them."""
    fonts = _theme_fonts(theme)
    root = etree.fromstring(styles) if styles else etree.Element("none")
    known: dict[str, Style] = {}
    first: dict[str, str] = {}
    for element in root.iterfind(W + "style"):
        name, kind = element.get(W + "styleId", ""), element.get(W + "type", "paragraph")
        known[name] = _style(element, kind, fonts)
        if element.get(W + "default") in {"1", "true", "on"}:
            first[kind] = name
    defaults = root.find(W + "docDefaults")
    text = paragraph = None
    if defaults is not None:
        text = defaults.find(f"{W}rPrDefault/{W}rPr")
        paragraph = defaults.find(f"{W}pPrDefault/{W}pPr")
    return StyleSheet(known, first, text_said(text, fonts), paragraph_said(paragraph), fonts)


def _style(element: etree._Element, kind: str, fonts: Mapping[str, str]) -> Style:
    name, base = element.find(W + "name"), element.find(W + "basedOn")
    return Style(
        kind,
        name.get(VAL, "") if name is not None else "",
        base.get(VAL, "") if base is not None else "",
        text_said(element.find(W + "rPr"), fonts),
        paragraph_said(element.find(W + "pPr")),
    )


def _theme_fonts(theme: bytes) -> Mapping[str, str]:
    """Give the fonts of a theme by the names that files use for them (`minorHAnsi`)."""
    fonts: dict[str, str] = {}
    for size in ("major", "minor") if theme else ():
        for element in etree.fromstring(theme).iter(f"{A}{size}Font"):
            for tag, ends in _PLACES.items():
                face = element.find(A + tag)
                name = face.get("typeface", "") if face is not None else ""
                fonts |= {size + end[0].upper() + end[1:]: name for end in ends if name}
    return fonts
