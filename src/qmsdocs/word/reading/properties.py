"""Reads what one place of a file says itself: the children of `w:rPr` and of `w:pPr`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lxml import etree

from qmsdocs.word.reading.names import VAL, W14, W, full_attributes, is_on, mm, points, twips, whole

#: What a place says, by our own names; a name that is not there is left to what stands above.
Said = dict[str, Any]

#: Switches that a paragraph style and a character style turn against each other.
TOGGLES = ("bold", "italic", "caps", "hidden")
_TOGGLE_TAGS = ("b", "i", "caps", "vanish")
_SCRIPTS = {"ascii": "ascii", "hAnsi": "high", "cs": "complex", "eastAsia": "east"}
_NAMED = {W + name: ours for name, ours in _SCRIPTS.items()}
_THEMED = {f"{name}Theme": ours for name, ours in _NAMED.items()} | {W + "cstheme": "complex"}
_ALIGNS = {"start": "left", "end": "right", "distribute": "both", "justify": "both"}
#: Sides by our own names, with the name in Word and the one that LibreOffice writes.
_SIDES = (("left", W + "left", W + "start"), ("right", W + "right", W + "end"))
_FIRST, _HANGING, _LINE, _RULE = W + "firstLine", W + "hanging", W + "line", W + "lineRule"
_GAPS = tuple((name, W + name, f"{W}{name}Autospacing") for name in ("before", "after"))
_SINGLE = 240


def text_said(element: etree._Element | None, theme: Mapping[str, str]) -> Said:
    """Give what `w:rPr` says; theme fonts become their names."""
    said: Said = {}
    for child in element if element is not None else ():
        reader = _TEXT.get(child.tag)
        if reader is not None:
            reader(child, said)
        elif child.tag == _FONTS:
            _fonts(child, said, theme)
    return said


def paragraph_said(element: Iterable[etree._Element] | None) -> Said:
    """Give what `w:pPr`, or its children, say, without its style and its marks."""
    said: Said = {}
    for child in element if element is not None else ():
        reader = _PARAGRAPH.get(child.tag)
        if reader is not None:
            reader(child, said)
    return said


def table_said(element: etree._Element) -> Said:
    """Give what `w:tblPr` says of a whole table: place, borders, what cells leave free."""
    said: Said = {}
    for child in element:
        if child.tag == W + "jc":
            _align(child, said)
        elif child.tag == W + "tblBorders":
            said["bordered"] = is_drawn(child)
        elif child.tag == W + "tblCellMar":
            sides = {each.tag: each.get(W + "w") for each in child}
            for ours, *names in _SIDES:
                values = [sides[name] for name in names if name in sides]
                said |= {f"free_{ours}": mm(value) for value in values[:1]}
    return said


def is_drawn(borders: etree._Element) -> bool:
    """Tell whether any of some borders is there."""
    return any(line.get(VAL) not in {None, "nil", "none"} for line in borders)


def _fonts(element: etree._Element, said: Said, theme: Mapping[str, str]) -> None:
    for name, value in element.items():
        if name in _NAMED and value:
            said.setdefault(_NAMED[name], value)
        elif name in _THEMED and value in theme:
            said[_THEMED[name]] = theme[str(value)]


def _switch(name: str) -> Callable[[etree._Element, Said], None]:
    def read(element: etree._Element, said: Said) -> None:
        said[name] = is_on(element)

    return read


def _size(element: etree._Element, said: Said) -> None:
    size = points(element.get(VAL), 0) * 10
    if size > 0:
        said["size"] = size


def _color(element: etree._Element, said: Said) -> None:
    said["color"] = (element.get(VAL) or "auto").lower()


def _effect(element: etree._Element, said: Said) -> None:
    """Read a fill of letters, which Word puts over their colour."""
    for color in element.iterfind(f"{W14}solidFill/{W14}srgbClr"):
        said["color"] = color.get(W14 + "val", "auto").lower()


def _raised(element: etree._Element, said: Said) -> None:
    said["raised"] = element.get(VAL) in {"superscript", "subscript"}


def _align(element: etree._Element, said: Said) -> None:
    value = element.get(VAL, "left")
    said["align"] = _ALIGNS.get(value, value)


def _indent(element: etree._Element, said: Said) -> None:
    found = full_attributes(element)
    for ours, old, new in _SIDES:
        value = found.get(old, found.get(new))
        if value is not None:
            said[ours] = mm(value)
    if _HANGING in found:
        said["first"] = -mm(found[_HANGING])
    elif _FIRST in found:
        said["first"] = mm(found[_FIRST])


def _spacing(element: etree._Element, said: Said) -> None:
    found = full_attributes(element)
    for ours, name, auto in _GAPS:
        if found.get(auto) in {"1", "true", "on"}:
            said[ours] = 14.0
        elif name in found:
            said[ours] = points(found[name])
    line = found.get(_LINE)
    if line is not None:
        fixed = found.get(_RULE, "auto") != "auto"
        said["line"] = None if fixed else twips(line, _SINGLE) / _SINGLE
        said["exact"] = points(line) if fixed else None


def _listing(element: etree._Element, said: Said) -> None:
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    if number is not None:
        said["number"] = number.get(VAL, "0")
    if level is not None:
        said["level"] = min(max(whole(level.get(VAL)), 0), 8)


def _ruled(element: etree._Element, said: Said) -> None:
    bottom = element.find(W + "bottom")
    said["ruled"] = bottom is not None and bottom.get(VAL) not in {None, "nil", "none"}


def _frame(element: etree._Element, said: Said) -> None:
    said["frame"] = element.get(W + "xAlign", "")


def _as_complex(element: etree._Element, said: Said) -> None:
    said["as_complex"] = said.get("as_complex", False) or is_on(element)


_FONTS = W + "rFonts"
_TEXT = {
    **{W + tag: _switch(name) for tag, name in zip(_TOGGLE_TAGS, TOGGLES, strict=True)},
    W + "sz": _size,
    W + "u": _switch("underline"),
    W + "color": _color,
    W14 + "textFill": _effect,
    W + "vertAlign": _raised,
    W + "cs": _as_complex,
    W + "rtl": _as_complex,
}
_PARAGRAPH = {
    W + "jc": _align,
    W + "ind": _indent,
    W + "framePr": _frame,
    W + "spacing": _spacing,
    W + "numPr": _listing,
    W + "pBdr": _ruled,
    W + "pageBreakBefore": _switch("page_break"),
    W + "contextualSpacing": _switch("contextual"),
}
