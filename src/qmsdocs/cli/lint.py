"""`qmsdocs lint`: judge the form of any Word file by the law of its date."""

import os
from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.types import day_type

_FORMATS = ("text", "json", "sarif", "github")
_MOST_JOBS = 256
#: The exit code when a file could not be read, as for every input that cannot be used.
_UNREAD = 2


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    file = click.Path(exists=True, path_type=Path)
    return click.Command(
        "lint",
        help=say("lint.help"),
        short_help=say("lint.short"),
        callback=pass_face(_lint),
        params=[
            click.Argument(["paths"], nargs=-1, type=file, metavar=say("lint.paths")),
            click.Option(
                ["--date", "on"],
                type=day_type(say),
                metavar=say("cli.metavar.day"),
                help=say("lint.date"),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(_FORMATS),
                default="text",
                help=say("lint.format"),
            ),
            click.Option(
                ["--fail-on"],
                type=click.Choice(["error", "warning"]),
                default="error",
                help=say("lint.fail-on"),
            ),
            click.Option(["--explain"], metavar=say("cli.metavar.rule"), help=say("lint.explain")),
            click.Option(["--all", "every"], is_flag=True, help=say("lint.all")),
            click.Option(
                ["-j", "--jobs"],
                type=click.IntRange(1, _MOST_JOBS),
                metavar="N",
                help=say("lint.jobs"),
            ),
        ],
    )


def _lint(
    face: Face,
    *,
    paths: tuple[Path, ...],
    on: date | None,
    form: str,
    fail_on: str,
    explain: str | None,
    every: bool,
    jobs: int | None,
) -> int:
    from qmsdocs import api
    from qmsdocs.cli import lintreport

    if explain:
        lintreport.explain(face, *api.lint_rule(explain, on or today()))
        return 0
    if not paths:
        raise click.UsageError(click.get_current_context().get_usage())
    results = api.lint(paths, on, today(), jobs or os.cpu_count() or 1)
    tally = lintreport.Tally()
    reporter = lintreport.reporter(face, form, every=every)
    for result in results:
        tally.add(result)
        reporter.add(result)
    reporter.end(tally)
    if tally.unread:
        return _UNREAD
    return int(bool(tally.errors or tally.crashed or (fail_on == "warning" and tally.warnings)))
