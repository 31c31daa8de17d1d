"""`qmsdocs status`: which papers are up to date, which are not and why; writes nothing."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.build import MOST_JOBS, day_option, output_option, which
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say


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
