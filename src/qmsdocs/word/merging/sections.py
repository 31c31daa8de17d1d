"""Sections of the parts: each part begins a page and a count of its own, with its own headers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from qmsdocs.word.merging.names import ID, NAME, VAL, R, W, elements, words
from qmsdocs.word.property_order import first, insert, put
from qmsdocs.word.styles_xml import spacing_xml

_SETUP = f"{W}sectPr"
_RUNNING = ("header", "footer")
#: The id of a header or footer by kind and by the pages that show it.
References = dict[tuple[str, str], str]

_BLOCKS = frozenset(W + name for name in words("p tbl sdt customXml altChunk"))
#: A paragraph that takes no room.
TINY = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr>{spacing_xml(0, 0, 0)}<w:ind w:left="0" w:firstLine="0"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its setup, and which count of pages it belongs to (0, 1, … in its part)."""

    setup: etree._Element
    run: int


def close(body: etree._Element, is_last: bool) -> tuple[Section, ...]:
    """Give the sections of a part, the last of them closed by a paragraph so that others can follow.

    The last part of the book keeps its last section open, as Word wants it.
    """
    final = body.find(_SETUP)
    if final is None:
        final = etree.SubElement(body, _SETUP)
    if not is_last:
        body.remove(final)
        _close_with(body, final)
    setups = elements(body, ".//w:pPr/w:sectPr | ./w:sectPr")
    for setup in setups:
        _put_in_place(setup)
    return tuple(_numbered(setups))


def last_paragraph(body: etree._Element, section: Section) -> etree._Element:
    """Give the paragraph that a section ends with."""
    properties = section.setup.getparent()
    if properties is not None and properties.tag == f"{W}pPr":
        paragraph = properties.getparent()
        if paragraph is not None:
            return paragraph
    return _end_of(body)


def take_references(section: Section) -> References:
    """Take the references to headers and footers out of a section: the ids of the source."""
    found: References = {}
    for element in list(section.setup):
        kind = str(element.tag).removeprefix(W).removesuffix("Reference")
        if kind in _RUNNING:
            found[kind, element.get(f"{W}type", "default")] = element.get(f"{R}id", "")
            section.setup.remove(element)
    return found


def begin_anew(section: Section) -> None:
    """Let the first section of a part begin on a new page, with page 1."""
    setup = section.setup
    put(setup, "type").set(VAL, "nextPage")
    numbers = put(setup, "pgNumType")
    if numbers.get(f"{W}start") is None:
        numbers.set(f"{W}start", "1")


def number_notes_anew(section: Section) -> None:
    """Let the footnotes of a part begin with 1."""
    old = put(section.setup, "footnotePr")
    if old.find(f"{W}numRestart") is None:
        etree.SubElement(old, f"{W}numRestart").set(VAL, "eachSect")


def mark_start(body: etree._Element, name: str, number: str) -> None:
    """Put a bookmark into the first paragraph."""
    paragraph = next(body.iter(f"{W}p"), None)
    if paragraph is not None:
        index = 1 if paragraph.find(f"{W}pPr") is not None else 0
        for mark in reversed(_bookmark(name, number)):
            paragraph.insert(index, mark)


def mark_end(body: etree._Element, section: Section, name: str, number: str) -> None:
    """Put a bookmark at the end of a section, on its last page."""
    last_paragraph(body, section).extend(_bookmark(name, number))


def mark_whole(body: etree._Element, name: str, number: str) -> None:
    """Put a bookmark around everything."""
    start, end = _bookmark(name, number)
    body.insert(0, start)
    body.insert(_end_index(body), end)


def _bookmark(name: str, number: str) -> tuple[etree._Element, etree._Element]:
    start, end = etree.Element(f"{W}bookmarkStart"), etree.Element(f"{W}bookmarkEnd")
    for mark in (start, end):
        mark.set(ID, number)
    start.set(NAME, name)
    return start, end


class RunningHeads:
    """Knows which headers and footers are in force, so that no part takes over a stranger's."""

    def __init__(self, both_sides: bool, blank: Callable[[str], str]) -> None:
        """Begin before the first part.

        Args:
            both_sides: whether the book has headers of its own for even pages.
            blank: gives the id of an empty header or footer.
        """
        self._both_sides = both_sides
        self._blank = blank
        self._shown: set[tuple[str, str]] = set()

    def settle(
        self,
        sections: tuple[Section, ...],
        taken: list[References],
        own_even: bool,
        carry: Callable[[str, int, str], str],
    ) -> None:
        """Put the headers and footers of a part in place.

        Args:
            sections: the sections of the part.
            taken: for each of them, what it referred to.
            own_even: whether the part tells even pages from odd ones.
            carry: gives the id in the book for the id in the source, count of pages, and which
                pages (`default`, `first`, `even`) it is for.
        """
        for section, given in zip(sections, taken, strict=True):
            own = given if own_even else self._without_own_even(given)
            new = {
                (kind, pages): carry(link_id, section.run, pages)
                for (kind, pages), link_id in own.items()
            }
            if section is sections[0]:
                missing = self._shown - set(new)
                new |= {(kind, pages): self._blank(kind) for kind, pages in sorted(missing)}
                self._shown -= missing
            self._shown |= set(own)
            _refer(section.setup, new)

    def _without_own_even(self, given: References) -> References:
        """Show on even pages what a part that does not know of them shows on all pages."""
        plain = {key: link for key, link in given.items() if key[1] != "even"}
        if not self._both_sides:
            return plain
        return plain | {(kind, "even"): link for (kind, p), link in plain.items() if p == "default"}


def _numbered(setups: list[etree._Element]) -> Iterator[Section]:
    run = 0
    for number, setup in enumerate(setups):
        numbers = setup.find(f"{W}pgNumType")
        restarts = numbers is not None and numbers.get(f"{W}start") is not None
        run += number > 0 and restarts
        yield Section(setup, run)


def _close_with(body: etree._Element, setup: etree._Element) -> None:
    """Put the setup of the last section into the paragraph that ends it."""
    insert(first(_end_of(body), "pPr"), setup)


def _put_in_place(setup: etree._Element) -> None:
    """Let a setup stand where the schema wants it: some programs write it before the style."""
    properties = setup.getparent()
    if properties is not None and properties.tag == f"{W}pPr":
        insert(properties, setup)


def _end_of(body: etree._Element) -> etree._Element:
    """Give the last paragraph, or a new one when a table, frame or section ends the text."""
    last = next((e for e in reversed(body) if e.tag != _SETUP and e.tag in _BLOCKS), None)
    taken = (f"{W}pPr/{_SETUP}", f"{W}pPr/{W}framePr")
    if last is not None and last.tag == f"{W}p" and not any(map(last.findall, taken)):
        return last
    paragraph = etree.fromstring(TINY)
    body.insert(_end_index(body), paragraph)
    return paragraph


def _end_index(body: etree._Element) -> int:
    """Give the place behind the text."""
    final = body.find(_SETUP)
    return len(body) if final is None else body.index(final)


def _refer(setup: etree._Element, references: References) -> None:
    order = sorted(references, key=lambda key: (_RUNNING.index(key[0]), key[1]))
    for place, (kind, pages) in enumerate(order):
        element = etree.Element(f"{W}{kind}Reference")
        element.set(f"{W}type", pages)
        element.set(f"{R}id", references[kind, pages])
        setup.insert(place, element)
