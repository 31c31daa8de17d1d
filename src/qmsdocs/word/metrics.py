"""How wide and how high text set in Times New Roman is, without a font at hand.

The widths are advance widths without kerning, as Word sets text unless a style asks for kerning.
A program that kerns sets pairs such as `VA` closer, so that a real line is never wider. They were
measured on Liberation Serif, which has the widths of Times New Roman by design.
"""

import json
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from qmsdocs.base.units import PT_PER_MM
from qmsdocs.base.vietnamese import nfc
from qmsdocs.sources.files import PACKAGE

#: How many words are kept with their widths.
_KEPT = 8192


class Face(NamedTuple):
    """A size in points and a style of Times New Roman."""

    size: float
    bold: bool = False
    italic: bool = False

    def width(self, text: str) -> float:
        """Give the width of one line of text in millimetres."""
        return self.of_ems(_ems(nfc(text), self.bold, self.italic))

    def of_ems(self, ems: float) -> float:
        """Give the width in millimetres of so many ems."""
        return ems * self.size / PT_PER_MM


def text_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Give the width of one line of text in millimetres."""
    return Face(size_pt, bold, italic).width(text)


def line_height(size_pt: float) -> float:
    """Give the height of a line with single spacing in millimetres."""
    data = _data()
    return float(data["line_units"] / data["units_per_em"] * size_pt / PT_PER_MM)


def wrap(
    text: str, width_mm: float, size_pt: float, bold: bool = False, italic: bool = False
) -> list[str]:
    """Break text into lines no wider than the width.

    Lines break at spaces, and a word that is too wide at any letter; newlines are kept.
    """
    face = Face(size_pt, bold, italic)
    return [
        line for part in nfc(text).split("\n") for line in _wrap_paragraph(part, width_mm, face)
    ]


def _wrap_paragraph(text: str, width_mm: float, face: Face) -> list[str]:
    """Fill one line after the other; the widths of words add up to that of their line exactly."""
    lines, filled, space = [""], 0.0, _ems(" ", face.bold, face.italic)
    for word in text.split(" "):
        own = _ems(word, face.bold, face.italic)
        wider = filled + space + own if lines[-1] else own
        if face.of_ems(wider) <= width_mm:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
            filled = wider
            continue
        pieces = _split_word(word, width_mm, face)
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
        filled = _ems(lines[-1], face.bold, face.italic)
    return lines


def _split_word(word: str, width_mm: float, face: Face) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and face.width(pieces[-1] + char) > width_mm:
            pieces.append("")
        pieces[-1] += char
    return pieces


@lru_cache(maxsize=_KEPT)
def _ems(text: str, bold: bool, italic: bool) -> float:
    """Give the width of composed text in ems; words come again and again."""
    widths = _widths(bold, italic)
    try:
        return sum(map(widths.__getitem__, text))
    except KeyError:
        return sum(widths[char] if char in widths else _unknown(char) for char in text)


def _unknown(char: str) -> float:
    """Guess the width of a letter that is not in the data, in ems."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Cc"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in {"W", "F"} else 0.6


@cache
def _widths(bold: bool, italic: bool) -> dict[str, float]:
    data = _data()
    name = {(0, 0): "regular", (1, 0): "bold", (0, 1): "italic"}.get((bold, italic), "bold_italic")
    return {
        char: units / data["units_per_em"]
        for char, units in zip(data["characters"], data[name], strict=True)
    }


@cache
def _data() -> dict[str, Any]:
    text = (PACKAGE / "data" / "metrics" / "times.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
