"""Keeps two builds from writing into one folder at the same time.

The system lets go of the lock when its process ends, however it ends.
"""

import os
import sys
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.sources.files import unwritable

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30

    def _take(handle: int, *, shared: bool) -> None:
        if not shared:  # Windows has no shared lock of this sort
            os.lseek(handle, _FAR, os.SEEK_SET)  # it would keep others from reading what it locks
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int, *, shared: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def locked(path: Path, *, shared: bool = False) -> int:
    """Open a file to append to, and lock it; it is made if it is not there.

    Several may hold a `shared` lock: the processes that write the papers of one agency together.

    Raises:
        OutputError: another build holds it, or the file cannot be opened.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    while True:
        try:
            handle = os.open(path, flags, 0o666)
        except FileNotFoundError:
            make_folder(path.parent)
            continue
        except OSError as error:
            raise unwritable(path, error) from error
        try:
            _take(handle, shared=shared)
        except (BlockingIOError, PermissionError) as error:
            os.close(handle)
            raise OutputError(Problem("build.busy", Place(path.parent.as_posix()))) from error
        except OSError:
            return handle  # a file system without locks
        if _same(handle, path):
            return handle
        os.close(handle)  # the one who held it took the file away


def make_folder(path: Path) -> None:
    """Make a folder and those above it.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def _same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
