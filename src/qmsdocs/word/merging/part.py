"""One source becomes one part of the book: everything in it is made to fit, then its body moves."""

from collections.abc import Callable
from functools import partial

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.word.merging.carrying import Carrier
from qmsdocs.word.merging.fields import SourceFields
from qmsdocs.word.merging.lists import SourceLists
from qmsdocs.word.merging.marks import SourceMarks
from qmsdocs.word.merging.names import W, elements, to_bytes
from qmsdocs.word.merging.notes import SourceNotes
from qmsdocs.word.merging.sections import (
    RunningHeads,
    Section,
    begin_anew,
    close,
    mark_end,
    mark_start,
    mark_whole,
    number_notes_anew,
    take_references,
)
from qmsdocs.word.merging.settings import Settings
from qmsdocs.word.merging.shelves import DOCUMENT, NOTE_PARTS, NUMBERING, Shelves
from qmsdocs.word.merging.source import Source
from qmsdocs.word.merging.styles import SourceStyles
from qmsdocs.word.merging.theme import read_theme
from qmsdocs.word.property_order import detach

_BODY = (b"<w:body>", b"</w:body>")


class PartMaker:
    """Makes one part; `number` tells it from the others."""

    def __init__(self, shelves: Shelves, source: Source, number: int) -> None:
        """Read what the source has beside its text."""
        self._shelves = shelves
        self._source = source
        self._number = number
        self.settings = Settings(source.related_tree("settings"))
        theme = read_theme(source.related_tree("theme"))
        self._theme = None if theme == shelves.theme else theme
        self._carrier = Carrier(source, shelves.package, self._theme)
        self._lists = SourceLists(shelves.lists, self._tree("numbering"))
        self._styles = self._known_styles()
        self._marks = SourceMarks(shelves.marks)
        self._whole = shelves.marks.free_name(f"_QmsWhole{number}")
        self._fields = SourceFields(self._marks.new_name, self._styles.new_name, self._whole)
        self._notes = [
            SourceNotes(book, self._tree(f"{book.kind}s"))
            for book in (shelves.footnotes, shelves.endnotes)
        ]
        self._heads: dict[tuple[str, int, bool], str] = {}
        self._ends: list[str] = []
        shelves.add_fonts(source.related_tree("fontTable"))

    def body(self, heads: RunningHeads, anchor: str, is_last: bool) -> bytes:
        """Give the XML of the part, without the element around it."""
        root = self._source.tree(self._source.main)
        body = root.find(f"{W}body")
        if body is None:
            raise WordFileError(Problem("word.no-document", Place(file=self._source.file)))
        self._shelves.spaces.adopt(root)
        sections = close(body, is_last)
        begin_anew(sections[0])
        self._ends = [
            self._shelves.marks.free_name(f"_QmsEnd{self._number}_{run}")
            for run in range(sections[-1].run + 1)
        ]
        taken = [take_references(section) for section in sections]
        self._fit(body, self._source.main, DOCUMENT, len(self._ends) - 1)
        heads.settle(sections, taken, self.settings.both_sides, self._running)
        self._bring_notes(body, sections[0])
        self._mark(body, sections, anchor)
        self._fit_lists()
        return self._moved(body)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Tell what a person should know of this part in the book."""
        found = {
            "output.comments-left-out": self._marks.has_comments,
            "output.tracked-changes": self._marks.has_changes,
            "output.endnotes": self._notes[1].is_used,
            "output.page-totals": self._fields.counts_pages and len(self._ends) > 1,
        }
        place = Place(file=self._source.file)
        return tuple(Problem(code, place) for code, is_so in found.items() if is_so)

    def _tree(self, kind: str) -> etree._Element | None:
        """Parse a part whose elements will move into a part of the book."""
        root = self._source.related_tree(kind)
        if root is not None:
            self._shelves.spaces.adopt(root)
            self._write_out_theme(root)
        return root

    def _write_out_theme(self, root: etree._Element) -> None:
        if self._theme is not None:
            self._theme.write_out(root)

    def _known_styles(self) -> SourceStyles:
        """Give the answers found for an earlier source when it had the very same styles."""
        name = self._source.related("styles")
        data = b"" if name is None else self._source.parts[name]
        key = digest(data) + repr(self._theme)
        known = self._shelves.known_styles.get(key)
        if known is None:
            known = SourceStyles(self._shelves.styles, self._tree("styles"), self._lists.mapped)
            if known.may_be_shared:
                self._shelves.known_styles[key] = known
        return known

    def _fit(self, root: etree._Element, part: str, owner: str, run: int) -> None:
        """Make the XML of a part of the source fit into a part of the book."""
        for setup in elements(root, "descendant-or-self::w:printerSettings"):
            detach(setup)
        self._write_out_theme(root)
        self._marks.learn(root)
        self._styles.apply(root)
        self._lists.apply(root)
        self._marks.apply(root)
        self._fields.apply(root, self._ends[run])
        self._carrier.relink(root, part, owner)

    def _running(self, link_id: str, run: int, pages: str) -> str:
        """Give the id of a header or footer in the book, for one count of pages."""
        link = self._source.link(self._source.main, link_id)
        key = (link.target, run, pages == "even")
        package = self._shelves.package
        if key not in self._heads:
            root = self._source.tree(link.target)
            self._heads[key] = package.reserve(link.target)
            self._fit(root, link.target, self._heads[key], run)
            kind = self._source.content_type(link.target)
            package.put(self._heads[key], to_bytes(root), kind)
        return package.link(DOCUMENT, link.kind, self._heads[key])

    def _bring_notes(self, body: etree._Element, first: Section) -> None:
        for notes, kind in zip(self._notes, NOTE_PARTS, strict=True):
            name = self._source.related(f"{kind}s")
            if name is not None:
                change: Callable[[etree._Element], None] = partial(
                    self._fit, part=name, owner=NOTE_PARTS[kind], run=len(self._ends) - 1
                )
                notes.apply(body, change)
        if self._notes[0].is_used:
            number_notes_anew(first)

    def _mark(self, body: etree._Element, sections: tuple[Section, ...], anchor: str) -> None:
        marks = self._shelves.marks
        for section, after in zip(sections, (*sections[1:], None), strict=True):
            if after is None or after.run != section.run:
                mark_end(body, section, self._ends[section.run], marks.next("bookmark"))
        mark_start(body, anchor, marks.next("bookmark"))
        if self._fields.needs_whole:
            mark_whole(body, self._whole, marks.next("bookmark"))

    def _fit_lists(self) -> None:
        """Let lists refer to styles and pictures of the book; this may bring along more lists."""
        name = self._source.related("numbering") or ""
        while fresh := self._lists.take_fresh():
            for element in fresh:
                self._styles.apply(element)
                self._carrier.relink(element, name, NUMBERING)

    def _moved(self, body: etree._Element) -> bytes:
        root = self._shelves.spaces.root(f"{W}document")
        etree.SubElement(root, f"{W}body").extend(list(body))
        text = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        return text[text.index(_BODY[0]) + len(_BODY[0]) : text.rindex(_BODY[1])]
