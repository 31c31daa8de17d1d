"""Lays a file out as one list of paragraphs that know where they stand."""

import re
from dataclasses import replace
from unicodedata import normalize

from qmsdocs.lint import words
from qmsdocs.lint.paper import Spot, Where
from qmsdocs.word.reading.model import Block, Document, Paragraph, Run, Table

_ENDING_LEFT = re.compile(r"\s*(nơi nhận\b|[-–]\s)", re.IGNORECASE)


def lay_out(document: Document) -> tuple[tuple[Spot, ...], tuple[tuple[int, Table], ...]]:
    """Give all paragraphs in reading order, and the tables that stand in the text by section."""
    spots: list[Spot] = []
    tables: list[tuple[int, Table]] = []
    for number, section in enumerate(document.sections):
        start = True
        for block in section.blocks:
            if isinstance(block, Table):
                tables.append((number, block))
            where = Where(section=number, table=len(tables) - 1, page_start=start)
            _lay(block, where, spots)
            start = False
    return tuple(spots), tuple(tables)


def notes_of(document: Document) -> tuple[Spot, ...]:
    """Give the paragraphs of footnotes and endnotes."""
    spots: list[Spot] = []
    for block in document.notes:
        _lay(block, Where(), spots)
    return tuple(replace(spot, role="note", how="place") for spot in spots)


def halves(spot: Spot) -> tuple[Spot, ...]:
    """Cut a paragraph in two at its tabs when it holds both sides of a head or of an ending."""
    text = spot.text
    if "\t" not in text.strip() or spot.where.columns:
        return (spot,)
    right = text.rpartition("\t")[2]
    if not (_is_right_side(text, right) or _ENDING_LEFT.match(text)):
        return (spot,)
    cut = len(spot.paragraph.text.rstrip()) - len(right.rstrip())
    pieces = (_piece(spot, 0, cut), _piece(spot, cut, len(spot.paragraph.text)))
    return tuple(
        replace(piece, where=replace(spot.where, column=column, columns=2))
        for column, piece in enumerate(pieces)
    )


def _is_right_side(text: str, right: str) -> bool:
    """Tell the right side of a head or ending, also when it is written wrong."""
    if right.isupper() and (words.POST.match(right) or words.POWER.match(right)):
        return True
    head = words.is_republic(right) or words.is_motto(right) or words.DATED.search(right)
    head = head or words.PARTY.match(right)
    return bool(head) or (words.NUMBER.match(text) is not None and "/" in text)


def lines(spot: Spot) -> tuple[Spot, ...]:
    """Cut a paragraph at its line breaks."""
    starts = [0, *(match.end() for match in re.finditer("\n", spot.paragraph.text))]
    ends = [*(start - 1 for start in starts[1:]), len(spot.paragraph.text)]
    return tuple(_piece(spot, start, end) for start, end in zip(starts, ends, strict=True))


def _lay(block: Block, where: Where, spots: list[Spot]) -> None:
    """Put the paragraphs of a block behind those that are there."""
    if isinstance(block, Table):
        _lay_table(block, where, spots)
        return
    if not where.columns:
        broken = where.page_start or block.shape.page_break or "\f" in block.text
        where = Where(where.section, page_start=broken)
    spots.append(_spot(block, where))
    for box in block.boxes:
        for inner in box:
            _lay(inner, replace(where, columns=1), spots)


def _lay_table(table: Table, where: Where, spots: list[Spot]) -> None:
    start = where.page_start
    for number, row in enumerate(table.rows):
        count = len(row.cells)
        for column, cell in enumerate(row.cells):
            width = max(cell.width - table.padding, 0.0)
            place = Where(where.section, where.table, number, column, count, width, start)
            start = False
            for block in cell.blocks:
                _lay(block, place, spots)


def _spot(paragraph: Paragraph, where: Where) -> Spot:
    text = "".join(
        [
            run.text.upper() if run.look.caps else run.text
            for run in paragraph.runs
            if not is_mark(run)
        ]
    )
    text = normalize("NFC", text)  # letters in parts are a fault of their own, not of each word
    label = f"{paragraph.label} " if paragraph.label and text.strip() else ""
    return Spot(paragraph, label + text, where)


def is_mark(run: Run) -> bool:
    """Tell a raised sign that points to a note."""
    return run.look.raised and any(sign.isalnum() for sign in run.text)


def _piece(spot: Spot, start: int, end: int) -> Spot:
    runs: list[Run] = []
    at = 0
    for run in spot.paragraph.runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)].strip("\t\n")
        at += len(run.text)
        if text:
            runs.append(replace(run, text=text))
    said = "".join(run.text for run in runs)
    first = start == 0
    hung = spot.paragraph.lines if not first else ()
    cut = replace(spot.paragraph, runs=tuple(runs), text=said, lines=hung)
    return replace(_spot(cut, spot.where), role=spot.role, part=spot.part)
