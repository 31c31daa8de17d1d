"""Puts the properties of table cells into the order of the schema.

docxtpl turns cell tags (`colspan`, `cellbg`, `vm`, `hm`) into properties at the head or the end of
those of the cell; Word forgives that, a strict reader does not.
"""

import re

_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
_PROPERTIES = re.compile(r"(<w:tcPr(?: [^>]*[^/>])?>)(.*?)(</w:tcPr>)", re.DOTALL)
_CHILD = re.compile(r"<w:(\w+)(?:\s[^<]*?)?(?:/>|(?<!/)>.*?</w:\1>)", re.DOTALL)


def ordered_cells(xml: str) -> str:
    """Give the XML of a part, or its patched template, with cell properties in order."""
    return _PROPERTIES.sub(lambda match: match[1] + _ordered(match[2]) + match[3], xml)


def _ordered(content: str) -> str:
    children = list(_CHILD.finditer(content))
    names = [child[1] for child in children]
    if "".join(child[0] for child in children) != content or not set(names) <= set(_ORDER):
        return content
    return "".join(child[0] for child in sorted(children, key=lambda one: _ORDER.index(one[1])))
