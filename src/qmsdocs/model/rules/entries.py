"""Every rule as one kind of line, for lists, for looking one up, and for comparing two days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.legal import LegalText, holds
from qmsdocs.model.rules.periods import Dated
from qmsdocs.model.rules.standards import Edition


@dataclass(frozen=True, slots=True)
class Period:
    """A value and its days, in words; `end` is the first day it no longer holds."""

    start: date | None
    end: date | None
    value: str
    citation: Citation
    verified: bool
    note: str

    def holds(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return holds(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, text, edition, duty or norm through time; `kinds` are the forms it touches."""

    pack: str
    id: str
    label: str
    periods: tuple[Period, ...]
    kinds: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Say whether every one of its values is verified."""
        return all(period.verified for period in self.periods)

    def at(self, day: date) -> Period | None:
        """Give the value that holds on a day."""
        return next((period for period in self.periods if period.holds(day)), None)


def rule_entry(pack: str, periods: tuple[Dated, ...]) -> Entry:
    """Give a dated rule; a value ends where the next one begins."""
    latest = periods[-1].rule
    starts = [*(period.start for period in periods[1:]), None]
    held = tuple(_period(period, start) for period, start in zip(periods, starts, strict=True))
    return Entry(pack, latest.id, latest.label, held, latest.kinds)


def text_entry(text: LegalText) -> Entry:
    """Give a legal text; the day it came into force and the day it ended are its period."""
    note = "; ".join(filter(None, [_doubts(text.doubtful), text.note]))
    period = Period(
        text.in_force_from, text.in_force_to, text.described(), text.citation, text.verified, note
    )
    return Entry("legal", text.id, text.name, (period,))


def edition_entry(edition: Edition) -> Entry:
    """Give an edition of the standard."""
    period = Period(
        edition.in_force_from,
        edition.withdrawn,
        edition.title,
        edition.citation,
        edition.verified,
        edition.note,
    )
    return Entry("standard", f"iso-9001-{edition.id}", edition.name, (period,))


def change_dates(entries: Iterable[Entry]) -> tuple[date, ...]:
    """Give every day on which a value begins or ends, in order."""
    days = {
        day
        for entry in entries
        for period in entry.periods
        for day in (period.start, period.end)
        if day is not None
    }
    return tuple(sorted(days))


def _period(period: Dated, following: date | None) -> Period:
    ends = [day for day in (period.end, following) if day is not None]
    rule = period.rule
    return Period(
        period.start,
        min(ends, default=None),
        rule.described(),
        rule.citation,
        rule.verified,
        rule.note,
    )


def _doubts(fields: tuple[str, ...]) -> str:
    names = {
        "number": "số, ký hiệu",
        "issuer": "cơ quan ban hành",
        "date": "ngày ban hành",
        "subject": "trích yếu",
        "in_force_from": "ngày có hiệu lực",
        "in_force_to": "tình trạng hiệu lực",
        "replaced_by": "văn bản thay thế",
    }
    if not fields:
        return ""
    return "chưa kiểm chứng: " + ", ".join(names.get(field, field) for field in fields)
