"""Writes a paper without ever losing a byte that a person wrote.

A file that a person edited stays, and the new version lies beside it as `….moi.docx`. Only when
replacing is asked for does it give way, and then it is moved into the folder `ban-sua-tay` under a
name with its hash: nothing that a person wrote is ever deleted.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry
from qmsdocs.batch.results import Status
from qmsdocs.sources.files import reason_of, staged

#: Where the files go that a person edited and wants replaced.
SAVED = "ban-sua-tay"
_HASH = 12


class Written(NamedTuple):
    """The name written, what was done, and where a person's file went that had to give way."""

    file: str
    status: Status
    saved: str = ""


def write_paper(
    ledger: Ledger, name: str, data: bytes, entry: Entry, *, overwrite: bool = False
) -> Written:
    """Write under the name, or beside it when the file there is not ours.

    Raises:
        OutputError: the file cannot be written.
    """
    ledger.look_again(name)
    if ledger.hash_of(name) == entry.sha256:
        _adopt(ledger, name, entry)
        return Written(name, "unchanged")
    saved = ""
    if ledger.is_edited(name):
        if not overwrite:
            other = _free_name(ledger, name, entry.sha256)
            _put(ledger, other, data, replace(entry, of=name))
            return Written(other, "beside")
        saved = _save(ledger, name)
    _put(ledger, name, data, entry)
    clear_beside(ledger, name)
    return Written(name, "written", saved)


def clear_beside(ledger: Ledger, name: str) -> None:
    """Remove our own versions from beside a file that is our own again: they say nothing new.

    One that a person edited is the person's own now.
    """
    for other in [other for other, entry in ledger.entries.items() if entry.of == name]:
        ledger.look_again(other)
        if ledger.is_ours(other):
            (ledger.folder / other).unlink(missing_ok=True)
        ledger.forget(other)


def names_beside(name: str) -> Iterator[str]:
    """Give the names to try when a person's file must stay: `x.moi.docx`, `x.moi-2.docx` …."""
    stem, _, ending = name.rpartition(".")
    yield f"{stem}.moi.{ending}"
    number = 2
    while True:
        yield f"{stem}.moi-{number}.{ending}"
        number += 1


def _adopt(ledger: Ledger, name: str, entry: Entry) -> None:
    """Take a file that is just what would be written, whoever put it there."""
    if not ledger.is_ours(name):
        ledger.note(name, entry)
    ledger.wrote(name, entry)
    clear_beside(ledger, name)


def _put(ledger: Ledger, name: str, data: bytes, entry: Entry) -> None:
    """Write a file: complete beside its place, then noted, then moved, in this order."""
    ledger.begin()
    with staged(ledger.path(name), data):
        ledger.note(name, entry)
    ledger.wrote(name, entry)


def _free_name(ledger: Ledger, name: str, sha256: str) -> str:
    """Give the first name beside that is free, or holds our own earlier version."""
    for other in names_beside(name):
        ledger.look_again(other)
        if not ledger.is_edited(other) or ledger.hash_of(other) == sha256:
            return other
    raise AssertionError("names beside never end")


def _save(ledger: Ledger, name: str) -> str:
    """Move a person's file out of the way; the same bytes always come to the same name."""
    stem, _, ending = name.rpartition(".")
    path = f"{SAVED}/{stem}.{(ledger.hash_of(name) or '')[:_HASH]}.{ending}"
    target = ledger.folder / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        (ledger.folder / name).replace(target)
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise OutputError(Problem("file.unwritable", Place(target.as_posix()), values)) from error
    ledger.look_again(name)
    return path
