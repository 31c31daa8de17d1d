"""Errors of Jinja as problems in the words of a person who works in Word."""

import re
from collections.abc import Iterable
from types import TracebackType

from jinja2 import TemplateSyntaxError

from qmsdocs.base.errors import Problem, QmsDocsError, RenderError, TemplateError
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.word.environment import UnknownNameError
from qmsdocs.word.gaps import BRACE
from qmsdocs.word.printing import Refusal

#: Names of the data that are listed when none is near.
_SHOWN = 15
_QUOTED = 60
#: Faults of the data rather than of the template.
_OF_DATA = frozenset(("template.filter-value", "template.failed", "template.unprintable"))

_DETAILS: tuple[tuple[str, str], ...] = (
    (r"unexpected '(.+)'", 'thừa "{0}"'),
    (r"unexpected char '(.+)' at \d+", 'ký tự lạ "{0}"'),
    (r"expected token 'end of (?:print statement|statement block)', got '(.+)'", 'thừa "{0}"'),
    (r"expected token '(.+)', got '(.+)'", 'cần "{0}" nhưng gặp "{1}"'),
    (r"[Ee]xpected an expression, got '(.+)'", 'thiếu biểu thức trước "{0}"'),
    (r"Missing end of .+", "thiếu dấu đóng"),
    (r"too deep", "lồng nhau quá nhiều lớp"),
    (r"Unexpected end of template.*needs to be closed is '(.+)'", 'thiếu thẻ đóng của "{0}"'),
    (r"Encountered unknown tag '(?:el|end)(\w*)'.*", 'thẻ này không có thẻ mở "{0}" ở trước'),
)
#: Why an expression has no value: by words of Jinja, by kind of error.
_REASONS = {
    "sequence was empty": "danh sách trống",
    "there is no previous item": "phần tử đầu không có phần tử trước",
    "there is no next item": "phần tử cuối không có phần tử sau",
}
_REASON_OF: dict[type[Exception], str] = {
    TypeError: "các giá trị khác loại nhau",
    ZeroDivisionError: "chia cho 0",
    RecursionError: "lồng nhau quá nhiều lớp",
    SyntaxError: "lồng nhau quá nhiều lớp",
}
#: What Jinja calls the end of something, and kinds of words that it expects.
_ENDS = {
    "end of print statement": "}}", "end of statement block": "%}", "end of template": "hết mẫu",
}  # fmt: skip
_KINDS = {**_ENDS, "assign": "=", "name": "một tên"}


def error_of(problem: Problem) -> QmsDocsError:
    """Tell faults of the data from those of the template."""
    return RenderError(problem) if problem.code in _OF_DATA else TemplateError(problem)


def problem_of(error: Exception, tag: str, place: Place, names: Iterable[str] = ()) -> Problem:
    """Give the problem for an error that came up in a tag.

    `names` are the names at the top of the data, for the hint on a name that is not there.
    """
    tag = tag.replace(BRACE, "}")
    shown = shortened(tag, _QUOTED) or "mẫu"
    if isinstance(error, Refusal):
        return Problem(error.code, place, {"expression": shown, **error.values})
    if isinstance(error, UnknownNameError) and error.name is not None:
        return _unknown_name(error, error.name, tag, place, names)
    if isinstance(error, TemplateSyntaxError):
        return syntax_problem(error, tag, place)
    return Problem("template.failed", place, {"expression": shown, "detail": _reason(error)})


def _unknown_name(
    error: UnknownNameError, asked: str, tag: str, place: Place, names: Iterable[str]
) -> Problem:
    """Name what is not there and what is meant perhaps, as far as the tag shows it."""
    known = tuple(name for name in names if name.isidentifier()) if error.top else error.known
    owner, path = _written(asked, tag)
    near = nearest(asked, known)
    values: dict[str, object] = {"path": path, "owner": owner or "dữ liệu", "name": asked}
    if near:
        values["near"] = f"{owner}.{near}" if owner else near
        return Problem("template.unknown-near", place, values)
    if error.in_list:
        of_element = asked.lstrip("-").isdecimal()
        code = "template.no-element" if of_element else "template.field-of-list"
        return Problem(code, place, values)
    if not (known or error.top):
        return Problem("template.no-fields", place, values)
    values["known"] = ", ".join(sorted(known)[:_SHOWN]) or "không mục nào"
    return Problem("template.unknown", place, values)


def _written(name: str, tag: str) -> tuple[str, str]:
    """Give the owner of a name and the whole path, as the tag writes them."""
    found = re.search(rf"([\w.\[\]'\"]*?)(?:\.|\[['\"]?)?(?<![\w]){re.escape(name)}(?!\w)", tag)
    owner = found[1] if found else ""
    return owner, f"{owner}.{name}" if owner else name


def _reason(error: Exception) -> str:
    """Say in Vietnamese why an expression has no value."""
    message = str(error)
    words = next((words for part, words in _REASONS.items() if part in message), None)
    return words or _REASON_OF.get(type(error)) or shortened(f"{type(error).__name__}: {message}")


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
