"""Quality objectives as papers print them: target in words, result, met or not, by quarter."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from qmsdocs.base.vietnamese import number_text, padded_count
from qmsdocs.model.measures import PERCENT, meets, percentage, shown_against
from qmsdocs.model.objectives import DepartmentObjective, Objective, Quarters

MET, MISSED = "Đạt", "Không đạt"
_QUARTERS = {"q1": "Quý I", "q2": "Quý II", "q3": "Quý III", "q4": "Quý IV"}
_TARGETS = {
    ">=": "Từ {value} trở lên",
    "<=": "Không quá {value}",
    "=": "Đạt {value}",
    ">": "Trên {value}",
    "<": "Dưới {value}",
}

#: What counts towards an objective: a part of a total.
Counts = tuple[int, int]


class QuarterResult(NamedTuple):
    """What a quarter came to; nothing while it is not measured."""

    name: str
    value: float | None
    text: str | None
    verdict: str | None


class ObjectiveResult(NamedTuple):
    """An objective with its result; `basis` is `411/412`, `served` the agency's target it serves."""

    id: str
    number: int
    label: str
    name: str
    unit: str
    target: float
    target_text: str
    measure: str | None
    owner: str | None
    due: str | None
    steps: tuple[str, ...]
    resources: str | None
    judged: str | None
    basis: str | None
    result: float | None
    result_text: str | None
    achieved: bool | None
    verdict: str | None
    cause: str | None
    action: str | None
    action_due: str | None
    q1: QuarterResult
    q2: QuarterResult
    q3: QuarterResult
    q4: QuarterResult
    department: str | None
    served: str | None
    served_number: int | None


class ObjectiveSummary(NamedTuple):
    """How many objectives were met; `charted` are those in per cent, which one chart can show."""

    total: int
    measured: int
    met: int
    missed: int
    percent: float | None
    charted: tuple[ObjectiveResult, ...]


class UnitSummary(NamedTuple):
    """How many objectives of a department were met."""

    unit: str
    total: int
    met: int
    missed: int


def unit_summaries(results: Iterable[ObjectiveResult]) -> tuple[UnitSummary, ...]:
    """Count by department, in the order in which departments first appear."""
    rows = [row for row in results if row.department]
    units = dict.fromkeys(row.department for row in rows if row.department)
    return tuple(_unit(unit, [row for row in rows if row.department == unit]) for unit in units)


def _unit(unit: str, rows: list[ObjectiveResult]) -> UnitSummary:
    counts = summary(rows)
    return UnitSummary(unit, counts.total, counts.met, counts.missed)


def target_text(objective: Objective) -> str:
    """Give `Từ 98% trở lên`, `Không quá 15 phút`, `Đạt 100%`, `0 hồ sơ`."""
    full = objective.target == 100 and objective.unit == PERCENT and objective.compare == ">="
    none = objective.target == 0 and objective.compare in ("<=", "=")
    pattern = "{value}" if none else _TARGETS["=" if full else objective.compare]
    return pattern.format(value=amount(objective.target, objective.unit))


def amount(value: float, unit: str) -> str:
    """Give a number with its unit: `99,8%`, `15 phút`, `04 giờ`."""
    return f"{number_text(value)}{unit}" if unit == PERCENT else f"{padded_count(value)} {unit}"


def objective_results(
    objectives: Iterable[Objective],
    counted: Mapping[str, Counts],
    units: Mapping[str, str],
    served: Mapping[str, tuple[int, str]] | None = None,
) -> tuple[ObjectiveResult, ...]:
    """Judge objectives in their order.

    Args:
        objectives: of the agency or of departments.
        counted: what other data of the year count towards an objective, by its id.
        units: names of departments by id.
        served: number and name of the agency's objectives by id, for those of departments.
    """
    return tuple(
        _result(number, objective, counted.get(objective.id), units, served or {})
        for number, objective in enumerate(objectives, start=1)
    )


def summary(results: Iterable[ObjectiveResult]) -> ObjectiveSummary:
    """Count what was met and what was not."""
    rows = tuple(results)
    met = sum(1 for row in rows if row.achieved)
    missed = sum(1 for row in rows if row.achieved is False)
    rate = percentage(met, len(rows))
    return ObjectiveSummary(
        total=len(rows),
        measured=met + missed,
        met=met,
        missed=missed,
        percent=None if rate is None else shown_against(rate, "=", 100),
        charted=tuple(row for row in rows if row.unit == PERCENT and row.result is not None),
    )


def _result(
    number: int,
    objective: Objective,
    linked: Counts | None,
    units: Mapping[str, str],
    served: Mapping[str, tuple[int, str]],
) -> ObjectiveResult:
    basis = _counts(objective, linked)
    value = _value(objective, basis)
    achieved = None if value is None else meets(value, objective.compare, objective.target)
    result = _shown(value, objective)
    serves = objective.serves if isinstance(objective, DepartmentObjective) else ""
    of = objective.department if isinstance(objective, DepartmentObjective) else None
    return ObjectiveResult(
        id=objective.id,
        number=number,
        label=f"Mục tiêu {number}",
        name=objective.name,
        unit=objective.unit,
        target=objective.target,
        target_text=target_text(objective),
        measure=objective.measure,
        owner=units.get(objective.owner or "", objective.owner or "") or None,
        due=objective.due,
        steps=objective.steps,
        resources=objective.resources,
        judged=objective.judged,
        basis=f"{number_text(basis[0])}/{number_text(basis[1])}" if basis else None,
        result=result,
        result_text=None if result is None else amount(result, objective.unit),
        achieved=achieved,
        verdict=_verdict(achieved),
        cause=objective.cause,
        action=objective.action,
        action_due=objective.action_due,
        **_quarters(objective),
        department=units.get(of, of) if of else None,
        served=served[serves][1] if serves in served else None,
        served_number=served[serves][0] if serves in served else None,
    )


def _counts(objective: Objective, linked: Counts | None) -> Counts | None:
    if objective.counted:
        return objective.counted.part, objective.counted.total
    return linked if linked and linked[1] else None


def _value(objective: Objective, basis: Counts | None) -> Fraction | float | None:
    """Give the result: what is counted is more exact than what was written."""
    if basis and objective.unit == PERCENT:
        return percentage(*basis)
    return objective.result


def _shown(value: Fraction | float | None, objective: Objective) -> float | None:
    if isinstance(value, Fraction):
        return shown_against(value, objective.compare, objective.target)
    return value


def _verdict(achieved: bool | None) -> str | None:
    return None if achieved is None else MET if achieved else MISSED


def _quarters(objective: Objective) -> dict[str, QuarterResult]:
    quarters = objective.quarters or Quarters.fixed()
    return {
        field: _quarter(name, getattr(quarters, field), objective)
        for field, name in _QUARTERS.items()
    }


def _quarter(name: str, value: float | None, objective: Objective) -> QuarterResult:
    if value is None:
        return QuarterResult(name, None, None, None)
    verdict = _verdict(meets(value, objective.compare, objective.target))
    return QuarterResult(name, value, amount(value, objective.unit), verdict)
