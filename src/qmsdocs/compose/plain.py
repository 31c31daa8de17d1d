"""Checked records to plain data, with the names of departments in place of their ids."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qmsdocs.model.fields import UnitMark

_Units = Mapping[str, str]
_Maker = Callable[[Any, _Units], Any]
_MAKERS: dict[type, _Maker] = {}


def plain(value: object, units: Mapping[str, str]) -> Any:  # noqa: ANN401 plain data of any shape
    """Give dicts, lists and scalars only; `units` holds department names by id."""
    return _maker(type(value))(value, units)


def _maker(kind: type) -> _Maker:
    """Give what makes plain data of one type; a type is looked at once."""
    made = _MAKERS.get(kind)
    if made is None:
        made = _MAKERS[kind] = _new_maker(kind)
    return made


def _new_maker(kind: type) -> _Maker:
    if issubclass(kind, BaseModel):
        return _record(kind)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _fields(kind._fields)
    if is_dataclass(kind):
        return _fields(tuple(field.name for field in fields(kind)))
    if issubclass(kind, Mapping):
        return _mapping
    if issubclass(kind, list | tuple):
        return _list
    if kind is type(None) or issubclass(kind, str | int | float | date):
        return _same
    raise TypeError(f"not plain data: {kind.__name__}")


def _same(value: object, _: _Units) -> object:
    return value


def _list(value: list[object] | tuple[object, ...], units: _Units) -> list[object]:
    return [item if item.__class__ is str else _maker(type(item))(item, units) for item in value]


def _mapping(value: Mapping[object, object], units: _Units) -> dict[str, object]:
    return {str(key): _maker(type(item))(item, units) for key, item in value.items()}


def _fields(names: tuple[str, ...]) -> _Maker:
    def make(value: object, units: _Units) -> dict[str, object]:
        found: dict[str, object] = {}
        for name in names:
            item = getattr(value, name)
            found[name] = item if item.__class__ is str else _maker(type(item))(item, units)
        return found

    return make


def _record(kind: type[BaseModel]) -> _Maker:
    """Give what makes plain data of a record: departments are named, all else is made plain."""
    fields = kind.model_fields.items()
    named = tuple(name for name, field in fields if _marked(field))
    made = tuple(
        name for name, field in fields if name not in named and not _is_scalar(field.annotation)
    )

    def make(record: BaseModel, units: _Units) -> dict[str, object]:
        found = dict(record.__dict__)
        for name in named:
            found[name] = _named(found[name], units)
        for name in made:
            value = found[name]
            found[name] = _maker(type(value))(value, units)
        return found

    return make


def _named(value: object, units: _Units) -> object:
    if isinstance(value, tuple):
        return [_named(item, units) for item in value]
    return units.get(value, value) if isinstance(value, str) else value


def _is_scalar(annotation: object) -> bool:
    """Tell whether a field holds a single value at most, which stays as it is."""
    if isinstance(annotation, type):
        return issubclass(annotation, str | int | float | date | NoneType)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _is_scalar(parts[0])
    return origin is Literal or (origin in (Union, UnionType) and all(map(_is_scalar, parts)))


def _marked(field: FieldInfo) -> bool:
    """Tell whether a field holds a department's id, alone, optional or in a list."""
    return any(isinstance(mark, UnitMark) for mark in field.metadata) or _holds_unit(
        field.annotation
    )


def _holds_unit(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        return any(isinstance(mark, UnitMark) for mark in get_args(annotation)[1:])
    return any(_holds_unit(part) for part in get_args(annotation))
