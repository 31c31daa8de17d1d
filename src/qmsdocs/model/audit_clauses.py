"""Checks of clauses: known to the edition, audited or left out on purpose, not both."""

from collections.abc import Iterator, Mapping

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.model.raw import EVERY, Files, child, spot, texts
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

_PATTERNS: tuple[tuple[str, ...], ...] = (
    ("audit", "programme", EVERY, "clauses", EVERY),
    ("audit", "left_out", EVERY),
    ("audit", "questions", EVERY, "clause"),
    ("audit", "findings", EVERY, "clause"),
    ("earlier_findings", EVERY, "clause"),
)
_AUDITED, _LEFT_OUT = _PATTERNS[:2]


def clause_problems(files: Files) -> Iterator[Problem]:
    """Find clauses that the edition does not have, and what the programme leaves out in silence."""
    written = [(loc, text) for pattern in _PATTERNS for loc, text in texts(files.year, *pattern)]
    if not written:
        return
    edition = str(child(files.agency.document.value, "edition") or "2015")
    known = _clauses(edition)
    for loc, clause in written if known else ():
        if clause not in known:
            yield _unknown(files.year, loc, clause, known, edition)
    yield from _both(files.year)
    yield from _silent(files.year, known)


def _clauses(edition: str) -> Mapping[str, str]:
    """Give the clauses of an edition; none for an edition that its own field refuses."""
    editions = load_rulebook().standards.editions
    return dict(next((each.clauses for each in editions if each.id == edition), ()))


def _unknown(
    source: Source, loc: Loc, clause: str, known: Mapping[str, str], edition: str
) -> Problem:
    near = _above(clause, known) or nearest(clause, known)
    said = {"value": shortened(clause), "near": near, "edition": edition}
    code = "profile.unknown-clause-near" if near else "profile.unknown-clause"
    return Problem(code, source.place(loc), said)


def _above(clause: str, known: Mapping[str, str]) -> str | None:
    """Give the clause that holds one too fine: `10.2` for `10.2.1`."""
    while "." in clause:
        clause = clause.rpartition(".")[0]
        if clause in known:
            return clause
    return None


def _both(source: Source) -> Iterator[Problem]:
    """What is left out is not audited."""
    audited = {clause: loc for loc, clause in texts(source, *_AUDITED)}
    for loc, clause in texts(source, *_LEFT_OUT):
        if clause in audited:
            said = {"value": clause, "where": spot(source, audited[clause])}
            yield Problem("profile.clause-audited-too", source.place(loc), said)


def _silent(source: Source, known: Mapping[str, str]) -> Iterator[Problem]:
    """Who lists what is left out lists all of it."""
    left_out = [clause for _, clause in texts(source, *_LEFT_OUT)]
    audited = [clause for _, clause in texts(source, *_AUDITED)]
    if not left_out or not audited:
        return
    missing = [
        clause
        for clause in known
        if clause.count(".") == 1 and not any(_related(clause, each) for each in audited + left_out)
    ]
    if missing:
        where = spot(source, ("audit", "programme"))
        said = {"clauses": ", ".join(missing), "where": where}
        yield Problem("profile.clauses-left-out", source.key_place(("audit", "left_out")), said)


def _related(clause: str, other: str) -> bool:
    """Tell whether a clause is another one, holds it, or is part of it."""
    return clause == other or clause.startswith(f"{other}.") or other.startswith(f"{clause}.")
