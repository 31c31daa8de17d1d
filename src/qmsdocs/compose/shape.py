"""The shape of the data that a template may read, derived from the types of the model."""

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Group:
    """A group of named fields."""

    fields: "Mapping[str, Shape]"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of things of one shape."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class MapOf:
    """Things of one shape under names that the profile chooses."""

    value: "Shape"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; `type` is str, int, float, bool or date."""

    type: type


Shape = Group | ListOf | MapOf | Scalar


def shape_of(annotation: object) -> Shape:
    """Give the shape of a type; whether a value may be missing does not matter."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(parts[0])
    if origin in (Union, UnionType):
        some = [part for part in parts if part is not type(None)]
        return shape_of(some[0])
    if origin is Literal:
        return Scalar(type(parts[0]))
    if origin in (tuple, list):
        return ListOf(shape_of(parts[0]))
    if origin in (dict, Mapping):
        return MapOf(shape_of(parts[1]))
    return _plain(annotation)


def _plain(kind: object) -> Shape:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return Group({name: shape_of(field.annotation) for name, field in fields})
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        hints = get_type_hints(kind, include_extras=True)
        return Group({name: shape_of(hint) for name, hint in hints.items()})
    if isinstance(kind, type):
        return Scalar(kind)
    raise TypeError(f"no shape for {kind!r}")
