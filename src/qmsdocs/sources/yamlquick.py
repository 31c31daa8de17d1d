"""The quick way through a file that is sound: its data, and no places.

It knows what profiles are made of: groups, lists, texts and numbers. At anything else, and at
whatever might be a fault, it gives up; then `yamlevents` reads the file with care and tells all.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamlbuild import plain_value
from qmsdocs.sources.yamlevents import MAX_DEPTH, MAX_NODES
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamltraps import may_be_trap, may_lose_comments, traps

#: A key as nearly every one is; of any other what `_Reader._odd_key` says holds.
_KEY = re.compile(r"[A-Za-z0-9_.-]+")


class GivenUpError(Exception):
    """The file has to be read with care."""


def quick_value(text: str) -> Any:  # noqa: ANN401 any data
    """Give the data of a file in which nothing is wrong.

    Raises:
        GivenUpError: something may be wrong with it, or it has what few files have.
    """
    if len(text) >= MAX_NODES or may_lose_comments(text):  # a shorter one has fewer values
        raise GivenUpError
    try:
        return _Reader(text).document()
    except yaml.MarkedYAMLError:
        raise GivenUpError from None


class _Reader:
    """Takes the events of a file one after the other."""

    def __init__(self, text: str) -> None:
        self._take: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self._lines = text.splitlines()

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
