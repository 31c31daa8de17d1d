"""Walks the data of a profile as it was read, valid or not.

Checks across fields read the raw data, so that a fault in one field hides no other fault.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from qmsdocs.model.labels import bare
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

EVERY = "*"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Files:
    """The three files of a profile as they were read."""

    agency: Source
    year: Source
    procedures: Source

    def all(self) -> tuple[Source, ...]:
        """Give the three in the order in which a person reads them."""
        return self.agency, self.year, self.procedures


def values(source: Source, *pattern: str) -> list[tuple[Loc, Any]]:
    """Give every value at a pattern with its path; `*` stands for every item of a list or map."""
    found: list[tuple[Loc, Any]] = [((), source.document.value)]
    for step in pattern:
        if not found:
            break
        if step == EVERY:
            found = [((*at, key), item) for at, value in found for key, item in _children(value)]
        else:
            found = [
                ((*at, step), value[step])
                for at, value in found
                if isinstance(value, dict) and step in value
            ]
    return found


def texts(source: Source, *pattern: str) -> Iterator[tuple[Loc, str]]:
    """Give every value at a pattern as text, without lists, groups and empty values."""
    for loc, value in values(source, *pattern):
        if value is not None and not isinstance(value, list | dict) and str(value).strip():
            yield loc, str(value).strip()


def read(parse: Callable[[object], T], value: object) -> T | None:
    """Read a value, or give None when it cannot be read: its own field says so."""
    try:
        return None if value is None else parse(value)
    except PydanticCustomError:
        return None


def child(value: object, *path: str) -> object:
    """Give what a group has at a path of keys, or None."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def spot(source: Source, loc: Loc) -> str:
    """Give `file:line` of a value, to be named in the message of another one."""
    place = source.place(loc)
    return f"{place.file}:{place.line}"


@cache
def marked_patterns(model: type[BaseModel], mark: type) -> tuple[tuple[str, ...], ...]:
    """Give the patterns of `marked`, worked out once for each model."""
    return tuple(marked(model, mark))


def marked(
    model: type[BaseModel], mark: type, before: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Give the pattern of every field of a model whose type carries a mark."""
    for name, field in model.model_fields.items():
        annotations = (field.annotation, *field.metadata)
        if any(isinstance(item, mark) for item in field.metadata):
            yield (*before, name)
        else:
            yield from _marked(annotations[0], mark, (*before, name))


def _marked(annotation: object, mark: type, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Look into the type of a field: an optional, a list, a map or a group."""
    if get_origin(annotation) is Annotated and any(
        isinstance(item, mark) for item in get_args(annotation)[1:]
    ):
        yield path
        return
    kind = bare(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from marked(kind, mark, path)
    elif get_origin(kind) is tuple:
        yield from _marked(get_args(kind)[0], mark, (*path, EVERY))
    elif get_origin(kind) is dict:
        yield from _marked(get_args(kind)[1], mark, (*path, EVERY))
    else:
        for argument in get_args(annotation):
            if get_origin(argument) is Annotated:
                yield from _marked(argument, mark, path)


def _children(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
