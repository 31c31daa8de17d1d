"""What may be asked of a correction: plain values, so that who judges need not know Word's XML.

A paragraph is named by its number in the main part, as the reader counts; `start` and `end` are
places in its text. Lengths are millimetres, sizes and spacings points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Side = Literal["header", "footer"]


@dataclass(frozen=True, slots=True)
class LookChange:
    """Characters shall be `bold`, `italic`, `underline`, `caps` or not, and of `size` and `color`."""

    number: int
    start: int
    end: int
    values: Mapping[str, bool | float | str]


@dataclass(frozen=True, slots=True)
class ShapeChange:
    """A paragraph shall have this `align`, `first`, `left`, `after`, `line`, `page_break`."""

    number: int
    values: Mapping[str, bool | float | str]


@dataclass(frozen=True, slots=True)
class WordChange:
    """Signs of a paragraph give way to others."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Removal:
    """An empty paragraph shall go, if nothing hangs on it."""

    number: int


@dataclass(frozen=True, slots=True)
class PageChange:
    """A section shall have this `width`, `height`, `top`, `bottom`, `left`, `right`, `restart`.

    With `arabic` its pages are counted in Arabic figures.
    """

    section: int
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SectionCut:
    """A section shall begin at a paragraph, on a page of its own, its page numbers at 1."""

    number: int


@dataclass(frozen=True, slots=True)
class NumberChange:
    """The pages of sections shall be numbered on this side, not on the first page."""

    sections: tuple[int, ...]
    side: Side
    align: str
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class FontChange:
    """All text shall have this font, but signs of symbol fonts and text in an old encoding."""

    font: str


Correction: TypeAlias = (
    LookChange
    | ShapeChange
    | WordChange
    | Removal
    | PageChange
    | SectionCut
    | NumberChange
    | FontChange
)
