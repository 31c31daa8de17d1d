"""Builds plain data and its places from the events of a YAML file.

Events instead of nodes: the C composer crashes on deep nesting, the event stream does not.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamlbuild import Loc, Mark, plain_value
from qmsdocs.sources.yamlsyntax import Fault, fault_of
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamltraps import may_be_trap, may_lose_comments, traps

_Node: TypeAlias = yaml.ScalarEvent | yaml.AliasEvent | yaml.CollectionStartEvent

MAX_DEPTH = 64
#: Values in a file, those that aliases repeat counted again.
MAX_NODES = 300_000


class StopReadingError(Exception):
    """The file goes beyond a limit; the problem is already noted."""


class Builder:
    """Reads one file; afterwards holds its value, marks and problems."""

    def __init__(self, text: str, file: str) -> None:
        """Begin with an empty file."""
        self.value: Any = None
        self.marks: dict[Loc, Mark] = {}
        self.key_marks: dict[Loc, Mark] = {}
        self.aliases: dict[Loc, Loc] = {}
        self.problems: list[Problem] = []
        #: The last scalar that was read: a syntax error may have begun there.
        self.last: yaml.ScalarEvent | None = None
        self._lines = text.splitlines()
        self._suspect = may_lose_comments(text)
        self._take: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self._file = file
        self._anchors: dict[str, tuple[Any, Loc, int]] = {}
        self._unused: dict[str, yaml.Event] = {}
        self._nodes = 0

    def read(self) -> None:
        """Read the file as far as its limits allow.

        Raises:
            yaml.MarkedYAMLError: its syntax is wrong.
        """
        value = None
        try:
            self._take()  # the stream begins
            if isinstance(self._take(), yaml.DocumentStartEvent):
                value = self._node(self._next(), (), 0)
                self._take()  # the document ends
                for anchor in self._unused.values():  # `phone: &x` is no part that is repeated
                    self._note("file.anchor", anchor)
                if isinstance(second := self._take(), yaml.DocumentStartEvent):
                    self._note("file.two-documents", second)
        except StopReadingError:
            pass
        self.value = value

    def _next(self) -> Any:  # noqa: ANN401 one of the classes of `_Node`, or an end
        event = self._take()
        if event.__class__ is yaml.ScalarEvent:
            self.last = event
            if not event.style and (self._suspect or may_be_trap(event)):
                self.problems.extend(traps(event, self._lines, self._file))
        return event

    def _node(self, event: _Node, loc: Loc, depth: int) -> Any:  # noqa: ANN401
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._count(event, 0)
        if event.__class__ is yaml.ScalarEvent and not event.tag and not event.anchor:
            self.marks[loc] = _mark(event)
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, loc)
        if event.tag:
            self._note("file.tag", event)
        if event.anchor:
            self._unused[event.anchor] = event
        self.marks[loc] = _mark(event)
        before = self._nodes
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        else:
            value = self._collection(event, loc, depth)
        if event.anchor:
            self._anchors[event.anchor] = (value, loc, self._nodes - before + 1)
        return value

    def _collection(self, event: _Node, loc: Loc, depth: int) -> dict[str, Any] | list[Any]:
        if depth >= MAX_DEPTH:
            self._stop("file.too-deep", event, limit=MAX_DEPTH)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(loc, depth + 1)
        found: list[Any] = []
        while (item := self._next()).__class__ is not yaml.SequenceEndEvent:
            found.append(self._node(item, (*loc, len(found)), depth + 1))
        return found

    def _mapping(self, loc: Loc, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: dict[str, Mark] = {}
        while (event := self._next()).__class__ is not yaml.MappingEndEvent:
            self._count(event, 1)
            key = self._key(event, seen)
            slot = f"\0{len(seen)}" if key is None else key
            inner = (*loc, slot)
            seen[slot] = _mark(event)
            if event.__class__ is yaml.ScalarEvent:
                self.key_marks[inner] = seen[slot]
            elif isinstance(event, yaml.CollectionStartEvent):
                self._collection(event, inner, depth)
            value = self._node(self._next(), inner, depth)
            if key is not None:
                found[key] = value
        return found

    def _key(self, event: _Node, seen: dict[str, Mark]) -> str | None:
        """Give a key, or nothing for what cannot be one; its value is looked through all the same."""
        if event.__class__ is not yaml.ScalarEvent:
            self._note("file.key-not-text", event)
            return None
        key: str = event.value
        if (
            key not in seen
            and key.isascii()
            and key.isidentifier()
            and not event.anchor
            and not event.tag
        ):
            return key
        key = nfc(key)
        if not event.style and key == "<<":
            self._note("file.merge-key", event)
        elif event.anchor or event.tag or not key.strip() or HIDDEN.search(key) or "\n" in key:
            self._note("file.key-not-text", event)
        elif key in seen:
            self._note("file.duplicate-key", event, key=shortened(key), first=seen[key][0])
        else:
            return key
        return None

    def _alias(self, event: yaml.AliasEvent, loc: Loc) -> Any:  # noqa: ANN401
        self._unused.pop(event.anchor or "", None)
        if event.anchor not in self._anchors:
            self._note("file.unknown-alias", event, name=shortened(event.anchor))
            self.marks[loc] = _mark(event)
            return None
        value, target, nodes = self._anchors[event.anchor]
        self._count(event, nodes)
        self.aliases[loc] = target
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if not event.style:
            return plain_value(event.value)
        if found := HIDDEN.search(event.value):
            self._note("file.hidden-escape", event, character=f"U+{ord(found[0]):04X}")
        return nfc(event.value)

    def _count(self, event: yaml.Event, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._stop("file.too-many-values", event, limit=MAX_NODES)

    def _note(self, code: str, event: yaml.Event, **values: object) -> None:
        self.problems.append(Problem(code, Place(self._file, *_mark(event)), values))

    def _stop(self, code: str, event: yaml.Event, **values: object) -> None:
        self._note(code, event, **values)
        raise StopReadingError


def built(text: str, file: str) -> tuple[Builder, Fault | None]:
    """Read a text with its places, up to the first error of syntax."""
    builder = Builder(text, file)
    try:
        builder.read()
    except yaml.MarkedYAMLError as error:
        return builder, fault_of(error, text, file, builder.last)
    return builder, None


def _mark(event: yaml.Event) -> Mark:
    start = event.start_mark
    return (start.line + 1, start.column + 1) if start else (1, 1)
