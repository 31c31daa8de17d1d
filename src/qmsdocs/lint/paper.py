"""A paper as the inspector sees it: each paragraph with its role, and how the role was told."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from qmsdocs.base.values import value
from qmsdocs.word.reading.model import Look, Paragraph, Section, Table

#: What a file is: only the first is judged by the whole of the law on administrative papers.
Standing = Literal["administrative", "normative", "other"]

#: What told a role: the words, the place among others, the look, or nothing better.
How = Literal["words", "place", "look", "rest"]

HeadForm = Literal["table", "tabs", "lines", "none"]

Part = Literal["before", "main", "attached", "annex"]


_UNSEEN = " \t\n\r\f\v\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"


@value
class Where:
    """Where a paragraph stands: its section, and in a table which one, row, column, how wide."""

    section: int = 0
    table: int = -1
    row: int = 0
    column: int = 0
    columns: int = 0
    width: float = 0.0
    page_start: bool = False


@value
class Spot:
    """A paragraph and its role; `text` has its list number and no raised marks."""

    paragraph: Paragraph
    text: str
    where: Where
    role: str = "text"
    how: How = "rest"
    part: Part = "main"

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing to see: no words, line or picture."""
        seen = self.paragraph
        return not (self.text.strip(_UNSEEN) or seen.lines or seen.pictures or seen.boxes)

    @property
    def looks(self) -> Iterator[Look]:
        """Give the looks of the words and of their number, without raised marks, dots, blanks."""
        if self.paragraph.label_look is not None:
            yield self.paragraph.label_look
        for run in self.paragraph.runs:
            if not run.look.raised and any(map(str.isalnum, run.text)):
                yield run.look

    @property
    def on_tabs(self) -> bool:
        """Tell whether tabs put it in its place on the line."""
        halved = self.where.columns == 2 and self.where.table < 0
        return halved or "\t" in self.paragraph.text

    @property
    def worded(self) -> bool:
        """Tell whether there are letters, and not only dots to write on."""
        return any(map(str.isalpha, self.text))

    @property
    def bold(self) -> bool:
        """Tell whether all words are bold."""
        return self.worded and all(look.bold for look in self.looks)

    @property
    def upper(self) -> bool:
        """Tell whether all letters are capitals."""
        shown = "".join(
            run.text.upper() if run.look.caps else run.text
            for run in self.paragraph.runs
            if not run.look.raised
        )
        return shown.isupper()


@dataclass(frozen=True)
class Paper:
    """One paper of a file: its spots in reading order, its sections, what could be told of it.

    `tables` gives section and table by the number that `Where.table` names. `notes` are the spots
    of footnotes: they have font and colour like all text, and nothing else of the body.
    """

    spots: tuple[Spot, ...]
    sections: tuple[Section, ...]
    tables: Mapping[int, tuple[int, Table]] = field(default_factory=dict, hash=False)
    notes: tuple[Spot, ...] = ()
    standing: Standing = "other"
    kind: str = ""
    head: HeadForm = "none"
    day: date | None = None
    file: str = ""

    @cached_property
    def text(self) -> str:
        """Give the texts of all spots, a line each: what is not in it need not be looked for."""
        return "\n".join([spot.text for spot in self.spots])

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """Give every look in the paper once; most are there a hundred times."""
        seen = [spot.paragraph for spot in (*self.spots, *self.notes)]
        looks = [run.look for each in seen for run in each.runs]
        looks += [each.label_look for each in seen if each.label_look]
        return tuple({id(look): look for look in looks}.values())

    @cached_property
    def asked(self) -> dict[Hashable, tuple[Spot, ...]]:
        """Give what checks have asked for already: many ask for the same spots."""
        return {}

    @cached_property
    def by_role(self) -> dict[str, tuple[Spot, ...]]:
        """Give the spots of each role."""
        found: dict[str, list[Spot]] = {}
        for spot in self.spots:
            found.setdefault(spot.role, []).append(spot)
        return {role: tuple(spots) for role, spots in found.items()}

    def of(self, *roles: str, parts: tuple[Part, ...] = ()) -> tuple[Spot, ...]:
        """Give the spots of roles in reading order, of some parts or of all."""
        present = [role for role in roles if role in self.by_role]
        found = self.by_role[present[0]] if len(present) == 1 else self.spots if present else ()
        if not parts and len(present) == 1:
            return found
        return tuple(
            spot for spot in found if spot.role in roles and (not parts or spot.part in parts)
        )

    def section_of(self, spot: Spot) -> Section:
        """Give the section in which a spot stands."""
        return self.sections[spot.where.section]
