"""What stands under the names that every paper or several sets of papers read."""

from collections.abc import Callable, Hashable, Mapping

from qmsdocs.compose.audits import audit_summary
from qmsdocs.compose.bases import reference
from qmsdocs.compose.editions import edition_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.letterhead import letterhead
from qmsdocs.compose.signing import signature
from qmsdocs.compose.standards import clause_changes, clauses, standard
from qmsdocs.compose.times import time_sum


def _letterhead(facts: Facts) -> object:
    agency = facts.profile.agency
    return letterhead(agency.agency, agency.house, facts.rules)


def _signature(facts: Facts, wanted: str | None) -> object:
    agency = facts.profile.agency
    return signature(agency.agency, facts.profile.signer(wanted), agency.signers)


def _replaced(facts: Facts) -> object:
    """Give the decisions that this one replaces, as its own part of the profile names them."""
    issuance, committee = facts.profile.year.issuance, facts.profile.agency.committee
    if "committee" in facts.page.kind.needs:
        ids = [committee.replaces] if committee else []
    else:
        ids = list(issuance.replaces) if issuance else []
    return [reference(facts, id_) for id_ in ids if id_]


BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "agency": lambda f: f.profile.agency.agency,
    "letterhead": _letterhead,
    "signature": lambda f: _signature(f, f.paper.signer),
    "standard": lambda f: standard(f, edition_of(f)),
    "year": lambda f: f.profile.year.year,
    "lead": lambda f: f.profile.agency.lead,
    "departments": lambda f: f.profile.agency.departments,
    "committee": lambda f: f.profile.agency.committee,
    "scope": lambda f: f.profile.agency.scope,
    "policy": lambda f: f.profile.agency.policy,
    "objectives": lambda f: f.profile.year.objectives,
    "plan": lambda f: f.profile.year.plan,
    "training": lambda f: f.profile.year.training,
    "conversion": lambda f: f.profile.year.conversion,
    "from_standard": lambda f: standard(f, _conversion(f, "from_edition")),
    "to_standard": lambda f: standard(f, _conversion(f, "to_edition")),
    "clause_changes": clause_changes,
    "clauses": clauses,
    "audit": lambda f: f.profile.year.audit,
    "audit_summary": lambda f: (
        f.profile.year.audit and audit_summary(f.profile.year.audit, f.units)
    ),
    "review": lambda f: f.profile.year.review,
    "chair": lambda f: f.profile.year.review and _signature(f, f.profile.year.review.chair),
    "issuance": lambda f: f.profile.year.issuance,
    "replaced": _replaced,
    "department": lambda f: (f.item and f.item.sort == "department" and f.item.record) or None,
    "procedures": lambda f: f.profile.procedures,
    "procedure": lambda f: f.procedure,
    "procedure_time": lambda f: f.procedure and time_sum(f.procedure),
}

#: What comes from the rules alone, and what of the profile chooses it.
OF_THE_RULES: Mapping[str, Callable[[Facts], Hashable]] = {
    "clauses": lambda f: f.profile.agency.edition,
    "clause_changes": lambda f: (_conversion(f, "from_edition"), _conversion(f, "to_edition")),
}
#: What depends on more than the profile and the rules, and on what.
KEYS: Mapping[str, Callable[[Facts], Hashable]] = {
    "letterhead": lambda f: id(f.rules.rules),  # equal for all days between two changes
    "signature": lambda f: f.paper.signer or "",
    "standard": lambda f: f.paper.standard or "",
}
#: What depends on the page or the day in ways of its own: made anew for each paper.
OWN = frozenset(("replaced",))
#: What depends on the thing that the paper is about.
OF_ITEM = frozenset(("department", "procedure", "procedure_time"))


def _conversion(facts: Facts, field: str) -> str | None:
    plan = facts.profile.year.conversion
    return getattr(plan, field) if plan else None
