"""Checks that each block of a Word template is closed, by a tag of its kind, in its own place.

docxtpl drops the row around `{%tr … %}` and the paragraph around `{%p … %}`. When a `{%tr for %}`
is closed by a plain `{% endfor %}`, the XML breaks and the document loses what follows.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from qmsdocs.base.errors import Problem
from qmsdocs.word.tag_syntax import BLOCKS, BRANCHES, opens_block
from qmsdocs.word.tags import Tag

_TWO_KINDS = "template.block-kind"


def pair_problems(tags: Iterable[Tag], file: str) -> Iterator[Problem]:
    """Check the blocks of one part."""
    open_blocks: list[Tag] = []
    for tag in tags:
        keyword = tag.keyword
        if opens_block(keyword, tag.rest):
            open_blocks.append(tag)
        elif keyword in BRANCHES:
            yield from _branch(tag, open_blocks, file)
        elif keyword.removeprefix("end") in BLOCKS and keyword.startswith("end"):
            yield from _close(tag, open_blocks, file)
    for tag in open_blocks:
        yield _left_open(tag, file)


def broken_pairs(tags: Iterable[Tag]) -> list[Problem]:
    """Find the blocks whose tags are of two kinds, which some data would break and others not."""
    return [problem for problem in pair_problems(tags, "") if problem.code == _TWO_KINDS]


def _branch(tag: Tag, open_blocks: list[Tag], file: str) -> Iterator[Problem]:
    if not open_blocks or open_blocks[-1].keyword not in BRANCHES[tag.keyword]:
        yield _closes_nothing(tag, "if", file)
    else:
        yield from _fitting(open_blocks[-1], tag, file)


def _close(tag: Tag, open_blocks: list[Tag], file: str) -> Iterator[Problem]:
    name = tag.keyword.removeprefix("end")
    if name not in [block.keyword for block in open_blocks]:
        yield _closes_nothing(tag, name, file)
        return
    while open_blocks[-1].keyword != name:
        yield _left_open(open_blocks.pop(), file)
    yield from _fitting(open_blocks.pop(), tag, file)


def _fitting(opener: Tag, tag: Tag, file: str) -> Iterator[Problem]:
    """Check that a tag is of the kind of its opener and stands where it may."""
    values: dict[str, object] = {
        "tag": tag.shown,
        "opener": opener.shown,
        "place": opener.spot.words,
        "closer": _written(opener.scope, tag.keyword, tag.rest),
    }
    if opener.scope != tag.scope:
        yield Problem(_TWO_KINDS, tag.place(file), values)
        return
    home, where = _home(opener)
    if home is not _home(tag)[0]:
        values["where"] = where
        yield Problem("template.block-elsewhere", tag.place(file), values)


def _home(tag: Tag) -> tuple[etree._Element | None, str]:
    """Give what both tags of a block must stand in, and its name."""
    spot = tag.spot
    homes = {"tr": (spot.table, "bảng"), "tc": (spot.row, "hàng"), "r": (spot.paragraph, "đoạn")}
    return homes.get(tag.scope, (spot.container, "phần văn bản" if spot.cell is None else "ô"))


def _left_open(tag: Tag, file: str) -> Problem:
    closer = _written(tag.scope, f"end{tag.keyword}")
    return Problem("template.block-open", tag.place(file), {"tag": tag.shown, "closer": closer})


def _closes_nothing(tag: Tag, name: str, file: str) -> Problem:
    opener = _written(tag.scope, name, "…")
    return Problem("template.block-close", tag.place(file), {"tag": tag.shown, "opener": opener})


def _written(scope: str, keyword: str, rest: str = "") -> str:
    return f"{{%{scope} {' '.join(filter(None, (keyword, rest)))} %}}"
