"""What stands in an output folder and whose it is: the list, the journal and the files together."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.batch import journal, manifest, slices
from qmsdocs.batch.locking import locked
from qmsdocs.batch.manifest import Entry, Update
from qmsdocs.sources.files import TEMPORARY, reason_of, unwritable, write_atomic


class Ledger:
    """The entries of a folder by file name.

    A file is ours when its hash is one that the list or the journal has for its name: a build that
    was killed may have noted a file and not moved it, or moved it and not written the list.
    """

    def __init__(self, folder: Path, *, shared: bool = False) -> None:
        """Read what is known of a folder; nothing is written.

        Raises:
            OutputError: the list is damaged.
        """
        self.folder = folder
        self._base = os.fspath(folder)
        self.entries = manifest.read_manifest(folder)
        self.values: dict[str, bytes] = {}
        self._old_values: dict[str, bytes] | None = None
        self._listed = dict(self.entries)
        self._hashes: dict[str, str | None] = {}
        self._ours = {name: {entry.sha256} for name, entry in self.entries.items()}
        self._shared = shared
        self._handle: int | None = None
        self._notes = journal.read_journal(folder)
        self._state = _state(folder)
        self._seen = frozenset(name.lower() for name in _names(folder))
        for name, entry in self._notes:
            self._ours.setdefault(name, set()).add(entry.sha256)
            if self.entries.get(name) is None or entry.sha256 == self.hash_of(name):
                self.entries[name] = entry

    def hash_of(self, name: str) -> str | None:
        """Give the hash of a file; nothing when it was not there at first, or is empty.

        A power cut may leave an empty file behind; nobody's work is in it.
        """
        if name not in self._hashes:
            there = not name.isascii() or name.lower() in self._seen
            self._hashes[name] = hash_on_disk(self.path(name)) if there else None
        return self._hashes[name]

    def path(self, name: str) -> str:
        """Give where a file lies."""
        return f"{self._base}{os.sep}{name}"

    def is_ours(self, name: str) -> bool:
        """Tell whether the file in the folder is byte for byte one that we wrote."""
        return self.hash_of(name) in self._ours.get(name, ())

    def is_edited(self, name: str) -> bool:
        """Tell whether there is a file of that name that a person made or changed."""
        return self.hash_of(name) is not None and not self.is_ours(name)

    def beside(self, name: str) -> dict[str, Entry]:
        """Give our untouched files that lie beside a file that a person edited."""
        return {
            other: entry
            for other, entry in self.entries.items()
            if entry.of == name and self.is_ours(other)
        }

    def known_values(self) -> dict[str, bytes]:
        """Give the values behind the digests of the last build, as far as they were kept."""
        if self._old_values is None:
            self._old_values = slices.read_values(self.folder)
        return self._old_values

    def note(self, entries: Mapping[str, Entry]) -> None:
        """Note files that are about to take their places.

        Raises:
            OutputError: they cannot be noted, so that none may be moved.
        """
        lines = b"".join(journal.note_line(name, entry) for name, entry in entries.items())
        try:
            journal.append(self.begin(), lines)
        except OSError as error:
            raise unwritable(self.folder / journal.FILE_NAME, error) from error
        for name, entry in entries.items():
            self._ours.setdefault(name, set()).add(entry.sha256)

    def wrote(self, name: str, entry: Entry) -> None:
        """Take over the entry of a file that now stands in its place."""
        self.entries[name] = entry
        self._hashes[name] = entry.sha256

    def look_again(self, name: str) -> None:
        """Look at a file anew: a person may have saved it since."""
        self._hashes[name] = hash_on_disk(self.path(name))

    def forget(self, name: str) -> None:
        """Take a file off the list."""
        self.entries.pop(name, None)
        self._hashes.pop(name, None)

    def update(self) -> Update:
        """Give what was done, for the one who writes the list of several processes."""
        changed = {
            name: entry for name, entry in self.entries.items() if self._listed.get(name) != entry
        }
        return Update(changed, frozenset(self._listed.keys() - self.entries.keys()), self.values)

    def merge(self, updates: Iterable[Update]) -> None:
        """Take over what several processes did."""
        for update in updates:
            for name in update.gone:
                self.forget(name)
            self.entries |= update.entries
            self.values |= update.values

    def close(self) -> None:
        """Write the list if it has changed, and let go of the folder.

        When no file was written, a list that cannot be written either is no fault: what it says
        is still so, and the next build finds out the rest again.

        Raises:
            OutputError: it cannot be written.
        """
        try:
            if self._handle is not None and not self._shared:
                self._save()
            elif not self._shared and self._has_news():
                with suppress(OutputError, PermissionError):
                    self._save()
        finally:
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None

    def _has_news(self) -> bool:
        """Tell whether the list is to be written, or a journal to be cleared that was left."""
        return (self.folder / journal.FILE_NAME).exists() or self.entries != self._listed

    def _save(self) -> None:
        self.begin()
        if self.entries:
            self._save_values()
            data = manifest.manifest_bytes(self.entries)
            write_atomic(self.folder / manifest.FILE_NAME, data, durable=False)
        else:  # the list goes first: without it nothing is known of the values
            (self.folder / manifest.FILE_NAME).unlink(missing_ok=True)
            (self.folder / slices.FILE_NAME).unlink(missing_ok=True)
        (self.folder / journal.FILE_NAME).unlink(missing_ok=True)

    def _save_values(self) -> None:
        """Keep the values that the entries speak of; those of papers left alone are carried over."""
        wanted = {made for entry in self.entries.values() for made in _digests(entry)}
        lost = wanted - self.values.keys()
        known = self.values | (self.known_values() if lost else {})
        data = slices.pack_values({made: known[made] for made in wanted if made in known})
        path = self.folder / slices.FILE_NAME
        if not path.is_file() or path.read_bytes() != data:
            write_atomic(path, data, durable=False)

    def begin(self) -> int:
        """Take the folder before the first file is written, and clear what a dead build left.

        Raises:
            OutputError: another build is at work in the folder, or was since it was read.
        """
        if self._handle is not None:
            return self._handle
        handle = locked(self.folder / journal.FILE_NAME, shared=self._shared)
        if not self._shared:
            if _state(self.folder) != self._state:
                os.close(handle)
                raise OutputError(Problem("build.busy", Place(self.folder.as_posix())))
            for left in self.folder.glob(f"{TEMPORARY}*"):
                left.unlink(missing_ok=True)
        self._handle = handle
        return handle


def hash_on_disk(path: str) -> str | None:
    """Give the SHA-256 of a file, or nothing when it is not there or empty.

    Raises:
        OutputError: it cannot be read, so nobody knows whose it is.
    """
    if not os.access(path, os.F_OK):  # most are not there: no error is quicker than one caught
        return None
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 quicker than a path
            data = stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        values = {"reason": reason_of(error)}
        problem = Problem("file.unreadable", Place(path), values)
        raise OutputError(problem) from error
    return digest(data) if data else None


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 quicker
    except OSError:
        return []


def _digests(entry: Entry) -> Iterable[str]:
    yield from entry.inputs.context.values()
    yield entry.inputs.rules


def _state(folder: Path) -> tuple[tuple[int, int] | None, int]:
    """Give what tells whether somebody else has written the list or the journal."""
    return _stamp(folder / manifest.FILE_NAME), (_stamp(folder / journal.FILE_NAME) or (0, 0))[1]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
