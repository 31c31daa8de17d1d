"""Fills single lines of text, such as a subject or a condition; each is compiled once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Template, meta

from qmsdocs.base.errors import QmsDocsError, RenderError, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.word.counters import Counters
from qmsdocs.word.environment import environment
from qmsdocs.word.filters import COUNTERS
from qmsdocs.word.gaps import Value, with_gaps
from qmsdocs.word.troubles import problem_of

#: A value, and the same with gaps for what is missing in it.
Gapped = tuple[Value, Value]

#: Lines of all pages and of some more; a line that is no longer known is compiled again.
_KEPT = 1024
#: Faults of the data rather than of the line.
_OF_DATA = frozenset(("template.filter-value", "template.failed", "template.unprintable"))


@dataclass(frozen=True, slots=True)
class Line:
    """A compiled line and the names that it may read."""

    template: Template
    names: tuple[str, ...]


def fill_line(
    source: str, context: Mapping[str, Value], gapped: dict[str, Gapped] | None = None
) -> str:
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
    try:
        line = _compiled(source)
        names = (name for name in line.names if name in context)
        read = {name: _ready(name, context[name], gapped) for name in names}
        return line.template.render({**read, COUNTERS: Counters()})
    except Exception as error:
        raise _located(error, source, context) from error


def _ready(name: str, value: Value, gapped: dict[str, Gapped] | None) -> Value:
    """Give a value with gaps for what is missing in it."""
    if gapped is None:
        return with_gaps(value, name)
    known = gapped.get(name)
    if known is None or known[0] is not value:
        known = gapped[name] = (value, with_gaps(value, name))
    return known[1]


@lru_cache(maxsize=_KEPT)
def _compiled(source: str) -> Line:
    jinja = environment(escaping=False)
    names = meta.find_undeclared_variables(jinja.parse(source))
    return Line(jinja.from_string(source), tuple(sorted(names)))


def _located(error: Exception, source: str, context: Mapping[str, Value]) -> QmsDocsError:
    problem = problem_of(error, source, Place(), context)
    return RenderError(problem) if problem.code in _OF_DATA else TemplateError(problem)
