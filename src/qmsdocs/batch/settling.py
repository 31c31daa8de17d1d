"""Agencies of which nothing has changed since the last build: nothing is read, only looked at.

After a build the sizes and times of an agency's profile files and Word files are noted, with the
results. When all of them are the same at the next build, under the same options, rules, pages and
program, the results are the same too. Size and times suffice here, for this path writes nothing:
before anything is written the hash of the file in its place is worked out (`batch.writing`), so no
edit can be lost by it. Times may lie about a profile that was changed just after it was read;
therefore one that is not clearly older than what was made from it is compared by its digest.

The notes are kept with the user's cached files and not beside the papers, for times say nothing on
another machine. Whoever loses them loses time only.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qmsdocs.base.hashing import digest
from qmsdocs.batch import journal, manifest
from qmsdocs.batch.installation import engine_stamp, tree_stamps
from qmsdocs.batch.recording import results_data, settled
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event, Failure, PaperResult, Settled
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import (
    AGENCY_FILE,
    PROCEDURES_FILE,
    content_digest,
    newest_year,
)
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.files import bundled

_SORT = "builds"
#: Times of a file system may be as coarse as this, in nanoseconds.
_COARSE = 2_000_000_000

#: Size, time of change of the content, time of change of anything, by file name.
Stamps = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class YearStamp:
    """What an agency's year was made from and into, and its results.

    `content` is the digest of the profile files; `since` and `until` bound the days on which
    papers without a date come out the same.
    """

    year: int
    inputs: Stamps
    content: str
    outputs: Stamps
    since: str
    until: str
    results: dict[str, list[list[Any]]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """What a year was read from: its files as they were before, and the days that matter."""

    year: int
    inputs: Stamps
    content: str
    since: str
    until: str


def year_stamp(
    folder: Path, source: Source, events: Iterable[Event], listed: Iterable[str]
) -> YearStamp | None:
    """Note a year after it was built; nothing when something failed, for that is tried again.

    Args:
        folder: where its Word files are.
        source: what it was read from.
        events: its results.
        listed: the names in its list of files.
    """
    events = list(events)
    failed = any(
        isinstance(event, Failure) or (isinstance(event, PaperResult) and event.exit_code)
        for event in events
    )
    if failed:
        return None
    names = {Path(event.file).name for event in events if isinstance(event, PaperResult)}
    names |= {manifest.FILE_NAME, *listed}
    found = file_stamps(folder)
    outputs = {name: found[name] for name in sorted(names) if name in found}
    return YearStamp(**_fields(source), outputs=outputs, results=results_data(events))


def file_stamps(folder: Path | str, names: Iterable[str] | None = None) -> Stamps:
    """Give the stamps of the files of a folder, or of some of them."""
    wanted = None if names is None else frozenset(names)
    try:
        with os.scandir(folder) as entries:
            return {
                entry.name: _stamp(entry.stat())
                for entry in entries
                if (wanted is None or entry.name in wanted) and not entry.is_dir()
            }
    except (FileNotFoundError, NotADirectoryError):
        return {}


def profile_names(year: int) -> tuple[str, ...]:
    """Give the names of the files of a profile."""
    return AGENCY_FILE, f"{year}.yaml", PROCEDURES_FILE


class Notes:
    """The notes of earlier builds of a workspace with the same options."""

    def __init__(self, workspace: Workspace, request: BuildRequest) -> None:
        """Read the notes, if there are any and the program and the pages are still the same."""
        self._request = request
        self._output = request.output or workspace.output
        self._folders = f"{workspace.profiles}{os.sep}", f"{self._output}{os.sep}"
        self._key, self._stamp = _key(workspace, request, self._output), _common(workspace)
        self._years: dict[str, Any] = {}
        data = kept(_SORT, self._key)
        if data is not None and data.startswith(self._stamp.encode()):
            self._years = _read(data[len(self._stamp) :])

    def settled(self, agency: str) -> Settled | None:
        """Give the results of an agency of which nothing has changed, else nothing."""
        noted = self._years.get(agency)
        if noted is None:
            return None
        try:
            stamp = YearStamp(**noted)
            if self._is_same(agency, stamp):
                return settled(agency, stamp.year, stamp.results)
        except (TypeError, ValueError, LookupError):
            pass
        return None

    def note(self, stamps: Mapping[str, YearStamp | None]) -> None:
        """Keep the notes of what was built now; an agency without one is no longer noted."""
        for agency, stamp in stamps.items():
            self._years.pop(agency, None)
            if stamp is not None:
                self._years[agency] = _fields(stamp)
        text = json.dumps(self._years, ensure_ascii=False, default=str)
        keep(_SORT, self._key, (self._stamp + text).encode())

    def _is_same(self, agency: str, stamp: YearStamp) -> bool:
        profiles, made = self._folders
        folder = profiles + agency
        day = self._request.day_without_date(stamp.year).isoformat()
        found = file_stamps(folder)
        year = self._request.year or newest_year(found)
        if year != stamp.year or not stamp.since <= day < stamp.until:
            return False
        names = [name for name in profile_names(year) if name in found]
        if {name: found[name] for name in names} != stamp.inputs:
            return False
        outputs = file_stamps(f"{made}{agency}{os.sep}{year}", (*stamp.outputs, journal.FILE_NAME))
        return outputs == stamp.outputs and _is_older(Path(folder), stamp)


def _read(data: bytes) -> dict[str, Any]:
    """Read notes; what is no notes counts as none."""
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_older(folder: Path, stamp: YearStamp) -> bool:
    """Tell whether a profile is older than the files made of it, else compare its content."""
    made = max((times[1] for times in stamp.outputs.values()), default=0)
    if all(times[1] < made - _COARSE for times in stamp.inputs.values()):
        return True
    names = profile_names(stamp.year)
    found = [(name, (folder / name).read_bytes()) for name in names if name in stamp.inputs]
    return content_digest(found) == stamp.content


def _fields(record: Source | YearStamp) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def _stamp(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _key(workspace: Workspace, request: BuildRequest, output: Path) -> str:
    """Give what tells builds with the same options of the same workspace."""
    folders = [str(workspace.root), str(workspace.root.resolve()), str(output.resolve())]
    options = [request.year, request.sets, request.kinds, request.final, request.deflate]
    return digest(json.dumps([folders, options]).encode())


def _common(workspace: Workspace) -> str:
    """Give what changes with the program, the rules or the pages, of which all papers are made."""
    pages = [tree_stamps(folder) for folder in (bundled("templates"), workspace.templates)]
    return digest(json.dumps([engine_stamp(), pages]).encode())
