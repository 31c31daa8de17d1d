"""Reads the files of a profile and checks them, naming every fault in one error."""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from qmsdocs.base.errors import InputError, NotFoundError, Problem, ProfileError
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.checks import cross_check
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.profile import Profile
from qmsdocs.model.raw import Files
from qmsdocs.model.validation import Source, validated
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.files import checked_name, read_file
from qmsdocs.sources.yamlfile import YamlDocument, scan_yaml

AGENCY_FILE = "agency.yaml"
PROCEDURES_FILE = "procedures.yaml"

M = TypeVar("M", bound=BaseModel)


def load_profile(folder: Path, year: int, kinds: Collection[str] | None = None) -> Profile:
    """Read and check `agency.yaml`, `<year>.yaml` and, when it is there, `procedures.yaml`.

    Args:
        folder: the folder of the agency; its name is the agency's id.
        year: the year wanted.
        kinds: ids of the known kinds of paper; without them the keys of `papers` go unchecked.

    Raises:
        NotFoundError: there is no such agency or year; names the nearest.
        ProfileError: with every problem of every file.
    """
    _require(folder, year)
    problems: list[Problem] = []
    agency_source = _scan(folder / AGENCY_FILE, AgencyProfile, problems)
    year_source = _scan(folder / f"{year}.yaml", YearProfile, problems)
    procedures_source = _procedures(folder / PROCEDURES_FILE, problems)
    agency = _checked(agency_source, AgencyProfile, problems)
    this_year = _checked(year_source, YearProfile, problems)
    procedures = _checked(procedures_source, ProcedureFile, problems)
    files = Files(agency_source, year_source, procedures_source)
    problems += cross_check(files, year, kinds)
    if problems or agency is None or this_year is None or procedures is None:
        raise ProfileError(_in_order(problems, files.all()))
    return Profile(folder.resolve().name, agency, this_year, procedures.procedures, files.all())


def list_agencies(folder: Path) -> tuple[str, ...]:
    """Give the ids of the agencies below a folder: those that have an `agency.yaml`."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{AGENCY_FILE}")))


def list_years(folder: Path) -> tuple[int, ...]:
    """Give the years that an agency's folder has a file for."""
    if not folder.is_dir():
        return ()
    stems = [path.stem for path in folder.glob("[0-9][0-9][0-9][0-9].yaml")]
    return tuple(sorted(int(stem) for stem in stems if stem.isascii()))


def agency_folder(folder: Path, name: str) -> Path:
    """Give the folder of an agency below the folder of all profiles.

    Raises:
        InputError: the name is a path or otherwise no id.
        NotFoundError: there is no such agency; names the nearest.
    """
    path = folder / checked_name(name)
    if not (path / AGENCY_FILE).is_file():
        _require_agency(path)
    return path


def _require(folder: Path, year: int) -> None:
    """Stop with the nearest names when the agency or the year is not there."""
    if not (folder / AGENCY_FILE).is_file():
        _require_agency(folder)
    if not (folder / f"{year}.yaml").is_file():
        years = list_years(folder)
        code = "profile.no-year" if years else "profile.no-years"
        values = {"year": year, "years": ", ".join(map(str, years))}
        raise NotFoundError(Problem(code, Place(folder.as_posix()), values))


def _require_agency(folder: Path) -> None:
    place = Place(folder.as_posix())
    if folder.is_dir():
        raise NotFoundError(Problem("profile.no-agency-file", place, {"file": AGENCY_FILE}))
    known = list_agencies(folder.parent)
    near = nearest(folder.name, known)
    code = "profile.no-agency-near" if near else "profile.no-agency"
    values = {"name": folder.name, "near": near, "known": ", ".join(known) or "—"}
    raise NotFoundError(Problem(code, place, values))


def _scan(path: Path, model: type[BaseModel], problems: list[Problem]) -> Source:
    try:
        document, found = scan_yaml(read_file(path), path.as_posix())
    except InputError as error:
        document, found = YamlDocument(path.as_posix(), None), error.problems
    problems.extend(found)
    return Source(document, model)


def _procedures(path: Path, problems: list[Problem]) -> Source:
    """Read the procedures; an agency without that file has none."""
    if path.is_file():
        return _scan(path, ProcedureFile, problems)
    return Source(YamlDocument(path.as_posix(), {}), ProcedureFile)


def _checked(source: Source, model: type[M], problems: list[Problem]) -> M | None:
    """Check a file against its model; one that could not be read at all has said so already."""
    if source.document.value is None and any(
        problem.place.file == source.document.file for problem in problems
    ):
        return None
    checked, found = validated(source, model)
    problems.extend(found)
    return checked


def _in_order(problems: list[Problem], sources: tuple[Source, ...]) -> list[Problem]:
    """Sort by file, line and column, as a person goes through them."""
    files = [source.document.file for source in sources]
    return sorted(
        problems,
        key=lambda problem: (
            files.index(problem.place.file) if problem.place.file in files else len(files),
            problem.place.line,
            problem.place.column,
        ),
    )
