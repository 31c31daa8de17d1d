"""`qmsdocs build`: make the papers of agencies."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.types import day_type, year_type


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    agencies = click.Argument(["agencies"], nargs=-1, metavar=say("cli.metavar.agencies"))
    return click.Command(
        "build",
        help=say("cli.build.help"),
        short_help=say("cli.build.short"),
        callback=pass_face(_build),
        params=[agencies, *_which(say), *_how(say)],
    )


def _which(say: Say) -> list[click.Option]:
    """Give the options that choose among the papers."""
    return [
        click.Option(
            ["--year"],
            type=year_type(say),
            metavar=say("cli.metavar.year"),
            help=say("cli.build.year"),
        ),
        click.Option(
            ["--set", "sets"],
            multiple=True,
            metavar=say("cli.metavar.set"),
            help=say("cli.build.set"),
        ),
        click.Option(
            ["--doc", "kinds"],
            multiple=True,
            metavar=say("cli.metavar.kind"),
            help=say("cli.build.doc"),
        ),
    ]


def _how(say: Say) -> list[click.Option]:
    """Give the options that say how papers are made, and where they go."""
    return [
        click.Option(["--draft/--final"], default=True, help=say("cli.build.draft")),
        click.Option(
            ["--date", "on"],
            type=day_type(say),
            metavar=say("cli.metavar.day"),
            help=say("cli.build.date"),
        ),
        click.Option(
            ["--output"],
            type=click.Path(file_okay=False, path_type=Path),
            metavar=say("cli.metavar.folder"),
            help=say("cli.build.output"),
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=say("cli.json")),
    ]


def _build(
    face: Face,
    *,
    agencies: tuple[str, ...],
    year: int | None,
    sets: tuple[str, ...],
    kinds: tuple[str, ...],
    draft: bool,
    on: date | None,
    output: Path | None,
    as_json: bool,
) -> int:
    from qmsdocs import api
    from qmsdocs.cli.buildreport import report_data, show_report
    from qmsdocs.cli.progress import watcher

    request = api.BuildRequest(today(), agencies, year, sets, kinds, not draft, on, output)
    with watcher(face, quiet=as_json) as seen:
        report = api.build(face.root, request, seen)
    if as_json:
        face.json(report_data(face, report))
    else:
        show_report(face, report, output or face.root / "output")
    return report.exit_code
