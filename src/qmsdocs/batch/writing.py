"""Writes a paper without ever losing a byte that a person wrote.

A file that a person edited stays, and the new version lies beside it as `….moi.docx`. Only when
replacing is asked for does it give way, and then it is moved into the folder `ban-sua-tay` under a
name with its hash: nothing that a person wrote is ever deleted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from qmsdocs.base.errors import OutputError
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry
from qmsdocs.batch.results import Status
from qmsdocs.sources.files import Staged, unwritable

#: Where the files go that a person edited and wants replaced.
SAVED = "ban-sua-tay"
_HASH = 12


class Written(NamedTuple):
    """The name written, what was done, and where a person's file went that had to give way."""

    file: str
    status: Status
    saved: str = ""


class New(NamedTuple):
    """A paper that was made: the name that it is to have, its bytes, its entry."""

    name: str
    data: bytes
    entry: Entry


class _Move(NamedTuple):
    """A file to be put into its place, and what is told of it then."""

    written: Written
    data: bytes
    entry: Entry


def write_paper(
    ledger: Ledger, name: str, data: bytes, entry: Entry, *, overwrite: bool = False
) -> Written:
    """Write a paper as `write_papers` does.

    Raises:
        OutputError: the file cannot be written.
    """
    (done,) = write_papers(ledger, [New(name, data, entry)], overwrite=overwrite)
    if isinstance(done, OutputError):
        raise done
    return done


def write_papers(
    ledger: Ledger, papers: Sequence[New], *, overwrite: bool = False
) -> list[Written | OutputError]:
    """Write papers under their names, or beside them when the file there is not ours.

    They are written together, for the system is much quicker at many files in one go. One that
    cannot be written fails alone.
    """
    found = [_decided(ledger, paper, overwrite=overwrite) for paper in papers]
    done = _put(ledger, [one for one in found if isinstance(one, _Move)])
    return [done[one.written.file] if isinstance(one, _Move) else one for one in found]


def _decided(ledger: Ledger, paper: New, *, overwrite: bool) -> Written | _Move | OutputError:
    """Decide where a paper goes; a person's file that has to give way is saved first."""
    name, data, entry = paper
    try:
        ledger.look_again(name)
        if ledger.hash_of(name) == entry.sha256:
            _adopt(ledger, name, entry)
            return Written(name, "unchanged")
        if not ledger.is_edited(name):
            return _Move(Written(name, "written"), data, entry)
        if overwrite:
            return _Move(Written(name, "written", _save(ledger, name)), data, entry)
        other = _free_name(ledger, name, entry.sha256)
        return _Move(Written(other, "beside"), data, replace(entry, of=name))
    except OutputError as error:
        return error


def _put(ledger: Ledger, moves: Sequence[_Move]) -> dict[str, Written | OutputError]:
    """Put files into their places: all complete beside them, then noted, then moved."""
    done: dict[str, Written | OutputError] = {}
    staged: list[tuple[Staged, _Move]] = []
    try:
        for move in moves:
            try:
                ledger.begin()
                staged.append((Staged(ledger.path(move.written.file), move.data), move))
            except OutputError as error:
                done[move.written.file] = error
        failed = _note(ledger, [move for _, move in staged])
        for one, move in staged:
            done[move.written.file] = failed or _moved(ledger, one, move)
    finally:
        for one, _ in staged:
            one.drop()
    return done


def _note(ledger: Ledger, moves: Sequence[_Move]) -> OutputError | None:
    """Note files that are about to be moved, or give why they cannot be noted."""
    try:
        if moves:
            ledger.note({move.written.file: move.entry for move in moves})
    except OutputError as error:
        return error
    return None


def _moved(ledger: Ledger, staged: Staged, move: _Move) -> Written | OutputError:
    """Move a file to its place, or give why it cannot be moved."""
    try:
        staged.move()
        ledger.wrote(move.written.file, move.entry)
        if move.written.status == "written":
            clear_beside(ledger, move.written.file)
    except OutputError as error:
        return error
    return move.written


def clear_beside(ledger: Ledger, name: str) -> None:
    """Remove our own versions from beside a file that is our own again: they say nothing new.

    One that a person edited is the person's own now.
    """
    for other in [other for other, entry in ledger.entries.items() if entry.of == name]:
        ledger.look_again(other)
        if ledger.is_ours(other):
            _remove(ledger.folder / other)
        ledger.forget(other)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


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
        ledger.note({name: entry})
    ledger.wrote(name, entry)
    clear_beside(ledger, name)


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
        raise unwritable(target, error) from error
    ledger.look_again(name)
    return path
