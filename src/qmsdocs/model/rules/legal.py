"""The texts that a paper may cite, when each is in force, and which text follows which."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.base.errors import NotFoundError, Problem, RulePackError
from qmsdocs.base.hints import nearest
from qmsdocs.base.vietnamese import short_date
from qmsdocs.model.fields import Day, Record
from qmsdocs.model.rules.citations import Citation

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
        if self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_to is None or day < self.in_force_to


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
        seen = {text.id}
        follower = self.texts.get(text.replaced_by or "")
        while follower and not follower.in_force(day) and follower.id not in seen:
            seen.add(follower.id)
            follower = self.texts.get(follower.replaced_by or "")
        return follower if follower and follower.in_force(day) else None

    def predecessor(self, text: LegalText, day: datetime.date) -> LegalText | None:
        """Give the text in force on a day that this one replaces later."""
        earlier = (old for old in self.texts.values() if old.in_force(day))
        return next((old for old in earlier if self._leads_to(old, text.id)), None)

    def _leads_to(self, text: LegalText, name: str) -> bool:
        seen: set[str] = set()
        follower = text.replaced_by
        while follower and follower not in seen:
            if follower == name:
                return True
            seen.add(follower)
            follower = self.texts[follower].replaced_by if follower in self.texts else None
        return False

    def _of_line(self, line: Line, day: datetime.date) -> LegalText:
        for name in line.texts:
            if self.texts[name].in_force(day):
                return self.texts[name]
        first, last = self.texts[line.texts[0]], self.texts[line.texts[-1]]
        if first.in_force_from and day < first.in_force_from:
            raise RulePackError(self._why_not(first, day))
        raise RulePackError(self._why_not(last, day))

    def _why_not(self, text: LegalText, day: datetime.date) -> Problem:
        values: dict[str, object] = {"text": text.name, "id": text.id, "day": _day(day)}
        if text.in_force_from is None:
            return Problem("rules.text-undated", values=values)
        if day < text.in_force_from:
            values["start"] = _day(text.in_force_from)
            return self._with("rules.text-not-yet", values, self.predecessor(text, day))
        values["end"] = _day(text.in_force_to or day)
        return self._with("rules.text-ended", values, self.successor(text, day))

    def _with(self, code: str, values: dict[str, object], other: LegalText | None) -> Problem:
        if other is None:
            return Problem(code, values=values)
        named = {"other": other.name, "other_id": other.id, "other_subject": other.subject}
        return Problem(f"{code}-use", values=values | named)


def _day(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
