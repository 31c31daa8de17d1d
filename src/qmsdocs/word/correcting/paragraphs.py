"""Sets paragraphs, and takes empty ones away."""

from collections.abc import Mapping

from lxml import etree

from qmsdocs.word.property_order import first, forget, put
from qmsdocs.word.reading.names import TWIPS_PER_MM, VAL, W

_ENDS = (("left", "start"), ("right", "end"))
_EMPTY = {W + "pPr", W + "proofErr", W + "lastRenderedPageBreak"}
_EMPTY_RUN = {W + "rPr", W + "lastRenderedPageBreak", W + "tab"}
_HOLDING = {W + name for name in ("sectPr", "numPr", "framePr", "pBdr", "ins", "del", "pPrChange")}


def set_shape(paragraph: etree._Element, values: Mapping[str, bool | float | str]) -> None:
    """Set a paragraph."""
    properties = first(paragraph, "pPr")
    for name, value in values.items():
        if name == "align":
            put(properties, "jc").set(VAL, str(value))
        elif name in {"left", "right", "first"}:
            _indent(put(properties, "ind"), name, float(value))
        elif name in {"before", "after"}:
            _space(put(properties, "spacing"), name, float(value))
        elif name == "line":
            spacing = put(properties, "spacing")
            spacing.set(W + "line", f"{float(value) * 240:.0f}")
            spacing.set(W + "lineRule", "auto")
        else:
            tag = {"contextual": "contextualSpacing", "page_break": "pageBreakBefore"}[name]
            put(properties, tag).set(VAL, "1" if value else "0")


def _indent(element: etree._Element, name: str, mm: float) -> None:
    """Set an indent; those counted in characters would win over it."""
    twips = f"{mm * TWIPS_PER_MM:.0f}"
    if name == "first":
        forget(element, "firstLine", "hanging", "firstLineChars", "hangingChars")
        element.set(W + "firstLine", twips)
        return
    forget(element, *(f"{each}Chars" for pair in _ENDS if name in pair for each in pair))
    forget(element, *(pair[1] for pair in _ENDS if name in pair))
    element.set(W + name, twips)


def _space(element: etree._Element, name: str, points: float) -> None:
    forget(element, f"{name}Autospacing", f"{name}Lines")
    element.set(W + name, f"{points * 20:.0f}")


def remove_empty(paragraph: etree._Element) -> None:
    """Take a paragraph away when nothing at all hangs on it and another one follows it."""
    below, parent = paragraph.getnext(), paragraph.getparent()
    followed = below is not None and below.tag == W + "p"
    if parent is not None and followed and is_empty(paragraph):
        parent.remove(paragraph)


def is_empty(paragraph: etree._Element) -> bool:
    """Tell a paragraph of which nothing but its mark is there."""
    if any(child.tag not in _EMPTY and child.tag != W + "r" for child in paragraph):
        return False
    runs = paragraph.iterfind(W + "r")
    if not all(_is_nothing(child) for run in runs for child in run):
        return False
    return not any(element.tag in _HOLDING for element in paragraph.iter())


def _is_nothing(child: etree._Element) -> bool:
    blank = child.tag == W + "t" and not (child.text or "").strip()
    return blank or child.tag in _EMPTY_RUN
