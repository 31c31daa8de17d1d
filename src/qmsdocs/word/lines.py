"""Fills single lines of text, such as a subject or a condition; each is compiled once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Template

from qmsdocs.base.errors import QmsDocsError, RenderError, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.word.asks_reader import Reader, Reads
from qmsdocs.word.counters import Counters
from qmsdocs.word.environment import environment
from qmsdocs.word.filters import COUNTERS
from qmsdocs.word.gaps import Value, with_gaps
from qmsdocs.word.printing import printed
from qmsdocs.word.troubles import problem_of

#: A name and its fields that a line reads; the value, and the same with gaps for what is missing.
Gapped = dict[tuple[str, tuple[str, ...] | None], tuple[Value, Value]]

#: A path between braces, as most lines have no other tags.
_PATH = re.compile(r"\{\{ *([a-z][a-z_]*(?:\.[a-z][a-z_]*)*) *\}\}")
#: Lines of all pages and of some more; a line that is no longer known is compiled again.
_KEPT = 1024
#: Faults of the data rather than of the line.
_OF_DATA = frozenset(("template.filter-value", "template.failed", "template.unprintable"))


@dataclass(frozen=True, slots=True)
class Line:
    """A compiled line, and the names and fields that it may read."""

    template: Template
    reads: Reads

    def fill(self, context: Mapping[str, Value], gapped: Gapped) -> str:
        """Fill the line from what it reads; with all there is if that is not enough."""
        read = {name: fields for name, fields in self.reads.items() if name in context}
        try:
            return self._fill(read, context, gapped)
        except Exception:  # a fault names what there is instead
            return self._fill(dict.fromkeys(read), context, gapped)

    def _fill(self, read: Reads, context: Mapping[str, Value], gapped: Gapped) -> str:
        ready = {name: _ready(name, read[name], context[name], gapped) for name in read}
        return self.template.render({**ready, COUNTERS: Counters()})


def fill_line(source: str, context: Mapping[str, Value], gapped: Gapped | None = None) -> str:
    """Fill a line of text, such as a subject or a recipient, without escaping.

    `gapped` keeps what was made ready for one line, for the next lines over the same data.

    A missing fact stays a marker in the text, so that it is still highlighted and listed when
    the text is printed in a Word file; `gaps.dotted` gives dots instead, for a list or a title.

    Raises:
        TemplateError: the line is not well formed, or asks for what is not there.
        RenderError: a value does not fit what the line does with it.
    """
    if "{" not in source:
        return source
    quick = _filled(source, context)
    if quick is not None:
        return quick
    try:
        return _compiled(source).fill(context, {} if gapped is None else gapped)
    except Exception as error:
        raise _located(error, source, context) from error


def _filled(source: str, context: Mapping[str, Value]) -> str | None:
    """Fill a line that only prints texts and whole numbers; Jinja fills any other."""
    pieces = _pieces(source)
    if not pieces:
        return None
    found = [pieces[0]]
    for path, text in zip(pieces[1::2], pieces[2::2], strict=True):
        value: Value = context
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if value.__class__ is not str and value.__class__ is not int:
            return None
        found += (printed(value), text)
    return "".join(found)


@lru_cache(maxsize=_KEPT)
def _pieces(source: str) -> tuple[str, ...]:
    """Give text and paths in turn; nothing for a line that has anything else."""
    pieces = tuple(_PATH.split(source))
    return pieces if not re.search(r"[{}\r\n]", "".join(pieces[::2])) else ()


def _ready(name: str, fields: tuple[str, ...] | None, value: Value, gapped: Gapped) -> Value:
    """Give a value with gaps for what is missing in it, as far as the line reads it."""
    known = gapped.get((name, fields))
    if known is None or known[0] is not value:
        part = value
        if fields is not None and isinstance(value, Mapping):
            part = {field: value[field] for field in fields if field in value}
        known = gapped[name, fields] = (value, with_gaps(part, name))
    return known[1]


@lru_cache(maxsize=_KEPT)
def _compiled(source: str) -> Line:
    jinja, reader = environment(escaping=False), Reader()
    tree = jinja.parse(source)
    reader.read(tree)
    return Line(jinja.from_string(tree), reader.fields)


def _located(error: Exception, source: str, context: Mapping[str, Value]) -> QmsDocsError:
    problem = problem_of(error, source, Place(), context)
    return RenderError(problem) if problem.code in _OF_DATA else TemplateError(problem)
