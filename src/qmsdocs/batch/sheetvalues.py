"""Turns a cell into what the profile would say: text, number, day, one of several words, a unit."""

from collections.abc import Mapping
from datetime import date

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.vietnamese import slug
from qmsdocs.batch.sheetrows import SheetRow
from qmsdocs.model.sheets import CHOICE_WORDS, Column
from qmsdocs.sources.tables import Cell
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamlwrite import Plain

#: Excel works with 15 digits; what comes behind is noise.
_DIGITS = 6
#: A department must be one of the agency's, where other units may be anything.
_OWN_UNIT = "department"


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
