"""Follows a path that a template reads through the shape of the data, and judges its use."""

from dataclasses import dataclass
from datetime import date

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest
from qmsdocs.compose.shape import Group, ListOf, MapOf, Scalar, Shape
from qmsdocs.word.ask_values import ELEMENT, KEYED
from qmsdocs.word.asks import Ask, written_path

_SHOWN = 15
_DATE_PARTS = ("year", "month", "day")

#: What is wrong with a use, by what is used.
_OF_ONE = {
    "print": "template.yes-or-no",
    "date": "template.not-a-date",
    "loop": "template.not-a-list",
}
_OF_GROUPS = {
    "print": "template.whole-record",
    "date": "template.whole-record",
    "loop": "template.record-as-list",
}
_OF_LISTS = {"print": "template.whole-list", "date": "template.whole-list"}


@dataclass(frozen=True, slots=True)
class _Lost:
    """Where a path leaves the data: after so many steps, at something of that shape."""

    after: int
    shape: Shape


def judge(ask: Ask, root: Group) -> Problem | None:
    """Give what is wrong with reading a path, or with what is done with it, or nothing."""
    end = _follow(ask.path, root)
    if isinstance(end, _Lost):
        return _lost(ask, end)
    return None if end is None else _misuse(ask, end)


def unknown(ask: Ask, after: int, known: tuple[str, ...]) -> Problem:
    """Say that a step of a path is not among the known names."""
    path, owner = ask.path[: after + 1], written_path(ask.path[:after])
    near = nearest(path[-1], known)
    values: dict[str, object] = {"path": written_path(path), "owner": owner or "dữ liệu"}
    if near:
        values["near"] = written_path((*path[:-1], near))
        return Problem("template.unknown-near", ask.place, values)
    values["known"] = ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
    return Problem("template.unknown", ask.place, values)


def _follow(path: tuple[str, ...], shape: Shape) -> Shape | _Lost | None:
    """Give the shape at the end of a path; nothing when a loop over no list is on the way."""
    here: Shape | None = shape
    for count, step in enumerate(path):
        if here is None:
            return None
        found = _step(here, step)
        if isinstance(found, str):
            return _Lost(count, here)
        here = found
    return here


def _step(shape: Shape, step: str) -> Shape | str | None:
    """Take one step; a text instead of a shape says that there is nothing of that name."""
    match shape:
        case Group(fields):
            return None if step in (ELEMENT, KEYED) else fields.get(step, step)
        case ListOf(item):
            return item if step in (ELEMENT, KEYED) else step
        case MapOf(value):
            return Scalar(str) if step == ELEMENT else value
        case Scalar(kind):
            if step in (ELEMENT, KEYED):
                return None
            return Scalar(int) if kind is date and step in _DATE_PARTS else step


def _lost(ask: Ask, end: _Lost) -> Problem:
    if isinstance(end.shape, Group):
        return unknown(ask, end.after, tuple(end.shape.fields))
    code = "template.field-of-list" if isinstance(end.shape, ListOf) else "template.no-fields"
    values = {"owner": written_path(ask.path[: end.after]), "name": ask.path[end.after]}
    return Problem(code, ask.place, values)


def _misuse(ask: Ask, shape: Shape) -> Problem | None:
    code = _code(ask, shape)
    if code is None:
        return None
    values: dict[str, object] = {"path": ask.written}
    if isinstance(shape, Group):
        values["example"] = _example(ask, shape)
    return Problem(code, ask.place, values)


def _code(ask: Ask, shape: Shape) -> str | None:
    if isinstance(shape, Scalar):
        wrong = {"print": shape.type is bool, "date": shape.type is not date, "loop": True}
        return _OF_ONE[ask.use] if wrong.get(ask.use) else None
    return (_OF_GROUPS if isinstance(shape, Group) else _OF_LISTS).get(ask.use)


def _example(ask: Ask, group: Group) -> str:
    """Give the path of a field that would do."""
    wanted = (ListOf, MapOf) if ask.use == "loop" else Scalar
    fitting = [name for name, field in group.fields.items() if isinstance(field, wanted)]
    return written_path((*ask.path, next(iter(fitting or group.fields))))
