"""Values that YAML reads without a word, but not as the person meant them.

`name: Số #1` loses what follows the #, `“5.2”` keeps the quotation marks of Word, and a list item
that is indented too far becomes part of the item above.
"""

import re
from collections.abc import Iterator, Sequence

import yaml

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place

#: A comment has a space behind its #, so this one may be part of the value.
_LOST = re.compile(r"[ \t]+#[^\s#]")
#: The whole value between the quotation marks that Word puts; inside a sentence they are text.
_CURLY = re.compile(r"[“„”][^“„”]*[“„”]|[‘‚’][^‘‚’]*[‘‚’]", re.DOTALL)
#: How people begin the item of a list, in Word and on a keyboard.
_ITEM = re.compile(r"[ \t]*(?:[-–—+*•▪·]\s|-$)")
#: How values of the one kind begin, and what a line holds that has one of the other.
_QUOTES = frozenset("“„”‘‚’")
_SUSPECT = re.compile(r"#(?<=[ \t]#)[^\s#]")


def traps(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Iterator[Problem]:
    """Find what is wrong with an unquoted value, though YAML can read it."""
    if event.style or not event.start_mark or not event.end_mark:
        return
    start, end = event.start_mark, event.end_mark
    if end.line < len(lines) and _LOST.match(lines[end.line], end.column):
        lost = shortened(lines[end.line][end.column :])
        yield Problem(
            "file.lost-comment", Place(file, end.line + 1, end.column + 2), {"lost": lost}
        )
    if _CURLY.fullmatch(event.value):
        yield Problem("file.curly-quotes", Place(file, start.line + 1, start.column + 1))
    for number in range(start.line + 1, min(end.line + 1, len(lines))):
        if item := _ITEM.match(lines[number]):
            column = len(item[0]) - len(item[0].lstrip()) + 1
            yield Problem("file.folded-dash", Place(file, number + 1, column))


def may_lose_comments(text: str) -> bool:
    """Tell quickly whether a value of a text may have lost its end to a comment."""
    return bool(_SUSPECT.search(text))


def may_be_trap(event: yaml.ScalarEvent) -> bool:
    """Tell quickly whether an unquoted value may be a trap of another sort."""
    start, end = event.start_mark, event.end_mark
    folded = start is not None and end is not None and start.line != end.line
    return folded or event.value[:1] in _QUOTES
