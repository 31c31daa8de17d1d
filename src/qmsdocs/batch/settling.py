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
from pathlib import Path
from typing import NamedTuple

from qmsdocs.base.hashing import digest
from qmsdocs.batch.recording import packed, told_again, unchanged
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event, Failure, PaperResult, Settled, counted
from qmsdocs.batch.workspace import JOURNAL, LIST, Workspace
from qmsdocs.model.folders import (
    AGENCY_FILE,
    LOGO_FILES,
    PROCEDURES_FILE,
    content_digest,
    newest_year,
)
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.files import bundled
from qmsdocs.sources.installation import engine_stamp, tree_stamps

_SORT = "builds"
_MADE = (".docx", LIST, JOURNAL)
#: Times of a file system may be as coarse as this, in nanoseconds.
_COARSE = 2_000_000_000

#: Size, time of change of the content, time of change of anything, by file name.
Stamps = dict[str, list[int]]


class YearStamp(NamedTuple):
    """What an agency's year was made from and into, and its results.

    `content` is the digest of the profile files, `outputs` that of the names, sizes and times of
    the Word files, of which the last was written at `written`. `since` and `until` bound the days on
    which papers without a date come out the same. `counts` are the numbers of the results, `quiet`
    says whether they are all that is to tell; `results` are they all, packed.
    """

    year: int
    inputs: Stamps
    content: str
    outputs: str
    written: int
    since: str
    until: str
    counts: dict[str, int]
    quiet: bool
    results: bytes


class Source(NamedTuple):
    """What a year was read from: its files as they were before, and the days that matter."""

    year: int
    inputs: Stamps
    content: str
    since: str
    until: str


def year_stamp(folder: Path, source: Source, events: Iterable[Event]) -> YearStamp | None:
    """Note a year after it was built; nothing when something failed, for that is tried again.

    Args:
        folder: where its Word files are.
        source: what it was read from.
        events: its results.
    """
    events = list(events)
    failed = any(
        isinstance(event, Failure) or (isinstance(event, PaperResult) and event.exit_code)
        for event in events
    )
    if failed:
        return None
    outputs, written = _state(folder)
    told = unchanged(events)
    said = any(p.warnings or p.findings or p.status != "unchanged" for p in told.papers)
    return YearStamp(
        **source._asdict(),
        outputs=outputs,
        written=written,
        counts=counted(told.papers),
        quiet=not (told.leftovers or said),
        results=packed(told),
    )


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
    return AGENCY_FILE, f"{year}.yaml", PROCEDURES_FILE, *LOGO_FILES


class Notes:
    """The notes of earlier builds of a workspace with the same options."""

    def __init__(self, workspace: Workspace, request: BuildRequest) -> None:
        """Read the notes, if there are any and the program and the pages are still the same."""
        self._request = request
        self._output = request.output or workspace.output
        self._folders = f"{workspace.profiles}{os.sep}", f"{self._output}{os.sep}"
        self._key = _key(workspace, request, self._output)
        self._stamp = _common(workspace, request)
        self._years: dict[str, bytes] = {}
        stamp, *lines = (kept(_SORT, self._key) or b"").split(b"\n")
        if stamp == self._stamp.encode():
            both = (line.partition(b"\t") for line in lines)
            self._years = {agency.decode(): rest for agency, _, rest in both}

    def settled(self, agency: str) -> Settled | None:
        """Give the results of an agency of which nothing has changed, else nothing."""
        head, _, told = self._years.get(agency, b"").partition(b"\t")
        try:
            stamp = YearStamp(**json.loads(head), results=told)
        except (TypeError, ValueError):
            return None
        if not self._is_same(agency, stamp):
            return None
        year = stamp.year
        return Settled(
            agency, year, stamp.counts, stamp.quiet, lambda: told_again(agency, year, told)
        )

    def note(self, stamps: Mapping[str, YearStamp | None]) -> None:
        """Keep the notes of what was built now; an agency without one is no longer noted."""
        for agency, stamp in stamps.items():
            self._years.pop(agency, None)
            if stamp is not None:
                fields = stamp._asdict()
                told = fields.pop("results")
                self._years[agency] = b"%s\t%s" % (json.dumps(fields).encode(), told)
        lines = (b"%s\t%s" % (agency.encode(), rest) for agency, rest in self._years.items())
        keep(_SORT, self._key, b"\n".join((self._stamp.encode(), *lines)))

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
        state = _state(f"{made}{agency}{os.sep}{year}")
        return state == (stamp.outputs, stamp.written) and _is_older(folder, stamp)


def _state(folder: Path | str) -> tuple[str, int]:
    """Give what changes when a Word file or the list of a folder does, and when one last did.

    The journal of a build that was killed belongs to it; whatever else lies there does not.
    """
    found, last = [], 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(_MADE):
                    now = entry.stat()
                    last = max(last, now.st_mtime_ns)
                    found.append(f"{entry.name} {now.st_size} {now.st_mtime_ns} {now.st_ctime_ns}")
    except (FileNotFoundError, NotADirectoryError):
        pass
    return digest("\n".join(sorted(found)).encode()), last


def _is_older(folder: str, stamp: YearStamp) -> bool:
    """Tell whether a profile is older than the files made of it, else compare its content."""
    if all(times[1] < stamp.written - _COARSE for times in stamp.inputs.values()):
        return True
    names = profile_names(stamp.year)
    found = [(name, Path(folder, name).read_bytes()) for name in names if name in stamp.inputs]
    return content_digest(found) == stamp.content


def _stamp(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _key(workspace: Workspace, request: BuildRequest, output: Path) -> str:
    """Give what tells builds with the same options of the same workspace."""
    folders = [str(workspace.root), str(workspace.root.resolve()), str(output.resolve())]
    options = [request.year, request.sets, request.kinds, request.final, request.deflate]
    options.append(request.lint)
    return digest(json.dumps([folders, options]).encode())


def _common(workspace: Workspace, request: BuildRequest) -> str:
    """Give what changes with the program, the rules or the pages, of which all papers are made.

    What the inspector lets pass changes with the file of waivers, and day by day with their ends.
    """
    pages = [tree_stamps(folder) for folder in (bundled("templates"), workspace.templates)]
    waivers = file_stamps(workspace.root, [workspace.waivers.name]) if request.lint else {}
    day = str(request.today) if waivers else ""
    return digest(json.dumps([engine_stamp(), pages, waivers, day]).encode())
