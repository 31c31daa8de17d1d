"""Rows that people bring from a spreadsheet, as the texts of a form: all of them, or the reasons."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import number_text, slug
from qmsdocs.model.formshape import SINGLE, FormField
from qmsdocs.model.formtree import Typed
from qmsdocs.model.formvalues import clean

#: A form with more new rows is not looked through by anybody.
MAX_ROWS = 500
#: Excel works with 15 digits; what comes behind is noise.
_DIGITS = 6

Path = tuple[str, ...]


@dataclass(slots=True)
class Pasted:
    """Rows as the form has them; `cells` says in which column of the grid each field was."""

    rows: list[dict[str, Typed]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    cells: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def grid_of(text: str) -> list[list[str]]:
    """Give the cells of what was copied from a spreadsheet.

    Raises:
        InputError: it cannot be read.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").splitlines(keepends=True)
    try:
        return [[clean(cell) for cell in row] for row in csv.reader(lines, delimiter="\t")]
    except csv.Error as error:  # a cell of more than a hundred thousand letters
        raise InputError(Problem("fill.bad-paste")) from error


def cell_text(cell: object) -> str:
    """Give the cell of a workbook as a person would type it."""
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float):
        return number_text(round(cell, _DIGITS))
    return "" if cell is None else clean(str(cell))


def pasted(shape: FormField, grid: Sequence[Sequence[str]], column: str = "") -> Pasted:
    """Give the rows of a grid; a first row of headings says which column is what.

    Args:
        shape: the list that they come into.
        grid: the cells.
        column: the field of the first column, when there are no headings; else the first of all.
    """
    found = Pasted()
    fields = dict(_fields(shape))
    filled = [(at, row) for at, row in enumerate(grid) if any(row)]
    if not filled:
        return found
    headings, width = _headings(filled[0][1], fields), len(filled[0][1])
    if headings:
        found.problems += _unknown(filled[0], headings, fields)
        filled = filled[1:]
    else:
        headings = _from(shape, column)
        width = len(headings)
    found.cells = {path: at for at, path in headings.items()}
    if len(filled) > MAX_ROWS:
        values = {"rows": len(filled), "most": MAX_ROWS}
        found.problems.append(Problem("fill.too-many-rows", values=values))
        return found
    for at, row in filled:
        found.problems += _too_wide(at, row, width)
        found.rows.append(_row(row, headings, fields))
        found.numbers.append(at + 1)
    return found


def place_of_cell(found: Pasted, index: int, path: Path) -> Place:
    """Give the place of a cell in words: `dòng 17, cột 4`."""
    column = found.cells.get(path)
    spot = f", cột {column + 1}" if column is not None else ""
    return Place(within=f"dòng {found.numbers[index]}{spot}")


def _fields(shape: FormField, before: Path = ()) -> Iterator[tuple[Path, FormField]]:
    """Give every field that a cell can fill, those of small groups too."""
    for one in shape.fields:
        path = (*before, one.name)
        if one.kind in SINGLE or one.kind == "lines":
            yield path, one
        elif one.kind == "group":
            yield from _fields(one, path)


def _headings(row: Sequence[str], fields: Mapping[Path, FormField]) -> dict[int, Path]:
    """Give the fields that the cells of a row name; nothing when they are no headings."""
    known = {slug(one.label): path for path, one in reversed(list(fields.items()))}
    known |= {slug("-".join(path)): path for path in fields}
    found = {at: known[slug(cell)] for at, cell in enumerate(row) if slug(cell) in known}
    return found if len(found) * 2 > sum(map(bool, row)) else {}


def _unknown(
    numbered: tuple[int, Sequence[str]],
    headings: Mapping[int, Path],
    fields: Mapping[Path, FormField],
) -> Iterator[Problem]:
    number, row = numbered
    labels = [one.label for one in fields.values()]
    for at, cell in enumerate(row):
        if cell and at not in headings:
            place = Place(within=f"dòng {number + 1}, cột {at + 1}")
            near = nearest(cell, labels) or ", ".join(labels[:8])
            yield Problem("fill.unknown-column", place, {"name": shortened(cell), "near": near})


def _from(shape: FormField, column: str) -> dict[int, Path]:
    """Give the columns of the table from one on."""
    paths = [
        path
        for one in shape.columns
        for path, _ in _fields(FormField("", "", "group", fields=(one,)))
    ]
    names = ["/".join(path) for path in paths]
    first = names.index(column) if column in names else 0
    return dict(enumerate(paths[first:]))


def _too_wide(at: int, row: Sequence[str], width: int) -> Iterator[Problem]:
    for column, cell in enumerate(row):
        if cell and column >= width:
            place = Place(within=f"dòng {at + 1}, cột {column + 1}")
            yield Problem("fill.no-column", place, {"value": shortened(cell), "most": width})
            return


def _row(
    row: Sequence[str], headings: Mapping[int, Path], fields: Mapping[Path, FormField]
) -> dict[str, Typed]:
    found: dict[str, Typed] = {}
    for at, path in headings.items():
        if at >= len(row):
            continue
        group = found
        for step in path[:-1]:
            below = group.setdefault(step, {})
            group = below if isinstance(below, dict) else {}
        group[path[-1]] = _meant(fields[path], row[at])
    return found


def _meant(one: FormField, text: str) -> str:
    """Give the choice that a cell means, by its word or by what the program calls it."""
    words = {slug(word): value for value, word in one.choices} | {
        value.casefold(): value for value, _ in one.choices
    }
    return words.get(text.casefold()) or words.get(slug(text)) or text if one.choices else text
