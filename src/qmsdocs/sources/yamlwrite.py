"""Writes plain data as YAML the way a person would: one item a line, quotes only where needed."""

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from qmsdocs.sources.yamlbuild import plain_value

Plain: TypeAlias = "str | int | float | bool | Sequence[Plain] | Mapping[str, Plain] | None"

WIDTH = 100
#: Texts that need no quotes: they begin with a letter or digit and hold no sign of YAML.
_SAFE = re.compile(r"[^\W_](?:[\w ,.;/()%+×'–-]|:(?=\S)|(?<=\S)#)*")
_SAFE_FLOW = re.compile(r"[^\W_][\w ./()%+×–-]*")
#: Texts that other readers of YAML take for a number or a time.
_DIGITS = re.compile(r"[\d:_.]+")
#: Texts that other readers of YAML take for a word of theirs.
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"}
#: What JSON leaves as it is and YAML would take for a line's end.
_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029", "\x7f": "\\u007f"}


def scalar(value: "Plain", *, flow: bool = False) -> str:
    """Give a single value on one line."""
    if isinstance(value, str):
        return value if _is_plain(value, flow=flow) else _quoted(value)
    return json.dumps(value)


def inline(value: "Plain") -> str:
    """Give a value in brackets on one line: `{value: 15, unit: ngày}`."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {inline(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    return scalar(value, flow=True)


def pair(key: str, value: "Plain", column: int, *, fold: bool = True) -> list[str]:
    """Give the lines of `key: value`; the first has no indentation, the others have `column`."""
    head = f"{scalar(key)}:"
    if not isinstance(value, Mapping | list | tuple):
        return _scalar_lines(head, value, column, fold=fold)
    if not value or _is_short(value):
        return [f"{head} {inline(value)}"]
    return [head, *_below(value, column + 2)]


def item(value: "Plain", column: int) -> list[str]:
    """Give the lines of a list item; the first begins with the dash, the others are indented."""
    if isinstance(value, Mapping) and value and not _is_short(value):
        first, *rest = _below(value, column + 2)
        return [f"- {first.lstrip()}", *rest]
    if isinstance(value, Mapping | list | tuple):
        return [f"- {inline(value)}"]
    return _scalar_lines("-", value, column, fold=True)


def _below(value: "Plain", column: int) -> list[str]:
    """Give the lines of a group or list, indented."""
    parts = (
        (pair(key, below, column) for key, below in value.items())
        if isinstance(value, Mapping)
        else (item(below, column) for below in value)  # type: ignore[union-attr]
    )
    pad = " " * column
    return [line for first, *rest in parts for line in (pad + first, *rest)]


def _scalar_lines(head: str, value: "Plain", column: int, *, fold: bool) -> list[str]:
    if value is None:
        return [head]
    line = f"{head} {scalar(value)}"
    if not fold or not isinstance(value, str) or column + len(line) <= WIDTH:
        return [line]
    words = value.split(" ")
    if "" in words or re.search(r"[^\S ]", value):
        return [line]
    pad = " " * (column + 2)
    width = max(WIDTH - len(pad), 40)
    lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
    return [f"{head} >-", *(pad + text for text in lines)]


def _is_short(value: "Plain") -> bool:
    """Say whether a group or list is of a few single words, as `{value: 15, unit: ngày}`."""
    if not isinstance(value, Mapping):
        return False
    simple = all(not isinstance(part, Mapping | list | tuple) for part in value.values())
    return simple and len(value) <= 3 and len(inline(value)) <= 50


def _is_plain(text: str, *, flow: bool) -> bool:
    safe = (_SAFE_FLOW if flow else _SAFE).fullmatch(text)
    if not safe or text != text.strip() or text.endswith(":") or text.casefold() in _WORDS:
        return False
    return not _DIGITS.fullmatch(text) and isinstance(plain_value(text), str)


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f\x85\u2028\u2029]", lambda found: _BREAKS[found[0]], quoted)
