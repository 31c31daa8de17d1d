"""Writes corrected copies of Word files; no file that is there is ever overwritten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.lint.correcting.rounds import Corrected
from qmsdocs.lint.correcting.rounds import correct as correct_data
from qmsdocs.lint.found import Found
from qmsdocs.lint.inspecting import MAX_FILE, word_files
from qmsdocs.lint.waivers import Waivers
from qmsdocs.lint.waiving import waive
from qmsdocs.sources.files import read_file, write_atomic

#: How a copy is called: `bao-cao.docx` → `bao-cao.sua.docx`, `bao-cao.sua-2.docx` ….
_MARK = ".sua"
_COPY = re.compile(r"\.sua(-\d+)?$")


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """What came of a file: where its copy is ('' when there is nothing to correct), or problems."""

    file: str
    copy: str = ""
    corrected: Corrected | None = None
    problems: tuple[Problem, ...] = ()


def correct(path: Path, day: date | None, today: date, waivers: Waivers | None = None) -> Corrected:
    """Correct what is safe in a Word file and give the copy; waived findings stay.

    Raises:
        InputError: it cannot be read, is hostile, no Word file, or signed digitally.
    """

    def spared(found: Found) -> bool:
        return waivers is not None and bool(waive((found,), str(path), waivers, today)[1])

    return correct_data(read_file(path, MAX_FILE), path.as_posix(), day, today, spared)


def correct_files(
    paths: Sequence[Path],
    output: Path | None,
    day: date | None,
    today: date,
    waivers: Waivers | None = None,
) -> Iterator[CorrectedFile]:
    """Write a corrected copy beside each file, or into a folder; what cannot be read is told.

    Copies that stand in the folders are not corrected again.

    Raises:
        InputError: there is no Word file.
    """
    for path, below in _with_places(paths):
        try:
            done = correct(path, day, today, waivers)
            copy = _written(path, below, output, done)
        except QmsDocsError as error:
            yield CorrectedFile(path.as_posix(), problems=error.problems)
        else:
            yield CorrectedFile(path.as_posix(), copy.as_posix() if copy else "", done)


def _with_places(paths: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Give every file with the folders that lead to it from what the person named."""
    found: dict[Path, Path] = {}
    for path in paths:
        inside = word_files([path]) if path.is_dir() else (path,)
        named = [each for each in inside if each == path or not _COPY.search(each.stem)]
        top = path if path.is_dir() else path.parent
        found |= {each: each.relative_to(top) for each in named}
    if not found:
        place = Place(", ".join(path.as_posix() for path in paths))
        raise NotFoundError(Problem("lint.no-files", place))
    return list(found.items())


def _written(path: Path, below: Path, output: Path | None, done: Corrected) -> Path | None:
    """Write the copy of a file under a name that is free, unless it is there already."""
    if not done.changed:
        return None
    stem = path.stem if output else path.stem + _MARK
    folder = (output / below).parent if output else path.parent
    for number in count(1):
        copy = folder / f"{stem}{_ending(stem, number)}{path.suffix}"
        if not copy.exists():
            write_atomic(copy, done.data)
            return copy
        if copy.is_file() and copy.read_bytes() == done.data:
            return copy
    return None


def _ending(stem: str, number: int) -> str:
    if number == 1:
        return ""
    return f"-{number}" if stem.endswith(_MARK) else f"{_MARK}-{number}"
