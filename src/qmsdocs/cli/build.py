"""`qmsdocs build`: make the papers of agencies."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.batch.request import BuildRequest
from qmsdocs.cli import outputs
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.types import day_type, year_type

MOST_JOBS = 256


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    agencies = click.Argument(["agencies"], nargs=-1, metavar=say("cli.metavar.agencies"))
    return click.Command(
        "build",
        help=say("cli.build.help"),
        short_help=say("cli.build.short"),
        callback=pass_face(_build),
        params=[
            agencies,
            *which(say),
            *_how(say),
            *outputs.options(say),
            *_again(say),
            *_looking(say),
        ],
    )


def which(say: Say) -> list[click.Option]:
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


def output_option(say: Say) -> click.Option:
    """Give the option that names the folder of the papers."""
    return click.Option(
        ["--output"],
        type=click.Path(file_okay=False, path_type=Path),
        metavar=say("cli.metavar.folder"),
        help=say("cli.build.output"),
    )


def day_option(say: Say) -> click.Option:
    """Give the option that chooses the rules for papers without a date."""
    return click.Option(
        ["--date", "on"],
        type=day_type(say),
        metavar=say("cli.metavar.day"),
        help=say("cli.build.date"),
    )


def _how(say: Say) -> list[click.Option]:
    """Give the options that say how papers are made, and where they go."""
    return [
        click.Option(["--draft/--final"], default=True, help=say("cli.build.draft")),
        day_option(say),
        output_option(say),
        click.Option(
            ["--jobs", "-j"],
            type=click.IntRange(1, MOST_JOBS),
            metavar="N",
            help=say("cli.build.jobs"),
        ),
        click.Option(["--lint/--no-lint"], default=True, help=say("cli.build.lint")),
        click.Option(["--deflate"], metavar="zlib-1|isal-1", help=say("cli.build.deflate")),
    ]


def _again(say: Say) -> list[click.Option]:
    """Give the options for files that are there already."""
    return [
        click.Option([f"--{name}"], is_flag=True, help=say(f"cli.build.{name}"))
        for name in ("force", "overwrite", "prune")
    ]


def _looking(say: Say) -> list[click.Option]:
    """Give the options that say what is told, and whether anything is made at all."""
    return [
        click.Option([f"--{name}"], is_flag=True, help=say(f"cli.build.{name}"))
        for name in ("explain", "dry-run", "check")
    ] + [click.Option(["--json", "as_json"], is_flag=True, help=say("cli.build.json"))]


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
    jobs: int | None,
    lint: bool,
    deflate: str | None,
    force: bool,
    overwrite: bool,
    prune: bool,
    explain: bool,
    dry_run: bool,
    check: bool,
    as_json: bool,
    **more: bool,
) -> int:
    # Not by way of `api`, which brings everything along: a build often has nothing to do.
    from qmsdocs.batch.building import attempt, build
    from qmsdocs.cli.progress import watcher

    options = (today(), agencies, year, sets, kinds, not draft, on, output)
    request = BuildRequest(*options, overwrite, prune, force, jobs, deflate, lint)
    reading = dry_run or check
    with watcher(face, as_json=as_json) as seen:
        report = (attempt if as_json else build)(face.root, request, seen, reading=reading)
    made = outputs.make(face, report, request, {} if reading else more, quiet=as_json)
    if as_json:
        face.json(outputs.data(face, report, made))
    else:
        from qmsdocs.cli.buildreport import show_report

        show_report(face, report, output or face.root / "output", explain=explain)
        outputs.show(face, made)
    return max(outputs.exit_code(report, made), int(check and report.stale))
