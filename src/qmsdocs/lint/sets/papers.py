"""A paper of a set: what it is called, its number and day, its tables."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from qmsdocs.base.days import read_day
from qmsdocs.base.vietnamese import sentence, short_date
from qmsdocs.lint import words
from qmsdocs.lint.paper import Paper, Spot
from qmsdocs.lint.sets.grids import Grid, grids
from qmsdocs.lint.sets.results import PaperFact, SetPlace

CODE = re.compile(r"\d+[a-zA-Z]?\s*/\s*\S+")
#: A day as `19/10/2026` or `ngày 19 tháng 10 năm 2026`.
ANY_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.I)
_MADE = re.compile(r"ngày (?:ban hành|lập|hiệu lực)\s*:", re.IGNORECASE)
_BEGAN = re.compile(r"^\s*(?:thời gian|hôm nay|vào (?:lúc|hồi))", re.IGNORECASE)
_YEAR = re.compile(r"(?<!đến )\bnăm\s+(\d{4})\b(?!\s*[-–]\s*\d{4})", re.IGNORECASE)
_FIRST, _LAST = 14, 20
_LONGEST_QUOTE, _LONGEST_NAME, _LONGEST_DATE = 90, 90, 60


@dataclass(frozen=True)
class SetPaper:
    """A paper with the kind of the catalogue that it is; `own` when the agency issued it."""

    file: str
    paper: Paper
    kind: str = ""
    title: str = ""
    own: bool = True

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The paragraphs that hold words."""
        return tuple(spot for spot in self.paper.spots if not spot.blank)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables of the text, each with its head."""
        return grids(self.paper)

    @cached_property
    def number(self) -> str:
        """The number and code, `279/BC-UBND`; empty while it is blank."""
        lines = (CODE.search(spot.text) for spot in self.paper.of("so"))
        return next((re.sub(r"\s", "", match[0]) for match in lines if match), "")

    @cached_property
    def dated(self) -> tuple[Spot, date] | None:
        """The day of the paper and where it stands."""
        head = ((spot, words.day_in(spot.text)) for spot in self.paper.of("dia_danh_ngay"))
        found = next(((spot, day) for spot, day in head if day), None)
        return found or self._made() or self._meeting() or self._signed()

    @property
    def day(self) -> date | None:
        """The day of the paper."""
        return self.dated[1] if self.dated else None

    @cached_property
    def name(self) -> str:
        """What a person calls it: its kind, else its own title, else its file."""
        if self.title:
            return self.title
        told = [*self.paper.of("ten_loai")[:1], *self.paper.of("trich_yeu", "trich_yeu_cv")[:1]]
        text = sentence(" ".join(" ".join(spot.text.split()) for spot in told).lower())
        return text[:_LONGEST_NAME] or self.file

    @cached_property
    def fact(self) -> PaperFact:
        """The paper as a plain value."""
        return PaperFact(
            self.file, self.name, self.kind, self.number, self.day, self.own, self.year
        )

    @cached_property
    def year(self) -> int | None:
        """The year that the title names; a paper on one year may be made in the next."""
        told = self.paper.of("trich_yeu", "trich_yeu_cv", parts=("main",))
        if self.paper.standing == "other":
            told = tuple(spot for spot in self.spots[:_FIRST] if spot.upper)
        found = _YEAR.findall(" ".join(" ".join(spot.text.split()) for spot in told))
        return int(found[-1]) if found else None

    def place(self, spot: Spot | None = None) -> SetPlace:
        """Give a spot of the paper as a place; without one, the whole paper."""
        if spot is None:
            return SetPlace(self.file, self.name)
        line = " ".join(spot.text.split())
        quote = line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rstrip() + "…"
        row = spot.where.row + 1 if spot.where.table >= 0 else 0
        return SetPlace(
            self.file, self.name, spot.part, spot.paragraph.number, row=row, quote=quote
        )

    def body(self) -> tuple[Spot, ...]:
        """Give the text without head, title, căn cứ and ending."""
        skip = ("noi_nhan.item", "noi_nhan.label", "quyen_han", "chuc_vu", "ho_ten", "so")
        return tuple(spot for spot in self.spots if spot.role not in skip)

    def _made(self) -> tuple[Spot, date] | None:
        """Give the day of a document of the system: the one on its cover or in its head."""
        for spot in self.spots[:_FIRST]:
            if _MADE.search(spot.text) and (day := first_day(spot.text)):
                return spot, day
        return None

    def _meeting(self) -> tuple[Spot, date] | None:
        """Give the day of minutes: that of the meeting."""
        for spot in self.spots[:_FIRST]:
            if _BEGAN.match(spot.text) and (day := first_day(spot.text)):
                return spot, day
        return None

    def _signed(self) -> tuple[Spot, date] | None:
        """Give the day above a signature."""
        for spot in self.spots[-_LAST:]:
            if words.DATED.search(spot.text) and len(spot.text) < _LONGEST_DATE:
                day = words.day_in(spot.text)
                if day:
                    return spot, day
        return None


def first_day(text: str) -> date | None:
    """Give the first day that a text names."""
    found = days(text)
    return found[0] if found else None


def days(text: str) -> tuple[date, ...]:
    """Give the days that a text names, in both ways of writing."""
    read = ((words.day_in(each) or read_day(each)) for each in ANY_DAY.findall(text))
    return tuple(day for day in read if day)


def said_day(day: date | None) -> str:
    """Give a day for a message."""
    return short_date(day) if day else "—"
