"""What a list of agencies and a look at one year need, cheaply; and whether it still holds."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.base.hashing import digest
from qmsdocs.batch import manifest
from qmsdocs.batch.settling import Stamps, file_stamps, profile_names
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import AGENCY_FILE, list_years
from qmsdocs.sources.files import bundled, read_file
from qmsdocs.sources.installation import engine_stamp, tree_stamps
from qmsdocs.sources.yamlfile import read_yaml

_NO_TIME = [0, 0, 0]


@dataclass(frozen=True, slots=True)
class Brief:
    """An agency in a line of a list; `year` is its newest, 0 for none.

    `papers` counts the Word files of that year, `newer` tells whether its data are newer than they.
    `problem` says why its name cannot be read.
    """

    id: str
    name: str
    year: int
    years: tuple[int, ...]
    papers: int
    newer: bool
    problem: Problem | None = None


def brief_stamp(workspace: Workspace, agency: str) -> str:
    """Give what changes when a brief of an agency may read otherwise."""
    return digest(repr(_files_of(workspace, agency)).encode())


def brief(workspace: Workspace, agency: str) -> Brief:
    """Tell of an agency what a list shows; a file with faults is told by `problem`."""
    profile, output = _files_of(workspace, agency)
    years = list_years(workspace.profiles / agency)
    year = max(years, default=0)
    name, problem = agency, None
    try:
        name = _name(workspace.agency_folder(agency) / AGENCY_FILE)
    except QmsDocsError as error:
        problem = error.problems[0]
    ours = {name for name in output if name.endswith(".docx")}
    made = output.get(manifest.FILE_NAME, _NO_TIME)[1]
    wanted = profile_names(year)
    newer = bool(ours) and any(profile[file][1] > made for file in wanted if file in profile)
    return Brief(agency, name, year, years, len(ours), newer, problem)


def year_look_stamp(workspace: Workspace, agency: str, year: int, today: date) -> str:
    """Give what changes when a look at an agency's year may find something else.

    All profiles count, for a lead agency's papers tell of the others.
    """
    made = file_stamps(workspace.output / agency / str(year))
    pages = [tree_stamps(folder) for folder in (bundled("templates"), workspace.templates)]
    profiles = tree_stamps(workspace.profiles)
    beside = file_stamps(workspace.output / agency)
    parts = [agency, year, today.isoformat(), engine_stamp(), made, beside, pages, profiles]
    return digest(repr(parts).encode())


def _files_of(workspace: Workspace, agency: str) -> tuple[Stamps, Stamps]:
    """Give the stamps of a profile's files, and of the files made of its newest year."""
    profile = file_stamps(os.fspath(workspace.profiles / agency))
    years = [name[:4] for name in profile if name[:4].isdigit()]
    newest = max(years, default="0")
    return profile, file_stamps(workspace.output / agency / newest)


def _name(path: Path) -> str:
    """Read what an agency is called; the rest of its file is not looked at."""
    value = read_yaml(read_file(path), path.as_posix()).value
    agency = value.get("agency") if isinstance(value, dict) else None
    name = agency.get("name") if isinstance(agency, dict) else None
    return str(name or path.parent.name)
