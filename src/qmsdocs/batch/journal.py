"""Notes each file before it takes its place, so that a build that is killed can go on.

A line is written when the new file lies complete beside its place, and before it is moved there.
So whatever stands in the place, if it is ours its hash is in the list or in the journal, at any
moment. The last line may be torn; it is left out, and its file has not been moved yet.
"""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.manifest import Entry, entry_of
from qmsdocs.batch.slices import as_json
from qmsdocs.batch.workspace import JOURNAL
from qmsdocs.sources.files import reason_of

FILE_NAME = JOURNAL


def read_journal(folder: Path) -> tuple[tuple[str, Entry], ...]:
    """Give the noted files with their entries, in order; a line that cannot be read is left out.

    Raises:
        OutputError: the file cannot be read.
    """
    path = folder / FILE_NAME
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise OutputError(Problem("file.unreadable", Place(path.as_posix()), values)) from error
    return tuple(_notes(data))


def _notes(data: bytes) -> Iterator[tuple[str, Entry]]:
    for line in data.splitlines():
        try:
            note = json.loads(line)
            yield str(note["file"]), entry_of(note["entry"])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def note_line(name: str, entry: Entry) -> bytes:
    """Give the line that notes a file."""
    return f'{{"entry":{entry.text},"file":{as_json(name).decode()}}}\n'.encode()


def append(handle: int, lines: bytes) -> None:
    """Append lines; they begin on a new line even if the one before was torn.

    Raises:
        OSError: they cannot be written, or not all of them.
    """
    data = b"\n" + lines
    if os.write(handle, data) < len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
