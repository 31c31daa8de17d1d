"""The numbers that Word writes before the paragraphs of its lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.base.vietnamese import roman
from qmsdocs.word.reading.names import VAL, W, whole
from qmsdocs.word.reading.properties import Said, paragraph_said, text_said

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 780  # Word begins anew after thirty of a letter
_LONGEST = 80  # a damaged file may put a book before every paragraph
_DEPTHS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, way to write it, and the text around it (`%1.`)."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    shape: Said = field(default_factory=dict)
    look: Said = field(default_factory=dict)


#: The lists of a file by their ids: what each counts together with, and its levels.
Lists = Mapping[str, tuple[str, Mapping[int, Level]]]


@dataclass(slots=True)
class Listing:
    """The lists of a file, and how far each has counted in the part that is read."""

    lists: Lists
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, place: tuple[str, int]) -> str:
        """Count a paragraph of a list and level, and give the number that stands before it."""
        level = level_of(self.lists, place)
        if level is None:
            return ""
        abstract, levels = self.lists[place[0]]
        counts = self.counts.setdefault(abstract, [None] * _DEPTHS)
        before = counts[place[1]]
        counts[place[1]] = level.start if before is None else before + 1
        counts[place[1] + 1 :] = [None] * (_DEPTHS - 1 - place[1])
        label = level.text
        for index in range(place[1] + 1 if "%" in label else 0):
            other = levels.get(index, Level())
            count = counts[index]
            label = label.replace(
                f"%{index + 1}", _written(other.start if count is None else count, other.way)
            )
        return label


def level_of(lists: Lists, place: tuple[str, int] | None) -> Level | None:
    """Give what a level of a list says."""
    if place is None or place[0] not in lists:
        return None
    return lists[place[0]][1].get(place[1])


def read_lists(root: etree._Element) -> Lists:
    """Read the part with the lists of a file."""
    abstract = {
        element.get(W + "abstractNumId", ""): _levels(element)
        for element in root.iterfind(W + "abstractNum")
    }
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for element in root.iterfind(W + "num"):
        link = element.find(W + "abstractNumId")
        name = link.get(VAL, "") if link is not None else ""
        number = element.get(W + "numId", "")
        restarts = element.find(W + "lvlOverride") is not None
        lists[number] = (f"{name}/{number}" if restarts else name, abstract.get(name, {}))
    return lists


def _levels(element: etree._Element) -> Mapping[int, Level]:
    return {
        whole(level.get(W + "ilvl")): Level(
            whole(_value(level, "start"), 1),
            _value(level, "numFmt") or "decimal",
            (_value(level, "lvlText") or "")[:_LONGEST],
            paragraph_said(level.find(W + "pPr")),
            text_said(level.find(W + "rPr"), {}),
        )
        for level in element.iterfind(W + "lvl")
    }


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(W + name)
    return child.get(VAL) if child is not None else None


def _written(count: int, way: str) -> str:
    if way in {"lowerLetter", "upperLetter"}:
        turns, index = divmod((count - 1) % _MOST_LETTERS, len(_LETTERS))
        letter = _LETTERS[index] * (turns + 1)
        return letter if way == "lowerLetter" else letter.upper()
    if way in {"lowerRoman", "upperRoman"} and 0 < count < 400:
        return roman(count) if way == "upperRoman" else roman(count).lower()
    if way in {"bullet", "none"}:
        return ""
    return f"{count:02d}" if way == "decimalZero" else str(count)
