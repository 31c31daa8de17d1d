"""What stands under the names of the yearly papers: objectives, risks, satisfaction, reports."""

from collections.abc import Callable, Mapping

from qmsdocs.compose.bases import reference
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.inputs import ReviewInputs, review_inputs
from qmsdocs.compose.results import (
    Counts,
    ObjectiveResult,
    objective_results,
    summary,
    unit_summaries,
)
from qmsdocs.compose.risks import (
    RiskRow,
    ScaleView,
    risk_map,
    risk_rows,
    risk_summary,
    scale_view,
)
from qmsdocs.compose.surveys import counted_elsewhere, dossier_summary, survey_summary
from qmsdocs.model.objectives import DepartmentObjective


def _scale(facts: Facts) -> ScaleView:
    return scale_view(facts.profile.agency.risk_scale)


def _risks(facts: Facts) -> tuple[RiskRow, ...]:
    rows: tuple[RiskRow, ...] = facts.once(
        "rows of risks",
        lambda: risk_rows(facts.profile.year.risks, _scale(facts), facts.units),
    )
    return rows


def _counted(facts: Facts) -> Mapping[str, Counts]:
    return counted_elsewhere(facts.profile.year)


def _results(facts: Facts) -> tuple[ObjectiveResult, ...]:
    year, units = facts.profile.year, facts.units
    found: tuple[ObjectiveResult, ...] = facts.once(
        "results of objectives", lambda: objective_results(year.objectives, _counted(facts), units)
    )
    return found


def _own_results(facts: Facts) -> tuple[ObjectiveResult, ...]:
    """Give the objectives of the department that the paper is about."""
    return objective_results(_own(facts), {}, facts.units, _served(facts))


def _own(facts: Facts) -> tuple[DepartmentObjective, ...]:
    if facts.item is None:
        return ()
    names = {facts.item.id, facts.item.name}
    return tuple(o for o in facts.profile.year.department_objectives if o.department in names)


def _served(facts: Facts) -> Mapping[str, tuple[int, str]]:
    objectives = facts.profile.year.objectives
    return {one.id: (number, one.name) for number, one in enumerate(objectives, start=1)}


def _kept_results(facts: Facts) -> tuple[ObjectiveResult, ...]:
    """Give the agency's objectives for which the department of the paper answers."""
    name = facts.item.name if facts.item else ""
    return tuple(row for row in _results(facts) if row.owner == name)


def _all_own_results(facts: Facts) -> tuple[ObjectiveResult, ...]:
    objectives = facts.profile.year.department_objectives
    found: tuple[ObjectiveResult, ...] = facts.once(
        "results of departments",
        lambda: objective_results(objectives, {}, facts.units, _served(facts)),
    )
    return found


def _inputs(facts: Facts) -> ReviewInputs:
    review = facts.profile.year.review
    return review_inputs(review.topics if review else ())


def _announced(facts: Facts) -> object:
    maintenance = facts.profile.year.maintenance
    return reference(facts, maintenance.announcement if maintenance else None)


BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "risk_scale": _scale,
    "risks": _risks,
    "risk_summary": lambda f: risk_summary(_risks(f), _scale(f)),
    "risk_map": lambda f: risk_map(_risks(f), _scale(f)),
    "residual_map": lambda f: risk_map(_risks(f), _scale(f), after=True),
    "risks_evaluation": lambda f: f.profile.year.risks_evaluation,
    "objective_results": _results,
    "objective_summary": lambda f: summary(_results(f)),
    "objectives_evaluation": lambda f: f.profile.year.objectives_evaluation,
    "own_objectives": _own_results,
    "kept_objectives": _kept_results,
    "department_objectives": _all_own_results,
    "department_summary": lambda f: unit_summaries(_all_own_results(f)),
    "satisfaction": lambda f: f.profile.year.satisfaction,
    "survey": lambda f: f.profile.year.satisfaction and survey_summary(f.profile.year.satisfaction),
    "dossiers": lambda f: f.profile.year.dossiers,
    "dossier_summary": lambda f: (
        f.profile.year.dossiers and dossier_summary(f.profile.year.dossiers)
    ),
    "maintenance": lambda f: f.profile.year.maintenance,
    "announced": _announced,
    "review_inputs": _inputs,
}
OF_ITEM = frozenset(("own_objectives", "kept_objectives"))
OWN = frozenset(("announced",))
