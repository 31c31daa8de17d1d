"""Syntax errors of YAML in the words of this project, at the place a person should look."""

from dataclasses import dataclass

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
    "file.tag",
}
#: The rest of the file can be read when the end of this line is left out.
_MENDABLE = {
    "file.colon-in-value",
    "file.stray-dash",
    "file.bad-start",
    "file.escape",
    "file.open-quote",
    "file.after-quote",
    "file.open-bracket",
    "file.open-brace",
    "file.no-colon",
    "file.tag",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A syntax error; `cut` is the column (from 0) from which its line cannot be read."""

    problem: Problem
    cut: int


def fault_of(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    """Give a parser's error in our words, at the place where a person should look."""
    said = error.problem or ""
    code = next((code for part, code in _CODES if part in said), "file.syntax")
    context = error.context_mark
    mark = context if code in _AT_CONTEXT and context else error.problem_mark
    if mark is None:
        return Fault(Problem("file.syntax", Place(file)), 0)
    number, column = _inside(text, mark.line, mark.column)
    line = _line(text, number)
    cut = column
    if code == "file.escape" and context:  # the parser stands behind the backslash
        column = max(line.rfind("\\", 0, column + 1), 0)
        cut = context.column if context.line == number else len(line)
    return Fault(Problem(_narrower(code, line, column), Place(file, number + 1, column + 1)), cut)


def mended(text: str, fault: Fault) -> str | None:
    """Give the text without the unreadable end of a line; None when that would not help."""
    number = fault.problem.place.line - 1
    line = _line(text, number)
    if fault.problem.code not in _MENDABLE or not line[fault.cut :].strip():
        return None
    lines = text.splitlines(keepends=True)
    lines[number] = line[: fault.cut] + lines[number][len(line) :]
    return "".join(lines)


def _narrower(code: str, line: str, column: int) -> str:
    """Tell apart what the parser lumps together."""
    before = line[:column]
    if code == "file.bad-start" and line[column : column + 1] == "\t":
        return "file.tab"
    if code == "file.stray-colon" and ": " in before:
        return "file.colon-in-value"
    if code == "file.indent" and before.rstrip()[-1:] in {'"', "'"}:
        return "file.after-quote"
    return code


def _inside(text: str, number: int, column: int) -> tuple[int, int]:
    """Bring a place behind the end of the text back to its last line."""
    lines = text.splitlines() or [""]
    return (number, column) if number < len(lines) else (len(lines) - 1, len(lines[-1]))


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number] if number < len(lines) else ""
