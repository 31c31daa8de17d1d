"""Ready templates on disk, sealed: what this user has not written is never loaded.

A ready template holds Python code, and loading foreign code is running it. So each entry bears a
keyed digest (HMAC-SHA256) of its name and content, and is read only when that is right. The key is
the user's own and lies outside of every folder that people hand on; a cache that came with a
workspace, from a colleague or from the web is no more than a cache that is not there. The same
holds for an entry that is cut short or damaged.

An entry is found by the digest of the template and of all that made it: this package, Python,
Jinja, docxtpl. Nothing here can fail for want of a cache: it is then made anew, or not kept.
"""

import hashlib
import hmac
import marshal
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.sources.files import write_atomic
from qmsdocs.sources.installation import engine_stamp
from qmsdocs.word.compiled import Compiled, Needs, part_of
from qmsdocs.word.pictures.shelves import Links, Shelf
from qmsdocs.word.zip_image import ZipImage

#: Changes whenever the form of the entries does.
_FORM = 2
_SEAL = hashlib.sha256().digest_size
_KEY_SIZE = 32

_Plain = tuple[bytes, tuple[tuple[str, str, bytes, int], ...], int] | None
"""A `Shelf` as what `marshal` knows."""


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
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self.folder / name, self._seal(name, data) + data, durable=False)
        except (OSError, QmsDocsError):  # a cache that cannot be written is no reason to stop
            return False
        return True

    def _seal(self, name: str, data: bytes) -> bytes:
        return hmac.digest(self.key, name.encode() + b"\0" + data, "sha256")


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
    own = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_SIZE))
        if not path.exists():
            own.rename(path)
    finally:
        own.unlink(missing_ok=True)


def load_compiled(template: bytes, cache: SealedFolder) -> Compiled | None:
    """Give the ready form of a template if the cache has it."""
    data = cache.read(_name(template))
    if data is None:
        return None
    image, core, own, parts, shelf = marshal.loads(data)  # noqa: S302 (sealed by this user)
    made = tuple(part_of(name, code, Needs(*needs)) for name, code, needs in parts)
    return Compiled(template, ZipImage(*image), core, own, made, _shelf(shelf))


def store_compiled(compiled: Compiled, cache: SealedFolder) -> bool:
    """Keep the ready form of a template; tell whether it could be kept."""
    image = (compiled.image.body, compiled.image.directory, compiled.image.count)
    parts = tuple((part.name, part.code, tuple(part.needs)) for part in compiled.parts)
    data = marshal.dumps((image, compiled.core, compiled.own, parts, _plain(compiled.shelf)))
    return cache.write(_name(compiled.template), data)


def _plain(shelf: Shelf | None) -> _Plain:
    """Give a shelf as what `marshal` knows."""
    if shelf is None:
        return None
    return shelf.types, tuple((*links,) for links in shelf.links), shelf.free


def _shelf(plain: _Plain) -> Shelf | None:
    if plain is None:
        return None
    types, links, free = plain
    return Shelf(types, tuple(Links(*one) for one in links), free)


def _name(template: bytes) -> str:
    """Give the name of an entry: the digest of the template and of all that decides what it becomes."""
    return hashlib.sha256(f"{_FORM} {engine_stamp()} ".encode() + template).hexdigest() + ".ready"
