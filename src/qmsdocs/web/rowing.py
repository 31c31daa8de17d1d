"""What buttons of a table do to a form before it is saved: rows added, moved, taken out, brought."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.model.formpaste import Pasted, cell_text, grid_of, pasted, place_of_cell
from qmsdocs.model.formshape import FormField
from qmsdocs.model.formtree import KEY, STEP, Typed
from qmsdocs.sources.csvtables import read_csv
from qmsdocs.sources.workbooks import read_workbook
from qmsdocs.web.asking import Ask
from qmsdocs.web.filling import Sheet, new_token, rows_at, uploaded, words_of

#: So many reasons are read; more help nobody.
MOST_REASONS = 40
_TEXTS = {".csv", ".tsv", ".txt"}

Faults = Mapping[str, tuple[Problem, ...]]
Checker = Callable[[Sheet], Faults]


@dataclass(frozen=True, slots=True)
class Act:
    """What a button asks: what is to be done, with which list or row, and the field of the list."""

    verb: str
    name: str
    shape: FormField


def changed_rows(ask: Ask, sheet: Sheet, act: Act, check: Checker) -> None:
    """Do what a button asks.

    Args:
        ask: the request.
        sheet: the page, which is changed.
        act: what is asked.
        check: gives the faults of the page as it is.
    """
    if act.verb == "add":
        rows = rows_at(sheet.typed, act.name)
        token = new_token(rows)
        rows[token] = {}
        sheet.focus = f"{act.name}{STEP}{token}{STEP}{_first(act.shape)}"
    elif act.verb in ("paste", "upload"):
        _bring(ask, sheet, act, check)
    else:
        _move(sheet, act)
    sheet.dirty = True


def _first(shape: FormField) -> str:
    """Give the field of a row in which a person begins: an id is given by itself."""
    if shape.kind in ("entries", "pairs"):
        return KEY
    wanted = [one.name for one in shape.columns if one.name != "id"]
    return wanted[0] if wanted else ""


def _move(sheet: Sheet, act: Act) -> None:
    table, _, token = act.name.rpartition(STEP)
    rows = rows_at(sheet.typed, table)
    order = [each for each, row in rows.items() if isinstance(row, dict)]
    if token not in order:
        return
    at = order.index(token)
    to = {"up": at - 1, "down": at + 1}.get(act.verb, -1)
    near = order[at - 1] if at else (order[1] if len(order) > 1 else "")
    if act.verb == "remove":
        order.remove(token)
    elif 0 <= to < len(order):
        order.insert(to, order.pop(at))
    sheet.focus = f"{table}{STEP}{near if act.verb == 'remove' else token}{STEP}{_first(act.shape)}"
    kept = {each: row for each, row in rows.items() if not isinstance(row, dict)}
    found = {each: rows[each] for each in order}
    rows.clear()
    rows |= kept | found


def _bring(ask: Ask, sheet: Sheet, act: Act, check: Checker) -> None:
    """Bring rows from a spreadsheet: all of them, or none with the reasons."""
    name, shape = act.name, act.shape
    text = ask.field(f"paste/{name}")
    start, _, column = ask.field("cell").removeprefix(f"{name}{STEP}").partition(STEP)
    try:
        grid = grid_of(text) if act.verb == "paste" else _grid_of_file(ask, name)
        found = pasted(shape, grid, column)
    except InputError as error:
        sheet.notes = error.problems
        return
    problems = list(found.problems)
    if found.rows and not problems:
        before = dict(rows_at(sheet.typed, name))
        places = _put(sheet, name, shape, found, start)
        problems = _reasons(ask, found, places, check(sheet))
        if problems:
            rows = rows_at(sheet.typed, name)
            rows.clear()
            rows |= before
    elif not problems:
        problems.append(Problem("fill.nothing-brought"))
    if problems:
        more = len(problems) - MOST_REASONS
        rest = [Problem("fill.more-reasons", values={"count": more})] if more > 0 else []
        sheet.notes = (*problems[:MOST_REASONS], *rest)
        sheet.grid, sheet.grid_of = text, name
        sheet.focus = f"{name}{STEP}@bring"


def _grid_of_file(ask: Ask, name: str) -> list[list[str]]:
    file = uploaded(ask.form, name)
    if file is None:
        raise InputError(Problem("fill.no-file"))
    data, path = file.file.read(), PurePath(str(file.filename))
    is_text = path.suffix.lower() in _TEXTS
    tables = (read_csv(data, path.name),) if is_text else read_workbook(data, path.name)
    rows = next((table.rows for table in tables if any(table.filled())), ())
    return [[cell_text(cell) for cell in row] for row in rows]


def _put(
    sheet: Sheet, name: str, shape: FormField, found: Pasted, start: str
) -> dict[str, tuple[int, FormField]]:
    """Put rows into the table, over those from a row on and then behind them."""
    rows = rows_at(sheet.typed, name)
    order = [token for token, row in rows.items() if isinstance(row, dict)]
    over = order[order.index(start) :] if start in order else []
    blank = [token for token in order if not _has_text(rows[token])]
    places: dict[str, tuple[int, FormField]] = {}
    for at, row in enumerate(found.rows):
        token = (
            over[at]
            if at < len(over)
            else (blank.pop(0) if blank and not over else new_token(rows))
        )
        rows[token] = _joined(rows.get(token, {}), row)
        places[f"{name}{STEP}{token}"] = (at, shape)
    sheet.focus = f"{next(iter(places), '')}{STEP}{_first(shape)}"
    return places


def _joined(old: Typed, new: Typed) -> Typed:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return old | {key: _joined(old.get(key, ""), value) for key, value in new.items()}


def _has_text(row: Typed) -> bool:
    return any(map(_has_text, row.values())) if isinstance(row, dict) else bool(row.strip())


def _reasons(
    ask: Ask, found: Pasted, places: Mapping[str, tuple[int, FormField]], faults: Faults
) -> list[Problem]:
    """Give what is wrong with the rows that were brought, by row and column of the spreadsheet."""
    reasons: list[tuple[int, Problem]] = []
    for name, problems in faults.items():
        row = next((row for row in places if name == row or name.startswith(row + STEP)), None)
        if row is None:
            continue
        at, _ = places[row]
        path = tuple(name.removeprefix(row).strip(STEP).split(STEP))
        for problem in problems:
            spot = place_of_cell(found, at, path).within
            label = problem.place.within.rpartition(" › ")[2]
            place = Place(within=f"{spot} ({label})" if label else spot)
            words = {"what": words_of(ask, problem)}
            reasons.append((at, Problem("fill.reason", place, words)))
    return [problem for _, problem in sorted(reasons, key=lambda each: each[0])]


OTHER_ACTS = frozenset(("add", "remove", "up", "down", "paste", "upload"))
