"""The names of the context that the yearly papers and reports read."""

from dataclasses import dataclass

from qmsdocs.compose.inputs import ReviewInputs
from qmsdocs.compose.results import ObjectiveResult, ObjectiveSummary, UnitSummary
from qmsdocs.compose.risks import RiskMap, RiskRow, RiskSummary, ScaleView
from qmsdocs.compose.surveys import DossierSummary, SurveySummary
from qmsdocs.model.objectives import ObjectivesEvaluation
from qmsdocs.model.yearly import Dossiers, Maintenance, RisksEvaluation, Satisfaction


@dataclass(frozen=True)  # without slots: the context has a base with slots already
class YearlyNames:
    """Objectives, risks, satisfaction and reports of the year.

    `own_objectives` are those of the department that the paper is about, `kept_objectives` the
    agency's for which it answers, `department_objectives` those of all departments.
    """

    risk_scale: ScaleView
    risks: tuple[RiskRow, ...]
    risk_summary: RiskSummary
    risk_map: RiskMap
    residual_map: RiskMap
    risks_evaluation: RisksEvaluation | None
    objective_results: tuple[ObjectiveResult, ...]
    objective_summary: ObjectiveSummary
    objectives_evaluation: ObjectivesEvaluation | None
    department_objectives: tuple[ObjectiveResult, ...]
    department_summary: tuple[UnitSummary, ...]
    own_objectives: tuple[ObjectiveResult, ...]
    kept_objectives: tuple[ObjectiveResult, ...]
    satisfaction: Satisfaction | None
    survey: SurveySummary | None
    dossiers: Dossiers | None
    dossier_summary: DossierSummary | None
    maintenance: Maintenance | None
    review_inputs: ReviewInputs
