"""The boxes of a flowchart: their shape by the kind of step, and a size that holds their words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.word.metrics import line_height, wrap
from qmsdocs.word.pictures.shapes import Geometry
from qmsdocs.word.pictures.texts import text_paragraph
from qmsdocs.word.xmltext import clean

#: Sizes of the step's name and of its unit; the smaller ones are for words that fill a page.
SIZES = ((12.0, 11.0), (11.0, 10.0), (10.0, 9.0), (9.0, 8.0), (8.0, 8.0))
LABEL_SIZE = 11.0
INSET = 2.0

_ROUND = 3475 / 21600  # how much of a terminator's width an end takes, by its preset
_TALLEST = 200.0
_SPARE = 0.97  # programs differ a little in how wide they set a line
_SHAPES: dict[str, Geometry] = {
    "start": "flowChartTerminator",
    "end": "flowChartTerminator",
    "decision": "flowChartDecision",
}


@dataclass(frozen=True, slots=True)
class StepBox:
    """A box of a given width with its words set; sizes in millimetres."""

    geometry: Geometry
    width: float
    height: float
    paragraphs: str

    @property
    def inset(self) -> float:
        """Give the room between words and outline that the shape itself does not leave."""
        return INSET if self.geometry == "flowChartProcess" else 0.0

    def half_width(self, y: float) -> float:
        """Give how far the outline is from the middle line, `y` below the top of the box."""
        off = abs(2 * y / self.height - 1)
        if self.geometry == "flowChartDecision":
            return self.width / 2 * (1 - off)
        if self.geometry == "flowChartTerminator":
            return self.width / 2 - _ROUND * self.width * (1 - math.sqrt(1 - off * off))
        return self.width / 2


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of one size."""

    lines: list[str]
    size: float
    bold: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.size)


def step_box(number: int, step: Mapping[str, object], width: float) -> StepBox:
    """Set the number, the name and the unit of a step in a box of this width.

    Smaller sizes are tried when the box would not fit a page; at last the words are cut with `…`.
    """
    geometry = _SHAPES.get(str(step.get("kind") or "step"), "flowChartProcess")
    name = _words(f"{number}. {step['name']}")
    unit = _words(step.get("unit") or "")
    for name_size, unit_size in SIZES:
        title = _set(name, geometry, width, name_size, bold=True)
        body = _set(unit, geometry, width, unit_size)
        height = _height(geometry, title.height + body.height)
        if height <= _TALLEST:
            break
    else:
        title, body = _cut(title), _cut(body)
        height = _height(geometry, title.height + body.height)
    paragraphs = "".join(_paragraph(words) for words in (title, body) if words.lines)
    return StepBox(geometry, width, height, paragraphs)


def label(text: str) -> str:
    """Give the paragraph of a label beside a line."""
    return text_paragraph(text, LABEL_SIZE, align="left")


def _words(value: object) -> str:
    return " ".join(clean(str(value)).split())


def _set(text: str, geometry: Geometry, width: float, size: float, bold: bool = False) -> _Lines:
    room = {
        "flowChartDecision": width / 2,
        "flowChartTerminator": width * 0.9,
    }.get(geometry, width - 2 * INSET)
    lines = wrap(text, room * _SPARE, size, bold=bold, italic=not bold) if text else []
    return _Lines(lines, size, bold)


def _height(geometry: Geometry, words: float) -> float:
    """Give the height of the shape whose own text rectangle holds the words."""
    if geometry == "flowChartDecision":
        return max(24.0, 2 * words + 2)
    if geometry == "flowChartTerminator":
        return max(11.0, words / 0.7 + 1)
    return max(11.0, words + 3)


def _cut(words: _Lines) -> _Lines:
    kept = words.lines[:12]
    if len(kept) < len(words.lines):
        kept[-1] = kept[-1][:-1] + "…"
    return _Lines(kept, words.size, words.bold)


def _paragraph(words: _Lines) -> str:
    return text_paragraph(" ".join(words.lines), words.size, words.bold, not words.bold)
