"""Reads Excel workbooks; the libraries are an extra and are loaded when needed."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.tables import Cell, Table, not_a_table
from qmsdocs.sources.zipsizes import unpacked_size

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MAX_UNPACKED = 300 * 1024 * 1024
_MAX_CELLS = 2_000_000


def read_workbook(data: bytes, file: str) -> tuple[Table, ...]:
    """Read every sheet of an Excel workbook (.xlsx, .xls, .ods).

    Raises:
        InputError: it is no workbook, damaged, locked or too big, or the extra is not installed.
    """
    calamine = _calamine(file)
    _check_start(data, file)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        formulas = _uncounted(data) if data.startswith(_ZIP) else {}
        return tuple(
            _table(book.get_sheet_by_name(name), name, file, formulas.get(name, {}))
            for name in book.sheet_names
        )
    except calamine.PasswordError as error:
        raise InputError(not_a_table("import.locked", file)) from error
    except InputError:
        raise
    except Exception as error:
        # the reader is not ours: whatever it stumbles on, the file cannot be read
        raise InputError(not_a_table("import.broken-workbook", file)) from error


def _calamine(file: str) -> Any:  # noqa: ANN401 a module
    try:
        import python_calamine  # noqa: PLC0415 an extra
    except ImportError as error:
        raise InputError(not_a_table("import.no-extra", file)) from error
    return python_calamine


def _check_start(data: bytes, file: str) -> None:
    """Tell other kinds of files by their first bytes, and a zip that unpacks to too much."""
    if not data:
        raise InputError(not_a_table("import.empty-file", file))
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise InputError(not_a_table("import.locked", file))
        return
    if not data.startswith(_ZIP):
        raise InputError(not_a_table("import.not-a-workbook", file))
    size = unpacked_size(data)
    if size is None:
        raise InputError(not_a_table("import.broken-workbook", file))
    if size > _MAX_UNPACKED:
        limit = _MAX_UNPACKED // 1024 // 1024
        raise InputError(not_a_table("import.too-big", file, limit=limit))


def _table(sheet: Any, name: str, file: str, formulas: dict[tuple[int, int], str]) -> Table:  # noqa: ANN401
    if sheet.total_height * sheet.total_width > _MAX_CELLS:
        problem = Problem("import.too-many-cells", Table(file, name, ()).sheet_place())
        raise InputError(problem)
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = tuple(
        (first[0], last[0], first[1], last[1]) for first, last in sheet.merged_cell_ranges or ()
    )
    lost = frozenset(
        (row, column)
        for row, column in formulas
        if row >= len(rows) or column >= len(rows[row]) or rows[row][column] is None
    )
    return Table(file, name, rows, merged, lost)


def _uncounted(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Give the cells with formulas, by sheet."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    try:
        import openpyxl  # noqa: PLC0415 an extra

        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    except Exception:
        # what only the other library can read is read without this check
        return {}
    for sheet in book.worksheets:
        found[sheet.title] = dict(_formulas(sheet))
    return found


def _formulas(sheet: Any) -> Iterator[tuple[tuple[int, int], str]]:  # noqa: ANN401
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield (cell.row - 1, cell.column - 1), str(cell.value)


def _cell(value: object) -> Cell:
    """Give a value as the program knows it: tidy text, whole numbers without a point, days."""
    if isinstance(value, str):
        return nfc(value.replace("\r\n", "\n").replace("_x000D_", "")).strip() or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, time | timedelta):
        return str(value)
    return value if isinstance(value, date | int) else None
