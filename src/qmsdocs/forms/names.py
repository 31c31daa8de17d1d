"""Lists of names that tags may lengthen or shorten: how many there are, and which is the last."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qmsdocs.forms.nodes import Item, ListNode, Node, Para, Runs, TagNode
from qmsdocs.forms.tags import CLOSERS, MIDDLES, OPENERS

_LOOP = re.compile(r"for\s+\w+\s+in\s+(?P<of>.+)")
_CONDITION = re.compile(r"(?:if|elif)\s+(.+)")


@dataclass(frozen=True, slots=True)
class Count:
    """A number: a part known now, and expressions that are known when the paper is rendered."""

    known: int = 0
    terms: tuple[str, ...] = ()

    def plus(self, other: "Count") -> "Count":
        """Add."""
        return Count(self.known + other.known, self.terms + other.terms)

    @property
    def expression(self) -> str:
        """Give the sum as Jinja writes it."""
        known = [str(self.known)] if self.known or not self.terms else []
        return " + ".join([*known, *self.terms])


@dataclass(frozen=True, slots=True)
class _Choice:
    """An `if` or `for` with its branches: each the tag that begins it and what stands in it."""

    branches: tuple[tuple[TagNode, tuple["_Piece", ...]], ...]
    closer: TagNode


_Piece = ListNode | TagNode | _Choice


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a list; `last_if` are conditions under which no other follows, None = never."""

    runs: Runs
    last_if: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names with its tags; `count` is None when it cannot be told beforehand."""

    entries: tuple[Name | TagNode, ...]
    count: Count | None = field(default_factory=Count)


def item_runs(item: Item) -> Runs:
    """Give the text of an item of a list of names."""
    return item.nodes[0].runs if item.nodes and isinstance(item.nodes[0], Para) else ()


def names_of(nodes: Sequence[Node]) -> Names:
    """Read a list of names: lists and block tags."""
    pieces = _pieces(nodes)
    return Names(tuple(_entries(pieces, ())), _count(pieces))


def _pieces(nodes: Sequence[Node]) -> tuple[_Piece, ...]:
    """Give the blocks of tags as one piece each."""
    found: list[_Piece] = []
    position = 0
    while position < len(nodes):
        node = nodes[position]
        end = position + 1
        if isinstance(node, TagNode) and node.word in OPENERS:
            cuts = _cuts(nodes, position)
            end = cuts[-1] + 1
            found.append(_choice(nodes, cuts))
        elif isinstance(node, TagNode | ListNode):
            found.append(node)
        position = end
    return tuple(found)


def _cuts(nodes: Sequence[Node], start: int) -> list[int]:
    """Give the positions of the opener, its `elif` and `else`, and its closer."""
    depth, cuts = 0, [start]
    for index in range(start, len(nodes)):
        node = nodes[index]
        word = node.word if isinstance(node, TagNode) else ""
        depth += (word in OPENERS) - (word in CLOSERS)
        if depth == 1 and word in MIDDLES:
            cuts.append(index)
        if depth == 0:
            return [*cuts, index]
    return [*cuts, len(nodes) - 1]


def _choice(nodes: Sequence[Node], cuts: list[int]) -> _Choice:
    tags = [node for cut in cuts if isinstance(node := nodes[cut], TagNode)]
    bodies = [_pieces(nodes[a + 1 : b]) for a, b in pairwise(cuts)]
    return _Choice(tuple(zip(tags, bodies, strict=False)), tags[-1])


def _count(pieces: Sequence[_Piece]) -> Count | None:
    total = Count()
    for piece in pieces:
        if isinstance(piece, ListNode):
            total = total.plus(Count(len(piece.items)))
        elif isinstance(piece, _Choice):
            inner = _count_choice(piece)
            if inner is None:
                return None
            total = total.plus(inner)
    return total


def _count_choice(choice: _Choice) -> Count | None:
    counts = [_count(body) for _, body in choice.branches]
    if any(count is None for count in counts):
        return None
    known = [count for count in counts if count is not None]
    opener = choice.branches[0][0]
    loop = _LOOP.fullmatch(opener.source)
    if opener.word == "if":
        return Count(terms=(_chosen([tag for tag, _ in choice.branches], known),))
    if loop is None or known[0].terms or re.search(r"\bif\b", loop["of"]):
        return None
    turns = f"({loop['of']}) | length"
    each = turns if known[0].known == 1 else f"({turns}) * {known[0].known}"
    if len(known) == 1:
        return Count(terms=(f"({each})",))
    return Count(terms=(f"(({each}) if {turns} else {known[1].expression})",))


def _chosen(tags: Sequence[TagNode], counts: Sequence[Count]) -> str:
    """Give the count of the branch that is taken."""
    text = "0"
    for tag, count in reversed(list(zip(tags, counts, strict=True))):
        condition = _CONDITION.fullmatch(tag.source)
        text = (
            f"({count.expression} if {condition[1]} else {text})"
            if condition
            else f"({count.expression})"
        )
    return text


def _entries(pieces: Sequence[_Piece], last_if: tuple[str, ...] | None) -> Iterator[Name | TagNode]:
    for index, piece in enumerate(pieces):
        here = _and_none(last_if, _count(pieces[index + 1 :]))
        if isinstance(piece, TagNode):
            yield piece
        elif isinstance(piece, ListNode):
            for item in piece.items:
                yield Name(item_runs(item), here if item is piece.items[-1] else None)
        else:
            for tag, body in piece.branches:
                yield tag
                yield from _entries(body, _in_branch(tag, here))
            yield piece.closer


def _and_none(last_if: tuple[str, ...] | None, rest: Count | None) -> tuple[str, ...] | None:
    """Add the condition that nothing of the rest is there."""
    if last_if is None or rest is None or rest.known:
        return None
    return (*last_if, f"not ({rest.expression})") if rest.terms else last_if


def _in_branch(tag: TagNode, last_if: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """In a loop the last turn counts; of an outer loop nothing can be asked from an inner one."""
    if tag.word != "for" or last_if is None:
        return last_if
    return None if "loop.last" in last_if else (*last_if, "loop.last")
