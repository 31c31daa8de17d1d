"""Which parts a Word file is made of, by their links."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

#: Kind (the last word of its type) and target of a link, by its id.
Links = Mapping[str, tuple[str, str]]


def links_name(source: str) -> str:
    """Give the name of the part with the links of a part."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def links_of(parts: Mapping[str, bytes], source: str) -> Links:
    """Give the links of a part, or of the package for ''."""
    data = parts.get(links_name(source))
    return {} if data is None else links_in(etree.fromstring(data), source)


def main_part(parts: Mapping[str, bytes]) -> str:
    """Give the part with the body, which need not be `word/document.xml`."""
    targets = (target for kind, target in links_of(parts, "").values() if kind == "officeDocument")
    return next(targets, "word/document.xml")


def links_in(tree: etree._Element | None, source: str) -> Links:
    """Give the links in a part of links; `source` is the part whose links they are."""
    folder = posixpath.dirname(source)
    return {
        link.get("Id", ""): (link.get("Type", "").rpartition("/")[2], _target(folder, link))
        for link in (tree.iter(_RELATIONSHIP) if tree is not None else ())
        if link.get("TargetMode") != "External"
    }


def _target(folder: str, link: etree._Element) -> str:
    path = posixpath.join("/", folder, unquote(link.get("Target", "")))
    return posixpath.normpath(path).lstrip("/")
