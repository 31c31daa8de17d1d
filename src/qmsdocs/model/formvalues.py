"""What a single field of a form shows of the YAML, and what a typed text means there.

A text that says what was shown changes nothing, so that a file keeps its own way of writing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from qmsdocs.base.days import read_day
from qmsdocs.base.vietnamese import nfc, number_text
from qmsdocs.model.fields import parse_flag, parse_month, parse_number, parse_whole
from qmsdocs.model.formshape import FormField
from qmsdocs.model.raw import read
from qmsdocs.sources.yamltext import HIDDEN
from qmsdocs.sources.yamlwrite import Plain

#: From here on a number is easier to read with dots.
_LONG = 10_000
#: Stands in a field for a line break within one line of a list.
BREAK = "↵"
_FLAGS = {True: "có", False: "không"}


def shown(field: FormField, value: Any, units: Mapping[str, str]) -> str:  # noqa: ANN401 YAML
    """Give a value as the form shows it: days as `dd/mm/yyyy`, departments by name.

    Args:
        field: the field.
        value: what the file has; None when it has nothing.
        units: the names of departments by id.
    """
    if field.kind == "lines":
        return _shown_lines(field, value, units)
    if value is None or isinstance(value, dict | list):
        return ""
    if field.kind in ("number", "whole") and isinstance(value, int | float):
        return number_text(value) if value >= _LONG or value != int(value) else str(int(value))
    text = str(value)
    return _TELLERS[field.kind](text) if field.kind in _TELLERS else _unit_name(field, units, text)


def _unit_name(field: FormField, units: Mapping[str, str], text: str) -> str:
    return units.get(text, text) if field.target == "unit" else text


def _day(text: str) -> str:
    day = read_day(text)
    return f"{day:%d/%m/%Y}" if day else text


def _month(text: str) -> str:
    month = read(parse_month, text)
    return f"{month[5:]}/{month[:4]}" if month else text


def _flag(text: str) -> str:
    flag = read(parse_flag, text)
    return text if flag is None else _FLAGS[flag]


_TELLERS: dict[str, Callable[[str], str]] = {"day": _day, "month": _month, "flag": _flag}


def said(field: FormField, text: str, old: Any, units: Mapping[str, str]) -> Plain:  # noqa: ANN401
    """Give what a typed text puts into the file; None when it says nothing."""
    text = clean(text)
    if text == clean(shown(field, old, units)):
        return old  # type: ignore[no-any-return]
    if field.kind == "lines":
        return _said_lines(field, text, old, units)
    if not text:
        return None
    if field.kind == "day" and (day := read_day(text)):
        return day.isoformat()
    parse = _PARSERS.get(field.kind)
    if parse:
        found = read(parse, text)
        return text if found is None or ("%" in text and field.kind == "number") else found
    return _unit(text, units) if field.target == "unit" else text


_PARSERS: dict[str, Callable[[object], Any]] = {
    "month": parse_month,
    "number": parse_number,
    "whole": parse_whole,
    "flag": parse_flag,
}


def clean(text: str) -> str:
    """Give a text without the characters that nobody sees, and without blanks around it."""
    return HIDDEN.sub("", nfc(text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def _shown_lines(field: FormField, value: object, units: Mapping[str, str]) -> str:
    if not isinstance(value, list):
        return ""
    item = _item(field)
    texts = (shown(item, one, units) for one in value)
    return "\n".join(text.strip().replace("\n", BREAK) for text in texts)


def _said_lines(
    field: FormField, text: str, old: object, units: Mapping[str, str]
) -> list[Plain] | None:
    """Read a list, a line each; a line that was there before stays as the file has it."""
    item = _item(field)
    olds = old if isinstance(old, list) else []
    before = {_shown_lines(field, [one], units): one for one in olds}
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = [
        before[line] if line in before else said(item, line.replace(BREAK, "\n"), None, units)
        for line in lines
    ]
    return found or None


def _item(field: FormField) -> FormField:
    return FormField(field.name, field.label, "text", target=field.target)


def _unit(text: str, units: Mapping[str, str]) -> str:
    """Give the id of a department that is named."""
    return next((id_ for id_, name in units.items() if name.casefold() == text.casefold()), text)
