"""Checked records to plain data, with the names of departments in place of their ids."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qmsdocs.model.fields import UnitMark


def plain(value: object, units: Mapping[str, str]) -> Any:  # noqa: ANN401 plain data of any shape
    """Give dicts, lists and scalars only; `units` holds department names by id."""
    if isinstance(value, BaseModel):
        return _record(value, units)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), units) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item, units) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, units) for item in value]
    if value is None or isinstance(value, str | int | float | date):
        return value
    raise TypeError(f"not plain data: {type(value).__name__}")


def _record(record: BaseModel, units: Mapping[str, str]) -> dict[str, Any]:
    named = _unit_fields(type(record))
    return {
        name: _named(value, units) if name in named else plain(value, units)
        for name, value in record
    }


def _named(value: object, units: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return [_named(item, units) for item in value]
    return units.get(value, value) if isinstance(value, str) else value


@cache
def _unit_fields(record: type[BaseModel]) -> frozenset[str]:
    """Give the fields that hold a department's id, alone, optional or in a list."""
    return frozenset(name for name, field in record.model_fields.items() if _marked(field))


def _marked(field: FieldInfo) -> bool:
    return any(isinstance(mark, UnitMark) for mark in field.metadata) or _holds_unit(
        field.annotation
    )


def _holds_unit(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        return any(isinstance(mark, UnitMark) for mark in get_args(annotation)[1:])
    return any(_holds_unit(part) for part in get_args(annotation))
