"""Writes a workspace to begin with: schemas for the editor, and a starter or sample profile."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.workspace import Workspace, unknown
from qmsdocs.model.loading import list_agencies
from qmsdocs.model.schema import is_untouched, schema_files
from qmsdocs.sources.files import bundled, checked_name, read_file, write_atomic
from qmsdocs.sources.starter import starter_files

#: The id of the starter profile when the person gives none.
FIRST_AGENCY = "co-quan"
#: Where a profile of the project says its schemas are, and where they are in a workspace.
_SCHEMAS = (b"../../src/qmsdocs/data/schemas/", b"../../schemas/")


@dataclass(frozen=True, slots=True)
class Started:
    """What was written, as paths relative to the workspace, and for which agency."""

    agency: str
    files: tuple[str, ...]


def start_workspace(
    workspace: Workspace, agency: str | None, sample: str | None, year: int
) -> Started:
    """Write a profile and the schemas; only a schema of ours that nobody changed is overwritten.

    Args:
        workspace: the folder to write into; it need not exist.
        agency: the id of the new profile; none takes that of the sample, or `co-quan`.
        sample: the id of one of the profiles that come with the program.
        year: the year of a starter profile; a sample keeps its own.

    Raises:
        InputError: the id is no id, or there is no such sample.
        OutputError: there is already a profile of that id.
    """
    profile = sample_files(sample) if sample else starter_files(year)
    return start_profile(workspace, agency or sample or FIRST_AGENCY, profile)


def start_profile(workspace: Workspace, agency: str, profile: Mapping[str, bytes]) -> Started:
    """Write the files of a new profile, by name, and the schemas that are not there or are old.

    Raises:
        InputError: the id is no id.
        OutputError: there is already a profile of that id.
    """
    agency = checked_name(agency)
    folder = f"profiles/{agency}"
    if (workspace.root / folder).exists():
        place = Place(file=(workspace.root / folder).as_posix())
        raise OutputError(Problem("build.exists", place))
    wanted = {f"{folder}/{name}": data for name, data in profile.items()}
    wanted |= {f"schemas/{name}": data for name, data in schema_files().items()}
    new = {name: data for name, data in wanted.items() if _is_new(workspace.root / name, data)}
    _write_all(workspace, new)
    return Started(agency, tuple(new))


def _is_new(path: Path, data: bytes) -> bool:
    """Tell a file that is not there yet, or a schema that an earlier version wrote."""
    if not path.is_file():
        return not path.exists()
    there = read_file(path)
    return there != data and is_untouched(there)


def _write_all(workspace: Workspace, files: Mapping[str, bytes]) -> None:
    """Write all files or none: what was written before one fails is taken away again."""
    written: list[Path] = []
    try:
        for name, data in files.items():
            there = (workspace.root / name).exists()
            write_atomic(workspace.root / name, data)
            written += () if there else (workspace.root / name,)
        workspace.templates.mkdir(exist_ok=True)
    except (OutputError, OSError):
        for path in written:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in written}:
            with suppress(OSError):  # something else is in it
                folder.rmdir()
        raise


def sample_files(sample: str) -> Mapping[str, bytes]:
    """Give the files of one of the profiles that come with the program, by name.

    Raises:
        NotFoundError: there is none of that id; names the nearest.
    """
    samples = bundled("profiles")
    known = list_agencies(samples)
    if sample not in known:
        raise NotFoundError(unknown("build.no-sample", sample, known))
    return {
        path.name: read_file(path).replace(*_SCHEMAS)
        for path in sorted((samples / sample).iterdir())
        if path.is_file()
    }
