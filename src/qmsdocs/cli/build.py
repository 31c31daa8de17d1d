"""`qmsdocs build`: make the papers of agencies."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.batch.request import BuildRequest
from qmsdocs.cli import options, outputs
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.options import flag, option
from qmsdocs.cli.progress import watcher

#: What to do with files that are there already; and what is told, and whether anything is made.
_AGAIN = ("force", "overwrite", "prune")
_LOOKING = ("explain", "dry-run", "check")


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "build",
        _build,
        "cli.build.help",
        options.agencies(say),
        *which(say),
        *_how(say),
        *outputs.options(say),
        *(flag(say, f"--{name}", f"cli.build.{name}") for name in (*_AGAIN, *_LOOKING)),
        options.json_flag(say, "cli.build.json"),
        short="cli.build.short",
    )


def which(say: Say) -> list[click.Option]:
    """Give the options that choose among the papers."""
    return [
        options.year(say),
        option(say, "--set sets", "cli.metavar.set", "cli.build.set", multiple=True),
        option(say, "--doc kinds", "cli.metavar.kind", "cli.build.doc", multiple=True),
    ]


def output_option(say: Say) -> click.Option:
    """Give the option that names the folder of the papers."""
    return option(say, "--output", "cli.metavar.folder", "cli.build.output", type=options.FOLDER)


def _how(say: Say) -> list[click.Option]:
    """Give the options that say how papers are made, and where they go."""
    return [
        click.Option(["--draft/--final"], default=True, help=say("cli.build.draft")),
        options.day(say, "cli.build.date"),
        output_option(say),
        options.jobs(say, "cli.build.jobs"),
        click.Option(["--lint/--no-lint"], default=True, help=say("cli.build.lint")),
        click.Option(["--deflate"], metavar="zlib-1|isal-1", help=say("cli.build.deflate")),
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

    asked = (today(), agencies, year, sets, kinds, not draft, on, output)
    request = BuildRequest(*asked, overwrite, prune, force, jobs, deflate, lint)
    reading = dry_run or check
    with watcher(face, as_json=as_json) as seen:
        report = (attempt if as_json else build)(face.root, request, seen, reading=reading)
    made = outputs.make(face, report, request, {} if reading else more, quiet=as_json)
    worst = max(outputs.exit_code(report, made), int(check and report.stale))
    if as_json:
        face.json(outputs.data(face, report, made) | {"exit_code": worst})
    else:
        from qmsdocs.cli.buildreport import show_report

        show_report(face, report, output or face.root / "output", explain=explain)
        outputs.show(face, made)
    return worst
