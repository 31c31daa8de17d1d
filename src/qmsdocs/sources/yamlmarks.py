"""Finds where the values and keys of a sound YAML file stand, and nothing else.

Aliases are left to the builder of `yamlbuild`, as `yamlvalues` leaves them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamlbuild import Loc, Mark
from qmsdocs.sources.yamlvalues import Take, UnusualError

_SCALAR, _MAPPING = yaml.ScalarEvent, yaml.MappingStartEvent
_SEQUENCE, _SEQUENCE_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent


@dataclass(frozen=True, slots=True)
class Marks:
    """Line and column of every value and every key, and where the paths of aliases lead."""

    marks: Mapping[Loc, Mark]
    key_marks: Mapping[Loc, Mark]
    aliases: Mapping[Loc, Loc] = field(default_factory=dict)


def quick_marks(text: str) -> Marks:
    """Give the marks of a sound file.

    Raises:
        UnusualError: the builder must read it.
    """
    take = yaml.CSafeLoader(text).get_event
    marks: dict[Loc, Mark] = {}
    keys: dict[Loc, Mark] = {}
    try:
        take()  # the stream begins
        if take().__class__ is yaml.DocumentStartEvent:
            _node(take(), (), take, marks, keys)
    except yaml.YAMLError as error:
        raise UnusualError from error
    return Marks(marks, keys)


def _node(
    event: Any,  # noqa: ANN401
    loc: Loc,
    take: Take,
    marks: dict[Loc, Mark],
    keys: dict[Loc, Mark],
) -> None:
    marks[loc] = _mark(event.start_mark)
    kind = event.__class__
    if kind is _MAPPING:
        while (key := take()).__class__ is _SCALAR:
            inner = (*loc, nfc(key.value))
            keys[inner] = _mark(key.start_mark)
            _node(take(), inner, take, marks, keys)
    elif kind is _SEQUENCE:
        index = 0
        while (item := take()).__class__ is not _SEQUENCE_END:
            _node(item, (*loc, index), take, marks, keys)
            index += 1
    elif kind is not _SCALAR:
        raise UnusualError


def _mark(start: Any) -> Mark:  # noqa: ANN401 PyYAML has two classes for it
    return start.line + 1, start.column + 1
