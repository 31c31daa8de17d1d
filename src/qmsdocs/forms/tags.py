"""Lifts Jinja tags out of a page before Markdown reads it, and puts them back after.

A tag becomes a mark: one private letter between brackets. So a `|` in a filter is no table column,
a `*` in a product is no emphasis, and a tag may run over several lines. The brackets make Markdown
take the mark for punctuation, so that `*text.*{% endif %}` still ends its emphasis.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qmsdocs.forms.problems import Problems

#: Statements of the page language; a line that holds nothing else stands for itself.
OPENERS = {"for": "endfor", "if": "endif"}
CLOSERS = frozenset(OPENERS.values())
MIDDLES = frozenset({"elif", "else"})
BLOCK_WORDS = frozenset({*OPENERS, *CLOSERS, *MIDDLES, "set"})
#: docxtpl's tags for a table cell.
CELL_WORDS = frozenset({"colspan", "vm", "hm", "cellbg"})

_FIRST = 0xF0000
_MARK = re.compile("⟦([\U000f0000-\U000ffffd])⟧")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_START = re.compile(r"\{[{%#]")
_PART = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[(\[{]|[)\]}]|%\}')
_CLOSING = {"{{": "}}", "{%": "%}"}
_WORD_TAG = re.compile(r"\{[{%](?:p|r|tr|tc)\s")


@dataclass(frozen=True, slots=True)
class Tag:
    """A Jinja tag as the author wrote it, with its line of the file."""

    text: str
    line: int

    @property
    def inside(self) -> str:
        """Give what stands between the braces, on one line."""
        return " ".join(self.text[2:-2].split("\n")).strip()

    @property
    def is_statement(self) -> bool:
        """Tell `{% … %}` from `{{ … }}`."""
        return self.text.startswith("{%")

    @property
    def word(self) -> str:
        """Give the first word of a statement: `for`, `if`, `colspan` …; empty for an expression."""
        match = re.match(r"\w+", self.inside) if self.is_statement else None
        return match[0] if match else ""

    @property
    def is_block(self) -> bool:
        """Tell whether the tag may stand alone on a line."""
        return self.word in BLOCK_WORDS

    @property
    def flat(self) -> str:
        """Give the tag on one line."""
        return f"{self.text[:2]} {self.inside} {self.text[-2:]}"

    @property
    def upper(self) -> str:
        """Give the tag so that what it prints comes in capitals."""
        return self.flat if self.is_statement else f"{{{{ ({self.inside}) | upper }}}}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its number in the file."""

    text: str
    number: int


@dataclass(slots=True)
class _Lines:
    """Text put together again, line by line, each with its number in the file."""

    number: int
    texts: list[str] = field(default_factory=lambda: [""])
    numbers: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers.append(self.number)

    def feed(self, text: str) -> None:
        """Take plain text, which may hold line ends."""
        first, *rest = text.split("\n")
        self.texts[-1] += first
        for part in rest:
            self.number += 1
            self.texts.append(part)
            self.numbers.append(self.number)

    def feed_mark(self, text: str, mark: str) -> None:
        """Take a mark in place of a tag, which may run over several lines."""
        self.texts[-1] += mark
        self.number += text.count("\n")

    def lines(self) -> tuple[Line, ...]:
        """Give the lines."""
        return tuple(Line(text, n) for text, n in zip(self.texts, self.numbers, strict=True))


def lift(
    text: str, first_line: int, problems: Problems
) -> tuple[tuple[Line, ...], tuple[Tag, ...]]:
    """Give the lines with marks in place of tags, and the tags in the order of their marks.

    Comments `{# … #}` go away, with their line when nothing else stands on it.
    """
    for match in _PRIVATE.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        problems.add("page.private-letter", line, letter=f"U+{ord(match[0]):04X}")
    out, tags, position = _Lines(first_line), list[Tag](), 0
    text = _PRIVATE.sub("", text)
    for start, end in _spans(text, first_line, problems):
        out.feed(text[position:start])
        tag = Tag(text[start:end], out.number)
        out.feed_mark(tag.text, mark(len(tags)))
        tags.append(tag)
        position = end
    out.feed(text[position:])
    for tag in tags:
        _check(tag, problems)
    return _without_comments(out.lines(), tags), tuple(tags)


def mark(index: int) -> str:
    """Give the mark of the tag with that index."""
    return f"⟦{chr(_FIRST + index)}⟧"


def split(text: str, tags: Sequence[Tag]) -> Iterator[str | Tag]:
    """Give the pieces of a marked text: plain strings and tags."""
    for index, piece in enumerate(_MARK.split(text)):
        if index % 2:
            yield tags[ord(piece) - _FIRST]
        elif piece:
            yield piece


def only_tags(text: str, tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Give the block tags of a line that holds nothing else, or nothing."""
    pieces = [piece for piece in split(text, tags) if isinstance(piece, Tag) or piece.strip()]
    found = tuple(piece for piece in pieces if isinstance(piece, Tag) and piece.is_block)
    return found if len(found) == len(pieces) else ()


def _spans(text: str, first_line: int, problems: Problems) -> Iterator[tuple[int, int]]:
    """Find where tags begin and end; report those that do not end."""
    position = 0
    while start := _START.search(text, position):
        end = _end(text, start.start())
        if end:
            yield start.start(), end
        else:
            line = first_line + text.count("\n", 0, start.start())
            rest = text[start.start() :].split("\n", 1)[0]
            problems.add("page.tag-not-ended", line, tag=rest[:40])
        position = end or start.end()


def _end(text: str, start: int) -> int:
    """Give the position after the tag, or 0; braces in strings and brackets do not end it."""
    opening = text[start : start + 2]
    if opening == "{#":
        found = text.find("#}", start + 2)
        return found + 2 if found >= 0 else 0
    closing, depth, position = _CLOSING[opening], 0, start + 2
    while part := _PART.search(text, position):
        if depth == 0 and text.startswith(closing, part.start()):
            return part.start() + 2
        if part[0] in "([{":
            depth += 1
        elif part[0] in ")]}":
            depth = max(0, depth - 1)
        position = part.end()
    return 0


def _check(tag: Tag, problems: Problems) -> None:
    """Report a tag that the page language does not know."""
    if tag.text.startswith("{#"):
        return
    if _WORD_TAG.match(tag.text):
        problems.add("page.word-tag", tag.line, tag=tag.flat)
    elif tag.text[2] in "-+" or tag.text[-3] in "-+":
        problems.add("page.space-sign", tag.line, tag=tag.flat)
    elif tag.is_statement and tag.word not in BLOCK_WORDS | CELL_WORDS:
        problems.add("page.unknown-statement", tag.line, tag=tag.flat)
    elif not tag.inside:
        problems.add("page.empty-tag", tag.line)


def _without_comments(lines: tuple[Line, ...], tags: Sequence[Tag]) -> tuple[Line, ...]:
    comments = [mark(i) for i, tag in enumerate(tags) if tag.text.startswith("{#")]
    kept = []
    for line in lines:
        text = line.text
        for comment in comments:
            text = text.replace(comment, "")
        if text == line.text or text.strip():
            kept.append(Line(text, line.number))
    return tuple(kept)
