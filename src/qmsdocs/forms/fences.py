"""Splits a page at its fences `::: name {attributes}` … `:::`, which may stand inside each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mdit_py_plugins.attrs.parse import ParseError, parse

from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tags import Line

_FENCE = re.compile(r":::+\s*(?P<name>[^\s{]*)\s*(?P<attributes>\{.*\})?\s*")


@dataclass(slots=True)
class Fence:
    """A fence as read: lines and inner fences in order; attribute values still hold marks."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    parts: "list[list[Line] | Fence]" = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Take a line of text."""
        if not self.parts or isinstance(self.parts[-1], Fence):
            self.parts.append([])
        part = self.parts[-1]
        if isinstance(part, list):
            part.append(line)


def split_fences(lines: Sequence[Line], problems: Problems) -> Fence:
    """Give the page as one fence without a name that holds all others."""
    stack = [Fence("", lines[0].number if lines else 0)]
    for line in lines:
        match = _FENCE.fullmatch(line.text)
        if match is None:
            stack[-1].add(line)
        elif match["name"] or match["attributes"]:
            attributes = attributes_of(match["attributes"] or "", line.number, problems)
            fence = Fence(match["name"], line.number, attributes)
            stack[-1].parts.append(fence)
            stack.append(fence)
        elif len(stack) == 1:
            problems.add("page.fence-not-open", line.number)
        else:
            stack.pop()
    for fence in stack[1:]:
        problems.add("page.fence-not-closed", fence.line, name=fence.name)
    return stack[0]


def attributes_of(text: str, line: int, problems: Problems) -> dict[str, str]:
    """Read `{title="…" .landscape}`; the classes come under `class`, parted by spaces."""
    if not text:
        return {}
    try:
        end, attributes = parse(text)
    except ParseError:
        end, attributes = -1, {}
    if end != len(text) - 1:
        problems.add("page.attributes", line, text=text)
    return attributes
