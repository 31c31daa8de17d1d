"""What a person should know of a paper that is made all the same: a cap that is passed, and the like.

A set's module gives a function that finds problems in the facts; here stands for which kind.
"""

from collections.abc import Callable, Iterable, Mapping

from qmsdocs.base.errors import Problem
from qmsdocs.compose.announcements import announced_early
from qmsdocs.compose.budgets import over_caps, without_auditors
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.inspections import few_visits

#: By the id of the kind.
WARNINGS: Mapping[str, tuple[Callable[[Facts], Iterable[Problem]], ...]] = {
    "announcement-decision": (announced_early,),
    "budget-estimate": (over_caps,),
    "inspection-plan": (few_visits,),
    "training-plan": (without_auditors,),
}


def warnings(facts: Facts) -> tuple[Problem, ...]:
    """Give what to warn of in a paper, each with its place; first what is doubtful in every paper."""
    found = WARNINGS.get(facts.page.kind.id, ())
    own = (problem for find in found for problem in find(facts))
    return (*facts.profile.doubtful, *own)
