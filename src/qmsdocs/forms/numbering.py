"""Numbers headings and list items: literal text, or counted when the paper is rendered.

A number is counted at render time with the filter `so` when a tag decides whether or how often
its heading or item is there. Counters go by depth, and counting at a depth begins all deeper ones
anew; so `{% set _ = "4" | so("arabic") %}` is how a list begins at 1 again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from qmsdocs.base.vietnamese import diem_letter, roman
from qmsdocs.forms.nodes import FenceNode, Heading, Item, ListNode, Node, TagNode
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tags import CLOSERS, MIDDLES, OPENERS

Style = Literal["roman", "arabic", "letter", "decimal"]


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is numbered: style of the number, words before and sign after."""

    style: Style
    before: str = ""
    after: str = ". "

    def literal(self, counts: Sequence[int]) -> str:
        """Give the label for a number known now; `counts` are those of all levels down to this."""
        if self.style == "decimal":
            number = ".".join(str(count) for count in counts)
        elif self.style == "roman":
            number = roman(counts[-1])
        elif self.style == "letter":
            number = diem_letter(counts[-1])
        else:
            number = str(counts[-1])
        return f"{self.before}{number}{self.after}"

    def counted(self, depth: int) -> str:
        """Give the label for a number counted at render time; a decimal one brings its own dot."""
        after = " " if self.style == "decimal" else self.after
        return f'{self.before}{{{{ "{depth}" | so("{self.style}") }}}}{after}'


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the three levels of headings of a form are numbered."""

    levels: tuple[Level, Level, Level]


#: `I. MỤC`, `1. Khoản`, `a) Điểm`: plans, reports, letters, minutes (scheme b of the decree).
OUTLINE = Scheme((Level("roman"), Level("arabic"), Level("letter", after=") ")))
#: `Điều 1.`, `1.`, `a)`: decisions and the rules attached to them (scheme a).
ARTICLES = Scheme((Level("arabic", "Điều "), Level("arabic"), Level("letter", after=") ")))
#: `1.`, `1.1.`, `1.1.1.`: documents of the quality system.
DECIMAL = Scheme((Level("decimal"), Level("decimal"), Level("decimal")))

#: Lists count deeper than headings: khoản at 5, điểm at 7; the depths before them begin a list anew.
_LIST_MARKS = (4, 6)
_ITEMS = (Level("arabic"), Level("letter", after=") "))
_DASHES = ("- ", "+ ")


@dataclass(slots=True)
class _Counts:
    """Numbers of the headings so far, by level."""

    values: list[int] = field(default_factory=lambda: [0, 0, 0])

    def next(self, level: int) -> list[int]:
        self.values[level - 1] += 1
        self.values[level:] = [0] * (3 - level)
        return self.values[:level]


@dataclass(frozen=True, slots=True)
class _Numberer:
    scheme: Scheme
    counted: bool
    problems: Problems
    counts: _Counts = field(default_factory=_Counts)

    def nodes(self, nodes: Sequence[Node], depth: int = 0) -> Iterator[Node]:
        for node in _list_runs(nodes, depth, self.problems):
            if isinstance(node, Heading):
                yield replace(node, label=self._label(node))
            elif isinstance(node, ListNode):
                yield replace(node, items=tuple(self._items(node, depth)))
            elif isinstance(node, FenceNode) and node.name != "no-number":
                yield replace(node, nodes=tuple(self.nodes(node.nodes)))
            elif isinstance(node, FenceNode):
                yield replace(node, nodes=tuple(_Numberer._without(self, node.nodes)))
            else:
                yield node

    def _without(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Number the lists of a part whose headings bear no number."""
        bare = (
            replace(node, classes=node.classes | {"no-number"})
            if isinstance(node, Heading)
            else node
            for node in nodes
        )
        yield from self.nodes(tuple(bare))

    def _label(self, heading: Heading) -> str:
        if "no-number" in heading.classes or not 1 <= heading.level <= 3:
            return ""
        level = self.scheme.levels[heading.level - 1]
        counts = self.counts.next(heading.level)
        if level.style == "decimal" and 0 in counts and not self.counted:
            self.problems.add("page.heading-order", heading.line)
        return level.counted(heading.level) if self.counted else level.literal(counts)

    def _items(self, node: ListNode, depth: int) -> Iterator[Item]:
        for index, item in enumerate(node.items):
            label = item.label or _item_label(node, index, depth)
            yield replace(item, label=label, nodes=tuple(self.nodes(item.nodes, depth + 1)))


def numbered(
    nodes: Sequence[Node], scheme: Scheme, problems: Problems, *, again: bool = False
) -> tuple[Node, ...]:
    """Give the nodes with the labels of headings and items.

    With `again`, an earlier part of the same file has counted, and this part begins at 1.
    """
    counted = any(_tagged_headings(nodes))
    found = tuple(_Numberer(scheme, counted, problems).nodes(nodes))
    return (TagNode(_begin_anew(0), 0), *found) if counted and again else found


def _tagged_headings(nodes: Sequence[Node], depth: int = 0) -> Iterator[bool]:
    """Tell of each numbered heading whether a tag decides about it."""
    for node in nodes:
        if isinstance(node, TagNode):
            depth += (node.word in OPENERS) - (node.word in CLOSERS)
        elif isinstance(node, Heading) and "no-number" not in node.classes:
            yield depth > 0
        elif isinstance(node, FenceNode) and node.name != "no-number":
            yield from _tagged_headings(node.nodes, depth)


def _item_label(node: ListNode, index: int, depth: int) -> str:
    last = min(depth, 1)
    return _ITEMS[last].literal([node.start + index]) if node.ordered else _DASHES[last]


def _list_runs(nodes: Sequence[Node], depth: int, problems: Problems) -> Iterator[Node]:
    """Give the nodes; an ordered list that tags cut or repeat gets counted labels."""
    position = 0
    while position < len(nodes):
        end = _run_end(nodes, position)
        run = nodes[position:end]
        if any(isinstance(node, TagNode) and node.word in OPENERS for node in run[:-1]):
            yield from _counted_run(run, depth, problems)
        else:
            yield from run
        position = end


def _run_end(nodes: Sequence[Node], start: int) -> int:
    """Give the end of the longest balanced run of ordered lists and tags, or of one node."""
    end, depth, lists = start + 1, 0, 0
    for index in range(start, len(nodes)):
        node = nodes[index]
        if isinstance(node, TagNode):
            depth += (node.word in OPENERS) - (node.word in CLOSERS)
            if depth < 0 or (depth == 0 and node.word in MIDDLES):
                break
        elif isinstance(node, ListNode) and node.ordered:
            lists += 1
        else:
            break
        if depth == 0 and lists:
            end = index + 1
    return end


def _counted_run(run: Sequence[Node], depth: int, problems: Problems) -> Iterator[Node]:
    first = next(node for node in run if isinstance(node, ListNode))
    if first.start != 1:
        problems.add("page.list-start", first.line, start=first.start)
    level = min(depth, 1)
    label = _ITEMS[level].counted(_LIST_MARKS[level] + 1)
    yield TagNode(_begin_anew(_LIST_MARKS[level]), first.line)
    for node in run:
        if isinstance(node, ListNode):
            yield replace(node, items=tuple(replace(item, label=label) for item in node.items))
        else:
            yield node


def _begin_anew(depth: int) -> str:
    return f'set _ = "{depth}" | so("arabic")'
