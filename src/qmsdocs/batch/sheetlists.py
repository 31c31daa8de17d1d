"""Merges the rows of one list of a procedure, item by item, so that comments between items stay."""

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
    differing,
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
        before = old[pairs[number]] if number in pairs else {}
        if sheet.shape == "group":
            items[number] = filled(before, given[number], work.units)
        require_cells(row, sheet, before if isinstance(before, dict) else {}, work)
    target.new = {**target.new, sheet.field: items}
    if target.old is not None:
        _edit_list(sheet, target, old, items, work)


def _item(sheet: Sheet, given: Mapping[tuple[str, ...], Any]) -> Any:  # noqa: ANN401
    return given.get((), "") if sheet.shape == "text" else filled({}, given, {})


def _key(sheet: Sheet, item: Any) -> str:  # noqa: ANN401 a group or text of a file
    """Give what tells an item from the others: the text of its first column that must be filled."""
    if isinstance(item, dict):
        first = next(column.path[0] for column in sheet.columns if column.required)
        item = item.get(first)
    return without_stop(" ".join(str(item or "").split()))


def _edit_list(sheet: Sheet, target: Target, old: list[Any], items: list[Any], work: Merge) -> None:
    """Edit a list item by item, so that comments between its items stay."""
    loc = (TOP, target.index, sheet.field)
    steps = _matcher(sheet, old, items).get_opcodes()
    if all(tag != "equal" for tag, *_ in steps):
        work.edits.set_values[loc] = items
        target.changed = True
        return
    model = _item_model(sheet)
    for tag, a, a_end, b, b_end in steps:
        if tag == "equal":
            for at, now in zip(range(a, a_end), items[b:b_end], strict=True):
                for name in differing(model, old[at], now) if model else ():
                    work.edits.set_values[*loc, at, name] = now[name]
                    target.changed = True
            continue
        target.changed = True
        work.edits.removed |= {(*loc, at) for at in range(a, a_end)}
        if b < b_end and a < len(old):
            work.edits.inserted[*loc, a] = items[b:b_end]
        elif b < b_end:
            work.edits.appended[loc] = items[b:b_end]


def _matcher(sheet: Sheet, old: list[Any], items: list[Any]) -> SequenceMatcher[str]:
    """Pair the items that were with those that are, by what tells them apart."""
    was, now = ([_key(sheet, item) for item in each] for each in (old, items))
    return SequenceMatcher(None, was, now, autojunk=False)


def _item_model(sheet: Sheet) -> type[BaseModel] | None:
    if sheet.shape != "group":
        return None
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
            if target.old is not None and old:
                work.edits.set_values[*loc, key] = value
            target.changed = True
    if target.old is not None and not old and new:
        work.edits.set_values[loc] = new
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
