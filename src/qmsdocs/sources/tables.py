"""Tables that people hand in, from Excel or CSV: cells with their places, faults by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place

#: What a cell may hold; an empty one holds None.
Cell: TypeAlias = str | int | float | bool | date | None

#: A rectangle of cells: first and last row, first and last column, from 0.
Range: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its rows from the first of the sheet on, and rectangles of merged cells.

    `formulas` are cells whose formula was never worked out. `in_lines` says that a place is a line
    of a text file and not a cell of a sheet.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[Range, ...] = ()
    formulas: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    in_lines: bool = False

    def place(self, row: int, column: int | None = None) -> Place:
        """Give the place of a cell, or of a row."""
        if self.in_lines:
            within = f"cột {column_name(column)}" if column is not None else ""
            return Place(self.file, row + 1, within=within)
        spot = f"{column_name(column)}{row + 1}" if column is not None else f"dòng {row + 1}"
        return Place(self.file, within=f"{self.name} › {spot}")

    def sheet_place(self) -> Place:
        """Give the place of the whole sheet."""
        return Place(self.file, within="" if self.in_lines else self.name)

    def filled(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Give the rows that hold anything, with their numbers."""
        for number, row in enumerate(self.rows):
            if any(cell is not None for cell in row):
                yield number, row


def column_name(index: int) -> str:
    """Give the letters of a column: `A` for 0, `AB` for 27."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def range_name(cells: Range) -> str:
    """Give `B3:B5`."""
    first, last, left, right = cells
    return f"{column_name(left)}{first + 1}:{column_name(right)}{last + 1}"


def not_a_table(code: str, file: str, **values: object) -> Problem:
    """Say that a file is no table that can be read."""
    return Problem(code, Place(file), values)
