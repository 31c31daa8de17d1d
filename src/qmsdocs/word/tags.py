"""The tags that stand in the text of a Word template: where they are and what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.word.gaps import BRACE
from qmsdocs.word.spots import Spot, spots
from qmsdocs.word.text_parts import TextPart

#: Scopes of docxtpl: the row, cell, paragraph or run around such a tag is dropped.
SCOPES = {"tr": "hàng", "tc": "ô", "p": "đoạn", "r": "cụm chữ"}

#: A quoted text inside a tag, and the scopes that a tag may begin with, as patterns.
STRING = r'"(?:[^"\\]|\\.)*"|' r"'(?:[^'\\]|\\.)*'"
#: A whole tag; what looks like its end inside a quoted text is not its end. The groups do not
#: give back what they took, so that no text can make the search slow.
TAG = re.compile(
    rf"\{{\{{(?>{STRING}|(?!\}}\}}).)*+\}}\}}|\{{%(?>{STRING}|(?!%\}}).)*+%\}}|\{{#.*?#\}}",
    re.DOTALL,
)
OPENING = re.compile(r"\{[{%#]")
CLOSINGS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SCOPE = re.compile(rf"({'|'.join(SCOPES)})[ \xa0\n]")
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its mark (`{{`, `{%`, `{#`), its scope (`tr`, `p` … or none) and its inside."""

    mark: str
    scope: str
    source: str
    written: str
    spot: Spot
    part: TextPart

    @property
    def keyword(self) -> str:
        """Give the first word: `for`, `endif`, `colspan`."""
        words = self.source.split(None, 1)
        return words[0] if words and self.mark == "{%" else ""

    @property
    def rest(self) -> str:
        """Give what follows the keyword."""
        return self.source[len(self.keyword) :].strip()

    def place(self, file: str = "") -> Place:
        """Give where the tag stands, with the words around it."""
        return place_of(self.spot, self.part, self.written, file)

    @property
    def shown(self) -> str:
        """Give the tag on one line, to quote it."""
        return shortened(self.written.replace(BRACE, "}"), _QUOTED)


def tags_of(root: etree._Element, part: TextPart) -> Iterator[Tag]:
    """Give the tags of a part in the order of the text."""
    for spot in spots(root):
        for match in TAG.finditer(spot.text):
            yield _tag(match[0], spot, part)


def open_tags(root: etree._Element, part: TextPart, file: str = "") -> Iterator[Problem]:
    """Find tags that have no end in their paragraph: they would swallow what follows them."""
    for spot in spots(root):
        match = unclosed(spot.text)
        if match:
            shown = shortened(spot.text[match.start() :], _QUOTED // 2)
            values = {"tag": shown, "closing": CLOSINGS[match[0]]}
            yield Problem("template.tag-open", place_of(spot, part, shown, file), values)


def unclosed(text: str) -> re.Match[str] | None:
    """Find the opening sign of a tag that has no end in its paragraph."""
    return OPENING.search(TAG.sub(lambda match: "\0" * len(match[0]), text))


def place_of(spot: Spot, part: TextPart, around: str, file: str = "") -> Place:
    """Give a place with some words of its paragraph."""
    text = spot.text
    quoted = "" if text.strip() == around else f': "{_excerpt(text, text.find(around))}"'
    return Place(file=file, within=f"{part.label}, {spot.words}{quoted}")


def _tag(written: str, spot: Spot, part: TextPart) -> Tag:
    mark, inside = written[:2], written[2:-2]
    scope = _SCOPE.match(inside)
    if scope:
        inside = inside[scope.end() :]
    source = inside.removeprefix("-").removeprefix("+").removesuffix("-").strip()
    return Tag(mark, scope[1] if scope else "", source, written, spot, part)


def _excerpt(text: str, start: int) -> str:
    """Give some words before a position and after it."""
    first = max(0, start - _QUOTED // 3) if start > 0 else 0
    cut = text[first : first + _QUOTED]
    before = "…" if first else ""
    after = "…" if first + _QUOTED < len(text) else ""
    return before + " ".join(cut.replace(BRACE, "}").split()) + after
