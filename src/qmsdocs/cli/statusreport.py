"""Which papers are up to date and which are not, for a person."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from qmsdocs.batch.results import BuildReport, PaperResult, Why
from qmsdocs.cli.buildreport import MOST_LISTED, show_leftovers, show_reasons
from qmsdocs.cli.face import Face
from qmsdocs.cli.tables import show_table

_REASONS: tuple[Why, ...] = ("new", "context", "template", "rules", "engine", "missing", "edited")


def show_status(face: Face, report: BuildReport) -> None:
    """Show a line for each agency; of a few agencies also what is not up to date and why."""
    heads = ("agency", "paper", "current", *_REASONS, "failed")
    rows = [
        [f"{agency}/{year}", *_numbers(papers)]
        for (agency, year), papers in groupby(report.papers, lambda one: (one.agency, one.year))
    ]
    show_table([face.say(f"cli.head.{name}") for name in heads], rows)
    if len(rows) <= MOST_LISTED:
        show_reasons(face, report.papers)
    show_leftovers(face, report)
    face.problems(problem for failure in report.failures for problem in failure.problems)
    face.problems(problem for paper in report.papers for problem in paper.problems)


def _numbers(papers: Iterable[PaperResult]) -> list[str]:
    """Give how many papers there are, how many are up to date, and how many are not for what."""
    found = list(papers)
    why = Counter(reason.why for paper in found for reason in paper.reasons)
    failed = sum(paper.status == "failed" for paper in found)
    current = sum(not paper.reasons and paper.status != "failed" for paper in found)
    numbers = (len(found), current, *(why[name] for name in _REASONS), failed)
    return [str(number or "–") for number in numbers]
