"""Files of papers that no longer exist: named, and removed only when asked and untouched."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.batch import manifest
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.results import Failure, Fate, Leftover

_AGENCY, _YEAR = re.compile(r"[a-z0-9][a-z0-9-]*"), re.compile(r"[0-9]{4}")


def leftovers(
    ledger: Ledger, wanted: Collection[str], path: str, *, prune: bool, reading: bool = False
) -> Iterator[Leftover]:
    """Give each file of the list that belongs to no paper any more.

    Args:
        ledger: what is known of the folder.
        wanted: the file names of all papers that there are now.
        path: the folder as results name it: `so-noi-vu/2026`.
        prune: remove those that nobody has edited.
        reading: only look.
    """
    for name, entry in list(ledger.entries.items()):
        if name in wanted or entry.of in wanted:
            continue
        ledger.look_again(name)
        if ledger.hash_of(name) is None:
            ledger.forget(name)  # a person removed it already
            continue
        fate = _fate(ledger, name, prune=prune and not reading)
        yield Leftover(path.partition("/")[0], f"{path}/{name}", fate)


def _fate(ledger: Ledger, name: str, *, prune: bool) -> Fate:
    if not ledger.is_ours(name):
        return "edited"
    if not prune:
        return "kept"
    (ledger.folder / name).unlink(missing_ok=True)
    ledger.forget(name)
    return "removed"


def abandoned_agencies(
    output: Path, agencies: Collection[str], *, prune: bool, reading: bool
) -> Iterator[Leftover | Failure]:
    """Give the files of agencies that there is no profile of any more."""
    for agency in _folders(output, _AGENCY):
        if agency not in agencies:
            yield from abandoned_years(output / agency, (), prune=prune, reading=reading)


def abandoned_years(
    folder: Path, years: Collection[int], *, prune: bool, reading: bool
) -> Iterator[Leftover | Failure]:
    """Give the files of the years of an agency that its profile says nothing of any more."""
    for year in _folders(folder, _YEAR):
        if int(year) in years or not (folder / year / manifest.FILE_NAME).is_file():
            continue
        path = f"{folder.name}/{year}"
        try:
            ledger = Ledger(folder / year)
            yield from leftovers(ledger, (), path, prune=prune, reading=reading)
            if not reading:
                ledger.close()
        except QmsDocsError as error:
            yield Failure(folder.name, error.problems, error.exit_code)
        if prune and not reading:
            for empty in (folder / year, folder):
                with suppress(OSError):
                    empty.rmdir()


def _folders(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    """Give the names of the folders in a folder that fit."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return sorted(
            path.name for path in folder.iterdir() if pattern.fullmatch(path.name) and path.is_dir()
        )
    return []
