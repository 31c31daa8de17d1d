"""The numbers that Word writes before the paragraphs of its lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.base.vietnamese import roman
from qmsdocs.word.reading.names import VAL, W, whole
from qmsdocs.word.reading.properties import Said, paragraph_said

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, way to write it, and the text around it (`%1.`)."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    shape: Said = field(default_factory=dict)


@dataclass(slots=True)
class Listing:
    """The lists of a file, and how far each has counted."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def level(self, place: tuple[str, int] | None) -> Level | None:
        """Give what a level of a list says."""
        if place is None or place[0] not in self.lists:
            return None
        return self.lists[place[0]][1].get(place[1])

    def label(self, place: tuple[str, int] | None) -> str:
        """Count a paragraph of a list, and give the number that stands before it."""
        level = self.level(place)
        if place is None or level is None:
            return ""
        abstract, levels = self.lists[place[0]]
        counts = self.counts.setdefault(abstract, [None] * 9)
        before = counts[place[1]]
        counts[place[1]] = level.start if before is None else before + 1
        counts[place[1] + 1 :] = [None] * (8 - place[1])
        label = level.text
        for index in range(place[1] + 1):
            other = levels.get(index, Level())
            count = counts[index]
            label = label.replace(
                f"%{index + 1}", _written(other.start if count is None else count, other.way)
            )
        return label


def read_listing(data: bytes) -> Listing:
    """Read the part with the lists of a file."""
    root = etree.fromstring(data) if data else etree.Element("none")
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
    return Listing(lists)


def _levels(element: etree._Element) -> Mapping[int, Level]:
    return {
        whole(level.get(W + "ilvl")): Level(
            whole(_value(level, "start"), 1),
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            paragraph_said(level.find(W + "pPr")),
        )
        for level in element.iterfind(W + "lvl")
    }


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(W + name)
    return child.get(VAL) if child is not None else None


def _written(count: int, way: str) -> str:
    if way in {"lowerLetter", "upperLetter"}:
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter if way == "lowerLetter" else letter.upper()
    if way in {"lowerRoman", "upperRoman"} and 0 < count < 400:
        return roman(count) if way == "upperRoman" else roman(count).lower()
    if way in {"bullet", "none"}:
        return ""
    return f"{count:02d}" if way == "decimalZero" else str(count)
