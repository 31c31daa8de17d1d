"""One Word file on its way into a book: its parts, read safely, and how they hang together."""

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.word.links import Link, linked, main_part, read_links
from qmsdocs.word.package import read_package
from qmsdocs.word.package_checks import CONTENT_TYPES, content_type


class Source:
    """The parts of a file by name, with their relationships and content types."""

    def __init__(self, data: bytes, file: str) -> None:
        """Read the file.

        Raises:
            WordFileError: with the reasons why it cannot be read.
        """
        self.file = file
        self.parts = read_package(data, file)
        self.main = main_part(self.parts)
        self._links: dict[str, dict[str, Link]] = {}
        self._types = etree.fromstring(self.parts[CONTENT_TYPES])

    def links(self, part: str) -> dict[str, Link]:
        """Give the relationships of a part by id."""
        if part not in self._links:
            self._links[part] = read_links(self.parts, part)
        return self._links[part]

    def link(self, part: str, link_id: str) -> Link:
        """Give one relationship of a part, the part at its end being there.

        Raises:
            WordFileError: the file refers to something that it does not hold.
        """
        link = self.links(part).get(link_id)
        if link is None or not (link.external or link.target in self.parts):
            raise WordFileError(Problem("word.damaged", Place(file=self.file, within=part)))
        return link

    def related(self, kind: str) -> str | None:
        """Give the name of the part that the main part has for `styles`, `theme` …."""
        found = linked(self.parts, self.links(self.main), (kind,))
        return found[0][0] if found else None

    def tree(self, part: str) -> etree._Element:
        """Parse a part; each call gives a new tree."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        return etree.fromstring(self.parts[part], parser)

    def related_tree(self, kind: str) -> etree._Element | None:
        """Parse the part that the main part has for a kind."""
        name = self.related(kind)
        return None if name is None else self.tree(name)

    def content_type(self, part: str) -> str:
        """Give the content type of a part."""
        return content_type(self._types, part)
