"""What a paper's template reads of its context, as digests; and what changed between two of them.

A digest tells that a paper is stale. To say which fields made it so the values are kept too,
packed, in a file beside the list of files; without it only the names can be said.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from qmsdocs.base.hashing import digest
from qmsdocs.word.deflate import deflate

FILE_NAME = "manifest.values.zz"
#: Names of the data with the fields that a template reads, or None for all of it.
Reads = Mapping[str, tuple[str, ...] | None]
#: Where a rule among the kept values says which text it comes from.
SOURCE = "source"
#: Half of a SHA-256: these digests tell changes, they guard nothing.
_DIGITS = 32
_SHOWN = 12
_MISSING = object()
_MAX_BYTES = 256 * 1024 * 1024


def short_digest(data: bytes) -> str:
    """Give a digest that tells whether data have changed."""
    return digest(data)[:_DIGITS]


def as_json(value: object) -> bytes:
    """Give plain data as JSON, in the order that they have."""
    return _to_json()(value)


@cache
def _to_json() -> Callable[[object], bytes]:
    from pydantic_core import to_json  # noqa: PLC0415 not for a process that makes no paper

    return to_json


@dataclass(slots=True)
class Slicer:
    """Digests parts of contexts; one that several papers share is digested once.

    `values` holds them as JSON by digest; their order counts, for it is printed too.
    """

    values: dict[str, bytes] = field(default_factory=dict)
    _seen: dict[tuple[int, tuple[str, ...] | None], tuple[object, str]] = field(
        default_factory=dict
    )

    def context(self, context: Mapping[str, Any], reads: Reads | None) -> dict[str, str]:
        """Give the digests of what a template reads, by name."""
        if reads is None:
            return {name: self.value(value) for name, value in context.items()}
        return {name: self.value(context[name], reads[name]) for name in reads if name in context}

    def value(self, value: object, fields: tuple[str, ...] | None = None) -> str:
        """Give the digest of a value, or of some fields of a group."""
        key = (id(value), fields)
        if key in self._seen:
            return self._seen[key][1]
        part = value
        if fields is not None and isinstance(value, dict):
            part = {name: value[name] for name in fields if name in value}
        text = as_json(part)
        made = short_digest(text)
        self.values[made] = text
        self._seen[key] = (value, made)  # the value is held, so that no other gets its id
        return made


def changed_paths(
    before: Mapping[str, str], after: Mapping[str, str], values: Mapping[str, bytes]
) -> tuple[str, ...]:
    """Give the paths at which two contexts differ: `objectives[2].target`.

    A name whose value is no longer known is given alone.
    """
    found: list[str] = []
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            found += _between(name, values.get(old), values.get(new))
    return tuple(found[:_SHOWN])


def _between(name: str, old: bytes | None, new: bytes | None) -> list[str]:
    if old is None or new is None:
        return [name]
    return list(_differences(name, json.loads(old), json.loads(new))) or [name]


def _differences(path: str, old: Any, new: Any) -> Iterator[str]:  # noqa: ANN401 any data
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*sorted(old), *sorted(new))):
            inner = f"{path}.{key}" if path else key
            yield from _differences(inner, old.get(key, _MISSING), new.get(key, _MISSING))
    elif isinstance(old, list) and isinstance(new, list):
        for index in range(max(len(old), len(new))):
            pair = [side[index] if index < len(side) else _MISSING for side in (old, new)]
            yield from _differences(f"{path}[{index}]", *pair)
    elif old != new:
        yield path


def pack_values(values: Mapping[str, bytes]) -> bytes:
    """Give the values as they are kept."""
    lines = (b'"%s":%s' % (made.encode(), values[made]) for made in sorted(values))
    return deflate().raw(b"{%s}" % b",\n".join(lines))


def read_values(folder: Path) -> dict[str, bytes]:
    """Give the kept values; what cannot be read, or is not what it says, counts as lost."""
    try:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        text = unpacker.decompress((folder / FILE_NAME).read_bytes(), _MAX_BYTES)
        values = json.loads(text) if unpacker.eof else {}
        return {str(made): as_json(value) for made, value in values.items()}
    except (OSError, zlib.error, ValueError, AttributeError):
        return {}
