"""Zips that lie, swell or hide, and files that are no zip at all; each with its name."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import cache

from hostile.files.sound import LINKS, MAIN, PACKAGE, TYPES, full_file, full_parts
from qmsdocs.word.package import write_package

Named = Iterator[tuple[str, bytes]]
_MB = 1024 * 1024


def packed(
    entries: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b""
) -> bytes:
    """Give a zip with these entries, double and odd names and all."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")  # the same name twice
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, method)
        archive.comment = comment
    return buffer.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """Give the full file with one part put in or in the place of another."""
    return packed((full_parts() | {name: data}).items())


def other_sorts() -> Named:
    """Give what is no Word file, whatever it is called."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield "empty", b""
    yield "one byte", b"P"
    yield "two bytes", b"PK"
    yield "text", "Kính gửi: Sở Nội vụ".encode()
    yield "html as doc", b"<html><body><p>x</p></body></html>"
    yield "flat xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg/>'
    yield "rtf", rb"{\rtf1\ansi x}"
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"
    yield "png", b"\x89PNG\r\n\x1a\n" + bytes(100)
    yield "gzip", b"\x1f\x8b\x08" + bytes(50)
    yield "old doc", ole + bytes(2000)
    yield "password", ole + bytes(900) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    yield "cut doc", ole
    yield "odt", packed([("mimetype", b"application/vnd.oasis.opendocument.text")])
    yield "zip of nothing", packed([])
    yield "zip of files", packed([("a.txt", b"x"), ("b.docx", full_file())])
    sheet = full_parts()[TYPES].replace(
        b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
    )
    yield "workbook", with_part(TYPES, sheet)
    for kind in (b"document.macroEnabled", b"template.macroEnabledTemplate"):
        types = full_parts()[TYPES].replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word." + kind + b".main+xml",
        )
        yield f"macros {kind.decode()}", with_part(TYPES, types)
    yield "macros hidden", with_part("word/vbaProject.bin", b"x")


def names() -> Named:
    """Give zips with names that no part may have."""
    odd = ("../x.xml", "/x.xml", "a/../../x.xml", "C:/x.xml", "a\\..\\x", "a//b", "..", ".", "a/.")
    for name in (*odd, "x\x07.xml", "ă" * 2000, "a/" * 30_000 + "b", "con", "word/document.xml/"):
        yield f"name {name[:20]!r}", with_part(name, b"<x/>")
    parts = full_parts()
    for twice in (MAIN, MAIN.upper(), TYPES, PACKAGE, LINKS):
        yield f"twice {twice}", packed([*parts.items(), (twice, b"<x/>")])
        yield f"twice first {twice}", packed([(twice, b"<x/>"), *parts.items()])


def swollen() -> Named:
    """Give bombs: what they unpack to is far more than they are."""
    yield "bomb one part", with_part("word/x.xml", bytes(60 * _MB))
    yield "bomb main part", with_part(MAIN, bytes(60 * _MB))
    yield "bomb styles", with_part("word/styles.xml", b" " * 30 * _MB)
    yield "bomb many parts", packed([(f"word/p{i}.xml", b"") for i in range(3_000)])
    yield "bomb very many parts", _many_entries(300_000)
    yield "bomb in a bomb", packed([("a.docx", packed([("b", bytes(50 * _MB))]))] * 40)
    yield "bomb side by side", packed([(f"word/p{i}.xml", bytes(_MB)) for i in range(250)])
    for name in (MAIN, "word/styles.xml", "word/header1.xml", "word/footnotes.xml", TYPES, LINKS):
        for told in (0, 10, 5000):
            yield f"lying {name} {told}", _lying(name, told)
    yield "told huge", _told(MAIN, 0xFFFFFFFF)
    yield "told larger", _told(MAIN, 10 * _MB)
    yield "told smaller", _told(MAIN, 100)


def _many_entries(count: int) -> bytes:
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", *[20] * 2, *[0] * 4, *[0] * 3, 1, *[0] * 4, 0, 0
    )
    listed = (entry + b"a") * count
    end = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), 0, 0
    )
    return b"PK\x03\x04" + listed + end


def _lying(name: str, told: int) -> bytes:
    """Give a file with a part of which the list says a small size, and which swells to 400 MB."""
    return _with_raw(name, _swelling(), told, 0)


@cache
def _swelling() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    block = b"<w:p xmlns:w='x'>" + b" " * (_MB - 17)
    return b"".join(packer.compress(block) for _ in range(400)) + packer.flush()


def _told(name: str, size: int) -> bytes:
    data = full_parts()[name]
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return _with_raw(name, packer.compress(data) + packer.flush(), size, zlib.crc32(data))


def _with_raw(name: str, raw: bytes, told: int, crc: int) -> bytes:
    """Give the full file with a part packed by hand."""
    data = bytearray(packed((full_parts() | {name: b"x" * len(raw)}).items(), zipfile.ZIP_STORED))
    encoded = name.encode()
    local = data.index(encoded) - 30
    start = local + 30 + len(encoded)
    data[start : start + len(raw)] = raw
    central = data.index(b"PK\x01\x02")
    while data[central + 46 : central + 46 + len(encoded)] != encoded:
        central = data.index(b"PK\x01\x02", central + 4)
    for at, method, sizes in ((local, 8, 14), (central, 10, 16)):
        struct.pack_into("<H", data, at + method, 8)
        struct.pack_into("<3I", data, at + sizes, crc, len(raw), told)
    return bytes(data)


def oddities() -> Named:
    """Give zips that are written in a rare way, and zips that are a little wrong."""
    sound = full_file()
    parts = list(full_parts().items())
    yield "stored", packed(parts, zipfile.ZIP_STORED)
    yield "bzip2", packed(parts, zipfile.ZIP_BZIP2)
    yield "lzma", packed(parts, zipfile.ZIP_LZMA)
    yield "comment", packed(parts, comment=b"x" * 65_535)
    yield "comment with an end", packed(parts, comment=b"PK\x05\x06" + bytes(18))
    yield "before the zip", b"MZ" + bytes(4096) + sound
    yield "behind the zip", sound + bytes(70_000)
    yield "two ends", sound + sound[sound.rindex(b"PK\x05\x06") :]
    yield "two zips", sound + sound
    yield "folders", packed([("word/", b""), ("_rels/", b""), *parts])
    yield "descriptors", _streamed(parts)
    yield "zip64", _zip64(parts)
    central = sound.index(b"PK\x01\x02")
    end = sound.rindex(b"PK\x05\x06")
    for name, at, value in (
        ("flags encrypted", central + 8, 1), ("flags strong", central + 8, 0x41),
        ("method 99", central + 10, 99), ("crc", central + 16, 7), ("packed size", central + 20, 3),
        ("name length", central + 28, 60_000), ("extra length", central + 30, 60_000),
        ("offset", central + 42, 60_000), ("local far", central + 44, 0x7FFF),
        ("count", end + 10, 999), ("disk", end + 4, 7), ("directory size", end + 12, 65_535),
        ("directory place", end + 16, 65_535), ("comment length", end + 20, 999),
        ("version", central + 6, 99), ("utf-8 flag", central + 8, 0x800),
    ):  # fmt: skip
        data = bytearray(sound)
        struct.pack_into("<H", data, at, value)
        yield f"zip {name}", bytes(data)


def _streamed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    class Stream(io.RawIOBase):
        """A stream that cannot go back, so that sizes are written behind the data."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return bytes(stream.data)


def _zip64(parts: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts:
            with archive.open(name, "w", force_zip64=True) as stream:
                stream.write(data)
    return buffer.getvalue()


def all_zips() -> Named:
    """Give every file of this module."""
    for group in (other_sorts, names, swollen, oddities):
        yield from group()
    yield "whole", write_package(full_parts())
