"""Merges the rows of one list of a procedure into what it was, item by item."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from qmsdocs.base.hints import shortened
from qmsdocs.batch.sheetrows import SheetRow
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
from qmsdocs.model.fields import parse_whole, without_stop
from qmsdocs.model.labels import bare
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.raw import read
from qmsdocs.model.sheets import NUMBER, Sheet


def merge_list(sheet: Sheet, target: Target, rows: list[SheetRow], work: Merge) -> None:
    """Take over the rows of one list of a procedure."""
    loc = (TOP, target.index, sheet.field)
    old: Any = (target.old or {}).get(sheet.field) or ({} if sheet.shape == "map" else [])
    given = [dict(given_values(row, sheet.columns, work)) for row in rows]
    if sheet.shape == "map":
        _set_map(target, old, rows, [*given], work)
        return
    items = [_item(sheet, values) for values in given]
    matcher = _matcher(sheet, old, items)
    pairs = {b + k: a + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}
    for number, row in enumerate(rows):
        note_places(row, sheet, (*loc, number), work)
        before = old[pairs[number]] if number in pairs else None
        items[number] = _merged(sheet, before, items[number], given[number], work)
        require_cells(row, sheet, before if isinstance(before, dict) else {}, work)
    target.new = {**target.new, sheet.field: items}


def _merged(
    sheet: Sheet,
    before: Any,  # noqa: ANN401 a group or text of a file
    item: Any,  # noqa: ANN401
    given: Mapping[tuple[str, ...], Any],
    work: Merge,
) -> Any:  # noqa: ANN401
    """Give an item of a list as it shall be: what it was, with what a row says of it."""
    if sheet.shape == "text":
        return item if before is None else before
    new = filled(before or {}, given, work.units)
    model = _item_model(sheet)
    return as_written(model, before, new) if model and before else new


def _item(sheet: Sheet, given: Mapping[tuple[str, ...], Any]) -> Any:  # noqa: ANN401
    return given.get((), "") if sheet.shape == "text" else filled({}, given, {})


def _key(sheet: Sheet, item: Any) -> str:  # noqa: ANN401 a group or text of a file
    """Give what tells an item from the others: the text of its first column that must be filled."""
    if isinstance(item, dict):
        first = next(column.path[0] for column in sheet.columns if column.required)
        item = item.get(first)
    return without_stop(" ".join(str(item or "").split()))


def _matcher(sheet: Sheet, old: list[Any], items: list[Any]) -> SequenceMatcher[str]:
    """Pair the items that were with those that are, by what tells them apart."""
    was, now = ([_key(sheet, item) for item in each] for each in (old, items))
    return SequenceMatcher(None, was, now, autojunk=False)


def _item_model(sheet: Sheet) -> type[BaseModel] | None:
    kind = bare(Procedure.model_fields[sheet.field].annotation).__args__[0]
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _set_map(
    target: Target,
    old: Mapping[str, Any],
    rows: Sequence[SheetRow],
    given: Sequence[Mapping[tuple[str, ...], Any]],
    work: Merge,
) -> None:
    loc = (TOP, target.index, rows[0].sheet.field)
    new = dict(old)
    seen: dict[str, SheetRow] = {}
    for row, values in zip(rows, given, strict=True):
        require_cells(row, row.sheet, {}, work)
        key = " ".join(str(values.get(("key",), "")).split())
        value = values.get(("value",))
        if not key or value is None:
            continue
        first = seen.setdefault(key, row)
        if first is not row:
            said = {"value": shortened(key), "first": first.number + 1}
            heading = row.sheet.columns[0].heading
            work.problems.append(row.problem("import.term-twice", heading, **said))
            continue
        note_places(row, row.sheet, (*loc, key), work)
        if str(old.get(key, "")).strip() != str(value):
            new[key] = value
    target.new = {**target.new, rows[0].sheet.field: new}


def numbered(rows: list[SheetRow], sheet: Sheet, work: Merge) -> list[SheetRow]:
    """Put rows in the order of their numbers, when each has one."""
    if not sheet.numbered:
        return rows
    numbers = [read(parse_whole, row.cells.get(NUMBER)) for row in rows]
    seen: dict[int, int] = {}
    for row, number in zip(rows, numbers, strict=True):
        if number is None:
            if row.cells.get(NUMBER) is not None:
                value = shortened(row.cells[NUMBER])
                work.problems.append(row.problem("import.not-a-number", NUMBER, value=value))
        elif number in seen:
            said = {"value": number, "first": seen[number] + 1}
            work.problems.append(row.problem("import.step-twice", NUMBER, **said))
        else:
            seen[number] = row.number
    if None in numbers:
        return rows
    order = sorted(range(len(rows)), key=lambda index: (numbers[index] or 0, index))
    return [rows[index] for index in order]
