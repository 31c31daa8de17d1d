"""What came of making the file of a new year."""

from pathlib import Path
from typing import NamedTuple

from qmsdocs.base.places import Place


class Spot(NamedTuple):
    """A place in the new file, and what is to be done or looked at there.

    `also` are the lines of other items of the same list that want the same.
    """

    place: Place
    words: str
    also: tuple[int, ...] = ()


class NewYear(NamedTuple):
    """The new file: its text, what went over into which list, and what is left for a person.

    `papers` counts the papers whose number and date were taken out.
    """

    path: Path
    old: int
    year: int
    text: str
    diff: tuple[str, ...]
    moved: tuple[tuple[str, int], ...]
    to_fill: tuple[Spot, ...]
    to_look: tuple[Spot, ...]
    papers: int
