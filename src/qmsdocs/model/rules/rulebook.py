"""The rulebook: all packs of a folder, asked by day."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

from qmsdocs.base.errors import NotFoundError, Problem, RulePackError
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.model.rules.changes import RuleChange, changes
from qmsdocs.model.rules.documents import day_text
from qmsdocs.model.rules.entries import Entry, change_dates
from qmsdocs.model.rules.formats import FormatRules
from qmsdocs.model.rules.legal import LegalText, LegalTexts
from qmsdocs.model.rules.periods import Dated, at
from qmsdocs.model.rules.standards import ClauseMapEntry, Edition, Guide, Standards
from qmsdocs.model.rules.values import Duty, Norm, Rule

_R = TypeVar("_R", bound=Rule)
_Rules = Mapping[str, tuple[Dated, ...]]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The law as data: format rules, legal texts, editions of the standard, duties, norms."""

    rules: Mapping[str, _Rules]
    legal: LegalTexts
    standards: Standards
    all_entries: tuple[Entry, ...]
    known: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Hashable, work: Callable[[], Any]) -> Any:  # noqa: ANN401 as the work does
        """Give what was worked out from the rules under a key, or work it out."""
        if key not in self.known:
            self.known[key] = work()
        return self.known[key]

    def format_on(self, day: date) -> FormatRules:
        """Give the format rules of a day.

        Raises:
            RulePackError: the pack does not reach back to that day.
        """
        rules: FormatRules = self.once(("format", day), lambda: self._format_on(day))
        return rules

    def _format_on(self, day: date) -> FormatRules:
        """Choose the rules; all days between two changes have the same ones."""
        since = max((change for change in self.change_dates() if change <= day), default=None)
        rules = self.once(("format since", since), lambda: self._formats(day))
        if not rules:
            raise RulePackError(_nothing_on("thể thức văn bản", self.rules["format"], day))
        return FormatRules(day, rules)

    def _formats(self, day: date) -> Mapping[str, Rule]:
        found = {name: at(periods, day) for name, periods in self.rules["format"].items()}
        rules = {name: period.rule for name, period in found.items() if period is not None}
        return MappingProxyType(rules)

    def text(self, name: str, day: date) -> LegalText:
        """Give a legal text, or the text of a succession line, in force on a day.

        Raises:
            NotFoundError: there is no such text or line.
            RulePackError: it is not in force on that day; the text that is, is named.
        """
        return self.legal.get(name, day)

    def edition(self, name: str) -> Edition:
        """Give an edition of the standard (`2015`); raises NotFoundError."""
        return self.standards.edition(name)

    def clause_map(self, old: str, new: str) -> tuple[ClauseMapEntry, ...]:
        """Give what becomes of each clause between two editions; raises NotFoundError."""
        return self.standards.clause_map(old, new)

    @property
    def guides(self) -> tuple[Guide, ...]:
        """Give the standards beside ISO 9001 that papers may name."""
        return self.standards.guides

    def duty(self, name: str, day: date) -> Duty:
        """Give a duty; raises NotFoundError, or RulePackError when there is none on the day."""
        return self._dated("duties", name, day, Duty)

    def norm(self, name: str, day: date) -> Norm:
        """Give a cap; raises NotFoundError, or RulePackError when there is none on the day."""
        return self._dated("norms", name, day, Norm)

    def norms(self, agency_kind: str, day: date) -> tuple[Norm, ...]:
        """Give every cap that binds a kind of agency (`so`, `ubnd-xa` …) on a day."""
        found = (at(periods, day) for periods in self.rules["norms"].values())
        rules = (period.rule for period in found if period is not None)
        return tuple(
            rule
            for rule in rules
            if isinstance(rule, Norm) and (not rule.agencies or agency_kind in rule.agencies)
        )

    def entries(self, day: date | None = None) -> tuple[Entry, ...]:
        """Give every rule and text: all its values, or only the one that holds on a day."""
        if day is None:
            return self.all_entries
        held = ((entry, entry.at(day)) for entry in self.all_entries)
        return tuple(
            Entry(entry.pack, entry.id, entry.label, (period,), entry.kinds)
            for entry, period in held
            if period is not None
        )

    def entry(self, name: str) -> Entry:
        """Give a rule or text through time.

        Raises:
            NotFoundError: there is none of that id; the nearest is named.
        """
        for entry in self.all_entries:
            if entry.id == name:
                return entry
        raise _unknown(name, [entry.id for entry in self.all_entries])

    def diff(self, before: date, after: date) -> tuple[RuleChange, ...]:
        """Give what is different on the second day, rule by rule."""
        return changes(self.all_entries, self.legal, before, after)

    def change_dates(self) -> tuple[date, ...]:
        """Give every day on which anything begins or ends."""
        days: tuple[date, ...] = self.once("changes", lambda: change_dates(self.all_entries))
        return days

    def _dated(self, pack: str, name: str, day: date, model: type[_R]) -> _R:
        rules = self.rules[pack]
        if name not in rules:
            raise _unknown(name, rules)
        period = at(rules[name], day)
        if period is None or not isinstance(period.rule, model):
            raise RulePackError(_nothing_on(rules[name][0].rule.label, {name: rules[name]}, day))
        return period.rule


def _nothing_on(label: str, rules: _Rules, day: date) -> Problem:
    starts = [period.start for period in chain.from_iterable(rules.values())]
    first = day_text(min(starts, default=None))
    values = {"label": label, "day": day_text(day), "first": first}
    return Problem("rules.nothing-on-day", values=values)


def _unknown(name: str, known: Iterable[str]) -> NotFoundError:
    near = nearest(name, known)
    code = "rules.unknown-entry-near" if near else "rules.unknown-entry"
    return NotFoundError(Problem(code, values={"name": shortened(name), "near": near}))
