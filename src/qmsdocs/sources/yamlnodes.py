"""Where every value of a sound YAML file begins and ends in its text, so that it can be edited."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import yaml

from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.yamlbuild import Loc


@dataclass(slots=True)
class Node:
    """A value: `start` and `end` are indexes into the text; `column` is that of a list or map.

    The end of a block list or map is the end of its last value, before comments. `flow` says that
    it stands in brackets. A map has its keys beside its children.
    """

    kind: Literal["scalar", "map", "list", "alias"]
    start: int
    end: int
    column: int = 0
    flow: bool = False
    anchor: str = ""
    style: str = ""
    text: str = ""
    keys: list["Node"] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def index_of(self, step: str | int) -> int | None:
        """Give the position of the child under a key or index."""
        if self.kind == "list" and isinstance(step, int):
            return step if step < len(self.children) else None
        names = [key.text for key in self.keys]
        return names.index(str(step)) if step in names else None


def node_tree(text: str) -> Node | None:
    """Give the tree of a text that `read_yaml` accepts; None when it holds no value."""
    events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            return _node(event, events, text)
    return None


def node_at(root: Node, loc: Loc) -> Node | None:
    """Give the value at a path; what stands behind an alias is not looked into."""
    node = root
    for step in loc:
        index = node.index_of(step)
        if index is None:
            return None
        node = node.children[index]
    return node


def _node(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Node:
    start, end = _span(event)
    if isinstance(event, yaml.AliasEvent):
        return Node("alias", start, end)
    if isinstance(event, yaml.ScalarEvent):
        if event.style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        style, name = event.style or "", nfc(event.value)
        return Node("scalar", start, end, anchor=event.anchor or "", style=style, text=name)
    if not isinstance(event, yaml.CollectionStartEvent):
        raise ValueError(event)
    return _collection(event, events, text)


def _collection(event: yaml.CollectionStartEvent, events: Iterator[yaml.Event], text: str) -> Node:
    start, _ = _span(event)
    is_map = isinstance(event, yaml.MappingStartEvent)
    node = Node("map" if is_map else "list", start, start, anchor=event.anchor or "")
    node.flow = bool(event.flow_style)
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            if node.flow:
                node.end = _span(inner)[1]
            break
        if is_map:
            node.keys.append(_node(inner, events, text))
            inner = next(events)  # noqa: PLW2901 the value follows its key
        node.children.append(_node(inner, events, text))
        node.end = max(node.end, node.children[-1].end)
    first = node.keys[0].start if node.keys else start
    node.column = first - (text.rfind("\n", 0, first) + 1)
    return node


def _span(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)
