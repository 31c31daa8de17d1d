"""Results as packed JSON and back, so that a later build can tell them again."""

import json
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.results import Event, Leftover, NotConcerned, PaperResult, Reason, Told

if TYPE_CHECKING:
    from qmsdocs.lint.found import Found


def packed(told: Told) -> bytes:
    """Give the results of an agency's year packed, on one line."""
    data = [
        [_paper(paper) for paper in told.papers],
        [[entry.kind, _problem(entry.problem)] for entry in told.not_concerned],
        [[left.file, left.fate] for left in told.leftovers],
    ]
    text = json.dumps(data, ensure_ascii=False, default=str)
    return b2a_base64(zlib.compress(text.encode(), 1), newline=False)


def told_again(agency: str, year: int, line: bytes) -> Told:
    """Give the results that were packed."""
    papers, not_concerned, leftovers = json.loads(zlib.decompress(a2b_base64(line)))
    return Told(
        tuple(
            NotConcerned(agency, year, kind, _problem_of(*problem))
            for kind, problem in not_concerned
        ),
        tuple(_paper_of(agency, year, *entry) for entry in papers),
        tuple(Leftover(agency, file, fate) for file, fate in leftovers),
    )


def unchanged(events: Iterable[Event]) -> Told:
    """Give the results of a year as they are when nothing changes until the next build."""
    events = list(events)
    papers = (e for e in events if isinstance(e, PaperResult))
    lefts = (e for e in events if isinstance(e, Leftover))
    return Told(
        tuple(e for e in events if isinstance(e, NotConcerned)),
        tuple(p if p.status == "beside" else p._replace(status="unchanged") for p in papers),
        tuple(left for left in lefts if left.fate != "removed"),
    )


def _paper(paper: PaperResult) -> list[Any]:
    gaps, warnings = ([_problem(one) for one in found] for found in (paper.gaps, paper.warnings))
    own = [paper.kind, paper.title, paper.file, paper.status, paper.item]
    return [*own, gaps, warnings, found_data(paper.findings)]


def _paper_of(  # noqa: PLR0913, PLR0917 the order of the data
    agency: str,
    year: int,
    kind: str,
    title: str,
    file: str,
    status: Any,  # noqa: ANN401
    item: str | None,
    gaps: list[list[Any]],
    warnings: list[list[Any]],
    findings: list[list[Any]],
) -> PaperResult:
    edited = (Reason("edited"),) if status == "beside" else ()
    found, warned = (tuple(_problem_of(*one) for one in told) for told in (gaps, warnings))
    paper = PaperResult(agency, year, kind, title, file, status, item, found, reasons=edited)
    return paper._replace(warnings=warned, findings=found_again(findings))


def found_data(findings: "Iterable[Found]") -> list[Any]:
    """Give findings of the inspector as plain data."""
    return [[getattr(each, name) for name in each.__slots__] for each in findings]


def found_again(data: Iterable[list[Any]]) -> "tuple[Found, ...]":
    """Give the findings that were made plain data."""
    from qmsdocs.lint.found import Found  # noqa: PLC0415 seldom needed

    return tuple(Found(*each) for each in data)


def _problem(problem: Problem) -> list[Any]:
    place = [getattr(problem.place, name) for name in Place.__slots__]
    return [problem.code, place, dict(problem.values)]


def _problem_of(code: str, place: list[Any], values: dict[str, Any]) -> Problem:
    return Problem(code, Place(*place), values)
