"""`qmsdocs status`: which papers are up to date, which are not and why; writes nothing."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from qmsdocs.batch.results import BuildReport, PaperResult, Why
from qmsdocs.cli.build import MOST_JOBS, day_option, output_option, which
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say

_REASONS: tuple[Why, ...] = ("new", "context", "template", "rules", "engine", "missing", "edited")


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return click.Command(
        "status",
        help=say("cli.overview.help"),
        short_help=say("cli.overview.short"),
        callback=pass_face(_status),
        params=[
            click.Argument(["agencies"], nargs=-1, metavar=say("cli.metavar.agencies")),
            *which(say),
            day_option(say),
            output_option(say),
            click.Option(
                ["--jobs", "-j"],
                type=click.IntRange(1, MOST_JOBS),
                metavar="N",
                help=say("cli.build.jobs"),
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=say("cli.json")),
        ],
    )


def _status(
    face: Face,
    *,
    agencies: tuple[str, ...],
    year: int | None,
    sets: tuple[str, ...],
    kinds: tuple[str, ...],
    on: date | None,
    output: Path | None,
    jobs: int | None,
    as_json: bool,
) -> int:
    from qmsdocs.batch.building import build
    from qmsdocs.batch.request import BuildRequest
    from qmsdocs.cli.reportdata import report_data

    request = BuildRequest(today(), agencies, year, sets, kinds, False, on, output, jobs=jobs)
    report = build(face.root, request, reading=True)
    if as_json:
        face.json(report_data(face, report))
    else:
        _show(face, report)
    return report.exit_code


def _show(face: Face, report: BuildReport) -> None:
    """Show a line for each agency; of a few agencies also what is not up to date and why."""
    from qmsdocs.cli.buildreport import MOST_LISTED, show_leftovers, show_reasons
    from qmsdocs.cli.tables import show_table

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
