"""The words of messages in Vietnamese and English, by code, from `data/messages/`."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from qmsdocs.base.errors import Problem, Said
from qmsdocs.base.hashing import digest
from qmsdocs.sources.caching import once

Language = Literal["vi", "en"]

_FOLDER = Path(__file__).parents[1] / "data" / "messages"


class _Lenient(dict[str, object]):
    """Values by name; one that is not given stays as its name in braces."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def message(problem: Problem, lang: Language = "vi") -> str:
    """Give what is wrong and what to do, without the place."""
    return _filled(problem.code, lang, problem.values)


def line(problem: Problem, lang: Language = "vi") -> str:
    """Give `file:line:column: where in words: what is wrong and what to do`."""
    place = str(problem.place)
    return f"{place}: {message(problem, lang)}" if place else message(problem, lang)


def text(code: str, lang: Language = "vi", **values: object) -> str:
    """Give the words of a code; an unknown code gives itself with its values."""
    return _filled(code, lang, values)


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Give every code with its words by language; read once."""
    entries: dict[str, Mapping[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        entries |= _domain(path.stem)
    return entries


@cache
def _domain(name: str) -> Mapping[str, Mapping[str, str]]:
    """Give the codes of one file; the command line starts without reading the others."""
    path = _FOLDER / f"{name}.yaml"
    if not path.is_file():
        return {}
    data = path.read_bytes()
    found: Mapping[str, Mapping[str, str]] = json.loads(
        once("messages", digest(data), lambda: _read(data))
    )
    return found


def _read(data: bytes) -> bytes:
    import yaml  # noqa: PLC0415 seldom needed, and slow to import

    return json.dumps(yaml.load(data, Loader=yaml.CSafeLoader) or {}, ensure_ascii=False).encode()


def _filled(code: str, lang: Language, values: Mapping[str, object]) -> str:
    known = _domain(code.partition(".")[0]).get(code) or catalogue().get(code, {})
    words = known.get(lang)
    if words is None:
        return " ".join([code, *(f"{name}={value}" for name, value in values.items())])
    said = _Lenient(
        (name, text(value, lang) if isinstance(value, Said) else value)
        for name, value in values.items()
    )
    return words.format_map(said)
