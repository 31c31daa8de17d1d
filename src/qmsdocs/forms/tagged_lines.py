"""Prepares lines for Markdown: a line that holds only block tags stands alone, or is a table row.

Between two rows of a table a tag line becomes a row of its own; elsewhere it gets blank lines around
it. A tag at the margin before an indented list item goes with that item, so that a loop over
the points of a khoản may be written without counting spaces.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsdocs.forms.tags import CLOSERS, MIDDLES, OPENERS, Line, Tag, mark, only_tags

DELIMITERS = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_INDENTED_ITEM = re.compile(r"(\s+)(?:[-*+]|\d+[.)])\s")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, and the tag when it holds just that."""

    line: Line
    tag: Tag | None = None

    @property
    def is_row(self) -> bool:
        return self.tag is None and self.line.text.lstrip().startswith("|")


def isolated(lines: Sequence[Line], tags: Sequence[Tag]) -> tuple[Line, ...]:
    """Give the lines with every tag line made a paragraph or a table row."""
    pieces = _indented(tuple(_pieces(lines, tags)))
    found: list[Line] = []
    position = 0
    while position < len(pieces):
        end = _table_end(pieces, position)
        if end:
            found += _around([_table_line(piece) for piece in pieces[position:end]])
        elif pieces[position].tag:
            found += _around([pieces[position].line])
        else:
            found.append(pieces[position].line)
        position = max(end, position + 1)
    return tuple(found)


def _around(lines: list[Line]) -> list[Line]:
    """Put blank lines before and after, so that Markdown does not join them to text."""
    return [Line("", lines[0].number), *lines, Line("", lines[-1].number)]


def _pieces(lines: Sequence[Line], tags: Sequence[Tag]) -> Iterator[_Piece]:
    """Give each line, and each tag of a tag line on a line of its own."""
    numbers = {id(tag): index for index, tag in enumerate(tags)}
    for line in lines:
        alone = only_tags(line.text, tags)
        indent = line.text[: len(line.text) - len(line.text.lstrip())]
        for tag in alone:
            yield _Piece(Line(indent + mark(numbers[id(tag)]), line.number), tag)
        if not alone:
            yield _Piece(line)


def _indented(pieces: tuple[_Piece, ...]) -> tuple[_Piece, ...]:
    """Indent the tags at the margin that belong to an indented list item."""
    found, open_indents = list[_Piece](), list[str]()
    for index, piece in enumerate(pieces):
        if piece.tag is None:
            found.append(piece)
            continue
        indent = piece.line.text.partition("⟦")[0]
        if piece.tag.word in OPENERS:
            indent = indent or _next_item_indent(pieces[index + 1 :])
            open_indents.append(indent)
        elif piece.tag.word in MIDDLES | CLOSERS and open_indents:
            indent = open_indents[-1] if piece.tag.word in MIDDLES else open_indents.pop()
        found.append(_Piece(Line(indent + piece.line.text.lstrip(), piece.line.number), piece.tag))
    return tuple(found)


def _next_item_indent(pieces: Sequence[_Piece]) -> str:
    for piece in pieces:
        if piece.tag is None and piece.line.text.strip():
            match = _INDENTED_ITEM.match(piece.line.text)
            return match[1] if match else ""
    return ""


def _table_end(pieces: Sequence[_Piece], start: int) -> int:
    """Give the end of the table that starts here, or 0: tags inside it open and close inside it."""
    if not (
        start + 1 < len(pieces)
        and pieces[start].is_row
        and pieces[start + 1].is_row
        and DELIMITERS.fullmatch(pieces[start + 1].line.text)
    ):
        return 0
    depth, end = 0, start + 2
    for index in range(start + 2, len(pieces)):
        piece = pieces[index]
        if piece.tag is None and not piece.is_row:
            break
        word = piece.tag.word if piece.tag else ""
        depth += (word in OPENERS) - (word in CLOSERS)
        if depth < 0 or (depth == 0 and word in MIDDLES):
            break
        if depth == 0 and (piece.is_row or word in CLOSERS):
            end = index + 1
    return end


def _table_line(piece: _Piece) -> Line:
    if piece.tag is None:
        return piece.line
    return Line(f"| {piece.line.text.strip()} |", piece.line.number)
