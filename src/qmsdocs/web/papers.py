"""The content of a Word file for a page of HTML: paragraphs and tables as a person sees them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsdocs.word.gaps import shaded
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Block, Cell, Paragraph, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look; `url` leads to the field of a gap, `gap` says that it is one."""

    text: str
    bold: bool
    italic: bool
    gap: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    align: str
    pieces: tuple[Piece, ...]
    rows = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each with its blocks."""

    rows: tuple[tuple[tuple["Text | Grid", ...], ...], ...]
    ruled: bool


def paper_blocks(data: bytes, urls: Sequence[str]) -> tuple[Text | Grid, ...]:
    """Give the blocks of a Word file.

    Args:
        data: the file.
        urls: where each gap is filled in, in the order of their colours.
    """
    return tuple(_blocks(read_document(data).blocks, urls))


def _blocks(blocks: tuple[Block, ...], urls: Sequence[str]) -> Iterator[Text | Grid]:
    for block in blocks:
        if isinstance(block, Paragraph):
            label = (Piece(f"{block.label} ", bold=False, italic=False),) if block.label else ()
            pieces = (*label, *(_piece(run, urls) for run in block.runs if not run.look.hidden))
            yield Text(block.shape.align, pieces)
            for box in block.boxes:
                yield from _blocks(box, urls)
        else:
            yield Grid(
                tuple(tuple(_cell(cell, urls) for cell in row.cells) for row in block.rows),
                block.bordered,
            )


def _cell(cell: Cell, urls: Sequence[str]) -> tuple[Text | Grid, ...]:
    return () if cell.carried else tuple(_blocks(cell.blocks, urls))


def _piece(run: Run, urls: Sequence[str]) -> Piece:
    at = shaded(run.look.color)
    is_gap = at is not None and at < len(urls)
    text = run.text.upper() if run.look.caps else run.text
    url = urls[at] if at is not None and is_gap else ""
    return Piece(text.replace("\f", ""), run.look.bold, run.look.italic, is_gap, url)
