"""What the loops of a table mean for its rows: what an empty list shows, and what stays together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from qmsdocs.forms.layout import MOST_SUMS
from qmsdocs.forms.nodes import CellNode, RowNode, Run, TableNode, TagNode
from qmsdocs.forms.tags import CLOSERS, OPENERS, Tag

Rows = Sequence[RowNode | TagNode]
#: Whether a row stays with the next: never, always, or only in the last turn of its loop.
Keep = Literal["never", "always", "last-turn"]

_PATH = r"[^\W\d]\w*(?:\.\w+|\[\d+\])*"
#: Filters that leave a list empty or not empty as it was.
_ORDERING = r"\s*\|\s*(?:sort|reverse|unique|list)\b\s*(?:\([^()]*\))?"
_LOOP = re.compile(rf"for\s.+?\sin\s+({_PATH})(?:{_ORDERING})*")


def guarded(table: TableNode) -> TableNode:
    """Give a table that comes from one list a row for the empty list, which marks it as missing.

    Rows of sums may follow the loop. Who gives the loop an `else`, or sets other rows or conditions
    beside it, has said what an empty list means.
    """
    rows = table.rows
    opener = rows[0] if rows else None
    match = _LOOP.fullmatch(opener.source) if isinstance(opener, TagNode) else None
    end = _closer(rows)
    if not match or not end or any(isinstance(row, TagNode) for row in rows[end + 1 :]):
        return table
    line = rows[0].line
    gap = CellNode((Run(Tag(f"{{{{ {match[1]} | needed }}}}", line)),), span=len(table.dashes))
    branch = (TagNode("else", line), RowNode((gap,), line))
    return replace(table, rows=(*rows[:end], *branch, *rows[end:]))


def keeps(rows: Rows, *, followed: bool = False) -> tuple[Keep, ...]:
    """Say of each row whether it stays with the next.

    Rows of sums after a loop stay together and with the last row that the loop gives; a row of one
    cell that names the rows of the loop after it stays with the first of them. With `followed`, the
    last row of the only loop stays with what comes after the table.
    """
    first = _first_sum(rows)
    found: list[Keep] = [
        "always" if _names_a_group(rows, index) else "never" for index in range(len(rows))
    ]
    if not first:
        last = _looped(rows, len(rows) - 1) if followed and _one_loop(rows) else ()
        for index, keep in last:
            found[index] = keep
        return tuple(found)
    found[first:-1] = ["always"] * (len(rows) - first - 1)
    for index, keep in _looped(rows, first - 1):
        found[index] = keep
    return tuple(found)


def _names_a_group(rows: Rows, index: int) -> bool:
    row, after = rows[index], rows[index + 1 : index + 2]
    return (
        isinstance(row, RowNode)
        and len(row.cells) == 1
        and any(isinstance(tag, TagNode) and tag.word == "for" for tag in after)
    )


def _one_loop(rows: Rows) -> bool:
    """Tell whether a table is the rows of one loop, without a loop inside it."""
    words = [row.word for row in rows if isinstance(row, TagNode)]
    return words.count("for") == 1 and isinstance(rows[-1], TagNode) and words[-1] == "endfor"


def _first_sum(rows: Rows) -> int:
    """Give where the rows of sums begin that follow the last loop, or 0."""
    first = len(rows)
    while first and isinstance(rows[first - 1], RowNode):
        first -= 1
    before = rows[first - 1] if first else None
    follows = isinstance(before, TagNode) and before.word == "endfor"
    return first if follows and 0 < len(rows) - first <= MOST_SUMS else 0


def _looped(rows: Rows, end: int) -> Iterator[tuple[int, Keep]]:
    """Give the rows of the loop that ends there, from the last to the first."""
    depth, branch = 0, list[int]()
    for index in range(end, -1, -1):
        row = rows[index]
        if isinstance(row, RowNode):
            branch.append(index)
            continue
        depth += (row.word in CLOSERS) - (row.word in OPENERS)
        if depth == 0 or (depth == 1 and row.word == "else"):
            keep: Keep = "last-turn" if depth == 0 else "always"
            yield from ((place, keep) for place in branch)
            branch.clear()
        if depth == 0:
            return


def _closer(rows: Rows) -> int:
    """Give the end of the loop that begins a table and has no `else`, or 0."""
    depth = 0
    for index, row in enumerate(rows):
        if isinstance(row, TagNode):
            depth += (row.word in OPENERS) - (row.word in CLOSERS)
            if depth == 1 and row.word == "else":
                return 0
        if depth == 0:
            return index
    return 0
