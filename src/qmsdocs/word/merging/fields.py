"""Fields that speak of the whole file: in a book they are made to speak of their part."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from qmsdocs.word.merging.names import W, words
from qmsdocs.word.property_order import detach

_CHAR = f"{W}fldChar"
_TEXT = f"{W}instrText"
_SIMPLE = f"{W}fldSimple"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: These say what the file says of itself: in a book, what the part said is kept as plain text.
_FROZEN: Final = frozenset(
    words(
        "AUTHOR COMMENTS CREATEDATE DOCPROPERTY DOCVARIABLE EDITTIME FILENAME FILESIZE INFO KEYWORDS "
        "LASTSAVEDBY NUMCHARS NUMWORDS PRINTDATE REVNUM SAVEDATE SUBJECT TEMPLATE TITLE"
    )
)
_WORD = re.compile(r"\s*(\w+)")
_REFERENCE = re.compile(r'^(\s*(?:REF|PAGEREF|NOTEREF)\s+"?)([^\s"\\]+)', re.IGNORECASE)
_LOCAL_LINK = re.compile(r'(\\l\s+"?)([^\s"\\]+)')
_STYLE = re.compile(r'^(\s*STYLEREF\s+)(?:"([^"]+)"|([^\s"\\]+))', re.IGNORECASE)
_TOC_RANGE = re.compile(r'(\\b\s+"?)([^\s"\\]+)')
_BUILT_IN_LEVELS = re.compile(r"\\o\b")
_OWN_LEVELS = re.compile(r"\\u\b")
_SEQUENCE = re.compile(r"^\s*SEQ\s+(\S+)", re.IGNORECASE)
_RESET = re.compile(r"\\[rcn]\b")


@dataclass
class _Field:
    """A field made of several marks in the text: where it begins, its words, where they end."""

    start: etree._Element
    texts: list[etree._Element] = field(default_factory=list)
    separator: etree._Element | None = None


class SourceFields:
    """Changes the fields of one source."""

    def __init__(
        self, bookmark: Callable[[str], str], style: Callable[[str], str], whole: str
    ) -> None:
        """Get to know what things are called in the book.

        Args:
            bookmark: gives the new name of a bookmark.
            style: gives the new name of a style.
            whole: the bookmark around the whole part.
        """
        self._bookmark = bookmark
        self._style = style
        self._whole = whole
        self._counted: set[str] = set()
        self.needs_whole = False
        self.counts_pages = False

    def apply(self, root: etree._Element, end: str) -> None:
        """Change the fields of a part; `end` is the bookmark on the last page of its numbering."""
        for simple in list(root.iter(_SIMPLE)):
            name = f"{W}instr"
            new = self._changed(simple.get(name, ""), end)
            if new is None:
                _unwrap(simple)
            else:
                simple.set(name, new)
        for found, last in list(_fields(root)):
            new = self._changed("".join(text.text or "" for text in found.texts), end)
            if new is None:
                for mark in (found.start, *found.texts, found.separator, last):
                    if mark is not None:
                        detach(mark)
            else:
                _write(found.texts, new)

    def _changed(self, words: str, end: str) -> str | None:
        """Give the new words of a field, or nothing when only its result is to stay."""
        match = _WORD.match(words)
        kind = match[1].upper() if match else ""
        if kind in _FROZEN:
            return None
        change = {
            "NUMPAGES": self._pages,
            "TOC": self._contents,
            "SEQ": self._sequence,
            "STYLEREF": self._style_reference,
        }.get(kind)
        if change:
            return change(words, end)
        words = _REFERENCE.sub(lambda m: m[1] + self._bookmark(m[2]), words)
        return _LOCAL_LINK.sub(lambda m: m[1] + self._bookmark(m[2]), words)

    def _pages(self, words: str, end: str) -> str:
        """Count the pages of the part: pages are numbered from 1, so its last number says it."""
        self.counts_pages = True
        return re.sub("NUMPAGES", f"PAGEREF {end}", words, count=1, flags=re.IGNORECASE)

    def _contents(self, words: str, _: str) -> str:
        """List only what stands in this part; headings may have got another style."""
        if _BUILT_IN_LEVELS.search(words) and not _OWN_LEVELS.search(words):
            words = f"{words.rstrip()} \\u "
        if _TOC_RANGE.search(words):
            return _TOC_RANGE.sub(lambda m: m[1] + self._bookmark(m[2]), words)
        self.needs_whole = True
        return f"{words.rstrip()} \\b {self._whole} "

    def _sequence(self, words: str, _: str) -> str:
        """Let `Bảng 1`, `Hình 1` begin at 1 in each part."""
        match = _SEQUENCE.match(words)
        if match is None or match[1].casefold() in self._counted or _RESET.search(words):
            return words
        self._counted.add(match[1].casefold())
        return f"{words.rstrip()} \\r 1 "

    def _style_reference(self, words: str, _: str) -> str:
        return _STYLE.sub(lambda m: f'{m[1]}"{self._style(m[2] or m[3])}"', words)


def _fields(root: etree._Element) -> Iterator[tuple[_Field, etree._Element]]:
    """Give each field with its last mark, inner ones first."""
    stack: list[_Field] = []
    for element in root.iter(_CHAR, _TEXT):
        if element.tag == _TEXT:
            if stack and stack[-1].separator is None:
                stack[-1].texts.append(element)
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append(_Field(element))
        elif stack and kind == "separate":
            stack[-1].separator = element
        elif stack and kind == "end":
            yield stack.pop(), element


def _write(texts: list[etree._Element], words: str) -> None:
    """Put the words of a field into its first text; Word may have split them."""
    for number, text in enumerate(texts):
        text.text = "" if number else words
        text.set(_SPACE, "preserve")


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        index = parent.index(element)
        parent[index : index + 1] = list(element)
