"""Puts a sign after the last sentence of a body (`./.`), also when tags decide which one is last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qmsdocs.forms.nodes import (
    FenceNode,
    Heading,
    Item,
    ListNode,
    Node,
    Para,
    Run,
    Runs,
    TagNode,
)
from qmsdocs.forms.pictures import is_picture
from qmsdocs.forms.tags import CLOSERS, OPENERS, Tag

_SIGN = re.compile(r"\s*([.;,:]?)\s*$")


@dataclass(frozen=True, slots=True)
class _Ending:
    """The sign, and whether it is due only in the last turn of a loop."""

    sign: str
    in_loop: bool = False


def ended(nodes: Sequence[Node], sign: str) -> tuple[Node, ...] | None:
    """Give the nodes with the sign in place of the last sentence's own; None when there is no place.

    In a loop the sign comes in its last turn; of two branches each gets it. There is no place after
    a table or a picture, in a loop inside a loop, or in a branch that may not be taken.
    """
    return _ended(tuple(nodes), _Ending(sign))


def signed(runs: Runs, sign: str) -> Runs:
    """Give the text with the sign in place of the one at its end."""
    return _signed(runs, _Ending(sign))


def _ended(nodes: tuple[Node, ...], ending: _Ending) -> tuple[Node, ...] | None:
    if not nodes:
        return None
    *before, last = nodes
    if isinstance(last, TagNode):
        return _ended_tags(nodes, ending)
    changed = _ended_node(last, ending)
    return (*before, changed) if changed else None


def _ended_node(node: Node, ending: _Ending) -> Node | None:
    if isinstance(node, Para) and is_picture(node.runs):
        return None
    if isinstance(node, Para | Heading):
        return replace(node, runs=_signed(node.runs, ending))
    if isinstance(node, FenceNode) and node.name == "no-number":
        inner = _ended(node.nodes, ending)
        return replace(node, nodes=inner) if inner else None
    if isinstance(node, ListNode) and node.items:
        last: Item = node.items[-1]
        inner = _ended(last.nodes, ending)
        return (
            replace(node, items=(*node.items[:-1], replace(last, nodes=inner))) if inner else None
        )
    return None


def _ended_tags(nodes: tuple[Node, ...], ending: _Ending) -> tuple[Node, ...] | None:
    """End every branch of the block that the last tag closes."""
    last = nodes[-1]
    if not isinstance(last, TagNode) or last.word not in CLOSERS:
        inner = _ended(nodes[:-1], ending)
        return (*inner, last) if inner else None
    cuts = _cuts(nodes)
    opener = nodes[cuts[0]]
    is_loop = isinstance(opener, TagNode) and opener.word == "for"
    words = [node.word for cut in cuts if isinstance(node := nodes[cut], TagNode)]
    if (is_loop and ending.in_loop) or (not is_loop and "else" not in words):
        return None
    found = list(nodes[: cuts[0]])
    for cut, after in pairwise(cuts):
        looped = is_loop and cut == cuts[0]
        branch = _ended(nodes[cut + 1 : after], replace(ending, in_loop=looped or ending.in_loop))
        if branch is None:
            return None
        found += [nodes[cut], *branch]
    return (*found, last)


def _cuts(nodes: Sequence[Node]) -> list[int]:
    """Give the positions of the opener, the `else` and `elif`, and the closer of the last block."""
    depth, cuts = 0, list[int]()
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        if not isinstance(node, TagNode):
            continue
        depth += (node.word in CLOSERS) - (node.word in OPENERS)
        if depth == 0 or (depth == 1 and node.word in {"else", "elif", *CLOSERS}):
            cuts.append(index)
        if depth == 0:
            break
    return cuts[::-1]


def _signed(runs: Runs, ending: _Ending) -> Runs:
    last = runs[-1] if runs else Run("")
    own = ""
    if isinstance(last.content, str):
        match = _SIGN.search(last.content)
        own = match[1] if match else ""
        left = _SIGN.sub("", last.content)
        runs = (*runs[:-1], replace(last, content=left)) if left else runs[:-1]
    sign: str | Tag = ending.sign
    if ending.in_loop:
        sign = Tag(f'{{{{ "{ending.sign}" if loop.last else "{own}" }}}}', 0)
    return (*runs, Run(sign, last.bold, last.italic))
