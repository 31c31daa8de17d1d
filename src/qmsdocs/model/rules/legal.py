"""The texts that a paper may cite, when each is in force, which follows which; their pack is read."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import Field

from qmsdocs.base.errors import NotFoundError, Problem, RulePackError
from qmsdocs.base.hints import nearest
from qmsdocs.base.vietnamese import short_date
from qmsdocs.model.fields import Day, Record
from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.documents import Faults, PackFile, Spot, day_text
from qmsdocs.sources.yamlfile import YamlDocument

_R = TypeVar("_R", bound=Record)

#: Kinds that are named by their title, without number and issuer (NĐ 30/2020, Phụ lục I).
NUMBERLESS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")


class LegalText(Record):
    """A text: what it is, and from which day (on) to which day (before) it is in force.

    `subject` is the trích yếu as it follows the issuer: `về công tác văn thư`. `doubtful` names
    the fields that were not read in a copy of the text or in two independent sources.
    """

    id: str
    kind: str
    number: str
    issuer: str
    date: Day | None = None
    subject: str
    in_force_from: Day | None = None
    in_force_to: Day | None = None
    replaced_by: str | None = None
    amends: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    note: str = ""
    source: str = ""

    @property
    def verified(self) -> bool:
        """Say whether no field is in doubt."""
        return not self.doubtful

    @property
    def short(self) -> str:
        """Give `Nghị định số 30/2020/NĐ-CP`, `Luật Tổ chức chính quyền địa phương`."""
        if self.kind in NUMBERLESS:
            return f"{self.kind} {self.subject}"
        return f"{self.kind} số {self.number}"

    @property
    def name(self) -> str:
        """Give the short name, for a law with its number, so that two of one title differ."""
        numbered = self.kind in NUMBERLESS and self.number
        return f"{self.short} số {self.number}" if numbered else self.short

    @property
    def citation(self) -> Citation:
        """Give the text itself as a citation."""
        return Citation(document=self.name)

    def described(self) -> str:
        """Say date, issuer and trích yếu."""
        day = f"ngày {short_date(self.date)} " if self.date else ""
        subject = "" if self.kind in NUMBERLESS else f" {self.subject}"
        return f"{self.name} {day}của {self.issuer}{subject}"

    def in_force(self, day: datetime.date) -> bool:
        """Say whether it is in force on a day."""
        return holds(self.in_force_from, self.in_force_to, day)


class Line(Record):
    """Texts that follow each other, so that a template asks for the one of the day."""

    id: str
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalTexts:
    """All texts and lines, by id."""

    texts: Mapping[str, LegalText]
    lines: Mapping[str, Line]

    def get(self, name: str, day: datetime.date) -> LegalText:
        """Give the text, or the text of the line, in force on a day.

        Raises:
            NotFoundError: there is no such text or line.
            RulePackError: it is not in force on the day; the text that is, is named.
        """
        if name in self.lines:
            return self._of_line(self.lines[name], day)
        if name not in self.texts:
            known = [*self.texts, *self.lines]
            values = {"name": name, "known": nearest(name, known) or "qmsdocs rules list"}
            raise NotFoundError(Problem("rules.unknown-text", values=values))
        text = self.texts[name]
        if not text.in_force(day):
            raise RulePackError(self._why_not(text, day))
        return text

    def successor(self, text: LegalText, day: datetime.date) -> LegalText | None:
        """Give the text that stands in the place of this one on a day."""
        return next((each for each in self._followers(text) if each.in_force(day)), None)

    def predecessor(self, text: LegalText, day: datetime.date) -> LegalText | None:
        """Give the text in force on a day that this one replaces later."""
        earlier = (old for old in self.texts.values() if old.in_force(day))
        return next((old for old in earlier if text in self._followers(old)), None)

    def _followers(self, text: LegalText) -> list[LegalText]:
        """Give the texts that replace one after the other, also when they bite their tail."""
        found: list[LegalText] = []
        follower = self.texts.get(text.replaced_by or "")
        while follower and follower not in (text, *found):
            found.append(follower)
            follower = self.texts.get(follower.replaced_by or "")
        return found

    def _of_line(self, line: Line, day: datetime.date) -> LegalText:
        for name in line.texts:
            if self.texts[name].in_force(day):
                return self.texts[name]
        first = self.texts[line.texts[0]]
        early = first.in_force_from and day < first.in_force_from
        raise RulePackError(self._why_not(first if early else self.texts[line.texts[-1]], day))

    def _why_not(self, text: LegalText, day: datetime.date) -> Problem:
        values: dict[str, object] = {"text": text.name, "id": text.id, "day": day_text(day)}
        if text.in_force_from is None:
            return Problem("rules.text-undated", values=values)
        if day < text.in_force_from:
            values["start"] = day_text(text.in_force_from)
            return self._with("rules.text-not-yet", values, self.predecessor(text, day))
        values["end"] = day_text(text.in_force_to or day)
        return self._with("rules.text-ended", values, self.successor(text, day))

    def _with(self, code: str, values: dict[str, object], other: LegalText | None) -> Problem:
        if other is None:
            return Problem(code, values=values)
        named = {"other": other.name, "other_id": other.id, "other_subject": other.subject}
        return Problem(f"{code}-use", values=values | named)


def holds(start: datetime.date | None, end: datetime.date | None, day: datetime.date) -> bool:
    """Say whether a day is in a time: from its start on, before its end."""
    return start is not None and start <= day and (end is None or day < end)


class LegalFile(PackFile):
    """A file of texts and lines."""

    texts: dict[str, Any] = Field(default_factory=dict)
    lines: dict[str, Any] = Field(default_factory=dict)


def read_legal(documents: Iterable[YamlDocument], faults: Faults) -> LegalTexts:
    """Read all files of the legal pack."""
    texts: dict[str, LegalText] = {}
    lines: dict[str, Line] = {}
    spots: dict[str, Spot] = {}
    for document in documents:
        file = faults.validated(LegalFile, document.value, Spot(document))
        for name in file.texts if file else ():
            _read_one(LegalText, Spot(document, ("texts", name)), texts, spots, faults)
        for name in file.lines if file else ():
            _read_one(Line, Spot(document, ("lines", name)), lines, spots, faults)
    for text in texts.values():
        _check_text(text, texts, spots[text.id], faults)
    for line in lines.values():
        _check_line(line, texts, spots[line.id], faults)
    known = {
        name: line for name, line in lines.items() if line.texts and texts.keys() >= {*line.texts}
    }
    return LegalTexts(MappingProxyType(texts), MappingProxyType(known))


def _read_one(
    model: type[_R], spot: Spot, into: dict[str, _R], spots: dict[str, Spot], faults: Faults
) -> None:
    name = str(spot.loc[-1])
    value = faults.validated(model, {**faults.mapping(spot), "id": name}, spot)
    if name in spots:
        faults.note("rules.twice", spot.place, name=name)
        return
    spots[name] = spot
    if value is not None:
        into[name] = value


def _check_text(
    text: LegalText, texts: Mapping[str, LegalText], spot: Spot, faults: Faults
) -> None:
    """Find references to nothing, ends before starts, doubts about no field."""
    for other in filter(None, (*text.amends, text.replaced_by)):
        if other not in texts:
            faults.unknown(other, texts, "rules.unknown-text-here", spot)
    start, end = text.in_force_from, text.in_force_to
    if (start and end and end <= start) or (text.date and start and start < text.date):
        faults.note("rules.ends-early", spot.document.place(spot.loc), name=text.id)
    if text.replaced_by and not end:
        faults.note("rules.replaced-no-end", spot.document.place(spot.loc), name=text.id)
    fields = tuple(LegalText.model_fields)
    for doubt in (doubt for doubt in text.doubtful if doubt not in fields):
        faults.unknown(doubt, fields, "rules.unknown-field", spot.below("doubtful"))


def _check_line(line: Line, texts: Mapping[str, LegalText], spot: Spot, faults: Faults) -> None:
    """Find gaps and overlaps between the texts of a line."""
    for name in (name for name in line.texts if name not in texts):
        faults.unknown(name, texts, "rules.unknown-text-here", spot)
    known = [texts[name] for name in line.texts if name in texts]
    for before, after in pairwise(known):
        end, start = before.in_force_to, after.in_force_from
        if start is None or end == start:
            continue
        gap = end is not None and end < start
        first, second = (end, start) if gap else (start, end)
        values = {"name": line.id, "start": day_text(first), "end": day_text(second)}
        place = spot.document.place(spot.loc)
        faults.note("rules.gap" if gap else "rules.overlap", place, **values)
