"""What a check says: findings, or why it could not judge."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from qmsdocs.base.values import value
from qmsdocs.base.vietnamese import number_text
from qmsdocs.lint.found import Severity
from qmsdocs.lint.paper import Paper, Spot
from qmsdocs.model.rules import FormatRules

__all__ = ["Case", "Finding", "Severity", "UnjudgedError", "first_of_each", "number"]


@value
class Finding:
    """One thing found: a message code, the spot (none: the whole paper), values of the message.

    `spots` are all spots of which the finding tells, when there are more than one.
    """

    code: str
    spot: Spot | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()


class UnjudgedError(Exception):
    """A check has nothing to judge, or cannot; `code` says why."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code, self.values = code, values


@value
class Case:
    """What a check works on: the paper, the law of its day, the options of the rule."""

    paper: Paper
    law: FormatRules
    options: Mapping[str, Any]

    def spots(self) -> tuple[Spot, ...]:
        """Give the spots of the roles that the rule names, of its parts of the paper.

        Lines that are only dots to write on count when the rule says `dotted`.

        Raises:
            UnjudgedError: the paper has none.
        """
        roles, parts = tuple(self.options["roles"]), tuple(self.options.get("parts", ()))
        dotted = bool(self.options.get("dotted"))
        found = self.paper.asked.get((roles, parts, dotted))
        if found is None:
            spots = self.paper.of(*roles, parts=parts)
            found = tuple([spot for spot in spots if spot.worded or (dotted and not spot.blank)])
            self.paper.asked[roles, parts, dotted] = found
        if not found:
            raise UnjudgedError("lint.no-part", part=roles[0])
        return found


def number(value: float) -> str:
    """Write a measure for a person."""
    return number_text(round(value, 1))


def first_of_each(findings: Iterable[Finding], *names: str) -> Iterable[Finding]:
    """Give one finding for each set of values, with how often it is there."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, *(finding.values.get(name) for name in names))
        found.setdefault(key, []).append(finding)
    for same in found.values():
        first = same[0]
        spots = tuple(each.spot for each in same if each.spot is not None)
        yield Finding(first.code, first.spot, {**first.values, "count": len(same)}, spots)
