"""The package of a file that is corrected: a part that nobody touches keeps its bytes."""

import posixpath

from lxml import etree

from qmsdocs.word.links import links_name, links_part, main_part, read_links
from qmsdocs.word.package import write_package
from qmsdocs.word.package_checks import CONTENT_TYPES
from qmsdocs.word.reading.names import W, is_on

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}


class Book:
    """Parts of a Word file, parsed when they are asked for, and written when they are other."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Take the parts of a package."""
        self._parts = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._before: dict[str, bytes] = {}
        self.main = main_part(parts)
        self._links = {
            link.id: (link.kind.rpartition("/")[2], link.target)
            for link in read_links(parts, self.main).values()
        }

    def tree(self, name: str) -> etree._Element:
        """Give the root of a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self._parts[name])
            self._before[name] = etree.tostring(self._trees[name])
        return self._trees[name]

    @property
    def body(self) -> etree._Element:
        """The body of the main part."""
        return next(self.tree(self.main).iterchildren(W + "body"))

    def part(self, kind: str) -> etree._Element:
        """Give the root of the part of a kind such as `styles`; an empty one if there is none."""
        return next(map(self.tree, self.named(kind)), etree.Element("none"))

    def named(self, *kinds: str) -> list[str]:
        """Give the names of the parts of some kinds that the main part leads to."""
        links = self._links.values()
        found = (name for kind, name in links if kind in kinds and name in self._parts)
        return list(dict.fromkeys(found))

    def linked(self, link: str) -> etree._Element | None:
        """Give the root of the part that the main part knows under an id."""
        name = self._links.get(link, ("", ""))[1]
        return self.tree(name) if name in self._parts else None

    @property
    def even_and_odd(self) -> bool:
        """Whether even pages have heads of their own."""
        switch = self.part("settings").find(W + "evenAndOddHeaders")
        return switch is not None and is_on(switch)

    def add_part(self, kind: str, content: etree._Element) -> str:
        """Add a head or foot, and give the id under which the main part knows it."""
        folder = posixpath.dirname(self.main)
        numbers = range(1, len(self._parts) + 2)
        names = (posixpath.join(folder, f"{kind}{number}.xml") for number in numbers)
        taken = {name.lower() for name in self._parts}
        name = next(each for each in names if each.lower() not in taken)
        root = etree.Element(W + _ROOTS[kind], nsmap={"w": W[1:-1]})
        root.append(content)
        self._parts[name] = _written(root)
        self._add_type(name, f"{_KIND}.{kind}+xml")
        return self._add_link(name, kind)

    def _add_type(self, name: str, kind: str) -> None:
        override = etree.SubElement(self.tree(CONTENT_TYPES), _TYPES + "Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", kind)

    def _add_link(self, target: str, kind: str) -> str:
        links = links_name(self.main)
        if links not in self._parts:
            self._parts[links] = links_part((), self.main)
        root = self.tree(links)
        known = {each.get("Id") for each in root}
        names = (f"rId{number}" for number in range(1, len(known) + 2))
        name = next(each for each in names if each not in known)
        link = etree.SubElement(root, _LINK)
        link.set("Id", name)
        link.set("Type", f"{_OFFICE}/{kind}")
        link.set("Target", posixpath.basename(target))
        self._links[name] = (kind, target)
        return name

    def to_bytes(self) -> bytes | None:
        """Give the file; None when nothing is other than it was."""
        changed = {
            name: _written(root)
            for name, root in self._trees.items()
            if etree.tostring(root) != self._before[name]
        }
        return write_package(self._parts | changed) if changed else None


def _written(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return data
