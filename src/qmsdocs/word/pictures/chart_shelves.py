"""Reads what charts will change in a package: its content types, and references of its parts."""

import posixpath
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from qmsdocs.word.pictures.chart_parts import CONTENT_TYPES
from qmsdocs.word.pictures.shelves import Links, Shelf
from qmsdocs.word.xmltext import attribute

_OURS = re.compile(r"word/(?:charts|embeddings)/.*?(\d+)\.\w+", re.IGNORECASE)
_NUMBERED = re.compile(r"rId(\d+)")


def shelf_of(parts: Mapping[str, bytes], drawing: Iterable[str]) -> Shelf:
    """Give what charts change in a package; `drawing` are the names of the parts that hold them."""
    links = tuple(_links(parts, part) for part in drawing)
    numbers = (int(match[1]) for name in parts if (match := _OURS.fullmatch(name)))
    return Shelf(_items(parts[CONTENT_TYPES]), links, max(numbers, default=0) + 1)


def _links(parts: Mapping[str, bytes], part: str) -> Links:
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    data = parts.get(name)
    if data is None:
        return Links(part, name, b"", 1)
    ids = (element.get("Id", "") for element in etree.fromstring(data))
    numbers = (int(match[1]) for id_ in ids if (match := _NUMBERED.fullmatch(id_)))
    return Links(part, name, _items(data), max(numbers, default=0) + 1)


def _items(data: bytes) -> bytes:
    """Write the elements of a list anew, without prefixes and blanks."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return "".join(map(_item, etree.fromstring(data, parser))).encode()


def _item(element: etree._Element) -> str:
    written = "".join(
        f' {key!s}="{attribute(str(value))}"' for key, value in element.attrib.items()
    )
    name = str(etree.QName(element).localname)
    return f"<{name}{written}/>"
