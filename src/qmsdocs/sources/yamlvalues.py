"""Reads the values of a sound YAML file without their places: a good profile needs no places.

Whatever is unusual (a fault, an alias, a tag, a key that is no text) is left to the builder of
`yamlbuild`, which is slower and says everything.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

import yaml

from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamlbuild import MAX_DEPTH, MAX_NODES, plain_value
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamltraps import joins_items

#: Plain texts that begin like this may be more than the text that stands there.
_MAYBE_NUMBER = frozenset("-0123456789")
_MAYBE_WORD = frozenset("~ntf")

#: Gives the next event of a file.
Take = Callable[[], Any]
_SCALAR = yaml.ScalarEvent
_MAPPING, _MAPPING_END = yaml.MappingStartEvent, yaml.MappingEndEvent
_SEQUENCE, _SEQUENCE_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent


class UnusualError(Exception):
    """The file has something that only the builder judges."""


def quick_value(text: str) -> Any:  # noqa: ANN401 YAML may hold anything
    """Give the plain data of a file, equal to what the builder gives.

    Raises:
        UnusualError: the builder must read it.
    """
    if _most_nodes(text) > MAX_NODES or not unicodedata.is_normalized("NFC", text):
        raise UnusualError
    take = yaml.CSafeLoader(text).get_event
    try:
        return _document(take)
    except yaml.YAMLError as error:
        raise UnusualError from error


def _most_nodes(text: str) -> int:
    """Give a bound of how many values a text can hold: each needs a sign before it."""
    return 2 * (1 + sum(map(text.count, "\n,:[{-?")))


def _document(take: Take) -> Any:  # noqa: ANN401
    take()  # the stream begins
    event, value = take(), None
    if event.__class__ is yaml.DocumentStartEvent:
        value = _node(take(), take, 0)
        take()  # the document ends
        event = take()
    if event.__class__ is not yaml.StreamEndEvent:
        raise UnusualError
    return value


def _node(event: Any, take: Take, depth: int) -> Any:  # noqa: ANN401
    kind = event.__class__
    if kind is _SCALAR:
        return _scalar(event)
    if (kind is not _MAPPING and kind is not _SEQUENCE) or event.anchor or event.tag:
        raise UnusualError
    if depth >= MAX_DEPTH:
        raise UnusualError
    return _mapping(take, depth + 1) if kind is _MAPPING else _sequence(take, depth + 1)


def _mapping(take: Take, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        event = take()
        if event.__class__ is not _SCALAR:
            if event.__class__ is _MAPPING_END:
                return found
            raise UnusualError
        key = event.value
        quoted = event.style == '"' and not (key.isascii() and key.isprintable())
        if key in found or quoted or event.anchor or event.tag:
            raise UnusualError
        if " " in key and joins_items(event):
            raise UnusualError
        if not key.strip() or key == "<<" or "\n" in key:
            raise UnusualError
        event = take()
        if event.__class__ is _SCALAR:
            found[key] = _scalar(event)
        else:
            found[key] = _node(event, take, depth)


def _sequence(take: Take, depth: int) -> list[Any]:
    found: list[Any] = []
    while True:
        event = take()
        if event.__class__ is _SCALAR:
            found.append(_scalar(event))
        elif event.__class__ is _SEQUENCE_END:
            return found
        else:
            found.append(_node(event, take, depth))


def _scalar(event: Any) -> Any:  # noqa: ANN401
    """Give a scalar; only a double-quoted one can bring in what the file does not show."""
    if event.anchor or event.tag:
        raise UnusualError
    text: str = event.value
    if not event.style:
        if joins_items(event):
            raise UnusualError
        first = text[:1]
        if first in _MAYBE_NUMBER or first in _MAYBE_WORD or not first:
            return plain_value(text)
        return text
    if event.style == '"':
        if HIDDEN.search(text):
            raise UnusualError
        return nfc(text)
    return text
