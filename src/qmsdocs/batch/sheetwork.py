"""What merging sheets into a profile works on: procedures, and where each value comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import slug
from qmsdocs.batch.sheetrows import SheetRow
from qmsdocs.model.sheets import CHOICE_WORDS, Column, Sheet
from qmsdocs.sources.tables import Cell
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamldiff import same
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamlwrite import Plain

#: Excel works with 15 digits; what comes behind is noise.
_DIGITS = 6
#: A department must be one of the agency's, where other units may be anything.
_OWN_UNIT = "department"
TOP = "procedures"


def raw_value(
    row: SheetRow, column: Column, units: Mapping[str, str]
) -> tuple[Plain, Problem | None]:
    """Give what a cell says, None for nothing, and what is wrong with it.

    Args:
        row: the row.
        column: the column.
        units: the ids of the agency's departments by name.
    """
    cell = row.cells.get(column.heading)
    if cell is None:
        return None, None
    fault = _fault(cell, column)
    if fault:
        values = {"value": _shown(cell)}
        return None, row.problem(fault, column.heading, **values)
    text = str(cell)
    hidden = HIDDEN.search(text)
    if hidden:
        said = {"character": f"U+{ord(hidden[0]):04X}"}
        return None, row.problem("import.hidden-character", column.heading, **said)
    if column.kind != "text":
        return _number(cell), None
    if column.choices:
        return _choice(text, row, column)
    return _unit(text, row, column, units) if column.unit else (text, None)


def _fault(cell: Cell, column: Column) -> str:
    """Give the code of what Excel made of a cell that was meant otherwise."""
    if isinstance(cell, bool):
        return "import.flag"
    if isinstance(cell, date) and column.kind != "day":
        return "import.date-in-text" if column.kind == "text" else "import.date-in-number"
    if isinstance(cell, int | float) and column.kind == "day":
        return "import.number-for-day"
    if isinstance(cell, float) and column.kind == "text":
        return "import.number-in-text"
    return ""


def _number(cell: Cell) -> Plain:
    if isinstance(cell, date):
        return cell.isoformat()
    number = round(cell, _DIGITS) if isinstance(cell, float) else cell
    return str(number) if "e" in str(number) else number  # 1e+20 is for the model to refuse


def _choice(text: str, row: SheetRow, column: Column) -> tuple[Plain, Problem | None]:
    words = {slug(word): word for word in column.choices}
    found = words.get(slug(text))
    meant = {word: value for value, word in CHOICE_WORDS.items()}
    if found:
        return meant.get(found, found), None
    if text in CHOICE_WORDS and CHOICE_WORDS[text] in column.choices:
        return text, None
    said = {"value": shortened(text), "choices": ", ".join(f'"{word}"' for word in column.choices)}
    return None, row.problem("import.not-one-of", column.heading, **said)


def _unit(
    text: str, row: SheetRow, column: Column, units: Mapping[str, str]
) -> tuple[Plain, Problem | None]:
    """Give the id of a department that is named, or the name of any other unit."""
    by_name = {name.casefold(): name for name in units}
    known = by_name.get(text.casefold())
    if known:
        return units[known], None
    if text in units.values() or column.path != (_OWN_UNIT,) or not units:
        return text, None
    near = nearest(text, [*units, *units.values()])
    code = "import.unknown-department-near" if near else "import.unknown-department"
    names = ", ".join(f'"{name}"' for name in list(units)[:12])
    said = {"value": shortened(text), "near": near, "known": names}
    return None, row.problem(code, column.heading, **said)


def _shown(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


@dataclass(slots=True)
class Target:
    """A procedure that rows speak of: what the profile says of it, and what it shall say."""

    index: int
    old: dict[str, Any] | None
    new: dict[str, Any]
    row: SheetRow | None = None

    @property
    def changed(self) -> bool:
        """Whether it is new, or shall say something else."""
        return not same(self.old, self.new)

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.new.get("code") or self.new.get("id") or "")


@dataclass(slots=True)
class Merge:
    """All procedures, where each value comes from, and what is wrong."""

    targets: list[Target]
    units: Mapping[str, str]
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def given_values(
    row: SheetRow, columns: Sequence[Column], work: Merge
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give what the cells of a row say; what is wrong with one is noted."""
    for column in columns:
        value, problem = raw_value(row, column, work.units)
        if problem:
            work.problems.append(problem)
        elif value is not None:
            yield column.path, value


def require_cells(row: SheetRow, sheet: Sheet, known: Mapping[str, Any], work: Merge) -> None:
    """Name every cell that must be filled and is empty."""
    for column in sheet.columns:
        empty = row.cells.get(column.heading) is None and column.heading in row.columns
        if column.required and empty and not (column.path and known.get(column.path[0])):
            problem = row.problem("import.empty-cell", column.heading, heading=column.heading)
            work.problems.append(problem)


def filled(
    old: Mapping[str, Any], given: Mapping[tuple[str, ...], Any], units: Mapping[str, str]
) -> dict[str, Any]:
    """Give a group with values put in; a unit without a number says nothing.

    A department that is written by its name stays so.
    """
    new = dict(old)
    for path, value in given.items():
        if len(path) == 1 and (value is None or units.get(str(old.get(path[0]))) != value):
            new[path[0]] = value
    for group in {path[0] for path in given if len(path) > 1}:
        parts = {path[1]: value for path, value in given.items() if path[0] == group and path[1:]}
        whole = {**(old.get(group) or {}), **parts}
        if "value" in whole:
            new[group] = whole
    return new


def as_written(
    model: type[BaseModel], old: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[str, Any]:
    """Give the new group, as the old one writes what means the same: `15/3/2024`, `2024-03-15`."""
    try:
        before, after = model.model_validate(dict(old)), model.model_validate(dict(new))
    except ValidationError:
        return dict(new)
    other = {name: new[name] for name in new if getattr(before, name) != getattr(after, name)}
    return {**old, **other}


def note_places(row: SheetRow, sheet: Sheet, loc: Loc, work: Merge) -> None:
    """Remember which cell each value comes from."""
    work.places.setdefault(loc, row.table.place(row.number))
    for column in sheet.columns:
        if column.heading in row.columns:
            place = row.table.place(row.number, row.columns[column.heading])
            work.places[(*loc, *column.path)] = place
