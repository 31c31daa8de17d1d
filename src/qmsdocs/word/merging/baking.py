"""Gives a style the defaults of its own file, where the book has others."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from qmsdocs.word.merging.names import W, attributes
from qmsdocs.word.property_order import ORDERS, forget, insert, put

#: Attributes that would speak against each other.
_PAIRS = (
    ("firstLine", "hanging"), ("start", "left"), ("end", "right"), ("cs", "cstheme"),
    ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"),
)  # fmt: skip
_RIVALS: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_FONT = "Times New Roman"
#: Text that Word itself begins with when neither style nor defaults say anything.
_PLAIN: Final[Mapping[str, str]] = {
    "widowControl.val": "1",
    "spacing.line": "240",
    "spacing.lineRule": "auto",
    "jc.val": "left",
    "w.val": "100",
    "u.val": "none",
    "outlineLvl.val": "9",
    "sz.val": "20",
    "szCs.val": "20",
    "color.val": "auto",
}
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
    for kind in ("pPr", "rPr"):
        path = f"{W}{kind}Default/{W}{kind}"
        parts = [None if part is None else part.find(path) for part in (other, own)]
        names = (tag.removeprefix(W) for tag in ORDERS[W + kind])
        wanted = tuple(name for name in names if f"{kind} {name}" not in without)
        _merge(put(style, kind), parts[1], parts[0], wanted)


def space(style: etree._Element, spaces: Mapping[str, str]) -> None:
    """Write the space around paragraphs into a style that would take it over.

    LibreOffice has spaces of its own for headings, unless they are based on its first style.
    """
    spacing = put(put(style, "pPr"), "spacing")
    for name, value in spaces.items():
        if spacing.get(W + name) is None:
            spacing.set(W + name, value)


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
                insert(mine, merged)


def _sum(tag: str, layers: list[etree._Element]) -> etree._Element:
    total = etree.Element(tag)
    for layer in layers:
        for name, value in attributes(layer):
            if rival := _RIVALS.get(name.removeprefix(W)):
                forget(total, rival)
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
        value = _FONT if name == "rFonts" else _PLAIN.get(f"{name}.{short}", "0")
        if not short.lower().endswith("theme"):
            plain.set(full, value)
    if not plain.attrib:
        plain.set(f"{W}val", _PLAIN.get(f"{name}.val", "0"))
    return plain
