"""`qmsdocs status`: which papers are up to date, which are not and why; writes nothing."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.build import output_option, which
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "status",
        _status,
        "cli.overview.help",
        options.agencies(say),
        *which(say),
        options.day(say, "cli.build.date"),
        output_option(say),
        options.jobs(say, "cli.build.jobs"),
        options.json_flag(say),
        short="cli.overview.short",
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
    from qmsdocs.batch.building import attempt, build
    from qmsdocs.batch.request import BuildRequest
    from qmsdocs.cli.reportdata import report_data

    request = BuildRequest(today(), agencies, year, sets, kinds, False, on, output, jobs=jobs)
    report = (attempt if as_json else build)(face.root, request, reading=True)
    if as_json:
        face.json(report_data(face, report))
    else:
        from qmsdocs.cli.statusreport import show_status

        show_status(face, report)
    return report.exit_code
