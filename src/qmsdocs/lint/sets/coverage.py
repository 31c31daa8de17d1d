"""Which clauses of the standard the papers of a set are about."""

from collections.abc import Mapping
from contextlib import suppress

from qmsdocs.base.errors import NotFoundError
from qmsdocs.lint.sets.case import SetCase
from qmsdocs.lint.sets.results import ClauseCover

#: The edition whose clauses stand in the front matter of the pages.
_PAGES = "2015"
Clauses = Mapping[str, tuple[str, ...]]


def clause_cover(case: SetCase, clauses: Clauses) -> tuple[ClauseCover, ...]:
    """Give each clause of the agency's edition with the papers on it.

    Args:
        case: the set.
        clauses: what each kind of paper is about, in the edition of the pages.
    """
    edition = case.book.edition(case.profile.agency.edition)
    audit = case.profile.year.audit
    left_out = set(audit.left_out if audit else ())
    own = [paper for paper in case.papers if paper.own and paper.kind in clauses]
    covers: list[ClauseCover] = []
    for clause, label in edition.clauses:
        if clause.count(".") != 1:
            continue
        wanted = _of_pages(case, edition.id, clause)
        papers = tuple(
            paper.fact
            for paper in own
            if any(_related(each, one) for each in wanted for one in clauses[paper.kind])
        )
        covers.append(ClauseCover(clause, label, papers, clause in left_out))
    return tuple(covers)


def _of_pages(case: SetCase, edition: str, clause: str) -> tuple[str, ...]:
    """Give the clauses of the pages' edition that a clause became."""
    if edition == _PAGES:
        return (clause,)
    with suppress(NotFoundError):
        found = [
            new.strip()
            for entry in case.book.clause_map(edition, _PAGES)
            for old in entry.old.split(",")
            for new in entry.new.split(",")
            if new.strip() and _related(old.strip(), clause)
        ]
        return tuple(dict.fromkeys(found))
    return (clause,)


def _related(clause: str, other: str) -> bool:
    """Tell whether a clause is another one, holds it, or is part of it."""
    return clause == other or clause.startswith(f"{other}.") or other.startswith(f"{clause}.")
