"""Keeps the last turn of a loop over table rows with the rows that follow it: sums must not stand alone.

A template says it by a style whose name ends in `BEFORE_SUMS`, so that it can be read and changed
in Word. Styles are found by name, for Word gives them other ids when it saves a file.
"""

from collections.abc import Mapping

from lxml import etree

from qmsdocs.word.links import main_part, part_for
from qmsdocs.word.spots import W

__all__ = ["BEFORE_SUMS", "keep_last_turns", "styles_before_sums"]

#: How the name of a style of cells ends that stay with the next row in the last turn of their loop.
BEFORE_SUMS = "trước hàng tổng"

#: Outside a loop the mark means nothing.
_IF_LAST = "{% if loop is defined and loop.last %}"
_END_IF = "{% endif %}"


def styles_before_sums(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Give the ids of the styles of a Word file that carry the mark."""
    data = parts.get(part_for(parts, "styles", main_part(parts)) or "", b"")
    if BEFORE_SUMS.encode() not in data:
        return frozenset()
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return frozenset(
        str(style.get(f"{W}styleId"))
        for style in root.iter(f"{W}style")
        for name in style.iterfind(f"{W}name")
        if str(name.get(f"{W}val")).endswith(BEFORE_SUMS)
    )


def keep_last_turns(root: etree._Element, styles: frozenset[str]) -> None:
    """Let the paragraphs of marked styles be kept with the next, but only in the last turn."""
    for style in list(root.iter(f"{W}pStyle")) if styles else ():
        properties = style.getparent()
        if style.get(f"{W}val") in styles and properties is not None:
            for own in properties.findall(f"{W}keepNext"):
                properties.remove(own)
            keep = etree.Element(f"{W}keepNext")
            style.addnext(keep)
            style.tail, keep.tail = _IF_LAST, _END_IF
