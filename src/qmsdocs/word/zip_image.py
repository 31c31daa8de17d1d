"""Zips laid out by ourselves: entries that never change are packed once and copied as they are.

Every entry has one fixed date and no trace of the machine, so that equal entries give equal bytes.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from qmsdocs.word.deflate import Deflate

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED = 20, 8
#: 1980-01-01, the first day that a zip can name.
_TIME, _DATE = 0, (1 << 5) | 1
_UTF8 = 0x800
#: Where a line of the directory says how long its name is.
_NAME_SIZE = 10


@dataclass(frozen=True, slots=True)
class ZipImage:
    """The entries of a zip that are packed already: their bytes, and their lines of the directory."""

    body: bytes = b""
    directory: bytes = b""
    count: int = 0

    def with_entries(self, entries: Iterable[tuple[str, bytes]], deflate: Deflate) -> "ZipImage":
        """Give the image with more entries behind those that are there."""
        bodies, lines, offset, count = [self.body], [self.directory], len(self.body), self.count
        for name, data in entries:
            packed, written, flags = (
                deflate.raw(data),
                name.encode(),
                0 if name.isascii() else _UTF8,
            )
            facts = (flags, _DEFLATED, _TIME, _DATE, deflate.crc32(data), len(packed), len(data))
            head = _LOCAL.pack(b"PK\3\4", _VERSION, *facts, len(written), 0)
            line = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, len(written), 0, 0, 0, 0, 0, offset)  # fmt: skip
            bodies += (head, written, packed)
            lines += (line, written)
            offset += len(head) + len(written) + len(packed)
            count += 1
        return ZipImage(b"".join(bodies), b"".join(lines), count)

    def before(self, other: "ZipImage") -> "ZipImage":
        """Give one image with the entries of another behind those of this one."""
        lines, at = [self.directory], 0
        while at < len(other.directory):
            *facts, offset = _CENTRAL.unpack_from(other.directory, at)
            name = other.directory[at + _CENTRAL.size : at + _CENTRAL.size + facts[_NAME_SIZE]]
            lines += (_CENTRAL.pack(*facts, offset + len(self.body)), name)
            at += _CENTRAL.size + len(name)
        body, directory = self.body + other.body, b"".join(lines)
        return ZipImage(body, directory, self.count + other.count)

    def zipped(self) -> bytes:
        """Give the bytes of the zip."""
        size, at = len(self.directory), len(self.body)
        end = _END.pack(b"PK\5\6", 0, 0, self.count, self.count, size, at, 0)
        return b"".join((self.body, self.directory, end))
