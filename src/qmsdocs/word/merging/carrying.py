"""Carries pictures, charts and the like from a source into the book, with all they link to."""

from dataclasses import replace

from lxml import etree

from qmsdocs.word.links import Link
from qmsdocs.word.merging.names import R, attributes, elements, to_bytes
from qmsdocs.word.merging.package import BookPackage
from qmsdocs.word.merging.source import Source
from qmsdocs.word.merging.theme import Theme

#: The data of a chart: each has its own, for who changes the one must not change the other.
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Carrier:
    """Copies parts of one source, each once."""

    def __init__(self, source: Source, package: BookPackage, theme: Theme | None = None) -> None:
        """Nothing is copied before something refers to it; a theme is written out on the way."""
        self._source = source
        self._theme = theme
        self._package = package
        self._carried: dict[str, str] = {}

    def relink(self, root: etree._Element, part: str, owner: str) -> None:
        """Turn every reference in the XML of a part of the source into one of a part of the book.

        Raises:
            WordFileError: the source refers to something that it does not hold.
        """
        renamed: dict[str, str] = {}
        for element in elements(root, "descendant-or-self::*[@r:*]"):
            for name, link_id in attributes(element):
                if name.startswith(R) and link_id:
                    if link_id not in renamed:
                        renamed[link_id] = self._linked(self._source.link(part, link_id), owner)
                    element.set(name, renamed[link_id])

    def _linked(self, link: Link, owner: str) -> str:
        target = link.target if link.external else self.carry(link.target)
        return self._package.link(owner, link.kind, target, link.external)

    def carry(self, name: str) -> str:
        """Bring a part into the book and give its name there."""
        if name not in self._carried:
            data, kind = self._data(name), self._source.content_type(name)
            links = self._source.links(name)
            if links or kind == _WORKBOOK:
                self._carried[name] = self._package.reserve(name)
                self._package.put(self._carried[name], data, kind)
                if links:
                    self._package.set_links(self._carried[name], self._moved(name, links))
            else:
                self._carried[name] = self._package.add(name, data, kind)
        return self._carried[name]

    def _data(self, name: str) -> bytes:
        if self._theme is None or not name.lower().endswith(".xml"):
            return self._source.parts[name]
        root = self._source.tree(name)
        self._theme.write_out(root)
        return to_bytes(root)

    def _moved(self, name: str, links: dict[str, Link]) -> dict[str, Link]:
        """Give the links of a carried part: same ids, new targets."""
        checked = {key: self._source.link(name, key) for key in links}
        return {
            key: link if link.external else replace(link, target=self.carry(link.target))
            for key, link in checked.items()
        }
