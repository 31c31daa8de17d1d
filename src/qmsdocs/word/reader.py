"""Reads any Word file: a safe way in, then blocks with the formatting that a person sees."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from threading import Lock

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.word.reading.body import Reading
from qmsdocs.word.reading.listing import Listing
from qmsdocs.word.reading.model import Block, Blocks, Document, Section
from qmsdocs.word.reading.names import TooLongError, W, is_on
from qmsdocs.word.reading.opening import Opened
from qmsdocs.word.reading.sections import read_sections
from qmsdocs.word.reading.stylesheet import StyleSheet, read_styles

#: Files that were made together have the same styles: the sheets of the last ones are kept.
_SHEETS: dict[tuple[bytes, ...], StyleSheet] = {}
_LOCK = Lock()
_MOST_SHEETS = 16
_LARGEST_KEPT = 256 * 1024
_STYLE_PARTS = ("styles", "theme", "numbering")


def read_document(data: bytes, file: str = "") -> Document:
    """Read a Word file; `file` is its name for the places of problems.

    Raises:
        WordFileError: it is damaged, hostile or no Word file; with the reasons.
    """
    opened = Opened(data, file)
    try:
        return _read(opened)
    except TooLongError as error:
        raise opened.too_long() from error
    except RecursionError as error:  # the parser lets tables nest deeper than a call may go
        raise WordFileError(Problem("word.too-deep", opened.place)) from error


def _read(opened: Opened) -> Document:
    body = opened.root.find(W + "body")
    if body is None:
        raise WordFileError(Problem("word.no-document", opened.place))
    sheet = _sheet(opened)
    text = Reading(sheet, Listing(sheet.lists), tracked=opened.tracked)
    rest = Reading(sheet, Listing(sheet.lists))

    @cache
    def part(link: str) -> Blocks:
        rest.begin()
        target = opened.links.get(link, ("", ""))[1]
        return rest.blocks(opened.parsed(opened.data(target), target))

    even = _even_and_odd(opened)
    sections = tuple(_printed(section, even) for section in read_sections(body, text, part))
    notes = tuple(_notes(opened, rest))
    outside = [*text.outside, *rest.outside]
    if outside:
        raise WordFileError(Problem("word.outside-text", opened.place, {"part": outside[0]}))
    return Document(sections, even, text.changes, text.controls, notes)


def _sheet(opened: Opened) -> StyleSheet:
    parts = [(opened.data(name), name) for name in map(opened.linked, _STYLE_PARTS)]
    key = tuple(data for data, _ in parts)
    with _LOCK:
        sheet = _SHEETS.pop(key, None)
    if sheet is None:
        sheet = read_styles(*(opened.parsed(*part) for part in parts))
    sheet.forget()
    if sum(map(len, key)) <= _LARGEST_KEPT:
        with _LOCK:
            _SHEETS[key] = sheet
            if len(_SHEETS) > _MOST_SHEETS:
                del _SHEETS[next(iter(_SHEETS))]
    return sheet


def _notes(opened: Opened, reading: Reading) -> Iterator[Block]:
    """Give the blocks of footnotes, then of endnotes; the lines that part them are no notes."""
    for kind in ("footnotes", "endnotes"):
        name = opened.linked(kind)
        for note in opened.parsed(opened.data(name), name).iterfind(W + kind[:-1]):
            if note.get(W + "type", "normal") == "normal":
                reading.begin()
                yield from reading.blocks(note)


def _printed(section: Section, even: bool) -> Section:
    """Give a section with the heads and feet that even pages have: none, or those of all pages."""
    if not even and "even" not in (*section.heads, *section.feet):
        return section
    heads, feet = (
        {"even": (), **each} if even else {name: each[name] for name in each if name != "even"}
        for each in (section.heads, section.feet)
    )
    return replace(section, heads=heads, feet=feet)


def _even_and_odd(opened: Opened) -> bool:
    name = opened.linked("settings")
    switch = opened.parsed(opened.data(name), name).find(W + "evenAndOddHeaders")
    return switch is not None and is_on(switch)
