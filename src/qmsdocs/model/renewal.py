"""Decides what of a year's file goes into the next year's: values to take out, items to move.

Works on the data as they were read, by the marks of `model.carry`; writes nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from qmsdocs.model.carry import Carry, Move
from qmsdocs.model.fields import parse_day, parse_month, parse_number, parse_whole
from qmsdocs.model.labels import bare
from qmsdocs.sources.yamlbuild import Loc

#: What is cleared unless its field says otherwise: the readers of days, months and numbers.
_DATES = (parse_day, parse_month)
_NUMBERS = (parse_number, parse_whole)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(slots=True)
class Renewal:
    """What becomes of a year's data.

    `removed` are the paths to take out, each as high as it goes; `cleared` those of them that a
    person fills in again; `moved` the items for the new year's lists; `fixed` the paths in which
    an old year is right.
    """

    year: int
    removed: set[Loc] = field(default_factory=set)
    cleared: list[Loc] = field(default_factory=list)
    moved: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    fixed: set[Loc] = field(default_factory=set)


def renewed(data: Mapping[str, Any], model: type[BaseModel], year: int) -> Renewal:
    """Decide for a whole file.

    Args:
        data: what the file says, as it was read; it fits the model.
        model: the model of the file.
        year: the year that the data are of.
    """
    found = Renewal(year)
    _group(data, model, (), found)
    for name, items in found.moved.items():
        known = _item_fields(model.model_fields[name])
        found.moved[name] = [
            {key: value for key, value in item.items() if key in known} for item in items
        ]
    return found


def _item_fields(info: FieldInfo) -> frozenset[str]:
    """Give the fields of the items of a list."""
    return frozenset(name for part in _models(info.annotation) for name in part.model_fields)


def _group(data: Mapping[str, Any], model: type[BaseModel], loc: Loc, found: Renewal) -> bool:
    """Go through a group; say whether it goes as a whole."""
    inner = Renewal(found.year)
    gone = {key for key in data if _field(data[key], model.model_fields[key], (*loc, key), inner)}
    found.moved = _joined(found.moved, inner.moved)
    needed = any(model.model_fields[key].is_required() for key in gone)
    if data and (needed or len(gone) == len(data)):
        return True
    found.removed |= inner.removed | {(*loc, key) for key in gone}
    found.cleared += inner.cleared
    found.cleared += [
        (*loc, key) for key in data if key in gone and not _mark(model.model_fields[key], Move)
    ]
    found.fixed |= inner.fixed
    return False


def _field(value: Any, info: FieldInfo, loc: Loc, found: Renewal) -> bool:  # noqa: ANN401
    """Decide for a field; say whether it goes."""
    move, carry = _mark(info, Move), _mark(info, Carry)
    if isinstance(move, Move):
        items = [_moved(move, item, found.year) for item in _open(move, value)]
        found.moved = _joined(found.moved, {move.to: items})
        return True
    way = carry.way if isinstance(carry, Carry) else None
    if way == "fixed":
        found.fixed.add(loc)
    if way in ("fixed", "keep"):
        return False
    if way == "timed":
        return any(int(year) <= found.year for year in _YEAR.findall(str(value)))
    if way == "clear" or _is_result(info):
        return True
    return _value(value, info.annotation, loc, found)


def _value(value: Any, annotation: object, loc: Loc, found: Renewal) -> bool:  # noqa: ANN401
    """Look into a group, a list or a map; say whether it goes as a whole."""
    kind = bare(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
        return _group(value, kind, loc, found)
    below: dict[str | int, Any] = {}
    if get_origin(kind) is tuple and isinstance(value, list):
        below = dict(enumerate(value))
    elif get_origin(kind) is dict and isinstance(value, dict):
        below = value
    if not below:
        return False
    inside = get_args(kind)[1 if get_origin(kind) is dict else 0]
    if any(reader in _DATES for reader in _readers(inside)):
        return True
    gone = {step for step, item in below.items() if _value(item, inside, (*loc, step), found)}
    if len(gone) == len(below):
        return True
    found.removed |= {(*loc, step) for step in gone}
    return False


def _is_result(info: FieldInfo) -> bool:
    """Say whether a field without a mark is a day, a month, or a number that may be left out."""
    readers = _readers(info.annotation) | _functions(info.metadata)
    optional = not info.is_required() and info.default is None
    return any(reader in _DATES for reader in readers) or (
        optional and any(reader in _NUMBERS for reader in readers)
    )


def _readers(annotation: object) -> frozenset[object]:
    """Give the functions that read a single value of a type."""
    if get_origin(annotation) is Annotated:
        return _functions(get_args(annotation)[1:]) | _readers(get_args(annotation)[0])
    if get_origin(annotation) in (tuple, dict):
        return frozenset()
    return frozenset(reader for part in get_args(annotation) for reader in _readers(part))


def _functions(metadata: Any) -> frozenset[object]:  # noqa: ANN401 whatever a field carries
    return frozenset(part.func for part in metadata if isinstance(part, BeforeValidator))


def _mark(info: FieldInfo, kind: type) -> object:
    return next((part for part in info.metadata if isinstance(part, kind)), None)


def _open(move: Move, value: Any) -> list[Any]:  # noqa: ANN401
    """Give the items that are not done."""
    return [item for item in value or () if not isinstance(item, dict) or _is_open(move, item)]


def _is_open(move: Move, item: Mapping[str, Any]) -> bool:
    done = item.get(move.done) if move.done else None
    return done in (None, "") and all(item.get(key) != said for key, said in move.skip.items())


def _moved(move: Move, item: Any, year: int) -> dict[str, Any]:  # noqa: ANN401
    """Give an item with all that the list of the new year may want of it."""
    whole = item if isinstance(item, dict) else {"text": str(item)}
    fields = move.fields or {key: key for key in whole}
    taken = {new: whole.get(old) for new, old in fields.items()}
    said = {"year": year, "source": move.source.format(year=year)} if move.source else {}
    return {key: value for key, value in {**taken, **said}.items() if value not in (None, "")}


def _joined(one: dict[str, list[Any]], two: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {key: [*one.get(key, ()), *two.get(key, ())] for key in {**one, **two}}


@cache
def date_fields(model: type[BaseModel]) -> tuple[tuple[Loc, FieldInfo], ...]:
    """Give every day and month of a model: the path of its field and the field."""
    return tuple(_date_fields(model, ()))


def _date_fields(model: type[BaseModel], before: Loc) -> Iterator[tuple[Loc, FieldInfo]]:
    for name, info in model.model_fields.items():
        loc = (*before, name)
        if any(
            reader in _DATES for reader in _readers(info.annotation) | _functions(info.metadata)
        ):
            yield loc, info
        for part in _models(info.annotation):
            yield from _date_fields(part, loc)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def is_month(info: FieldInfo) -> bool:
    """Say whether a field holds a month."""
    return parse_month in _readers(info.annotation) | _functions(info.metadata)
