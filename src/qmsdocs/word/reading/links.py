"""Which parts a Word file is made of, by their links."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

#: Kind (the last word of its type) and target of a link, by its id.
Links = Mapping[str, tuple[str, str]]


def links_of(parts: Mapping[str, bytes], source: str) -> Links:
    """Give the links of a part, or of the package for ''."""
    folder, name = posixpath.split(source)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return {}
    return {
        link.get("Id", ""): (link.get("Type", "").rpartition("/")[2], _target(folder, link))
        for link in etree.fromstring(data).iter(_RELATIONSHIP)
        if link.get("TargetMode") != "External"
    }


def main_part(parts: Mapping[str, bytes]) -> str:
    """Give the part with the body, which need not be `word/document.xml`."""
    targets = (target for kind, target in links_of(parts, "").values() if kind == "officeDocument")
    return next(targets, "word/document.xml")


def _target(folder: str, link: etree._Element) -> str:
    path = posixpath.join("/", folder, unquote(link.get("Target", "")))
    return posixpath.normpath(path).lstrip("/")
