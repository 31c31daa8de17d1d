"""The quick way through a file that is sound: its data, and where they stand one after the other.

It knows what profiles are made of: groups, lists, texts and numbers. At anything else, and at
whatever might be a fault, it gives up; then `yamlevents` reads the file with care and tells all.
"""

import re
from array import array
from collections.abc import Callable
from functools import cached_property
from typing import Any

import yaml

from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamlbuild import plain_value
from qmsdocs.sources.yamldocument import COLUMN_BITS
from qmsdocs.sources.yamlevents import MAX_DEPTH, MAX_NODES
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamltraps import may_be_trap, may_lose_comments, traps

#: A key as nearly every one is; of any other what `_Reader._odd_key` says holds.
_KEY = re.compile(r"[A-Za-z0-9_.-]+")


class GivenUpError(Exception):
    """The file has to be read with care."""


def quickly_read(text: str) -> "tuple[Any, array[int]]":
    """Give the data of a file in which nothing is wrong, and where its values and keys begin.

    Raises:
        GivenUpError: something may be wrong with it, or it has what few files have.
    """
    if len(text) >= MAX_NODES or may_lose_comments(text):  # a shorter one has fewer values
        raise GivenUpError
    try:
        reader = _Reader(text)
        value = reader.document()
    except yaml.MarkedYAMLError:
        raise GivenUpError from None
    return value, array("Q", reader.places)


class _Reader:
    """Takes the events of a file one after the other."""

    def __init__(self, text: str) -> None:
        self._take: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self._text = text
        #: Where each value and key begins.
        self.places: list[int] = []

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    def document(self) -> Any:  # noqa: ANN401
        """Read from the beginning to the end of the only document."""
        self._take()  # the stream begins
        self._require(self._take(), yaml.DocumentStartEvent)
        value = self._value(self._take(), 0)
        self._take()  # the document ends
        self._require(self._take(), yaml.StreamEndEvent)
        return value

    @staticmethod
    def _require(event: yaml.Event, kind: type[yaml.Event]) -> None:
        if event.__class__ is not kind:
            raise GivenUpError

    def _value(self, event: Any, depth: int) -> Any:  # noqa: ANN401
        kind = event.__class__
        if kind is yaml.AliasEvent or event.anchor or event.tag or depth > MAX_DEPTH:
            raise GivenUpError
        start = event.start_mark
        self.places.append(start.line << COLUMN_BITS | start.column)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        take, value = self._take, self._value
        if kind is yaml.SequenceStartEvent:
            items: list[Any] = []
            while (event := take()).__class__ is not yaml.SequenceEndEvent:
                items.append(value(event, depth + 1))
            return items
        found: dict[str, Any] = {}
        while (event := take()).__class__ is not yaml.MappingEndEvent:
            self._require(event, yaml.ScalarEvent)
            key = event.value if _KEY.fullmatch(event.value) else self._odd_key(event)
            if key in found or event.anchor or event.tag:
                raise GivenUpError
            start = event.start_mark
            self.places.append(start.line << COLUMN_BITS | start.column)
            found[key] = value(take(), depth + 1)
        return found

    def _odd_key(self, event: yaml.ScalarEvent) -> str:
        """Give a key of other signs than the usual ones."""
        key = nfc(event.value)
        if not key[:1].isalnum() or "\n" in key or HIDDEN.search(key):
            raise GivenUpError
        return key

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if not event.style:
            if may_be_trap(event) and any(traps(event, self._lines, "")):
                raise GivenUpError
            return plain_value(event.value)
        if HIDDEN.search(event.value):
            raise GivenUpError
        return nfc(event.value)
