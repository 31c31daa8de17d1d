"""Where profiles are: the folder of an agency, the years that it has a file for."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from qmsdocs.base.errors import InputError, NotFoundError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.sources.files import checked_name

AGENCY_FILE = "agency.yaml"
PROCEDURES_FILE = "procedures.yaml"
#: A picture of the agency for the covers of its documents, if it has one.
LOGO_FILES = ("logo.png", "logo.jpg")

#: A name that is nearly right is told, not passed over.
_NEARLY_AGENCY = re.compile(r"[Aa]gency\.y.*ml.*")
_YEAR_FILE = re.compile(r"[0-9]{4}\.yaml")


def list_agencies(folder: Path) -> tuple[str, ...]:
    """Give the ids of the agencies below a folder: those that have an `agency.yaml`."""
    return tuple(sorted(name for name in _names(folder) if _is_agency(folder, name)))


def list_years(folder: Path) -> tuple[int, ...]:
    """Give the years that an agency's folder has a file for."""
    return tuple(sorted(_years(_names(folder))))


def newest_year(names: Iterable[str]) -> int:
    """Give the newest year among the names of files, 0 for none."""
    return max(_years(names), default=0)


def content_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Give the digest of the files of a profile, by name and content."""
    return digest("\n".join(f"{name} {digest(data)}" for name, data in files).encode())


def agency_folder(folder: Path, name: str) -> Path:
    """Give the folder of an agency below the folder of all profiles.

    Raises:
        InputError: the name is a path or otherwise no id.
        NotFoundError: there is no such agency; names the nearest.
    """
    path = folder / _checked(folder, name)
    if not (path / AGENCY_FILE).is_file():
        _require_agency(path)
    return path


def _checked(folder: Path, name: str) -> str:
    """Give the name back when it is an id; a folder that has a bad one is pointed at."""
    try:
        return checked_name(name)
    except InputError as error:
        if name not in list_agencies(folder):
            raise
        place = Place((folder / name).as_posix())
        raise InputError(replace(problem, place=place) for problem in error.problems) from None


def require_year(folder: Path, year: int) -> None:
    """Stop when the agency or the year is not there.

    Raises:
        NotFoundError: with the nearest name, or the years that there are.
    """
    if not (folder / AGENCY_FILE).is_file():
        _require_agency(folder)
    if not (folder / f"{year}.yaml").is_file():
        _tell_misnamed(folder, f"{year}.yaml" if year else "")
        years = list_years(folder)
        code = "profile.no-year" if years else "profile.no-years"
        values = {"year": year, "years": ", ".join(map(str, years))}
        raise NotFoundError(Problem(code, Place(folder.as_posix()), values))


def _years(names: Iterable[str]) -> Iterator[int]:
    return (int(name[:4]) for name in names if _YEAR_FILE.fullmatch(name))


def _tell_misnamed(folder: Path, wanted: str) -> None:
    """Stop at a file that was meant to have a name: `agency.yaml.txt`, `2026.yml`."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 names are enough
        meant = re.match(r"(agency|[0-9]{4})\.ya?ml(\.txt)?$", name, re.IGNORECASE)
        right = f"{meant[1].lower()}.yaml" if meant else name
        if right != name and right == (wanted or right):
            place = Place((folder / name).as_posix())
            raise NotFoundError(Problem("profile.misnamed", place, {"file": right}))


def _require_agency(folder: Path) -> None:
    place = Place(folder.as_posix())
    if folder.is_dir():
        _tell_misnamed(folder, AGENCY_FILE)
        raise NotFoundError(Problem("profile.no-agency-file", place, {"file": AGENCY_FILE}))
    known = list_agencies(folder.parent)
    near = nearest(folder.name, known)
    code = "profile.no-agency-near" if near else "profile.no-agency"
    values = {"name": folder.name, "near": near, "known": ", ".join(known) or "—"}
    raise NotFoundError(Problem(code, place, values))


def _is_agency(folder: Path, name: str) -> bool:
    path = f"{folder}{os.sep}{name}"  # a province has hundreds: texts are quicker than paths
    if os.path.isfile(f"{path}{os.sep}{AGENCY_FILE}"):  # noqa: PTH113
        return True
    return os.path.isdir(path) and any(map(_NEARLY_AGENCY.fullmatch, _names(path)))  # noqa: PTH112


def _names(folder: Path | str) -> list[str]:
    """Give the names in a folder; none when it is no folder, or not for this user to read."""
    try:
        return os.listdir(folder)  # noqa: PTH208 the names alone are quicker
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
