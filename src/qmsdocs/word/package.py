"""Word files as zip packages: a safe way in, and a way out that gives the same bytes each time."""

import io
import re
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
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BAD_NAME = re.compile(r"^/|\\|:|[\x00-\x1f]|(^|/)\.\.?(/|$)|//")
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def read_package(data: bytes, file: str = "") -> dict[str, bytes]:
    """Give the parts of a Word file by name.

    Nothing is unpacked before its declared size is known to be in bounds, and the parts come out
    only when the file is a Word document without macros or links to foreign templates, with every
    XML part well formed. `file` is the name for the places of problems.

    Raises:
        WordFileError: with the reasons.
    """
    place = Place(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(_zip_bytes(data, place))) as archive:
            parts = _parts(archive, place)
    except _DAMAGES as error:
        raise WordFileError(Problem("word.damaged", place)) from error
    problems = content_problems(parts, file)
    if problems:
        raise WordFileError(problems)
    return parts


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
    elif not data.startswith(b"PK"):
        code = "word.not-a-word-file" if data else "word.empty"
    else:
        return data
    raise WordFileError(Problem(code, place))


def _parts(archive: zipfile.ZipFile, place: Place) -> dict[str, bytes]:
    entries = [info for info in archive.infolist() if not info.is_dir()]
    problems = [*_size_problems(entries, place), *_name_problems(entries, place)]
    if problems:
        raise WordFileError(problems)
    return {info.filename: archive.read(info) for info in entries}


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
