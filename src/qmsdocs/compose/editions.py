"""Clauses of the standard: in the edition of a paper, and which document answers which."""

from collections.abc import Iterable

from qmsdocs.compose.facts import Facts, code_of
from qmsdocs.compose.system_names import ClauseRow
from qmsdocs.model.agency import ControlledDocument
from qmsdocs.model.concerning import lacking
from qmsdocs.model.page import Page

#: The edition by whose clauses our pages are marked.
_OF_PAGES = "2015"


def edition_of(facts: Facts) -> str:
    """Give the edition that a paper is written for: its own, or the one that the agency uses."""
    return facts.paper.standard or facts.profile.agency.edition


def in_edition(facts: Facts, clauses: Iterable[str]) -> tuple[str, ...]:
    """Give clauses of our pages by the numbers of the edition that the paper is written for."""
    wanted = edition_of(facts)
    if wanted == _OF_PAGES:
        return tuple(clauses)
    numbers = facts.rulebook.once(("clauses", wanted), lambda: _numbers(facts, wanted))
    found = (number for clause in clauses for number in numbers.get(clause, ()))
    return tuple(dict.fromkeys(found))


def _numbers(facts: Facts, wanted: str) -> dict[str, tuple[str, ...]]:
    """Give for each clause of 2015 its numbers in an earlier or later edition."""
    later = wanted > _OF_PAGES
    old, new = (_OF_PAGES, wanted) if later else (wanted, _OF_PAGES)
    found: dict[str, tuple[str, ...]] = {}
    for entry in facts.rulebook.clause_map(old, new):
        ours, theirs = (entry.old, entry.new) if later else (entry.new, entry.old)
        for clause in _split(ours):
            found[clause] = (*found.get(clause, ()), *_split(theirs))
    return found


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def matrix(facts: Facts, documents: Iterable[ControlledDocument]) -> tuple[ClauseRow, ...]:
    """Give a row for each clause of the second level: documents by code, other papers by title."""
    edition = facts.rulebook.edition(edition_of(facts))
    manual = facts.profile.agency.manual
    excluded = {exclusion.clause for exclusion in manual.exclusions} if manual else set()
    notes = manual.clause_notes if manual else {}
    listed = [(document.code, document.clauses) for document in documents]
    papers = [
        (page.kind.title, in_edition(facts, page.kind.clauses))
        for page in facts.pages.values()
        if _is_paper(facts, page)
    ]
    return tuple(
        ClauseRow(
            number=number,
            label=label,
            documents=_answering(number, listed),
            papers=((notes[number],) if number in notes else ()) + _answering(number, papers),
            excluded=number in excluded,
        )
        for number, label in edition.clauses
        if number.count(".") == 1
    )


def _is_paper(facts: Facts, page: Page) -> bool:
    """Tell whether a kind is a paper or form of the year beside the controlled documents."""
    if page.kind.form == "TL" and code_of(facts.profile, page.kind):
        return False
    return page.kind.set != "province" and not lacking(facts.profile, page)


def _answering(number: str, listed: Iterable[tuple[str, Iterable[str]]]) -> tuple[str, ...]:
    """Give what is marked with a clause, one under it, or the chapter that it stands in."""
    chapter = number.partition(".")[0]
    return tuple(
        dict.fromkeys(
            name
            for name, clauses in listed
            if any(c in (number, chapter) or c.startswith(f"{number}.") for c in clauses)
        )
    )
