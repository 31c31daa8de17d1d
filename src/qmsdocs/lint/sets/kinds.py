"""Tells which kind of the catalogue a paper is, by its form and by the words of its title."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from qmsdocs.base.vietnamese import slug
from qmsdocs.lint.paper import Paper
from qmsdocs.sources.yamlkept import scan_kept

#: So many paragraphs from the top may hold the title of a document of the system.
_TOP = 16
_SYSTEM = "htqlcl"
_LONG = "he-thong-quan-ly-chat-luong"


@cache
def set_data(name: str) -> Any:  # noqa: ANN401 as the file has it
    """Read a file of data on sets that comes with the program."""
    path = files("qmsdocs.data").joinpath("rules", "sets", f"{name}.yaml")
    return scan_kept(path.read_bytes(), f"{name}.yaml")[0].value


@cache
def _patterns() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], frozenset(row["forms"]), re.compile(row["says"]))
        for row in set_data("kinds")["kinds"]
    )


def kind_of(paper: Paper) -> str:
    """Give the id of the kind, or nothing when no title is known."""
    titles = tuple(_titles(paper))
    for kind, forms, pattern in _patterns():
        if paper.kind in forms and any(pattern.search(title) for title in titles):
            return kind
    return ""


def _titles(paper: Paper) -> Iterable[str]:
    """Give what may be the title: the trích yếu, or capitals at the top of other documents."""
    if paper.standing != "other":
        told = paper.of("trich_yeu", "trich_yeu_cv", parts=("main",))
        yield _plain(" ".join(spot.text for spot in told))
        return
    top = [spot for spot in paper.spots if not spot.blank][:_TOP]
    yield from (_plain(spot.text) for spot in top if spot.upper)


def _plain(text: str) -> str:
    return slug(text).replace(_LONG, _SYSTEM)
