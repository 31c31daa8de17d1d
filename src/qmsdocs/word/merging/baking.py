"""Gives a style the defaults of its own file, where the book has others."""

from copy import deepcopy
from typing import Final

from lxml import etree

from qmsdocs.word.merging.names import W, attributes, child_of, drop, words
from qmsdocs.word.merging.values import PLAIN, Values

_ORDER: Final = {
    "pPr": words(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    ),
    "rPr": words(
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
}
#: What stands behind the properties in a style.
_AFTER: Final = frozenset(
    W + name for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
)  # fmt: skip
#: Attributes that would speak against each other.
_PAIRS = (
    ("firstLine", "hanging"), ("start", "left"), ("end", "right"), ("cs", "cstheme"),
    ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"),
)  # fmt: skip
_RIVALS: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_FONT = "Times New Roman"
#: Elements whose attributes add up; of others the whole element of the style wins.
_ADDING: Final = frozenset(("spacing", "ind", "rFonts"))


def bake(
    style: etree._Element,
    own: etree._Element | None,
    other: etree._Element | None,
    without: frozenset[str] = frozenset(),
) -> None:
    """Write the document defaults `own` into a style, and undo those of the book, `other`.

    What table styles say (`without`: `pPr spacing`, `rPr b` …) is left to them.
    """
    for kind, order in _ORDER.items():
        path = f"{W}{kind}Default/{W}{kind}"
        parts = [None if part is None else part.find(path) for part in (other, own)]
        wanted = tuple(name for name in order if f"{kind} {name}" not in without)
        _merge(_properties(style, kind), parts[1], parts[0], wanted)


def space(style: etree._Element, values: Values) -> None:
    """Write the space around paragraphs into a style that would take it over.

    LibreOffice has spaces of its own for headings, unless they are based on its first style.
    """
    properties = _properties(style, "pPr")
    spacing = properties.find(f"{W}spacing")
    if spacing is None:
        spacing = etree.Element(f"{W}spacing")
        _insert(properties, spacing)
    for name in ("before", "after"):
        if spacing.get(W + name) is None:
            spacing.set(W + name, values.get(f"spacing.{name}", "0"))


def _properties(style: etree._Element, kind: str) -> etree._Element:
    """Give the properties of a style, made in their place if it has none."""
    behind = _AFTER if kind == "pPr" else _AFTER - {f"{W}rPr"}
    place = next((n for n, child in enumerate(style) if child.tag in behind), len(style))
    return child_of(style, W + kind, place)


def _merge(
    mine: etree._Element,
    own: etree._Element | None,
    other: etree._Element | None,
    names: tuple[str, ...],
) -> None:
    for name in names:
        tag = W + name
        present, default = mine.find(tag), None if own is None else own.find(tag)
        undone = None if other is None else _undone(other.find(tag))
        if present is not None and name not in _ADDING:
            continue
        layers = [layer for layer in (undone, default, present) if layer is not None]
        if layers:
            merged = deepcopy(layers[-1]) if name not in _ADDING else _sum(tag, layers)
            if present is not None:
                mine.replace(present, merged)
            else:
                _insert(mine, merged)


def _sum(tag: str, layers: list[etree._Element]) -> etree._Element:
    total = etree.Element(tag)
    for layer in layers:
        for name, value in attributes(layer):
            if rival := _RIVALS.get(name.removeprefix(W)):
                drop(total, W + rival)
            total.set(name, value)
    return total


def _undone(element: etree._Element | None) -> etree._Element | None:
    """Give the element that says what Word does when an element is not there."""
    if element is None or element.tag == f"{W}lang":
        return None
    plain = etree.Element(element.tag)
    name = str(element.tag).removeprefix(W)
    for full, _ in attributes(element):
        short = full.removeprefix(W)
        key = {"start": "left", "end": "right", "firstLine": "first", "hanging": "first"}
        value = _FONT if name == "rFonts" else PLAIN.get(f"{name}.{key.get(short, short)}", "0")
        if not short.lower().endswith("theme"):
            plain.set(full, value)
    if not plain.attrib:
        plain.set(f"{W}val", PLAIN.get(f"{name}.val", "0"))
    return plain


def _insert(mine: etree._Element, child: etree._Element) -> None:
    """Put a property where the schema wants it."""
    order = _ORDER[str(mine.tag).removeprefix(W)]
    rank = {W + name: number for number, name in enumerate(order)}
    place = rank[str(child.tag)]
    behind = (n for n, there in enumerate(mine) if rank.get(str(there.tag), len(order)) > place)
    mine.insert(next(behind, len(mine)), child)
