"""Checks what a page reads against the data that there are, before any paper is made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.compose.bases import ROLES
from qmsdocs.compose.names import Context
from qmsdocs.compose.reading import judge, unknown
from qmsdocs.compose.shape import Group, shape_of
from qmsdocs.model.fields import Record
from qmsdocs.model.page import Page
from qmsdocs.word.ask_values import KEYED
from qmsdocs.word.asks import Ask, asked_in_word, survey, text_problems

#: Names that every page may read without declaring them.
ALWAYS = ("agency", "paper", "letterhead", "signature", "standard", "year", "cite", "bases")

#: The condition of a fence: `::: appendix {title="…" if="committee"}`.
_FENCE_IF = re.compile(r'^([ \t]*:::.*?)\bif="([^"\n]*)"(.*)$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of a page with tags; the blocks of the body are checked where it is compiled."""

    source: str
    place: Place
    body: bool = False


def check_paths(page: Page) -> tuple[Problem, ...]:
    """Find what a page asks for and the data do not have, each at its line.

    Looks at the body, or at the workspace's own Word file in its place, at the subject, the
    proposer, the conditions of the cited texts, and the names that the page declares. What is
    wrong with the blocks of a page, or with a Word file itself, is found where they are read.
    """
    found = [*_declared_names(page)]
    for text in _texts(page):
        found += _text_problems(text, page)
    if page.word is not None:
        found += _asks_problems(_word_asks(page, page.word), page)
    return tuple({str(problem): problem for problem in found}.values())


@cache
def context_shape() -> Group:
    """Give the shape of all that templates may read."""
    shape = shape_of(Context)
    if not isinstance(shape, Group):
        raise TypeError("the context is no group of names")
    return shape


def _texts(page: Page) -> Iterator[_Text]:
    kind = page.kind
    for name, source in (("subject", kind.subject), ("proposal", kind.proposal)):
        if source:
            yield _Text(source, Place(page.file, page.lines.get(name, 0)))
    for name in ("steps", "records"):
        for source in _texts_of(getattr(kind, name)):
            yield _Text(source, Place(page.file, page.lines.get(name, 0)))
    for entry in (*kind.bases, *kind.cites):
        if entry.when:
            place = Place(page.file, page.cited.get(entry.id, 0))
            yield _Text(f"{{% if {entry.when} %}}{{% endif %}}", place)
    if page.word is None:
        source = _FENCE_IF.sub(r"\1\3{% if \2 %}{% endif %}", page.body)
        yield _Text(source, Place(page.file, page.first_line), body=True)


def _texts_of(records: Iterable[Record]) -> Iterator[str]:
    """Give the texts of records that leave something to be filled in."""
    for record in records:
        values = record.__dict__.values()
        yield from (value for value in values if isinstance(value, str) and "{" in value)


def _text_problems(text: _Text, page: Page) -> list[Problem]:
    asks, faults = survey(text.source)
    if text.body:
        faults = text_problems(text.source)
    moved = [replace(ask, place=_moved(ask.place, text.place)) for ask in asks]
    found = [replace(fault, place=_moved(fault.place, text.place)) for fault in faults]
    return [*found, *_asks_problems(moved, page)]


def _moved(place: Place, start: Place) -> Place:
    """Give the place in the file of a place in a text that begins there."""
    line = start.line + place.line - 1 if start.line and place.line else start.line
    return replace(place, file=start.file, line=line)


def _word_asks(page: Page, template: bytes) -> tuple[Ask, ...]:
    try:
        return asked_in_word(template, page.word_file)
    except InputError:
        return ()


def _asks_problems(asks: Iterable[Ask], page: Page) -> list[Problem]:
    problems = (_ask_problem(ask, page) for ask in asks)
    return [problem for problem in problems if problem]


def _ask_problem(ask: Ask, page: Page) -> Problem | None:
    root, allowed = ask.path[0], (*ALWAYS, *page.kind.needs)
    fields = context_shape().fields
    if root not in fields:
        return unknown(ask, 0, (*allowed, *(name for name in fields if name not in allowed)))
    if root not in allowed:
        return Problem("template.not-needed", ask.place, {"name": root})
    return _citation(ask, page) or judge(ask, context_shape())


def _citation(ask: Ask, page: Page) -> Problem | None:
    """Say that a page reads a text that it does not declare."""
    if ask.path[0] != "cite" or len(ask.path) < 2 or ask.path[1] == KEYED:
        return None
    declared = [*ROLES, *(entry.id for entry in (*page.kind.bases, *page.kind.cites))]
    if ask.path[1] in {id_.replace("-", "_") for id_ in declared}:
        return None
    wanted = ask.path[1].replace("_", "-")
    near = nearest(wanted, declared)
    code = "template.citation-near" if near else "template.citation"
    return Problem(code, ask.place, {"id": wanted, "near": near})


def _declared_names(page: Page) -> Iterator[Problem]:
    """Find names at the top of the page that are no names of data."""
    fields = context_shape().fields
    for key, names in (("needs", page.kind.needs), ("requires", page.kind.requires)):
        place = Place(page.file, page.lines.get(key, 0))
        for name in names:
            if name not in fields:
                near = nearest(name, fields)
                code = "template.need-unknown-near" if near else "template.need-unknown"
                values = {"key": key, "name": name, "near": near, "known": ", ".join(fields)}
                yield Problem(code, place, values)
