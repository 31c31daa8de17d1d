"""Editions of the standard and the map between them, as a template names them."""

from qmsdocs.compose.facts import Facts
from qmsdocs.compose.names import Clause, ClauseChange, Standard


def standard(facts: Facts, edition: str | None) -> Standard | None:
    """Give an edition's names; nothing for no edition."""
    if edition is None:
        return None
    found = facts.rulebook.edition(edition)
    kind = "Tiêu chuẩn quốc gia" if found.is_tcvn else "Tiêu chuẩn"
    return Standard(name=found.name, full=f"{kind} {found.name}", edition=edition)


def clauses(facts: Facts) -> tuple[Clause, ...]:
    """Give the clauses of the edition in use."""
    edition = facts.rulebook.edition(facts.profile.agency.edition)
    return tuple(Clause(number=number, label=label) for number, label in edition.clauses)


def clause_changes(facts: Facts) -> tuple[ClauseChange, ...]:
    """Give what changes clause by clause in the conversion of the year."""
    plan = facts.profile.year.conversion
    if plan is None:
        return ()
    entries = facts.rulebook.clause_map(plan.from_edition, plan.to_edition)
    return tuple(
        ClauseChange(old=e.old, new=e.new, label=e.label, change=e.change) for e in entries
    )
