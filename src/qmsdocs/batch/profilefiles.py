"""The files of a profile for people who change them: their text, their data, what they were before."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from qmsdocs.base.errors import InputError, NotFoundError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.batch.importing import NEW_FILE
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import AGENCY_FILE, PROCEDURES_FILE, require_year
from qmsdocs.model.schema import SchemaName
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.files import read_file, write_atomic
from qmsdocs.sources.yamlfile import YamlDocument, scan_yaml
from qmsdocs.sources.yamltext import decoded

_SORT = "forms"
#: One write at a time, whichever window it comes from.
WRITING = Lock()


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A file of a profile: its text, the digest of its bytes, its data, what makes it unreadable."""

    path: Path
    text: str
    digest: str
    document: YamlDocument
    problems: tuple[Problem, ...]

    @property
    def value(self) -> dict[str, Any]:
        """The data; nothing for a file that is empty or no group of lines."""
        return self.document.value if isinstance(self.document.value, dict) else {}


@dataclass(frozen=True, slots=True)
class ProfileFiles:
    """The files of an agency's year."""

    year: int
    files: Mapping[SchemaName, ProfileFile]

    @property
    def units(self) -> dict[str, str]:
        """The names of departments by id."""
        found = self.files["agency"].value.get("departments")
        return {
            str(unit["id"]): str(unit.get("name") or unit["id"])
            for unit in (found if isinstance(found, list) else ())
            if isinstance(unit, dict) and unit.get("id")
        }

    def values(self) -> dict[SchemaName, Any]:
        """Give the data of all files."""
        return {name: file.value for name, file in self.files.items()}


def read_files_of(workspace: Workspace, agency: str, year: int) -> ProfileFiles:
    """Read the files of an agency's year, broken ones too.

    Raises:
        InputError: there is no such agency or year, or a file cannot be read at all.
    """
    folder = workspace.agency_folder(agency)
    require_year(folder, year)
    paths: dict[SchemaName, Path] = {
        "agency": folder / AGENCY_FILE,
        "year": folder / f"{year}.yaml",
        "procedures": folder / PROCEDURES_FILE,
    }
    return ProfileFiles(year, {name: _read(path) for name, path in paths.items()})


def remember(file: ProfileFile) -> None:
    """Keep what a form was made from, so that it can be compared later."""
    if file.digest and kept(_SORT, file.digest) is None:
        keep(_SORT, file.digest, file.text.encode())


def recalled(was: str) -> dict[str, Any] | None:
    """Give the data of a file that a form was made from, when they are still known."""
    data = kept(_SORT, was) if was.isalnum() else None
    value = scan_yaml(data, "")[0].value if data is not None else {} if was == "" else None
    return value if isinstance(value, dict) else None


def save_text(path: Path, text: str, was: str) -> tuple[Problem, ...]:
    """Save the text of a whole file, unless it cannot be read or the file has changed meanwhile.

    Returns:
        What makes the text unreadable; then nothing is saved.

    Raises:
        InputError: the file has changed since the text was taken from it.
        OutputError: it cannot be written.
    """
    text = text.replace("\r\n", "\n")
    with WRITING:
        before = _read(path)
        if before.digest != was:
            raise InputError(Problem("fill.text-changed", Place(path.as_posix())))
        text = text.replace("\n", "\r\n") if "\r\n" in before.text else text
        _, problems = scan_yaml(text.encode(), path.as_posix())
        if not problems and text != before.text:
            write_atomic(path, text.encode())
        return problems


def _read(path: Path) -> ProfileFile:
    try:
        data = read_file(path)
    except NotFoundError:
        if path.name != PROCEDURES_FILE:
            raise
        document = scan_yaml(NEW_FILE.encode(), path.as_posix())[0]
        return ProfileFile(path, NEW_FILE, "", document, ())
    document, problems = scan_yaml(data, path.as_posix())
    text = decoded(data, path.as_posix())[0]
    return ProfileFile(
        path, text or data.decode(errors="replace"), digest(data), document, problems
    )
