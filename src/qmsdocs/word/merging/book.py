"""Joins Word files into one book.

Every part keeps its page setup, its headers and footers, its count of pages, its styles, lists and
notes; pictures and charts come along. The work is done on the XML of each part once, so that the
cost grows with the number of parts and not with its square.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.word.core_properties import CONTENT_TYPE, KIND, NAME, read_properties
from qmsdocs.word.merging.carrying import Carrier
from qmsdocs.word.merging.front import Front, front_page
from qmsdocs.word.merging.names import W, content_type, relation, to_bytes
from qmsdocs.word.merging.part import PartMaker
from qmsdocs.word.merging.sections import TINY, RunningHeads
from qmsdocs.word.merging.settings import Settings, settings_part
from qmsdocs.word.merging.shelves import DOCUMENT, Shelves
from qmsdocs.word.merging.source import Source
from qmsdocs.word.merging.theme import read_theme
from qmsdocs.word.writer_static import app_properties, core_properties
from qmsdocs.word.xmltext import XML

_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


@dataclass(frozen=True, slots=True)
class BookPart:
    """A Word file with what it is called in the list of parts and where it is on disk."""

    title: str
    data: bytes
    file: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The Word file, and what a person should know of it."""

    data: bytes
    notices: tuple[Problem, ...]


def merge(
    parts: Sequence[BookPart], properties: Mapping[str, str], front: Front | None = None
) -> Book:
    """Join Word files in their order, after a first page with the list of them.

    Who made the book and when is taken from the parts, unless `properties` say it: the creator of
    the first, the latest day. The first page names that creator when `front` names no owner.

    Raises:
        WordFileError: a file cannot be read safely, with every reason.
        ValueError: there is no part.
    """
    sources = _read(parts)
    return _Merging(sources).book([part.title for part in parts], properties, front)


def _read(parts: Sequence[BookPart]) -> list[Source]:
    """Read every file, or tell what is wrong with any of them."""
    if not parts:
        raise ValueError("a book has at least one part")
    sources: list[Source] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            sources.append(Source(part.data, part.file))
        except WordFileError as error:
            problems += error.problems
    if problems:
        raise WordFileError(problems)
    return sources


class _Merging:
    """One book on its way."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """The first source gives the theme, the defaults and what can be said only once."""
        self._sources = sources
        all_settings = [Settings(source.related_tree("settings")) for source in sources]
        self._first, self._both_sides = all_settings[0], any(own.both_sides for own in all_settings)
        self._shelves = Shelves(read_theme(sources[0].related_tree("theme")))

    def book(
        self, titles: Sequence[str], properties: Mapping[str, str], front: Front | None
    ) -> Book:
        """Make all parts, then what they share."""
        heads = RunningHeads(self._both_sides, self._blank)
        anchors = [self._anchor(number) for number in range(1, len(titles) + 1)]
        bodies: list[bytes] = []
        notices: list[Problem] = []
        for number, (source, anchor) in enumerate(zip(self._sources, anchors, strict=True), 1):
            maker = PartMaker(self._shelves, source, number)
            bodies.append(maker.body(heads, anchor, source is self._sources[-1]))
            notices += maker.notices
            if maker.settings.strange_in(self._first):
                notices.append(Problem("output.settings-differ", Place(file=source.file)))
        properties = {**self._made_by(), **properties}
        if front is not None:
            owned = replace(front, owner=front.owner or properties.get("creator", ""))
            bodies.insert(0, self._front(owned, titles, anchors))
        self._finish(bodies, properties)
        return Book(self._shelves.package.to_bytes(), tuple(notices))

    def _front(self, front: Front, titles: Sequence[str], anchors: Sequence[str]) -> bytes:
        """Make the first page last: the papers come first to the names of styles."""
        source = Source(front_page(front, titles, anchors), "")
        heads = RunningHeads(self._both_sides, self._blank)
        return PartMaker(self._shelves, source, 0).body(heads, self._anchor(0), False)

    def _made_by(self) -> dict[str, str]:
        """Give what the parts say of their maker and of their time."""
        found = [read_properties(source.parts) for source in self._sources]
        days = [own["created"] for own in found if own.get("created")]
        latest = {"created": max(days), "modified": max(days)} if days else {}
        return {"creator": found[0].get("creator", "")} | latest

    def _anchor(self, number: int) -> str:
        return self._shelves.marks.free_name(f"_QmsPart{number}")

    def _blank(self, kind: str) -> str:
        """Give the id of an empty header or footer."""
        package = self._shelves.package
        tag = "hdr" if kind == "header" else "ftr"
        data = f'{XML}<w:{tag} xmlns:w="{W[1:-1]}">{TINY}</w:{tag}>'.encode()
        name = package.add(f"word/{kind}.xml", data, content_type(kind))
        return package.link(DOCUMENT, relation(kind), name)

    def _finish(self, bodies: Sequence[bytes], properties: Mapping[str, str]) -> None:
        shelves, package = self._shelves, self._shelves.package
        package.put(DOCUMENT, self._document(bodies), content_type("document.main"))
        self._shared("styles", self._style_elements())
        self._shared("fontTable", [shelves.fonts[name] for name in sorted(shelves.fonts)], "fonts")
        if shelves.lists.is_used:
            self._shared("numbering", shelves.lists.elements)
        for notes in (shelves.footnotes, shelves.endnotes):
            if notes.is_used:
                self._shared(f"{notes.kind}s", notes.elements)
        used = (shelves.footnotes.is_used, shelves.endnotes.is_used)
        self._keep("settings", settings_part(self._first, self._both_sides, used))
        self._theme()
        self._properties(properties)

    def _shared(self, kind: str, found: Sequence[etree._Element], tag: str = "") -> None:
        """Store a part that gathers elements of all sources."""
        root = self._shelves.spaces.root(W + (tag or kind))
        root.extend(found)
        self._keep(kind, to_bytes(root))

    def _keep(self, kind: str, data: bytes) -> None:
        """Store a part that the document links to."""
        self._shelves.package.put(f"word/{kind}.xml", data, content_type(kind))
        self._shelves.package.link(DOCUMENT, relation(kind), f"word/{kind}.xml")

    def _style_elements(self) -> list[etree._Element]:
        book = self._shelves.styles
        return [e for e in (book.doc_defaults, book.latent) if e is not None] + list(book)

    def _document(self, bodies: Sequence[bytes]) -> bytes:
        root = self._shelves.spaces.root(f"{W}document")
        etree.SubElement(root, f"{W}body").text = ""
        start, end = to_bytes(root).split(b"</w:body>")
        return b"".join([start, *bodies, b"</w:body>", end])

    def _theme(self) -> None:
        source, package = self._sources[0], self._shelves.package
        name = source.related("theme")
        if name is not None:
            package.link(DOCUMENT, relation("theme"), Carrier(source, package).carry(name))

    def _properties(self, properties: Mapping[str, str]) -> None:
        package = self._shelves.package
        package.put(NAME, core_properties(properties).encode(), CONTENT_TYPE)
        package.put("docProps/app.xml", app_properties().encode(), _APP)
        package.link("", relation("officeDocument"), DOCUMENT)
        package.link("", KIND, NAME)
        package.link("", relation("extended-properties"), "docProps/app.xml")
