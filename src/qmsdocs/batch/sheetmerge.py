"""Merges the rows of sheets into the procedures that a profile has, by their code or id.

What a sheet says wins; an empty cell says nothing, and a list of which a procedure has no row stays
as it is. So what the sheets leave out is never lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.vietnamese import slug
from qmsdocs.batch.sheetlists import merge_list, numbered
from qmsdocs.batch.sheetrows import ReadSheets, SheetRow
from qmsdocs.batch.sheetwork import (
    TOP,
    Merge,
    Target,
    as_written,
    filled,
    given_values,
    note_places,
    require_cells,
)
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.sheets import key_heading, procedure_sheets


def merge(
    sheets: ReadSheets, procedures: Sequence[dict[str, Any]], units: Mapping[str, str]
) -> Merge:
    """Merge the rows of all sheets into what the profile has.

    Args:
        sheets: the rows.
        procedures: the procedures as the file says them.
        units: the ids of the agency's departments by name.
    """
    targets = [Target(index, raw, dict(raw)) for index, raw in enumerate(procedures)]
    work = Merge(targets, units, problems=list(sheets.problems))
    _main(sheets.rows.get("", ()), work)
    for sheet in procedure_sheets()[1:]:
        for target, rows in _grouped(sheets.rows.get(sheet.field, ()), work):
            merge_list(sheet, target, numbered(rows, sheet, work), work)
    for target in work.targets:
        if target.old is None:
            _require_lists(target, work)
    return work


def _main(rows: Sequence[SheetRow], work: Merge) -> None:
    seen: dict[tuple[str, str], SheetRow] = {}
    sheet = procedure_sheets()[0]
    for row in rows:
        given = dict(given_values(row, sheet.columns, work))
        said = {path[0]: value for path, value in given.items() if len(path) == 1}
        if _repeated(row, said, seen, work):
            continue
        target = _target(said, work)
        if target is None:
            target = _begun(row, said, work)
        target.row = target.row or row
        note_places(row, sheet, (TOP, target.index), work)
        require_cells(row, sheet, target.new | said, work)
        _set_main(target, given, work)


def _repeated(
    row: SheetRow, said: dict[str, Any], seen: dict[tuple[str, str], SheetRow], work: Merge
) -> bool:
    """Say whether an earlier row speaks of the same procedure."""
    headings = {column.path[0]: column.heading for column in procedure_sheets()[0].columns}
    for key in ("code", "id"):
        value = said.get(key)
        first = seen.get((key, str(value))) if value else None
        if first:
            where = first.table.place(first.number).within or first.number + 1
            values = {"value": shortened(value), "first": where}
            work.problems.append(row.problem("import.twice", headings[key], **values))
            return True
        if value:
            seen[key, str(value)] = row
    return False


def _target(said: Mapping[str, Any], work: Merge) -> Target | None:
    """Give the procedure of an id, else of a code."""
    for key in ("id", "code"):
        for target in work.targets:
            if said.get(key) and str(target.new.get(key)) == str(said[key]):
                return target
        if said.get("id") and key == "id" and not said.get("code"):
            return None
    return None


def _begun(row: SheetRow, said: Mapping[str, Any], work: Merge) -> Target:
    """Begin a new procedure; without an id it gets one from its code or name."""
    taken = {str(target.new.get("id")) for target in work.targets}
    wanted = str(said.get("id") or slug(str(said.get("code") or said.get("name") or ""))[:60])
    stem, number = wanted.strip("-") or "quy-trinh", 2
    id_ = stem
    while id_ in taken and not said.get("id"):
        id_, number = f"{stem}-{number}", number + 1
    target = Target(len(work.targets), None, {"id": id_}, row)
    work.targets.append(target)
    return target


def _set_main(target: Target, given: Mapping[tuple[str, ...], Any], work: Merge) -> None:
    """Take over the values of a row of the main sheet."""
    new = filled(target.new, given, work.units)
    target.new = new if target.old is None else as_written(Procedure, target.old, new)


def _grouped(rows: Sequence[SheetRow], work: Merge) -> Iterator[tuple[Target, list[SheetRow]]]:
    """Give the rows of each procedure; a row of no procedure is told."""
    known = {
        str(target.new[key]): target
        for key in ("id", "code")
        for target in work.targets
        if target.new.get(key)
    }
    groups: dict[int, list[SheetRow]] = {}
    for row in rows:
        cell = row.cells.get(key_heading())
        key = str(cell) if cell is not None else ""
        if key in known:
            groups.setdefault(known[key].index, []).append(row)
        elif key_heading() in row.columns:
            near = nearest(key, known) if key else None
            code = "import.unknown-key-near" if near else "import.unknown-key"
            said = {"value": shortened(key), "near": near}
            code = code if key else "import.no-key"
            work.problems.append(row.problem(code, key_heading(), **said))
    for index, found in groups.items():
        yield work.targets[index], found


def _require_lists(target: Target, work: Merge) -> None:
    """A new procedure has every list that it cannot be without."""
    for sheet in procedure_sheets()[1:]:
        info = Procedure.model_fields[sheet.field]
        if info.is_required() and not target.new.get(sheet.field) and target.row:
            said = {"name": shortened(target.name), "sheet": sheet.name}
            work.problems.append(target.row.problem("import.no-rows", **said))
