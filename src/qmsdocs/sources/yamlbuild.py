"""Builds plain data and its places from the events of a YAML file.

Events instead of nodes: the C composer crashes on deep nesting, the event stream does not.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamltext import HIDDEN

Loc: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]
_Node: TypeAlias = yaml.ScalarEvent | yaml.AliasEvent | yaml.CollectionStartEvent

MAX_DEPTH = 64
#: Values in a file, those that aliases repeat counted again.
MAX_NODES = 300_000

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")


class WrittenFloat(float):
    """A decimal number that still knows how it was written: `7.10` is a clause, not 7.1."""

    written: str

    def __new__(cls, written: str | float) -> "WrittenFloat":
        """Read a number and keep its text."""
        number = super().__new__(cls, written)
        number.written = str(written)
        return number

    def __str__(self) -> str:
        """Give the text as written."""
        return self.written


class StopReadingError(Exception):
    """The file goes beyond a limit; the problem is already noted."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    loc: Loc
    value: dict[str, Any] | list[Any]
    anchor: str | None
    nodes_before: int
    kept: bool
    key: str | None = None
    seen: dict[str, Mark] = field(default_factory=dict)


class Builder:
    """Takes the events of one file; afterwards holds its value, marks and problems."""

    def __init__(self, file: str) -> None:
        """Begin with an empty file."""
        self.value: Any = None
        self.marks: dict[Loc, Mark] = {}
        self.key_marks: dict[Loc, Mark] = {}
        self.aliases: dict[Loc, Loc] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, Loc, int]] = {}
        self._unused: dict[str, yaml.Event] = {}
        self._nodes = 0
        self._documents = 0

    def feed(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            StopReadingError: a limit is passed.
        """
        if isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            for anchor in self._unused.values():  # `phone: &x` is no part that is repeated
                self._note("file.anchor", anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent | yaml.CollectionStartEvent):
            self._node(event)

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._note("file.two-documents", event)
            self._stop()

    def _node(self, event: _Node) -> None:
        self._count(event, 1)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            self._key(event, frame)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._check_start(event)
            loc = self._loc()
            self.marks[loc] = _mark(event)
            value = self._scalar(event)
            self._anchor(event.anchor, value, loc, 1)
            self._attach(value)
        else:
            self._check_start(event)
            self._open(event)

    def _key(self, event: _Node, frame: _Frame) -> None:
        """Take the next key of a mapping; what cannot be a key stands in its own slot."""
        mark = _mark(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._note("file.key-not-text", event)
            frame.key = f"\0{len(frame.seen)}"
            frame.seen[frame.key] = mark
            if isinstance(event, yaml.CollectionStartEvent):
                self._push(event, (*frame.loc, frame.key), kept=False)
            return
        key = nfc(event.value)
        good = self._check_key(event, key, frame)
        frame.key = key if good else f"\0{len(frame.seen)}"
        frame.seen[frame.key] = mark
        self.key_marks[(*frame.loc, frame.key)] = mark

    def _check_key(self, event: yaml.ScalarEvent, key: str, frame: _Frame) -> bool:
        if not event.style and key == "<<":
            self._note("file.merge-key", event)
        elif event.anchor or event.tag or not key.strip() or HIDDEN.search(key) or "\n" in key:
            self._note("file.key-not-text", event)
        elif key in frame.seen:
            first = frame.seen[key][0]
            self._note("file.duplicate-key", event, key=shortened(key), first=first)
        else:
            return True
        return False

    def _alias(self, event: yaml.AliasEvent) -> None:
        loc = self._loc()
        self._unused.pop(event.anchor or "", None)
        if event.anchor not in self._anchors:
            self._note("file.unknown-alias", event, name=shortened(event.anchor))
            self.marks[loc] = _mark(event)
            self._attach(None)
            return
        value, target, nodes = self._anchors[event.anchor]
        self._count(event, nodes)
        self.aliases[loc] = target
        self._attach(value)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        loc = self._loc()
        self.marks[loc] = _mark(event)
        self._push(event, loc, kept=True)

    def _push(self, event: yaml.CollectionStartEvent, loc: Loc, *, kept: bool) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._note("file.too-deep", event, limit=MAX_DEPTH)
            self._stop()
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Frame(loc, value, event.anchor, self._nodes, kept))

    def _close(self) -> None:
        frame = self._stack.pop()
        if not frame.kept:
            return  # it stood where a key should stand; the parent now waits for the value
        self._anchor(frame.anchor, frame.value, frame.loc, self._nodes - frame.nodes_before + 1)
        self._attach(frame.value)

    def _attach(self, value: object) -> None:
        if not self._stack:
            self.value = value
            return
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        if frame.key is not None and not frame.key.startswith("\0"):
            frame.value[frame.key] = value
        frame.key = None

    def _loc(self) -> Loc:
        if not self._stack:
            return ()
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            return (*frame.loc, len(frame.value))
        return (*frame.loc, frame.key or "")

    def _anchor(self, name: str | None, value: object, loc: Loc, nodes: int) -> None:
        if name:
            self._anchors[name] = (value, loc, nodes)

    def _check_start(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag:
            self._note("file.tag", event)
        if event.anchor:
            self._unused[event.anchor] = event

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if event.style:
            found = HIDDEN.search(event.value)
            if found:
                self._note("file.hidden-escape", event, character=f"U+{ord(found[0]):04X}")
            return nfc(event.value)
        return plain_value(event.value)

    def _count(self, event: yaml.Event, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._note("file.too-many-values", event, limit=MAX_NODES)
            self._stop()

    def _note(self, code: str, event: yaml.Event, **values: object) -> None:
        self.problems.append(Problem(code, Place(self._file, *_mark(event)), values))

    def _stop(self) -> None:
        raise StopReadingError


def plain_value(text: str) -> object:
    """Read an unquoted scalar; what is no plain word or number is the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return WrittenFloat(text)
    return nfc(text)


def _mark(event: yaml.Event) -> Mark:
    start = event.start_mark
    return (start.line + 1, start.column + 1) if start else (1, 1)
