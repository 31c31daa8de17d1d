"""`qmsdocs lint`: judge the form of any Word file by the law of its date."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import click

from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.types import day_type
from qmsdocs.sources.messages import line

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
            *_correcting(say),
            click.Option(
                ["-j", "--jobs"],
                type=click.IntRange(1, _MOST_JOBS),
                metavar="N",
                help=say("lint.jobs"),
            ),
        ],
    )


def _correcting(say: Say) -> list[click.Parameter]:
    return [
        click.Option(["--fix"], is_flag=True, help=say("fix.option")),
        click.Option(
            ["--output"],
            type=click.Path(file_okay=False, path_type=Path),
            metavar=say("cli.metavar.folder"),
            help=say("fix.output"),
        ),
        click.Option(["--write-waivers"], is_flag=True, help=say("waiver.option")),
    ]


class Tally(Protocol):
    """What decides how the command ends."""

    errors: int
    warnings: int
    unread: int
    crashed: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for."""

    paths: tuple[Path, ...]
    on: date | None
    form: str
    fail_on: str
    every: bool
    jobs: int | None
    output: Path | None


def _lint(
    face: Face,
    *,
    explain: str | None,
    fix: bool,
    write_waivers: bool,
    **options: Any,  # noqa: ANN401 click gives them by their names
) -> int:
    asked = Asked(**options)
    if explain:
        return _explain(face, explain, asked.on)
    if write_waivers:
        return _write_waivers(face)
    if not asked.paths:
        raise click.UsageError(click.get_current_context().get_usage())
    if asked.output and not fix:
        raise click.UsageError(face.say("fix.needs-fix"))
    tally = _fix(face, asked) if fix else _judge(face, asked)
    if tally.unread:
        return _UNREAD
    warned = asked.fail_on == "warning" and tally.warnings
    return int(bool(tally.errors or tally.crashed or warned))


def _explain(face: Face, name: str, on: date | None) -> int:
    from qmsdocs import api
    from qmsdocs.cli import lintreport

    lintreport.explain(face, *api.lint_rule(name, on or today()))
    return 0


def _write_waivers(face: Face) -> int:
    from qmsdocs import api

    click.echo(face.say("waiver.wrote", file=api.write_waivers(face.root).as_posix()))
    return 0


def _judge(face: Face, asked: Asked) -> Tally:
    from qmsdocs import api
    from qmsdocs.cli import lintreport
    from qmsdocs.lint.waiving import idle

    waivers = api.load_waivers(face.root, today())
    jobs = asked.jobs or os.cpu_count() or 1
    tally = lintreport.Tally()
    reporter = lintreport.reporter(face, asked.form, every=asked.every)
    for result in api.lint(asked.paths, asked.on, today(), jobs, waivers):
        tally.add(result)
        reporter.add(result)
    reporter.end(tally)
    for problem in (*waivers.expired(today()), *idle(waivers, tally.used, tally.names, today())):
        click.echo(line(problem, face.lang), err=True)
    return tally


def _fix(face: Face, asked: Asked) -> Tally:
    from qmsdocs import api
    from qmsdocs.cli import fixreport

    if asked.form not in {"text", "json"}:
        raise click.UsageError(face.say("fix.no-form"))
    waivers = api.load_waivers(face.root, today())
    results = api.correct_files(asked.paths, asked.output, asked.on, today(), waivers)
    return fixreport.report(face, results, as_data=asked.form == "json")
