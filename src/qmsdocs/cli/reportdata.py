"""A build as plain data for programs: the report at the end, and each event as a line."""

from qmsdocs.base.errors import Problem
from qmsdocs.batch.results import (
    Begun,
    BuildReport,
    Event,
    Failure,
    Leftover,
    NotConcerned,
    Opened,
    PaperResult,
    Settled,
)
from qmsdocs.cli.face import Face
from qmsdocs.cli.findings import finding_data

Data = dict[str, object]


def report_data(face: Face, report: BuildReport) -> Data:
    """Give the report as plain data."""
    return {
        "exit_code": report.exit_code,
        "up_to_date": not report.stale,
        "counts": report.counts,
        "papers": [_paper_data(face, paper) for paper in report.papers],
        "not_concerned": [_not_concerned(face, entry) for entry in report.not_concerned],
        "leftovers": [_leftover(entry) for entry in report.leftovers],
        "failures": [_failure(face, failure) for failure in report.failures],
        "expired": [face.problem_data(problem) for problem in report.expired],
    }


def event_data(face: Face, event: Event) -> Data:  # noqa: PLR0911 one for each sort
    """Give an event as plain data; `event` says which."""
    match event:
        case Opened(agencies, changed):
            return {"event": "opened", "agencies": agencies, "changed": changed}
        case Begun(agency, year, papers):
            return {"event": "begun", "agency": agency, "year": year, "papers": papers}
        case Settled():
            found = {"agency": event.agency, "year": event.year, "papers": event.papers}
            return {"event": "settled"} | found
        case PaperResult():
            return {"event": "paper"} | _paper_data(face, event)
        case NotConcerned():
            return {"event": "not-concerned"} | _not_concerned(face, event)
        case Leftover():
            return {"event": "leftover"} | _leftover(event)
        case Failure():
            return {"event": "failure"} | _failure(face, event)


def _paper_data(face: Face, paper: PaperResult) -> Data:
    return {
        "agency": paper.agency,
        "year": paper.year,
        "kind": paper.kind,
        "item": paper.item,
        "title": paper.title,
        "file": paper.file,
        "status": paper.status,
        "reasons": [{"why": one.why, "details": list(one.details)} for one in paper.reasons],
        "saved": paper.saved or None,
        "gaps": [face.problem_data(gap) | {"path": gap.values.get("path")} for gap in paper.gaps],
        "warnings": _problems(face, paper.warnings),
        "findings": [finding_data(face, found) for found in paper.findings],
        "problems": _problems(face, paper.problems),
    }


def _not_concerned(face: Face, entry: NotConcerned) -> Data:
    found: Data = {"agency": entry.agency, "year": entry.year, "kind": entry.kind}
    return found | {"reason": face.problem_data(entry.problem)["message"]}


def _leftover(entry: Leftover) -> Data:
    return {"agency": entry.agency, "file": entry.file, "fate": entry.fate}


def _failure(face: Face, failure: Failure) -> Data:
    return {"agency": failure.agency, "problems": _problems(face, failure.problems)}


def _problems(face: Face, problems: tuple[Problem, ...]) -> list[Data]:
    return [face.problem_data(problem) for problem in problems]
