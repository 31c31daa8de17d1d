"""Takes procedures from an Excel or CSV file into a profile: all of it, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qmsdocs.base.errors import InputError, Problem, ProfileError
from qmsdocs.base.places import Place
from qmsdocs.batch.importresults import Imported
from qmsdocs.batch.sheetmerge import merge
from qmsdocs.batch.sheetrows import read_sheets
from qmsdocs.batch.sheetwork import TOP, Merge, Target
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import PROCEDURES_FILE, list_years
from qmsdocs.model.loading import Read, checked_profile, read_files
from qmsdocs.sources.csvtables import read_csv
from qmsdocs.sources.files import read_file, write_atomic
from qmsdocs.sources.tables import Table
from qmsdocs.sources.workbooks import read_workbook
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamldiff import edits_between
from qmsdocs.sources.yamledit import Edits, edited
from qmsdocs.sources.yamlfile import YamlDocument, scan_yaml
from qmsdocs.sources.yamltext import decoded

#: More is no file that a person filled in.
_MAX_BYTES = 20 * 1024 * 1024
#: What is said of a value that is not there.
_LACKS = {"profile.missing", "profile.empty", "profile.empty-list"}
_TEXTS = {".csv", ".tsv", ".txt"}
#: A profile without procedures begins with this file.
NEW_FILE = """\
# yaml-language-server: $schema=../../schemas/procedures.schema.json

procedures: []
"""


def import_procedures(workspace: Workspace, file: Path, agency: str, *, write: bool) -> Imported:
    """Merge the procedures of a file into a profile; with any fault nothing is written.

    Args:
        workspace: where the profile is.
        file: an Excel workbook or CSV table.
        agency: the id of the agency.
        write: write the profile; otherwise only say what would change.

    Raises:
        InputError: with every fault of the file, each with its sheet and cell.
        OutputError: the profile cannot be written.
    """
    folder = workspace.agency_folder(agency)
    path, tables = folder / PROCEDURES_FILE, _tables(file)
    year = max(list_years(folder), default=0)
    files = dict(read_files(folder, year))
    profile = checked_profile(folder, year, files)
    before, value = _known(files, path)
    sheets = read_sheets(tables)
    units = {unit.name: unit.id for unit in profile.agency.departments}
    work = merge(sheets, list(value.get(TOP) or ()), units)
    wanted = {**value, TOP: [target.new for target in work.targets]}
    edits = edits_between(value, wanted, lambda _: False)
    text = _written(before, edits, work, path, tables)

    def check(data: bytes) -> object:
        return checked_profile(folder, year, {**files, path: data})

    faults = _faults(text, work, path, check)
    # what another file of the profile counts differently now is put right there, after the import
    others = {other.as_posix() for other in files if other != path}
    elsewhere = [fault for fault in faults if fault.place.file in others]
    problems = [*work.problems, *(fault for fault in faults if fault not in elsewhere)]
    if problems:
        raise InputError(_in_order(_without_echoes(problems), tables))
    if write and edits:
        write_atomic(path, text.encode())
    return _result(path, work, (*sheets.notes, *elsewhere))


def _result(path: Path, work: Merge, notes: tuple[Problem, ...]) -> Imported:
    return Imported(
        path=path,
        added=tuple(target.name for target in work.targets if target.old is None),
        updated=tuple(t.name for t in work.targets if t.old is not None and t.changed),
        same=sum(not target.changed for target in work.targets if _has_rows(target, work)),
        notes=notes,
    )


def _tables(file: Path) -> tuple[Table, ...]:
    data = read_file(file, _MAX_BYTES)
    name = file.as_posix()
    if file.suffix.lower() in _TEXTS:
        return (read_csv(data, name),)
    return read_workbook(data, name)


def _known(files: Read, path: Path) -> tuple[str, dict[str, Any]]:
    """Give the text of the profile's procedures and what it says."""
    data = files.get(path)
    data = data if isinstance(data, bytes) else NEW_FILE.encode()
    text = decoded(data, path.as_posix())[0] or ""
    return text, scan_yaml(data, path.as_posix())[0].value or {}


def _written(before: str, edits: Edits, work: Merge, path: Path, tables: Sequence[Table]) -> str:
    """Give the text of the profile with the edits; a file that cannot be edited is told."""
    if not edits:
        return before
    try:
        return edited(before, edits, path.as_posix())
    except ProfileError as error:
        if work.problems:
            raise InputError(_in_order(work.problems, tables)) from error
        raise


def _faults(text: str, work: Merge, path: Path, check: Callable[[bytes], object]) -> list[Problem]:
    """Check the profile as it would be; each fault is placed at the cell that it comes from."""
    try:
        check(text.encode())
    except ProfileError as error:
        document, _ = scan_yaml(text.encode(), path.as_posix())
        return [_at_cell(problem, document, work) for problem in error.problems]
    return []


def _at_cell(problem: Problem, document: YamlDocument, work: Merge) -> Problem:
    if problem.place.file != document.file:
        return problem
    spot = (problem.place.line, problem.place.column)
    locs = [
        loc
        for marks in (document.marks, document.key_marks)
        for loc, at in marks.items()
        if at == spot
    ]
    loc: Loc = max(locs, key=len, default=())
    if problem.code == "profile.missing":
        loc = (*loc, str(problem.values.get("key", "")))
    while loc and loc not in work.places:
        loc = loc[:-1]
    return replace(problem, place=work.places[loc]) if loc else problem


def _without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first fault of a cell, and no lack of what has a fault of its own."""
    first: dict[Place, Problem] = {}
    for problem in problems:
        first.setdefault(problem.place, problem)
    ours = [problem for problem in first.values() if not problem.code.startswith("profile.")]
    return [problem for problem in first.values() if not (ours and problem.code in _LACKS)]


def _in_order(problems: Iterable[Problem], tables: Sequence[Table]) -> list[Problem]:
    """Sort as a person goes through the file: by sheet, row and column."""
    names = [table.name for table in tables]

    def order(problem: Problem) -> tuple[int, int, int, str]:
        sheet, _, spot = problem.place.within.rpartition(" › ")
        letters = spot.rstrip("0123456789")
        row = int(spot[len(letters) :] or 0)
        letters = letters if letters.isascii() else ""  # a whole row comes before its cells
        index = names.index(sheet) if sheet in names else -1
        return index, problem.place.line or row, len(letters), letters

    return sorted(problems, key=order)


def _has_rows(target: Target, work: Merge) -> bool:
    return any(loc[:2] == (TOP, target.index) for loc in work.places)
