"""Pieces of a YAML text and what comes in their stead, worked out from where its values stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlnodes import Node, node_at
from qmsdocs.sources.yamlwrite import Plain, inline, item, pair, scalar


@dataclass(slots=True)
class Splices:
    """Pieces of the text and what comes in their stead."""

    text: str
    newline: str
    pieces: list[tuple[int, int, str]] = field(default_factory=list)
    below: list[tuple[int, int, str]] = field(default_factory=list)

    def applied(self) -> str:
        """Give the text with every piece replaced; what is put in at one spot keeps its order."""
        out, at = [], 0
        behind = sorted(self.below, key=lambda piece: -piece[0])  # the end of what is deeper first
        # what ends there comes before what begins there
        pieces = [(at, at, new) for _, at, new in behind] + self.pieces
        for start, end, new in sorted(pieces, key=lambda piece: piece[:2]):
            out += [self.text[at:start], new]
            at = max(at, end)
        return "".join([*out, self.text[at:]])

    def removals(self, node: Node, loc: Loc, removed: Iterable[Loc]) -> None:
        """Take values out, list by list."""
        inside = [path for path in removed if path[: len(loc)] == loc and len(path) > len(loc)]
        gone: set[int] = set()
        for step in dict.fromkeys(path[len(loc)] for path in inside):
            index = node.index_of(step)
            if index is not None and (*loc, step) in inside:
                gone.add(index)
            elif index is not None:
                self.removals(node.children[index], (*loc, step), inside)
        for run in _runs(sorted(gone)):
            (self._cut_flow if node.flow else self._cut_block)(node, run)

    def _cut_flow(self, node: Node, run: Sequence[int]) -> None:
        first, last = run[0], run[-1]
        start, end = _start(node, first), node.children[last].end
        if last + 1 < len(node.children):
            end = _start(node, last + 1)
        elif first:
            start = node.children[first - 1].end
        self.pieces.append((start, end, ""))

    def _cut_block(self, node: Node, run: Sequence[int]) -> None:
        starts = {index: self._begin(node, index) for index in run}
        prefix = self.text[self._line_start(starts[run[0]]) : starts[run[0]]]
        if not prefix.strip():
            for index in run:
                line = self._line_start(starts[index])
                self.pieces.append((line, self._next_line(node.children[index].end), ""))
            return
        last = run[-1]
        behind = self._begin(node, last + 1) if last + 1 < len(node.children) else None
        if behind is not None and not self._has_comment(starts, node, run, behind):
            self.pieces.append((starts[run[0]], behind, ""))
            return
        for index in run:
            end = self._line_end(node.children[index].end)
            line = starts[index] if index == run[0] else self._line_start(starts[index])
            self.pieces.append((line, end, ""))

    def _has_comment(
        self, starts: dict[int, int], node: Node, run: Sequence[int], behind: int
    ) -> bool:
        """Say whether a comment on a line of its own stands between what is cut and what stays."""
        bounds = [*(starts[index] for index in run[1:]), behind]
        gaps = (
            self.text[self._line_end(node.children[index].end) : bound]
            for index, bound in zip(run, bounds, strict=True)
        )
        return any(gap.strip() for gap in gaps)

    def put(self, root: Node, loc: Loc, value: Plain) -> None:
        """Set the value of a key that is there, or a new key at the end of its group."""
        parent = node_at(root, loc[:-1])
        if parent is None or parent.kind not in ("map", "list"):
            return
        index = parent.index_of(loc[-1])
        if parent.flow:
            self._put_flow(parent, index, str(loc[-1]), value)
        elif index is None:
            lines = pair(str(loc[-1]), value, parent.column)
            self._put_below(parent, lines)
        else:
            self._replace(parent, index, value)

    def _put_flow(self, parent: Node, index: int | None, key: str, value: Plain) -> None:
        if index is not None:
            node = parent.children[index]
            space = " " if node.start == node.end else ""
            self.pieces.append((node.start, node.end, space + inline(value)))
            return
        new = f"{scalar(key, flow=True)}: {inline(value)}"
        self._into_brackets(parent, [new])

    def _into_brackets(self, node: Node, new: Sequence[str]) -> None:
        at = node.children[-1].end if node.children else node.end - 1
        comma = ", " if node.children else ""
        self.pieces.append((at, at, comma + ", ".join(new)))

    def _replace(self, parent: Node, index: int, value: Plain) -> None:
        """Write a value anew in the place of the old one."""
        begin, node = self._begin(parent, index), parent.children[index]
        remark = self.text[node.end : self._line_end(node.end)].strip()
        short = node.kind == "scalar" and node.style not in ("|", ">")
        if value is None and short and parent.kind == "map":  # nothing is written as nothing
            begin = node.start - (self.text[node.start - 1] == " ")
            self.pieces.append((begin, node.end, ""))
            return
        if not isinstance(value, dict | list | tuple) and short and _fits(value, remark):
            space = " " if node.start == node.end else ""
            self.pieces.append((node.start, node.end, space + scalar(value)))
            return
        if parent.kind == "map":
            lines = pair(parent.keys[index].text, value, parent.column, fold=not remark)
        else:
            lines = item(value, parent.column)
        self.pieces.append((begin, node.end, self.newline.join(lines)))

    def append(self, root: Node, loc: Loc, values: Sequence[Plain]) -> None:
        """Put items at the end of a list; a list that is not there is begun."""
        node = node_at(root, loc)
        if node is None or node.kind != "list":
            self.put(root, loc, list(values))
        elif node.flow and node.children:
            self._into_brackets(node, [inline(value) for value in values])
        elif node.flow:
            self.put(root, loc, list(values))
        else:
            lines = [line for value in values for line in self._indented(value, node.column)]
            self._put_below(node, [lines[0].lstrip(), *lines[1:]])

    def insert(self, root: Node, loc: Loc, values: Sequence[Plain]) -> None:
        """Put items before the one at a path."""
        node, index = node_at(root, loc[:-1]), loc[-1]
        if node is None or node.kind != "list" or not isinstance(index, int):
            return
        at = self._begin(node, index)
        if node.flow:
            self.pieces.append((at, at, "".join(f"{inline(value)}, " for value in values)))
            return
        lines = [line for value in values for line in self._indented(value, node.column)]
        begin = self._line_start(at)
        if self.text[begin:at].strip():  # a list within the item of a list: its dash stays
            pad = self.newline + " " * node.column
            self.pieces.append((at, at, self.newline.join(lines).lstrip() + pad))
        else:
            self.pieces.append((begin, begin, "".join(line + self.newline for line in lines)))

    def _indented(self, value: Plain, column: int) -> Sequence[str]:
        first, *rest = item(value, column)
        return [" " * column + first, *rest]

    def _put_below(self, node: Node, lines: Sequence[str]) -> None:
        """Write lines behind the last value of a block, before the comments that follow it."""
        end = self._line_end(node.end)
        at = self._next_line(node.end)
        new = " " * node.column + self.newline.join(lines) + self.newline
        missing = self.newline if at == end else ""  # the last line has no end
        self.below.append((node.column, at, missing + new))

    def _begin(self, node: Node, index: int) -> int:
        """Give where a child begins: its key, or the dash of a list item."""
        if node.keys or node.flow:
            return _start(node, index)
        if index == 0:
            return node.start
        dash = re.compile(rf"^ {{{node.column}}}-(?=\s|$)", re.MULTILINE)
        match = dash.search(self.text, node.children[index - 1].end)
        return match.end() - 1 if match else node.children[index].start

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        end = len(self.text) if found < 0 else found
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def _next_line(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1


def _fits(value: Plain, remark: str) -> bool:
    """Say whether a value stays on the line of its key; a comment behind it must not be folded."""
    return bool(remark) or len(str(value)) < 60


def _start(node: Node, index: int) -> int:
    return node.keys[index].start if node.keys else node.children[index].start


def _runs(indexes: Sequence[int]) -> list[list[int]]:
    """Put neighbours together."""
    runs = groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0])
    return [[index for _, index in run] for _, run in runs]
