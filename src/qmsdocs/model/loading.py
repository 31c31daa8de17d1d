"""Reads the files of a profile and checks them, naming every fault in one error."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from qmsdocs.base.errors import InputError, Problem, ProfileError
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.checks import cross_check
from qmsdocs.model.codes import with_codes
from qmsdocs.model.folders import (
    AGENCY_FILE,
    LOGO_FILES,
    PROCEDURES_FILE,
    agency_folder,
    list_agencies,
    list_years,
    require_year,
)
from qmsdocs.model.oldtexts import old_texts
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.profile import Logo, Profile
from qmsdocs.model.raw import Files
from qmsdocs.model.validation import Source, validated
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.files import try_read
from qmsdocs.sources.yamlfile import YamlDocument, scan_yaml

__all__ = [
    "agency_folder",
    "checked_profile",
    "list_agencies",
    "list_years",
    "load_profile",
    "read_files",
]

M = TypeVar("M", bound=BaseModel)

#: The bytes of a profile's files by path, or why one cannot be read, in the order of reading.
Read = Mapping[Path, bytes | InputError]


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
    return checked_profile(folder, year, read_files(folder, year), kinds)


def read_files(folder: Path, year: int) -> Read:
    """Read the files of a profile; an agency without procedures need not have that file.

    Raises:
        NotFoundError: there is no such agency or year; names the nearest.
    """
    require_year(folder, year)
    needed = [folder / AGENCY_FILE, folder / f"{year}.yaml"]
    others = [folder / name for name in (PROCEDURES_FILE, *LOGO_FILES)]
    return {path: try_read(path) for path in (*needed, *filter(Path.is_file, others))}


def logo_of(files: Read) -> Logo | None:
    """Give the picture among the files of a profile."""
    found = (
        Logo(path.as_posix(), data)
        for path, data in files.items()
        if path.name in LOGO_FILES and isinstance(data, bytes)
    )
    return next(found, None)


def checked_profile(
    folder: Path, year: int, files: Read, kinds: Collection[str] | None = None
) -> Profile:
    """Check the files of a profile; raises ProfileError as `load_profile` does."""
    problems: list[Problem] = []
    agency_source = _scan(folder / AGENCY_FILE, files, AgencyProfile, problems)
    year_source = _scan(folder / f"{year}.yaml", files, YearProfile, problems)
    procedures_source = _scan(folder / PROCEDURES_FILE, files, ProcedureFile, problems)
    agency = _checked(agency_source, AgencyProfile, problems)
    this_year = _checked(year_source, YearProfile, problems)
    procedures = _checked(procedures_source, ProcedureFile, problems)
    sources = Files(agency_source, year_source, procedures_source)
    problems = without_echoes([*problems, *cross_check(sources, year, kinds)])
    if problems or agency is None or this_year is None or procedures is None:
        raise ProfileError(_in_order(problems, sources.all()))
    known = with_codes(agency, procedures.procedures)
    name, logo = folder.absolute().name, logo_of(files)
    written = (data for path, data in files.items() if path.suffix == ".yaml")
    doubtful = old_texts(sources.all(), written)
    return Profile(name, agency, this_year, known, sources.all(), logo, doubtful)


def _scan(path: Path, files: Read, model: type[BaseModel], problems: list[Problem]) -> Source:
    """Read the data of a file; one that is not there says nothing."""
    data = files.get(path)
    if data is None:
        return Source(YamlDocument(path.as_posix(), {}), model)
    if isinstance(data, InputError):
        document, found = YamlDocument(path.as_posix(), None), data.problems
    else:
        document, found = scan_yaml(data, path.as_posix())
    problems.extend(found)
    return Source(document, model)


def _checked(source: Source, model: type[M], problems: list[Problem]) -> M | None:
    """Check a file against its model; one that could not be read at all has said so already."""
    if source.document.value is None and any(
        problem.place.file == source.document.file for problem in problems
    ):
        return None
    checked, found = validated(source, model)
    problems.extend(found)
    return checked


def without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out that a value is no id where another problem says which ids there are."""
    places = {problem.place for problem in problems if problem.code != "profile.not-an-id"}
    return [p for p in problems if p.code != "profile.not-an-id" or p.place not in places]


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
