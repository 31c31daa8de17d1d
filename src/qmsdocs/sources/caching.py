"""Keeps on disk what is dear to work out, in a folder of the user's; losing it costs only time.

An entry is plain data behind its SHA-256. What is damaged, or cannot be read or written, counts as
not there. An entry is never code, so nobody who can write into the folder gets anything run.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from qmsdocs.base.errors import OutputError
from qmsdocs.base.hashing import digest
from qmsdocs.sources.files import write_atomic

#: Names the folder; empty turns keeping off.
VARIABLE = "QMSDOCS_CACHE"
#: So many entries of a sort are kept; then the oldest half goes.
MAX_ENTRIES = 4096

_DIGITS = 64


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Give the folder for what is kept, or nothing when nothing shall or can be kept."""
    own = environment.get(VARIABLE)
    if own is not None:
        return Path(own) if own.strip() else None
    base = _base(environment)
    return base / "qmsdocs" if base else None


def key_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Give the file for a secret of this user; it lies apart from what is kept.

    So a folder of kept things that came from somebody else comes without the right secret.
    """
    if sys.platform == "win32":
        base = environment.get("APPDATA")
    else:
        home = environment.get("HOME")
        base = environment.get("XDG_CONFIG_HOME") or (f"{home}/.config" if home else None)
    return Path(base) / "qmsdocs" / "cache.key" if base else None


def kept(sort: str, key: str) -> bytes | None:
    """Give what was kept under a key, if it is still what was written."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        data = (folder / sort / key).read_bytes()
    except OSError:
        return None
    body = data[_DIGITS:]
    return body if digest(body).encode() == data[:_DIGITS] else None


def keep(sort: str, key: str, data: bytes) -> None:
    """Keep something under a key; when that is not possible, nothing happens."""
    folder = cache_folder()
    if folder is None:
        return
    try:
        stamp = digest(data).encode()
        write_atomic(folder / sort / key, stamp + data, durable=False)
        if stamp.startswith(b"0"):  # now and then is enough
            trim(folder / sort)
    except (OSError, OutputError):
        return


def once(sort: str, key: str, work: Callable[[], bytes]) -> bytes:
    """Give what was kept under a key, or work it out and keep it."""
    found = kept(sort, key)
    if found is None:
        found = work()
        keep(sort, key, found)
    return found


def _base(environment: Mapping[str, str]) -> Path | None:
    """Give the folder that the system has for such things."""
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
        return Path(base) if base else None
    home = environment.get("HOME")
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Caches" if home else None
    own = environment.get("XDG_CACHE_HOME")
    return Path(own) if own else (Path(home) / ".cache" if home else None)


def trim(folder: Path) -> None:
    """Forget the oldest half of the entries of a sort when there are too many."""
    names = os.listdir(folder)  # noqa: PTH208 the names alone are quicker than paths
    if len(names) <= MAX_ENTRIES:
        return
    aged = sorted((path.stat().st_mtime_ns, path) for path in map(folder.joinpath, names))
    for _, path in aged[: len(aged) // 2]:
        path.unlink(missing_ok=True)
