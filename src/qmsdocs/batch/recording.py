"""Results as plain data and back, so that a later build can tell them again."""

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.results import Event, Leftover, NotConcerned, PaperResult, Reason, Settled

_Data = dict[str, list[list[Any]]]


def results_data(events: Iterable[Event]) -> _Data:
    """Give the results of an agency's year as plain data, as they are when nothing changes."""
    events = list(events)
    return {
        "papers": [_paper(e) for e in events if isinstance(e, PaperResult)],
        "not_concerned": [
            [e.kind, _problem(e.problem)] for e in events if isinstance(e, NotConcerned)
        ],
        "leftovers": [
            [e.file, e.fate] for e in events if isinstance(e, Leftover) and e.fate != "removed"
        ],
    }


def settled(agency: str, year: int, data: _Data) -> Settled:
    """Give the results of an agency's year of which nothing has changed.

    Raises:
        TypeError, ValueError, LookupError: the data are not what was given.
    """
    return Settled(
        agency,
        year,
        tuple(_paper_of(agency, year, *entry) for entry in data["papers"]),
        tuple(
            NotConcerned(agency, year, kind, _problem_of(*problem))
            for kind, problem in data["not_concerned"]
        ),
        tuple(Leftover(agency, file, fate) for file, fate in data["leftovers"]),
    )


def _paper(paper: PaperResult) -> list[Any]:
    status = "beside" if paper.status == "beside" else "unchanged"
    gaps = [_problem(gap) for gap in paper.gaps]
    return [paper.kind, paper.title, paper.file, status, paper.item, gaps]


def _paper_of(  # noqa: PLR0913, PLR0917 the order of the data
    agency: str,
    year: int,
    kind: str,
    title: str,
    file: str,
    status: Any,  # noqa: ANN401
    item: str | None,
    gaps: list[list[Any]],
) -> PaperResult:
    edited = (Reason("edited"),) if status == "beside" else ()
    found = tuple(_problem_of(*gap) for gap in gaps)
    return PaperResult(agency, year, kind, title, file, status, item, found, reasons=edited)


def _problem(problem: Problem) -> list[Any]:
    return [problem.code, list(astuple(problem.place)), dict(problem.values)]


def _problem_of(code: str, place: list[Any], values: dict[str, Any]) -> Problem:
    return Problem(code, Place(*place), values)
