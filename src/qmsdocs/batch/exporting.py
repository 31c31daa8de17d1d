"""Puts the procedures of a profile into an Excel file to fill in, or an empty one to begin with."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from qmsdocs.base.errors import InputError, OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.sheetrows import HELP, LISTS
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import list_years
from qmsdocs.model.loading import load_profile
from qmsdocs.model.procedure import Procedure, ProcedureFile
from qmsdocs.model.profile import Profile
from qmsdocs.model.sheets import (
    MAIN,
    NUMBER,
    Column,
    Sheet,
    choice_word,
    key_heading,
    procedure_sheets,
)
from qmsdocs.sources.files import write_atomic
from qmsdocs.sources.messages import text
from qmsdocs.sources.tables import Cell, column_name
from qmsdocs.sources.workbookwriting import SPARE_ROWS, ColumnStyle, SheetToWrite, workbook_bytes

_HELP_HEADS = ("export.help-sheet", "export.help-column", "export.help-must", "export.help-help")
_HELP_TEXTS = ("export.help-rows", "export.help-empty", "export.help-lists", "export.help-import")


def export_procedures(workspace: Workspace, file: Path, agency: str) -> int:
    """Write an Excel file with the procedures of a profile; gives how many there are.

    Raises:
        InputError: there is no such agency, its profile has faults, or the name is no .xlsx.
        OutputError: the file is there already, or the extra is not installed.
    """
    place = Place(file.as_posix())
    if file.suffix.lower() != ".xlsx":
        raise InputError(Problem("export.not-xlsx", place))
    if file.exists():
        raise OutputError(Problem("export.exists", place))
    folder = workspace.agency_folder(agency)
    profile = load_profile(folder, max(list_years(folder), default=0))
    names = _unit_names([(unit.id, unit.name) for unit in profile.agency.departments])
    procedures = _as_written(profile)
    write_atomic(file, procedures_workbook(procedures, names, file.as_posix()))
    return len(procedures)


def _as_written(profile: Profile) -> tuple[Procedure, ...]:
    """Give the procedures as the file says them, without codes that were worked out."""
    values = [source.document.value for source in profile.sources if source.model is ProcedureFile]
    return tuple(
        procedure
        for value in values
        if value
        for procedure in ProcedureFile.model_validate(value).procedures
    )


def procedures_workbook(
    procedures: Sequence[Procedure], units: Mapping[str, str], file: str
) -> bytes:
    """Give the workbook of procedures.

    Args:
        procedures: what fills the sheets; none gives a sheet to begin with.
        units: the names of the agency's departments by id.
        file: the name of the file, for messages.
    """
    sheets = [_sheet(sheet, procedures, units) for sheet in procedure_sheets()]
    lists = [ColumnStyle(text("export.departments"), kind="text")]
    rows = [(name,) for name in units.values()]
    return workbook_bytes(
        [*sheets, _help_sheet(), SheetToWrite(LISTS, lists, rows, hidden=True)], file
    )


def _unit_names(units: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Give the name of each department; one that two share is no name for either."""
    names = [name.casefold() for _, name in units]
    return {id_: name if names.count(name.casefold()) == 1 else id_ for id_, name in units}


def _sheet(sheet: Sheet, procedures: Sequence[Procedure], units: Mapping[str, str]) -> SheetToWrite:
    styles = [_style(column, len(units)) for column in sheet.columns]
    if sheet.numbered:
        styles.insert(0, ColumnStyle(NUMBER, kind="number"))
    if sheet.field:
        main = procedure_sheets()[0]
        code = column_name(main.headings.index(key_heading()))
        codes = f"='{MAIN}'!${code}$2:${code}${len(procedures) + SPARE_ROWS}"
        styles.insert(0, ColumnStyle(key_heading(), choices=codes, strict=False, must=True))
    rows = [row for procedure in procedures for row in _rows(sheet, procedure, units)]
    return SheetToWrite(sheet.name, styles, rows)


def _style(column: Column, units: int) -> ColumnStyle:
    choices: str | tuple[str, ...] = column.choices
    if column.unit and units:
        choices = f"='{LISTS}'!$A$2:$A${units + 1}"
    return ColumnStyle(
        column.heading,
        kind=column.kind,
        choices=choices,
        strict=not column.unit,
        must=column.required,
        help=column.help,
    )


def _rows(
    sheet: Sheet, procedure: Procedure, units: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of a procedure in a sheet."""
    if not sheet.field:
        yield tuple(_cell(procedure, column, units) for column in sheet.columns)
        return
    key = procedure.code or procedure.id
    value = getattr(procedure, sheet.field)
    items = value.items() if sheet.shape == "map" else value
    for number, item in enumerate(items, start=1):
        head = (key, number) if sheet.numbered else (key,)
        if sheet.shape == "map":
            yield (*head, *item)
        else:
            yield (*head, *(_cell(item, column, units) for column in sheet.columns))


def _cell(record: Any, column: Column, units: Mapping[str, str]) -> Cell:  # noqa: ANN401
    value = record
    for name in column.path:
        value = getattr(value, name, None)
    if value is None:
        return None
    if column.choices:
        return choice_word(str(value))
    return units.get(str(value), str(value)) if column.unit else value


def _help_sheet() -> SheetToWrite:
    """Say what stands where, and how the file is read back."""
    columns = [ColumnStyle(text(code)) for code in _HELP_HEADS]
    rows: list[tuple[Cell, ...]] = [(text(code), None, None, None) for code in _HELP_TEXTS]
    must = text("export.must")
    for sheet in procedure_sheets():
        if sheet.field:
            rows.append((sheet.name, key_heading(), must, text("export.key-help")))
        rows += [
            (
                sheet.name,
                column.heading,
                must if column.required else None,
                ", ".join(column.choices) or column.help or None,
            )
            for column in sheet.columns
        ]
    return SheetToWrite(HELP, columns, rows)
