"""The context of a paper: plain data under the names that its page declares, and no more."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

from qmsdocs.compose.audits import audit_summary
from qmsdocs.compose.bases import bases, cited, reference
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.letterhead import letterhead
from qmsdocs.compose.papernames import paper_names
from qmsdocs.compose.placing import placed
from qmsdocs.compose.plain import plain
from qmsdocs.compose.signing import signature
from qmsdocs.compose.standards import clause_changes, clauses, standard
from qmsdocs.compose.times import time_sum
from qmsdocs.model.page import Page
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import Rulebook
from qmsdocs.word.lines import fill_line

ALWAYS = ("agency", "letterhead", "signature", "standard", "year")
#: Always there too, made from the others.
_LAST = ("cite", "bases", "paper")


def build_context(
    profile: Profile,
    page: Page,
    rulebook: Rulebook,
    law_date: date,
    item: Procedure | None = None,
) -> dict[str, Any]:
    """Give plain data only: what is always there and what the page needs.

    Raises:
        InputError: a cited text is unknown, or not in force on the date.
    """
    return context_of(Facts(profile, page, rulebook, law_date, item))


def context_of(facts: Facts) -> dict[str, Any]:
    """Give the context of a paper from all its facts; raises as `build_context`."""
    kind = facts.page.kind
    names = [name for name in dict.fromkeys((*ALWAYS, *kind.needs)) if name not in _LAST]
    context = {name: _value(facts, name) for name in names}
    found = cited(facts)
    context["cite"] = {name: _cited(facts, text) for name, text in found.texts.items()}
    context["bases"] = list(bases(facts, context, found))
    with placed(facts.page, facts.page.lines.get("subject", 0)):
        subject = fill_line(kind.subject or "", context, facts.once("gapped", dict))
    context["paper"] = plain(paper_names(facts, subject), facts.units)
    return context


def _value(facts: Facts, name: str) -> Any:  # noqa: ANN401 plain data of any shape
    """Give what stands under a name; what all papers of a year, or all years, share is made once."""
    if name in _OF_THE_RULES:
        key = ("plain", name, _OF_THE_RULES[name](facts))
        return facts.rulebook.once(key, lambda: plain(_BUILDERS[name](facts), facts.units))
    shared = _SHARED[name](facts) if name in _SHARED else None
    if shared is None:
        return plain(_BUILDERS[name](facts), facts.units)
    return facts.once((name, shared), lambda: plain(_BUILDERS[name](facts), facts.units))


def _cited(facts: Facts, text: object) -> object:
    """Give a cited text; what was found once is the same for all papers of a day."""
    return facts.once(("cited", id(text)), lambda: plain(text, facts.units))


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


_BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "agency": lambda f: f.profile.agency.agency,
    "letterhead": _letterhead,
    "signature": lambda f: _signature(f, f.paper.signer),
    "standard": lambda f: standard(f, f.profile.agency.edition),
    "year": lambda f: f.profile.year.year,
    "lead": lambda f: f.profile.agency.lead,
    "departments": lambda f: f.profile.agency.departments,
    "committee": lambda f: f.profile.agency.committee,
    "scope": lambda f: f.profile.agency.scope,
    "policy": lambda f: f.profile.agency.policy,
    "documents": lambda f: f.profile.agency.documents,
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
    "audit_decision": lambda f: reference(f, getattr(f.profile.year.audit, "decision", None)),
    "review": lambda f: f.profile.year.review,
    "chair": lambda f: f.profile.year.review and _signature(f, f.profile.year.review.chair),
    "issuance": lambda f: f.profile.year.issuance,
    "replaced": _replaced,
    "procedures": lambda f: f.profile.procedures,
    "procedure": lambda f: f.item,
    "procedure_time": lambda f: f.item and time_sum(f.item),
}

#: What comes from the rules alone, and what of the profile chooses it.
_OF_THE_RULES: Mapping[str, Callable[[Facts], Hashable]] = {
    "clauses": lambda f: f.profile.agency.edition,
    "clause_changes": lambda f: (_conversion(f, "from_edition"), _conversion(f, "to_edition")),
}
#: Beside the profile, what decides the value of a name; a name that is not here is made anew.
_SHARED: Mapping[str, Callable[[Facts], Hashable]] = {
    **{
        name: lambda _: ""
        for name in _BUILDERS
        if name not in ("audit_decision", "replaced", "procedure", "procedure_time")
    },
    "letterhead": lambda f: f.day,
    "signature": lambda f: f.paper.signer or "",
    "procedure": lambda f: f.item and f.item.id,
    "procedure_time": lambda f: f.item and f.item.id,
}


def _conversion(facts: Facts, field: str) -> str | None:
    plan = facts.profile.year.conversion
    return getattr(plan, field) if plan else None
