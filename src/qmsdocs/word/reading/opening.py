"""Opens a Word file to read it: a part is unpacked and parsed only when it is asked for."""

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.word.package import Archive
from qmsdocs.word.package_checks import CONTENT_TYPES, DECLARED, kind_problems, macro_problems
from qmsdocs.word.reading.links import Links, links_in, links_name
from qmsdocs.word.reading.strict import transitional

#: A file whose XML has more bytes, or more tags and attributes, is no paper.
MAX_TEXT = 20 * 1024 * 1024
MAX_TAGS = 1_000_000

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)
_LINKS = "_rels/.rels"
#: The reader takes a template as it takes a paper; `package_checks` refuses it for other uses.
_READABLE = frozenset({"word.dotx"})


class Opened:
    """A Word file that is safe to read: `main` is its main part, `links` where that leads.

    Pictures, objects and whatever else the reader never opens stay packed, and links that leave
    the file are not followed; so a file with them is judged like any other.

    Raises:
        WordFileError: it is damaged, hostile or no Word file; with the reasons.
    """

    def __init__(self, data: bytes, file: str = "") -> None:
        """Look for the way to the main part, and for what may not be there."""
        self.place = Place(file=file)
        self._archive = Archive(data, file)
        self._bytes = self._tags = 0
        names = self._archive.entries
        trees = {name: self.tree(name) for name in (CONTENT_TYPES, _LINKS) if name in names}
        package = links_in(trees.get(_LINKS), "")
        targets = (target for kind, target in package.values() if kind == "officeDocument")
        self.main = next(targets, "")
        text = self.data(self.main)
        self.tracked = b":del" in text  # something was taken out, and word of it kept
        if text:
            trees[self.main] = self.parsed(text, self.main)
        found = [*kind_problems(names, trees, self.place)]
        problems = [each for each in found if each.code not in _READABLE]
        problems += macro_problems(names, trees, self.place)
        if problems:
            raise WordFileError(problems)
        self.root = trees[self.main]
        self.links: Links = links_in(self._maybe(links_name(self.main)), self.main)

    def linked(self, kind: str) -> str:
        """Give the part that the main part has for a kind, as `styles`; '' when there is none."""
        return next((target for other, target in self.links.values() if other == kind), "")

    def data(self, name: str) -> bytes:
        """Unpack a part; one that is not there is empty.

        Raises:
            WordFileError: it is damaged or too big.
        """
        info = self._archive.entries.get(name)
        if info is None:
            return b""
        self._bytes += info.file_size
        if self._bytes > MAX_TEXT:
            raise self._problem("word.too-big", size=_mb(self._bytes), limit=_mb(MAX_TEXT))
        return transitional(self._archive.read(name))

    def tree(self, name: str) -> etree._Element:
        """Parse a part that is there.

        Raises:
            WordFileError: it is damaged, too big, not well formed, or declares entities.
        """
        return self.parsed(self.data(name), name)

    def parsed(self, data: bytes, name: str) -> etree._Element:
        """Parse the bytes of a part; those of a part that is not there are an empty element."""
        if not data:
            return etree.Element("none")
        self._tags += data.count(b"<") + data.count(b"=")
        if self._tags > MAX_TAGS:
            raise self.too_long(name)
        try:
            root = etree.fromstring(data, _PARSER)
            declared = root.getroottree().docinfo.internalDTD is not None
        except etree.XMLSyntaxError as error:
            if not DECLARED.search(data):
                raise self._broken(error, name) from error
            declared = True
        if declared:
            raise self._problem("word.entities", name, part=name)
        return root

    def too_long(self, name: str = "") -> WordFileError:
        """Give the error for a file with more text than any paper has."""
        return self._problem("word.too-long", name)

    def _maybe(self, name: str) -> etree._Element | None:
        return self.tree(name) if name in self._archive.entries else None

    def _broken(self, error: etree.XMLSyntaxError, name: str) -> WordFileError:
        if "depth" in str(error):
            return self._problem("word.too-deep", name)
        line, column = error.position
        return self._problem("word.broken-xml", name, part=name, line=line or 1, column=column or 1)

    def _problem(self, code: str, within: str = "", **values: object) -> WordFileError:
        return WordFileError(Problem(code, Place(file=self.place.file, within=within), values))


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f}"
