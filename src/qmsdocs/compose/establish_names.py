"""What is computed for the papers that build and announce the system, as templates name it."""

from dataclasses import dataclass
from typing import NamedTuple

from qmsdocs.model.agency import ControlledDocument
from qmsdocs.model.announce import Announcement
from qmsdocs.model.budget import Budget
from qmsdocs.model.consulting import Consultant
from qmsdocs.model.establish import Assessment, Assignment, Establishment, TrainingPlan, Uncovered
from qmsdocs.model.fields import Day
from qmsdocs.model.procedure import Procedure


class UnitCoverage(NamedTuple):
    """A department: its documents in force, its procedures, and how many TTHC they cover.

    `decisions` are the texts that announced the procedures: in full at their first mention in the
    paper, short later. `percent` is None where there is no TTHC at all.
    """

    unit: str
    documents: tuple[ControlledDocument, ...]
    procedures: tuple[Procedure, ...]
    decisions: tuple[str, ...]
    uncovered: tuple[Uncovered, ...]
    covered: int
    total: int
    percent: float | None
    remarks: tuple[str, ...]
    proposals: tuple[str, ...]


class Coverage(NamedTuple):
    """The departments of an assessment and their sums."""

    units: tuple[UnitCoverage, ...]
    documents: int
    covered: int
    uncovered: int
    total: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many of a thing a department has."""

    unit: str
    count: int


class Drafting(NamedTuple):
    """How the documents to be drafted are shared out, and the last day for any of them."""

    by_unit: tuple[UnitCount, ...]
    last: Day | None


class TrainingSum(NamedTuple):
    """People and cost of a training plan; None while no course says anything of it."""

    people: int | None
    cost: int | None
    words: str | None
    auditor_courses: int


class BudgetRow(NamedTuple):
    """A line of an estimate with its amount; `basis` is its own text or the cap's citation."""

    name: str
    unit: str
    quantity: float
    price: int
    amount: int
    basis: str | None


class BudgetSum(NamedTuple):
    """An estimate added up; `cap` is the most that the law allows, `cap_basis` where it says so."""

    rows: tuple[BudgetRow, ...]
    total: int
    words: str
    cap: int | None
    cap_basis: str | None
    within: bool


class ExpertCheck(NamedTuple):
    """An expert judged: `result` is `Đạt` or `Không đạt`, `lacks` what is not met."""

    name: str
    degree: str
    consulting_certificate: str
    administration_certificate: str
    character: str
    seniority: str
    experience: str
    card: str | None
    result: str
    lacks: tuple[str, ...]


class ConsultantCheck(NamedTuple):
    """A consultant judged; `verdict` is None while a condition has not been looked at."""

    experts: tuple[ExpertCheck, ...]
    qualified: int
    needed: int
    years: int
    enough: bool
    verdict: str | None
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldCount:
    """How many announced TTHC a field has."""

    field: str
    count: int


@dataclass(frozen=True, slots=True)
class AnnouncementScope:
    """What is announced: TTHC counted by field.

    `decision` names the decision in other papers; `confirmed` is the day on which the head
    confirmed that the system is valid.
    """

    count: int
    fields: tuple[FieldCount, ...]
    decision: str
    confirmed: Day | None


@dataclass(frozen=True)  # without slots: the context has a base with slots already
class EstablishNames:
    """The names of the context that the papers of these two sets read."""

    establishment: Establishment | None
    assessment: Assessment | None
    coverage: Coverage | None
    assignments: tuple[Assignment, ...]
    drafting: Drafting
    training_plan: TrainingPlan | None
    training_sum: TrainingSum | None
    consultant: Consultant | None
    consultant_check: ConsultantCheck | None
    budget: Budget | None
    budget_sum: BudgetSum | None
    announcement: Announcement | None
    announcement_scope: AnnouncementScope
