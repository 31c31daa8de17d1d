"""Finds in the tables of a file the sheets and columns of procedures, and reads their rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import slug
from qmsdocs.model.sheets import MAIN, NUMBER, Sheet, key_heading, procedure_sheets
from qmsdocs.sources.tables import Cell, Table, column_name, range_name

#: The headings stand in one of the first rows; above them there may be a title.
_HEAD_ROWS = 15
#: Sheets of ours that hold no procedures.
HELP, LISTS = "Hướng dẫn", "Danh mục"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row under headings: its cells by the heading of their column."""

    sheet: Sheet
    table: Table
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]

    def problem(self, code: str, heading: str | None = None, /, **values: object) -> Problem:
        """Say what is wrong with a cell, or with the row."""
        column = self.columns.get(heading) if heading else None
        return Problem(code, self.table.place(self.number, column), values)


@dataclass(slots=True)
class ReadSheets:
    """The rows of every sheet in order, and what is wrong or was passed over."""

    rows: dict[str, list[SheetRow]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def read_sheets(tables: Sequence[Table]) -> ReadSheets:
    """Read the tables of a file; what is no sheet of procedures is noted and passed over."""
    found = ReadSheets()
    for table in tables:
        if slug(table.name) in {slug(HELP), slug(LISTS)} or not any(table.filled()):
            continue
        head = _head_row(table)
        sheet = _sheet_of(table, head)
        if sheet is None:
            _no_sheet(table, head, found)
        elif sheet.field in found.rows:
            values = {"sheet": sheet.name}
            found.problems.append(Problem("import.sheet-twice", table.sheet_place(), values))
        else:
            found.rows[sheet.field] = list(_read(table, sheet, head or 0, found))
    if not found.rows and not found.problems:
        place = tables[0].sheet_place() if tables else Place()
        names = ", ".join(f'"{sheet.name}"' for sheet in procedure_sheets())
        found.problems.append(Problem("import.no-sheets", place, {"names": names}))
    return found


def _head_row(table: Table) -> int | None:
    """Give the row with most headings that some sheet has; None when no row has two."""
    known = {slug(heading) for sheet in procedure_sheets() for heading in sheet.headings}
    counts = {
        number: sum(isinstance(cell, str) and slug(cell) in known for cell in row)
        for number, row in table.filled()
        if number < _HEAD_ROWS
    }
    best = max(counts, key=lambda number: (counts[number], -number), default=None)
    return best if best is not None and counts[best] >= 2 else None


def _sheet_of(table: Table, head: int | None) -> Sheet | None:
    """Give the sheet of a table's name, or the one whose headings it has."""
    sheets = procedure_sheets()
    for sheet in sheets:
        if table.name and slug(sheet.name) == slug(table.name):
            return sheet
    if head is None:
        return None
    given = {slug(str(cell)) for cell in table.rows[head] if cell is not None}
    scores = {sheet: len(given & {slug(h) for h in sheet.headings}) for sheet in sheets}
    best = max(sheets, key=lambda sheet: (scores[sheet], -len(sheet.headings)))
    own = {slug(column.heading) for column in best.columns if column.required}
    return best if own & given else None


def _no_sheet(table: Table, head: int | None, found: ReadSheets) -> None:
    near = nearest(table.name, [sheet.name for sheet in procedure_sheets()])
    if head is not None or near:
        values = {"name": shortened(table.name), "near": near or MAIN}
        found.problems.append(Problem("import.unknown-sheet", table.sheet_place(), values))
    else:
        found.notes.append(Problem("import.sheet-passed", table.sheet_place()))


def _read(table: Table, sheet: Sheet, head: int, found: ReadSheets) -> Iterator[SheetRow]:
    columns = _columns(table, sheet, head, found)
    found.problems += [
        Problem("import.merged", table.place(cells[0], cells[2]), {"cells": range_name(cells)})
        for cells in table.merged
        if cells[1] >= head
    ]
    by_index = {index: heading for heading, index in columns.items()}
    for number, row in table.filled():
        if number <= head:
            continue
        cells = {name: row[index] for index, name in by_index.items() if index < len(row)}
        if all(cell is None for name, cell in cells.items() if name != NUMBER):
            continue
        yield SheetRow(sheet, table, number, cells, columns)
    found.problems += [
        Problem("import.formula", table.place(row, column))
        for row, column in sorted(table.formulas)
        if row > head and column in by_index
    ]


def _columns(table: Table, sheet: Sheet, head: int, found: ReadSheets) -> dict[str, int]:
    """Give the index of each heading; a heading that is missing, given twice or misspelt is told."""
    by_slug = {slug(heading): heading for heading in sheet.headings}
    columns: dict[str, int] = {}
    strange: dict[int, str] = {}
    for index, cell in enumerate(table.rows[head]):
        heading = by_slug.get(slug(str(cell))) if cell is not None else None
        if heading in columns and heading is not None:
            values = {"heading": heading, "first": column_name(columns[heading])}
            found.problems.append(Problem("import.heading-twice", table.place(head, index), values))
        elif heading:
            columns[heading] = index
        elif cell is not None:
            strange[index] = str(cell)
    missing = [heading for heading in sheet.headings if heading not in columns]
    found.problems += _misspelt(table, head, strange, missing)
    found.problems += _absent(table, sheet, missing)
    found.notes += [
        Problem("import.column-passed", table.place(head, index), {"heading": shortened(cell)})
        for index, cell in strange.items()
    ]
    return columns


def _misspelt(
    table: Table, head: int, strange: dict[int, str], missing: list[str]
) -> Iterator[Problem]:
    for index, cell in list(strange.items()):
        near = nearest(cell, missing)
        if near:
            values = {"heading": shortened(cell), "near": near}
            yield Problem("import.heading-near", table.place(head, index), values)
            del strange[index]
            missing.remove(near)


def _absent(table: Table, sheet: Sheet, missing: Iterable[str]) -> Iterator[Problem]:
    """A column that every row needs; in the main sheet one of two names the procedure."""
    needed = {column.heading for column in sheet.columns if column.required}
    if sheet.field:
        needed.add(key_heading())
    for heading in missing:
        if heading in needed:
            yield Problem("import.no-heading", table.sheet_place(), {"heading": heading})
