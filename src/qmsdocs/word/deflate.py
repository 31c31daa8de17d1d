"""How the parts of a Word file are compressed: the standard library, or `isal` when it is there.

Both give a file that every program reads, but not the same bytes: whoever compares files by their
bytes records `Deflate.name` and asks for that one again.
"""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from qmsdocs.base.errors import InputError, Problem

#: Raw deflate, as a zip holds it.
_RAW = -15
#: The window and memory for small parts: less to set up, the same result.
_SMALL = 1024
_SMALL_RAW, _SMALL_MEMORY = -12, 5
_NAME = re.compile(r"(zlib)-([1-9])|(isal)-([0-3])")


@dataclass(frozen=True, slots=True)
class Deflate:
    """A way to compress: its name for the records, and its two functions."""

    name: str
    raw: Callable[[bytes], bytes] = field(repr=False)
    crc32: Callable[[bytes], int] = field(repr=False)


def has_isal() -> bool:
    """Tell whether the faster library is installed."""
    return _isal() is not None


@cache
def deflate(name: str | None = None) -> Deflate:
    """Give a way to compress by its name, `zlib-1` … `zlib-9` or `isal-0` … `isal-3`.

    Without a name the fastest that is installed: `isal-1`, else `zlib-1`.

    Raises:
        InputError: there is no such way, or it is not installed.
    """
    match = _NAME.fullmatch(name or ("isal-1" if has_isal() else "zlib-1"))
    if match is None or (match[3] and not has_isal()):
        raise InputError(Problem("word.no-deflate", values={"name": name or ""}))
    made = _by_isal(int(match[4])) if match[3] else _by_zlib(int(match[2]))
    return Deflate(match[0], made, _isal().crc32 if match[3] else zlib.crc32)


def _by_zlib(level: int) -> Callable[[bytes], bytes]:
    def raw(data: bytes) -> bytes:
        if len(data) <= _SMALL:
            packer = zlib.compressobj(level, zlib.DEFLATED, _SMALL_RAW, _SMALL_MEMORY)
        else:
            packer = zlib.compressobj(level, zlib.DEFLATED, _RAW)
        return packer.compress(data) + packer.flush()

    return raw


def _by_isal(level: int) -> Callable[[bytes], bytes]:
    compress = _isal().compress

    def raw(data: bytes) -> bytes:
        return bytes(compress(data, level, _RAW))

    return raw


@cache
def _isal():  # type: ignore[no-untyped-def]  # noqa: ANN202 (a module or None)
    try:
        return import_module("isal.isal_zlib")
    except ImportError:
        return None
