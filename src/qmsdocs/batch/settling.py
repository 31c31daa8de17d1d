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
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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
)
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.files import bundled
from qmsdocs.sources.installation import engine_stamp, tree_stamps

_SORT = "builds"
#: The files of a profile, of whatever year.
PROFILE = (".yaml", ".png", ".jpg")
#: Our Word files and their list; a journal tells that a build was killed.
_MADE = (".docx", LIST, JOURNAL)
#: Times of a file system may be as coarse as this, in nanoseconds.
_COARSE = 2_000_000_000

#: Size, time of change of the content, time of change of anything, by file name.
Stamps = dict[str, list[int]]


class State(NamedTuple):
    """How the files of a folder look: a digest of names, sizes and times; when one last changed."""

    digest: str
    last: int


class YearStamp(NamedTuple):
    """What an agency's year was made from and into, and its results.

    `inputs` and `outputs` are how the folders of the profile and of the Word files looked, `content`
    is the digest of the profile files. `since` and `until` bound the days on which papers without a
    date come out the same. `counts` are the numbers of the results, `quiet` says whether they are
    all that is to tell; `results` are they all, packed.
    """

    year: int
    inputs: State
    content: str
    outputs: State
    since: str
    until: str
    counts: dict[str, int]
    quiet: bool
    results: bytes


class Source(NamedTuple):
    """What a year was read from: its files as they were before, and the days that matter."""

    year: int
    inputs: State
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
    told = unchanged(events)
    said = any(p.warnings or p.findings or p.status != "unchanged" for p in told.papers)
    return YearStamp(
        **source._asdict(),
        outputs=state_of(folder, _MADE),
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
            data = json.loads(head)
            inputs, outputs = State(*data.pop("inputs")), State(*data.pop("outputs"))
            stamp = YearStamp(inputs=inputs, outputs=outputs, results=told, **data)
        except (AttributeError, KeyError, TypeError, ValueError):
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
        return (
            stamp.since <= day < stamp.until
            and state_of(folder, PROFILE) == stamp.inputs
            and state_of(f"{made}{agency}{os.sep}{stamp.year}", _MADE) == stamp.outputs
            and _is_older(folder, stamp)
        )


def state_of(folder: Path | str, endings: tuple[str, ...]) -> State:
    """Give how the files of a folder look that have one of some endings."""
    found, last = [], 0
    try:
        with _opened(folder) as opened, os.scandir(opened) as entries:
            for entry in entries:
                if entry.name.endswith(endings):
                    now = entry.stat()
                    last = max(last, now.st_mtime_ns)
                    found.append(f"{entry.name} {now.st_size} {now.st_mtime_ns} {now.st_ctime_ns}")
    except (FileNotFoundError, NotADirectoryError):
        pass
    return State(digest("\n".join(sorted(found)).encode()), last)


@contextmanager
def _opened(folder: Path | str) -> Iterator[int | str]:
    """Open a folder where that can be done, so that the system need not find it for each file."""
    if os.scandir not in os.supports_fd:
        yield os.fspath(folder)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _is_older(folder: str, stamp: YearStamp) -> bool:
    """Tell whether a profile is older than the files made of it, else compare its content."""
    if stamp.inputs.last < stamp.outputs.last - _COARSE:
        return True
    paths = (Path(folder, name) for name in profile_names(stamp.year))
    found = [(path.name, path.read_bytes()) for path in paths if path.is_file()]
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
