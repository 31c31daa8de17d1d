"""What stands under the names of the papers that build and announce the system."""

from collections.abc import Callable, Mapping

from qmsdocs.compose.announcements import announcement_scope
from qmsdocs.compose.bases import reference
from qmsdocs.compose.budgets import budget_sum, training_sum
from qmsdocs.compose.consultants import consultant_check
from qmsdocs.compose.coverage import coverage, drafting
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.names import Citation
from qmsdocs.compose.standards import standard
from qmsdocs.model.consulting import Consultant


def _coverage(facts: Facts) -> object:
    assessment = facts.profile.year.assessment
    ids = [id_ for unit in assessment.units for id_ in unit.decisions] if assessment else []
    return coverage(facts.profile, _texts(facts, ids))


def _texts(facts: Facts, ids: list[str]) -> dict[str, Citation]:
    found = {id_: reference(facts, id_) for id_ in dict.fromkeys(ids)}
    return {id_: text for id_, text in found.items() if text}


def _budget_sum(facts: Facts) -> object:
    budget, agency = facts.profile.year.budget, facts.profile.agency.agency
    return budget and budget_sum(budget, agency.kind, facts.rulebook, facts.day)


def _training_sum(facts: Facts) -> object:
    plan = facts.profile.year.training_plan
    return plan and training_sum(plan)


def _replaced_announcements(facts: Facts) -> object:
    announcement = facts.profile.year.announcement
    return [reference(facts, id_) for id_ in (announcement.replaces if announcement else ())]


def _consultant(facts: Facts) -> object:
    record = facts.item.record if facts.item else None
    return record if isinstance(record, Consultant) else None


def _target_standard(facts: Facts) -> object:
    """Give the edition that the papers work towards: the new one, once it is a national standard."""
    conversion, edition = facts.profile.year.conversion, facts.profile.agency.edition
    if conversion and facts.rulebook.edition(conversion.to_edition).is_tcvn:
        edition = conversion.to_edition
    return standard(facts, edition)


BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "target_standard": _target_standard,
    "establishment": lambda f: f.profile.year.establishment,
    "assessment": lambda f: f.profile.year.assessment,
    "coverage": _coverage,
    "assignments": lambda f: f.profile.year.assignments,
    "drafting": lambda f: drafting(f.profile.year.assignments, f.units),
    "training_plan": lambda f: f.profile.year.training_plan,
    "training_sum": _training_sum,
    "consultant": _consultant,
    "consultant_check": consultant_check,
    "budget": lambda f: f.profile.year.budget,
    "budget_sum": _budget_sum,
    "announcement": lambda f: f.profile.year.announcement,
    "announcement_scope": lambda f: announcement_scope(f.profile),
    "replaced_announcements": _replaced_announcements,
}
#: What depends on the day of the paper: texts that are in force, caps.
OWN = frozenset(("coverage", "budget_sum", "replaced_announcements", "consultant_check"))
#: What depends on the thing that the paper is about.
OF_ITEM = frozenset(("consultant",))
