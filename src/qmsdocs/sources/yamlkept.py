"""Keeps the plain data of sound YAML files as JSON: a good file need not be read as YAML again.

A file with a fault is never kept, so every fault is found and placed anew.
"""

import json
import re
from contextlib import suppress
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.hashing import digest
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.installation import engine_stamp
from qmsdocs.sources.yamlbuild import WrittenFloat
from qmsdocs.sources.yamlfile import YamlDocument, known_document, scan_yaml

_SORT = "yaml"
#: Marks a number that is to stand in the JSON as it was written; no YAML text can hold it.
_MARK = "\0"
_MARKED = re.compile(rb'"\\u0000([^"]*)"')


def scan_kept(data: bytes, file: str) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read as `scan_yaml` does, or recall what was read of the same bytes."""
    key = digest(engine_stamp().encode() + data)
    with suppress(ValueError, TypeError):  # nothing was kept, or it is no JSON
        return known_document(data, file, from_json(kept(_SORT, key))), ()
    document, problems = scan_yaml(data, file)
    if not problems:
        keep(_SORT, key, to_json(document.value))
    return document, problems


def to_json(value: Any) -> bytes:  # noqa: ANN401 any data
    """Give plain data as JSON that gives it back as it is: `7.10` is a clause and not 7.1."""
    from pydantic_core import to_json as dumped  # noqa: PLC0415 not for what is kept already

    return _MARKED.sub(rb"\1", dumped(_marked(value)))


def from_json(data: bytes | None) -> Any:  # noqa: ANN401 any data
    """Give the plain data back.

    Raises:
        ValueError, TypeError: it is no JSON, or nothing at all.
    """
    return json.loads(data, parse_float=WrittenFloat)  # type: ignore[arg-type]


def _marked(value: Any) -> Any:  # noqa: ANN401 any data
    kind = value.__class__
    if kind is str:
        return value
    if kind is dict:
        return {key: _marked(item) for key, item in value.items()}
    if kind is list:
        return [_marked(item) for item in value]
    return _MARK + value.written if kind is WrittenFloat else value
