"""Syntax errors of YAML in the words of this project, at the place a person should look."""

import re
from dataclasses import dataclass, replace

import yaml

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place

#: What the parser says → our code; the first part that occurs decides.
_CODES = (
    ("mapping values are not allowed", "file.stray-colon"),
    ("block sequence entries are not allowed", "file.stray-dash"),
    ("could not find expected ':'", "file.no-colon"),
    ("cannot start any token", "file.bad-start"),
    ("found a tab character", "file.tab"),
    ("found unexpected end of stream", "file.open-quote"),
    ("found unexpected document indicator", "file.open-quote"),
    ("unknown escape character", "file.escape"),
    ("hexdecimal number", "file.escape"),
    ("Unicode character escape", "file.escape"),
    ("alphabetic or numeric character", "file.bad-start"),
    ("expected comment or line break", "file.block-header"),
    ("did not find expected key", "file.indent"),
    ("did not find expected '-' indicator", "file.indent"),
    ("',' or ']'", "file.open-bracket"),
    ("',' or '}'", "file.open-brace"),
    ("expected node content", "file.bracket"),
    ("tag", "file.tag"),
    ("directive", "file.bad-start"),
)
#: The parser notices these where the text ends; the mistake is where the construct began.
_AT_CONTEXT = {
    "file.open-quote",
    "file.no-colon",
    "file.open-bracket",
    "file.open-brace",
    "file.bad-start",
    "file.block-header",
    "file.tag",
}
#: The rest of the file can be read when the end of this line is left out.
_MENDABLE = _AT_CONTEXT | {
    "file.colon-in-value",
    "file.curly-quotes",
    "file.list-dash",
    "file.stray-dash",
    "file.escape",
    "file.after-quote",
}

#: After so many lines with a tab more of them help nobody.
MAX_TABS = 25
#: A name at the beginning of a line, and what stands between it and the value.
_NAME = re.compile(r"[ ]*(?:- +)?[A-Za-z_][\w-]*")
#: A list item without its dash and space: another sign, or the dash alone.
_NO_DASH = re.compile(r"[ ]*(?:[–—+•▪·]|-(?=[^\s-]))")


@dataclass(frozen=True, slots=True)
class Fault:
    """A syntax error; `cut` is the column (from 0) from which its line cannot be read.

    `more` are faults of the same kind further down, which the parser did not come to.
    """

    problem: Problem
    cut: int
    more: tuple[Problem, ...] = ()


def fault_of(
    error: yaml.MarkedYAMLError, text: str, file: str, last: yaml.ScalarEvent | None = None
) -> Fault:
    """Give a parser's error in our words, at the place where a person should look.

    Args:
        error: what the parser says.
        text: the whole file.
        file: its name.
        last: the last value that was read before, which may be where the mistake began.
    """
    said = error.problem or ""
    code = next((code for part, code in _CODES if part in said), "file.syntax")
    context = error.context_mark
    mark = context if code in _AT_CONTEXT and context else error.problem_mark
    if mark is None:
        return Fault(Problem("file.syntax", Place(file)), 0)
    lines, number, column = text.splitlines() or [""], mark.line, mark.column
    if number >= len(lines):  # the end of the text, behind its last line
        number, column = len(lines) - 1, len(lines[-1])
    code, number, column = _earlier(code, number, lines, last) or (code, number, column)
    line = lines[number]
    cut = column
    if code == "file.escape" and context:  # the parser stands behind the backslash
        column = max(line.rfind("\\", 0, column + 1), 0)
        cut = context.column if context.line == number else len(line)
    code = _narrower(code, line, column)
    if (code == "file.no-colon" and _is_item(lines, number)) or (
        code == "file.indent" and _NO_DASH.match(line)
    ):
        code = "file.list-dash"
    fault = Fault(Problem(code, Place(file, number + 1, column + 1)), cut)
    return replace(fault, more=_other_tabs(fault, lines)) if code == "file.tab" else fault


def mended(text: str, fault: Fault) -> str | None:
    """Give the text with a line that can be read as far as possible; None when that is no help."""
    number = fault.problem.place.line - 1
    lines = text.splitlines(keepends=True)
    line = lines[number].rstrip("\r\n") if lines else ""
    if fault.problem.code not in _MENDABLE or not line[fault.cut :].strip():
        return None
    lines[number] = _mended_line(line, fault) + lines[number][len(line) :]
    better = "".join(lines)
    return better if better != text else None


def _mended_line(line: str, fault: Fault) -> str:
    """Keep the name or the dash of a line, so that what belongs to it further down can be read."""
    code = fault.problem.code
    if code == "file.no-colon" and (name := _NAME.match(line)):
        return f"{name[0]}:"
    if code == "file.list-dash" and line.lstrip().startswith("-"):
        return line.replace("-", "- ", 1)
    return line[: fault.cut]


def _earlier(
    code: str, number: int, lines: list[str], last: yaml.ScalarEvent | None
) -> tuple[str, int, int] | None:
    """Find the mistake in the value read before: its quote is not closed, or it has no colon."""
    if last is None or not last.start_mark or last.start_mark.line >= number:
        return None
    start = last.start_mark
    end = last.end_mark
    if last.style in {'"', "'"} and end and end.line == number:
        return "file.open-quote", start.line, start.column
    if last.style or code not in {"file.indent", "file.stray-colon"}:
        return None
    line = lines[start.line]
    if _NO_DASH.match(line):
        return "file.list-dash", start.line, len(line) - len(line.lstrip())
    return None if line[: start.column].strip() else ("file.no-colon", start.line, start.column)


def _is_item(lines: list[str], number: int) -> bool:
    """Tell whether a line without a colon is the item of a list that lacks its dash."""
    line = lines[number]
    if _NO_DASH.match(line):
        return True
    column = len(line) - len(line.lstrip())
    above = next((one for one in reversed(lines[:number]) if one.strip()), "")
    below = next((one for one in lines[number + 1 :] if one.strip()), "")
    has_own = len(below) - len(below.lstrip()) > column
    return (
        column > 0
        and not has_own
        and above[column:].startswith("- ")
        and not above[:column].strip()
    )


def _other_tabs(fault: Fault, lines: list[str]) -> tuple[Problem, ...]:
    """Give the lines further down that begin with a tab."""
    place = fault.problem.place
    return tuple(
        Problem("file.tab", replace(place, line=number, column=line.index("\t") + 1))
        for number, line in enumerate(lines[place.line :], start=place.line + 1)
        if re.match(r" *\t\s*\S", line)
    )[:MAX_TABS]


def _narrower(code: str, line: str, column: int) -> str:
    """Tell apart what the parser lumps together."""
    before = line[:column]
    if code == "file.bad-start" and line[column : column + 1] == "\t":
        return "file.tab"
    if code == "file.stray-colon" and ": " in before:
        value = before.partition(": ")[2].lstrip()
        return "file.curly-quotes" if value[:1] in {"“", "„", "‘"} else "file.colon-in-value"
    if code == "file.indent" and before.rstrip()[-1:] in {'"', "'"}:
        return "file.after-quote"
    return code
