"""Keeps values on disk, sealed: what this user has not written is never loaded.

A kept value is taken as it is: a ready template holds Python code, and loading foreign code is
running it; a checked profile is not checked again. So each entry bears a keyed digest (HMAC-SHA256)
of its name and content, and is read only when that is right. The key is the user's own and lies
outside of every folder that people hand on; a cache that came with a workspace, from a colleague or
from the web is no more than a cache that is not there. The same holds for an entry that is cut
short or damaged. Nothing here can fail for want of a cache: what was kept is then made anew.
"""

import hashlib
import hmac
import os
import pickle
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.sources.caching import cache_folder, key_file, trim
from qmsdocs.sources.files import write_atomic
from qmsdocs.sources.installation import engine_stamp

_SEAL = hashlib.sha256().digest_size
_KEY_SIZE = 32

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """A folder of entries that only the holder of the key can have written."""

    folder: Path
    key: bytes = field(repr=False)

    def read(self, name: str) -> bytes | None:
        """Give an entry, or nothing when it is not there or bears no right seal."""
        try:
            sealed = (self.folder / name).read_bytes()
        except OSError:
            return None
        data = sealed[_SEAL:]
        return data if hmac.compare_digest(sealed[:_SEAL], self._seal(name, data)) else None

    def write(self, name: str, data: bytes) -> bool:
        """Keep an entry, whole or not at all; tell whether it could be kept."""
        seal = self._seal(name, data)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self.folder / name, seal + data, durable=False)
            if seal[0] < 16:  # now and then is enough
                trim(self.folder)
        except (OSError, QmsDocsError):  # a cache that cannot be written is no reason to stop
            return False
        return True

    def _seal(self, name: str, data: bytes) -> bytes:
        return hmac.digest(self.key, name.encode() + b"\0" + data, "sha256")


def sealed(sort: str) -> SealedFolder | None:
    """Give the sealed folder of a sort, if there can be one that only this user writes."""
    folder, secret = cache_folder(), key_file()
    key = user_key(secret) if folder and secret else None
    return SealedFolder(folder / sort, key) if folder and key else None


def remembered(sort: str, name: str, signature: str, work: Callable[[], _T]) -> _T:
    """Give what this program made under a name before, or make it and keep it.

    Args:
        sort: the folder of the cache.
        name: what it is; the newest of a name is kept.
        signature: differs whenever anything does that it is made from, but for the program.
        work: makes it; what it raises passes on, and nothing is kept.
    """
    folder = sealed(sort)
    start = hashlib.sha256(f"{engine_stamp()} {signature}".encode()).digest()
    data = folder.read(name) if folder else None
    if data is not None and data.startswith(start):
        known: _T = pickle.loads(memoryview(data)[len(start) :])  # noqa: S301 (sealed by this user)
        return known
    made = work()
    if folder:
        folder.write(name, start + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def user_key(path: Path) -> bytes | None:
    """Give the key of this user, which is made at the first call.

    It has to be a file of this user's, and on systems that know such rights readable by no one else.

    Returns:
        The key; None when there cannot be one, so that nothing is to be cached.
    """
    try:
        if not path.exists():
            _make_key(path)
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            key = file.read(_KEY_SIZE + 1)
    except OSError:
        return None
    mine = not hasattr(os, "getuid") or (
        facts.st_uid == os.getuid() and not facts.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )
    return key if mine and len(key) == _KEY_SIZE else None


def _make_key(path: Path) -> None:
    """Make the key in one step: whoever comes second, reads what the first one wrote."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(_KEY_SIZE))
        if not path.exists():
            own.rename(path)
    finally:
        own.unlink(missing_ok=True)
