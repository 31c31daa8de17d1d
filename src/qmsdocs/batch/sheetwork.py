"""What merging sheets into a profile works on: procedures, edits, where each value comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.sheetrows import SheetRow
from qmsdocs.batch.sheetvalues import raw_value
from qmsdocs.model.sheets import Column, Sheet
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamledit import Edits

TOP = "procedures"


@dataclass(slots=True)
class Target:
    """A procedure that rows speak of: what the profile says of it, and what it shall say."""

    index: int
    old: dict[str, Any] | None
    new: dict[str, Any]
    row: SheetRow | None = None
    changed: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.new.get("code") or self.new.get("id") or "")


@dataclass(slots=True)
class Merge:
    """All procedures, the edits of the file, where each value comes from, and what is wrong."""

    targets: list[Target]
    units: Mapping[str, str]
    edits: Edits = field(default_factory=Edits)
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


def differing(model: type[BaseModel], old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Give the fields that mean something else now: `15/3/2024` is the same as `2024-03-15`."""
    names = [name for name, value in new.items() if old.get(name) != value]
    try:
        before, after = model.model_validate(dict(old)), model.model_validate(dict(new))
    except ValidationError:
        return names
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def note_places(row: SheetRow, sheet: Sheet, loc: Loc, work: Merge) -> None:
    """Remember which cell each value comes from."""
    work.places.setdefault(loc, row.table.place(row.number))
    for column in sheet.columns:
        if column.heading in row.columns:
            place = row.table.place(row.number, row.columns[column.heading])
            work.places[(*loc, *column.path)] = place
