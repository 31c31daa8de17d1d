"""Errors of Jinja as problems in the words of a person who works in Word."""

import re
from collections.abc import Iterable
from types import TracebackType

from jinja2 import TemplateSyntaxError

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.word.environment import UnknownNameError
from qmsdocs.word.printing import Refusal

#: Names of the data that are listed when none is near.
_SHOWN = 15
_QUOTED = 60

_DETAILS: tuple[tuple[str, str], ...] = (
    (r"unexpected '(.+)'", 'thừa "{0}"'),
    (r"unexpected char '(.+)' at \d+", 'ký tự lạ "{0}"'),
    (r"expected token 'end of (?:print statement|statement block)', got '(.+)'", 'thừa "{0}"'),
    (r"expected token '(.+)', got '(.+)'", 'cần "{0}" nhưng gặp "{1}"'),
    (r"[Ee]xpected an expression, got '(.+)'", 'thiếu biểu thức trước "{0}"'),
    (r"Missing end of .+", "thiếu dấu đóng"),
    (r"Unexpected end of template.*needs to be closed is '(.+)'", 'thiếu thẻ đóng của "{0}"'),
    (r"Encountered unknown tag '(?:el|end)(\w*)'.*", 'thẻ này không có thẻ mở "{0}" ở trước'),
)
#: What Jinja calls the end of something, and kinds of words that it expects.
_ENDS = {
    "end of print statement": "}}", "end of statement block": "%}", "end of template": "hết mẫu",
}  # fmt: skip
_KINDS = {**_ENDS, "assign": "=", "name": "một tên"}


def problem_of(error: Exception, tag: str, place: Place, names: Iterable[str] = ()) -> Problem:
    """Give the problem for an error that came up in a tag.

    `names` are the names at the top of the data, for the hint on a name that is not there.
    """
    shown = shortened(tag, _QUOTED)
    if isinstance(error, Refusal):
        return Problem(error.code, place, {"expression": shown, **error.values})
    if isinstance(error, UnknownNameError):
        return unknown_name(error, tag, place, names)
    if isinstance(error, TemplateSyntaxError):
        return syntax_problem(error, tag, place)
    detail = shortened(f"{type(error).__name__}: {error}")
    return Problem("template.failed", place, {"expression": shown, "detail": detail})


def unknown_name(error: UnknownNameError, tag: str, place: Place, names: Iterable[str]) -> Problem:
    """Name what is not there and what is meant perhaps, as far as the tag shows it."""
    known = tuple(name for name in names if name.isidentifier()) if error.top else error.known
    written = re.search(rf"[\w.\[\]]*\b{re.escape(error.name)}\b", tag)
    path = written[0] if written else error.name
    near = nearest(error.name, known)
    if near:
        full = path[: -len(error.name)] + near if path.endswith(error.name) else near
        return Problem("template.unknown-near", place, {"path": path, "near": full})
    owner = path[: -len(error.name)].rstrip(".") or "dữ liệu"
    listed = ", ".join(sorted(known)[:_SHOWN]) or "không mục nào"
    return Problem("template.unknown", place, {"path": path, "owner": owner, "known": listed})


def syntax_problem(error: TemplateSyntaxError, tag: str, place: Place) -> Problem:
    """Say what is wrong with the writing of a tag."""
    shown = shortened(tag, _QUOTED)
    if re.search("[“”„‟‘’‚‛]", tag) or tag.count('"') % 2 or tag.count("'") % 2:
        return Problem("template.quotes", place, {"tag": shown})
    return Problem("template.syntax", place, {"tag": shown, "detail": _detail(error)})


def template_line(error: BaseException) -> int:
    """Give the line of the template in which an error came up, 0 when it is not known."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line = 0
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _detail(error: TemplateSyntaxError) -> str:
    """Give the reason in Vietnamese where we know it, otherwise as Jinja says it."""
    message = error.message or ""
    for pattern, words in _DETAILS:
        match = re.fullmatch(pattern, message.rstrip("."))
        if match:
            *expected, got = match.groups() or ("",)
            return words.format(*(_KINDS.get(name, name) for name in expected), _ENDS.get(got, got))
    return shortened(message, _QUOTED)
