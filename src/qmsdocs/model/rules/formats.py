"""The format rules of one day, by the ids of the format table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.base.hints import nearest
from qmsdocs.model.rules.documents import day_text
from qmsdocs.model.rules.values import (
    Choice,
    Component,
    DocumentKind,
    FixedText,
    HeadSizes,
    Measure,
    Rule,
)

_R = TypeVar("_R", bound=Rule)


@dataclass(frozen=True, slots=True)
class FormatRules:
    """What the law says on the form of papers on a day."""

    day: date
    rules: Mapping[str, Rule]
    _sorts: dict[type, tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)

    def component(self, name: str) -> Component:
        """Give how a component is set; raises NotFoundError with the nearest id."""
        return self._rule(name, Component)

    def measure(self, name: str) -> Measure:
        """Give a length, spacing or ratio; raises NotFoundError with the nearest id."""
        return self._rule(name, Measure)

    def text(self, name: str) -> str:
        """Give a fixed text: of a component (`quoc_hieu`), or one of its own (`page.font`).

        Raises:
            NotFoundError: there is no such text.
        """
        rule = self.rules.get(name)
        if isinstance(rule, Component) and rule.text:
            return rule.text
        return self._rule(name, FixedText).value

    def choice(self, name: str) -> str:
        """Give which way is chosen (`page_number.place` → `header-center`).

        Raises:
            NotFoundError: there is no such choice.
        """
        return self._rule(name, Choice).value

    def head(self, size: float) -> HeadSizes:
        """Give the consistent sizes of the head for a size of the Quốc hiệu (12 or 13).

        Raises:
            NotFoundError: the law knows no head of that size.
        """
        heads = self._all(HeadSizes)
        for head in heads:
            if head.quoc_hieu == size:
                return head
        known = ", ".join(f"{head.quoc_hieu:g}" for head in heads)
        raise NotFoundError(
            Problem("rules.unknown-head", values={"size": f"{size:g}", "known": known})
        )

    @property
    def kinds(self) -> tuple[DocumentKind, ...]:
        """Give the kinds of administrative document in the order of the law."""
        return self._all(DocumentKind)

    def kind(self, code: str) -> DocumentKind:
        """Give a kind by its abbreviation, or by the code of its form (`CV`).

        Raises:
            NotFoundError: there is no such kind on this day.
        """
        for kind in self.kinds:
            if code and code in {kind.abbreviation, kind.form}:
                return kind
        known = [kind.abbreviation or kind.form for kind in self.kinds]
        values = {"name": code, "known": nearest(code, filter(None, known)) or ", ".join(known)}
        raise NotFoundError(Problem("rules.unknown-kind", values=values))

    def kind_name(self, code: str) -> str:
        """Give `Kế hoạch` for `KH`; raises NotFoundError."""
        return self.kind(code).name

    def _all(self, model: type[_R]) -> tuple[_R, ...]:
        if model not in self._sorts:
            found = (rule for rule in self.rules.values() if isinstance(rule, model))
            self._sorts[model] = tuple(found)
        return self._sorts[model]

    def _rule(self, name: str, model: type[_R]) -> _R:
        rule = self.rules.get(name)
        if isinstance(rule, model):
            return rule
        known = [other.id for other in self._all(model)]
        values = {
            "name": name,
            "known": nearest(name, known) or "qmsdocs rules list",
            "day": day_text(self.day),
        }
        raise NotFoundError(Problem("rules.unknown-format", values=values))
