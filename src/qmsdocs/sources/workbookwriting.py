"""Writes an Excel workbook of plain tables with headings and drop-downs."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.sources.tables import Cell, Table, column_name

#: Drop-downs and formats reach this far below the last row, for what people add.
SPARE_ROWS = 500
_LONGEST = 32_767
_WIDEST, _NARROWEST = 60, 12
_FIRST_DAY = date(1900, 3, 1)
#: Formats of Excel that keep it from guessing.
_FORMATS = {"text": "@", "day": "dd/mm/yyyy"}


@dataclass(frozen=True, slots=True)
class ColumnStyle:
    """How a column looks: its heading, format, and what one may choose in it.

    `choices` is a list of words or, with a leading `=`, the cells that hold them; `strict` refuses
    what is not among them. `must` marks the heading of a column that has to be filled.
    """

    heading: str
    kind: str = "text"
    choices: str | Sequence[str] = ()
    strict: bool = True
    must: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class SheetToWrite:
    """A sheet: headings in its first row, rows below; a hidden one only feeds drop-downs."""

    name: str
    columns: Sequence[ColumnStyle]
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False


def workbook_bytes(sheets: Iterable[SheetToWrite], file: str) -> bytes:
    """Give an .xlsx file of sheets.

    Raises:
        OutputError: the extra is not installed, or a text is longer than a cell may be.
    """
    try:
        import openpyxl  # noqa: PLC0415 an extra
    except ImportError as error:
        raise OutputError(Problem("import.no-extra")) from error
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet, file)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(target: Any, sheet: SheetToWrite, file: str) -> None:  # noqa: ANN401 a foreign sheet
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 an extra

    table = Table(file, sheet.name, sheet.rows)
    for index, column in enumerate(sheet.columns):
        cell = target.cell(1, index + 1, column.heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.fill = PatternFill("solid", fgColor="DDEBF7" if column.must else "F2F2F2")
        _style_column(target, index, column, [row[index] for row in sheet.rows])
    for number, row in enumerate(sheet.rows):
        for index, value in enumerate(row):
            _put(target.cell(number + 2, index + 1), value, table, (number + 1, index))
    target.freeze_panes = "A2"
    target.sheet_state = "hidden" if sheet.hidden else "visible"


def _style_column(
    target: Any,  # noqa: ANN401
    index: int,
    column: ColumnStyle,
    values: Sequence[Cell],
) -> None:
    """Set width and format, so that Excel does not make a date or number of a code."""
    letters = column_name(index)
    longest = max((len(str(value)) for value in (column.heading, *values) if value), default=0)
    target.column_dimensions[letters].width = max(_NARROWEST, min(_WIDEST, longest + 2))
    if column.kind in _FORMATS:
        target.column_dimensions[letters].number_format = _FORMATS[column.kind]
    if column.choices:
        _add_choices(target, f"{letters}2:{letters}{len(values) + SPARE_ROWS + 1}", column)


def _add_choices(target: Any, cells: str, column: ColumnStyle) -> None:  # noqa: ANN401
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 an extra

    listed = column.choices
    formula = listed if isinstance(listed, str) else f'"{",".join(listed)}"'
    rule = DataValidation(type="list", formula1=formula, allow_blank=True)
    rule.showErrorMessage = column.strict
    rule.showDropDown = False
    target.add_data_validation(rule)
    rule.add(cells)


def _put(cell: Any, value: Cell, table: Table, spot: tuple[int, int]) -> None:  # noqa: ANN401
    from openpyxl.styles import Alignment  # noqa: PLC0415 an extra

    if isinstance(value, str) and len(value) > _LONGEST:
        raise OutputError(Problem("export.too-long", table.place(*spot), {"limit": _LONGEST}))
    if isinstance(value, date) and value < _FIRST_DAY:
        value = value.isoformat()  # Excel has no days before 1900
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
        cell.number_format = _FORMATS["text"]
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.alignment = Alignment(vertical="top", horizontal="left")
        if isinstance(value, date):
            cell.number_format = _FORMATS["day"]
