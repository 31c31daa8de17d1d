"""Word files as zip packages: a safe way in, and a way out that gives the same bytes each time."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.word.deflate import Deflate
from qmsdocs.word.package_checks import CONTENT_TYPES, content_problems
from qmsdocs.word.zip_image import ZipImage

#: Bounds of a package: bytes of all parts unpacked, packed to unpacked, number of parts.
MAX_TOTAL = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 2_000

_RATIO_FROM = 1024 * 1024  # a small part of blanks may pack very well
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LISTED = b"PK\x01\x02"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BAD_NAME = re.compile(r"^$|^/|\\|:|[\x00-\x1f]|(^|/)\.\.?(/|$)|//")
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, OverflowError),
    *(RuntimeError, ValueError),
)


def read_package(data: bytes, file: str = "") -> dict[str, bytes]:
    """Give the parts of a Word file by name.

    Nothing is unpacked before its declared size is known to be in bounds, and the parts come out
    only when the file is a Word document without macros or links to foreign templates, with every
    XML part well formed. `file` is the name for the places of problems.

    Raises:
        WordFileError: with the reasons.
    """
    archive = Archive(data, file)
    parts = {name: archive.read(name) for name in archive.entries}
    problems = content_problems(parts, file)
    if problems:
        raise WordFileError(problems)
    return parts


class Archive:
    """A zip whose list of contents is in bounds; `entries` are its parts by name.

    Raises:
        WordFileError: it is no zip, or one that no program for papers writes; with the reasons.
    """

    def __init__(self, data: bytes, file: str = "") -> None:
        """Read the list of contents; nothing is unpacked."""
        self.place = Place(file=file)
        zipped = _zip_bytes(data, self.place)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(zipped))
        except _DAMAGES as error:
            raise WordFileError(Problem("word.damaged", self.place)) from error
        entries = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        problems = [*_size_problems(entries, self.place), *_name_problems(entries, self.place)]
        if problems:
            raise WordFileError(problems)
        self.entries = {info.filename: info for info in entries}

    def read(self, name: str) -> bytes:
        """Unpack a part, and no more of it than the list of contents says.

        Raises:
            WordFileError: it is damaged.
        """
        info = self.entries[name]
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size + 1)  # without a bound all of it is unpacked
        except _DAMAGES as error:
            raise WordFileError(Problem("word.damaged", self.place)) from error


def write_package(parts: Mapping[str, bytes], level: int = 6) -> bytes:
    """Give the bytes of a zip with these parts: fixed order and dates, no trace of the machine.

    Equal parts give equal bytes on one version of zlib.
    """
    way = Deflate(f"zlib-{level}", lambda data: _raw(data, level), zlib.crc32)
    return ZipImage().with_entries(in_order(parts), way).zipped()


def in_order(parts: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    """Give the parts in the order of a package: the list of types, the links, the others by name."""
    return [(name, parts[name]) for name in sorted(parts, key=_order)]


def _raw(data: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _order(name: str) -> tuple[bool, bool, str]:
    return (name != CONTENT_TYPES, not name.startswith("_rels/"), name)


def _zip_bytes(data: bytes, place: Place) -> bytes:
    """Tell the other kinds of files apart by their first bytes."""
    if data.startswith(_OLE):
        code = "word.encrypted" if _ENCRYPTED in data else "word.old-format"
    elif data.startswith(b"%PDF-"):
        code = "word.pdf"
    elif not data.startswith(b"PK"):
        code = "word.not-a-word-file" if data else "word.empty"
    elif data.count(_LISTED) > MAX_PARTS:  # even the list of contents would take much memory
        values = {"count": data.count(_LISTED), "limit": MAX_PARTS}
        raise WordFileError(Problem("word.too-many-parts", place, values))
    else:
        return data
    raise WordFileError(Problem(code, place))


def _size_problems(entries: list[zipfile.ZipInfo], place: Place) -> list[Problem]:
    total = sum(info.file_size for info in entries)
    packed = any(
        info.file_size > max(_RATIO_FROM, MAX_RATIO * info.compress_size) for info in entries
    )
    if len(entries) > MAX_PARTS:
        return [Problem("word.too-many-parts", place, {"count": len(entries), "limit": MAX_PARTS})]
    if total > MAX_TOTAL or packed:
        size = f"{total / 1024 / 1024:.0f}"
        return [Problem("word.too-big", place, {"size": size, "limit": MAX_TOTAL // 1024 // 1024})]
    return []


def _name_problems(entries: list[zipfile.ZipInfo], place: Place) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for info in entries:
        values = {"part": info.filename}
        if info.flag_bits & 1:
            problems.append(Problem("word.encrypted", place))
            break
        if info.compress_type not in _METHODS:
            problems.append(Problem("word.damaged", place))
            break
        if _BAD_NAME.search(info.filename) or info.filename.lower() in seen:
            problems.append(Problem("word.bad-name", place, values))
        seen.add(info.filename.lower())
    return problems
