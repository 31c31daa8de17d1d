"""Reads CSV as Excel and other programs save it: whatever encoding and separator."""

import csv
import io
from collections import Counter

from qmsdocs.base.errors import InputError
from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.tables import Cell, Table, not_a_table

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: The code page of Vietnamese Windows: Excel's `CSV (Comma delimited)`.
_WINDOWS = "cp1258"
_SEPARATORS = ";,\t|"
_LONGEST_CELL = 1_000_000


def read_csv(data: bytes, file: str) -> Table:
    """Read a CSV file into one table.

    Raises:
        InputError: it is empty, no text, or its encoding cannot be told.
    """
    text = _decoded(data, file)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False)
    rows: list[list[Cell]] = []
    try:
        for row in reader:
            while len(rows) < reader.line_num - 1:  # a cell of several lines: rows keep their line
                rows.append([])
            rows.append([cell.strip() or None for cell in row])
    except csv.Error as error:
        raise InputError(not_a_table("import.broken-csv", file, line=reader.line_num)) from error
    return Table(file, "", rows, in_lines=True)


def _decoded(data: bytes, file: str) -> str:
    if not data.strip():
        raise InputError(not_a_table("import.empty-file", file))
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        raise InputError(not_a_table("import.not-text", file))
    for name in (marked,) if marked else ("utf-8", _WINDOWS):
        try:
            return nfc(data.decode(name))
        except UnicodeDecodeError:
            continue
    raise InputError(not_a_table("import.unknown-encoding", file))


def _separator(text: str) -> str:
    """Give the sign that the first lines have most of, outside of quotes."""
    lines = [line for line in text.splitlines() if line.strip()][:5]
    counts: Counter[str] = Counter()
    for line in lines:
        bare = "".join(line.split('"')[::2])
        counts.update({sign: bare.count(sign) for sign in _SEPARATORS})
    return max(_SEPARATORS, key=lambda sign: (counts[sign], -_SEPARATORS.index(sign)))
