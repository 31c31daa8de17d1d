"""Relationships: how a part of a Word file names the other parts and web addresses it needs."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from qmsdocs.word.xmltext import XML, attribute

_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONSHIP = f"{{{_SPACE}}}Relationship"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship; `target` is the full name of a part, or an address when it is external."""

    id: str
    kind: str
    target: str
    external: bool = False


def links_name(part: str) -> str:
    """Give the name of the part that holds the relationships of a part, or of the package ("")."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_links(parts: Mapping[str, bytes], part: str) -> dict[str, Link]:
    """Give the relationships of a part, or of the package for "", by id."""
    data = parts.get(links_name(part))
    if data is None:
        return {}
    found = (_link(element, part) for element in etree.fromstring(data).iter(RELATIONSHIP))
    return {link.id: link for link in found}


def linked(
    parts: Mapping[str, bytes], links: Mapping[str, Link], kinds: Iterable[str]
) -> list[tuple[str, str]]:
    """Give the parts that are there for kinds such as `styles`, each with its kind."""
    named = ((link.kind.rpartition("/")[2], link) for link in links.values())
    return [
        (link.target, kind)
        for kind, link in named
        if kind in kinds and link.target in parts and not link.external
    ]


def part_for(parts: Mapping[str, bytes], kind: str, part: str = "") -> str | None:
    """Give the part that another one, or the package, has for a kind."""
    return next((name for name, _ in linked(parts, read_links(parts, part), (kind,))), None)


def main_part(parts: Mapping[str, bytes]) -> str:
    """Give the name of the main part, which need not be `word/document.xml`."""
    return part_for(parts, "officeDocument") or "word/document.xml"


def part_name(folder: str, target: str) -> str:
    """Give the name of the part that a target, written in a folder of the package, leads to."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def links_part(links: Iterable[Link], part: str) -> bytes:
    """Write the relationships of a part."""
    items = "".join(_xml(link, posixpath.dirname(part)) for link in links)
    return f'{XML}<Relationships xmlns="{_SPACE}">{items}</Relationships>'.encode()


def _link(element: etree._Element, part: str) -> Link:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    name = target if external else part_name(posixpath.dirname(part), target)
    return Link(element.get("Id", ""), element.get("Type", ""), name, external)


def _xml(link: Link, folder: str) -> str:
    mode = ' TargetMode="External"' if link.external else ""
    target = link.target if link.external else posixpath.relpath(link.target, folder or ".")
    kind = attribute(link.kind)
    return f'<Relationship Id="{link.id}" Type="{kind}" Target="{attribute(target)}"{mode}/>'
