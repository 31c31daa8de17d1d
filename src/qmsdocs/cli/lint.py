"""`qmsdocs lint`: judge the form of any Word file by the law of its date."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import click

from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.options import flag, option
from qmsdocs.sources.messages import line

_FORMATS = ("text", "json", "sarif", "github")
#: The exit code when a file could not be read, as for every input that cannot be used.
_UNREAD = 2
#: So many old files are named.
_MOST_OLD = 5


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    paths = click.Path(exists=True, path_type=Path)
    return options.command(
        say,
        "lint",
        _lint,
        "lint.help",
        options.argument(say, "paths", "lint.paths", nargs=-1, type=paths),
        options.day(say, "lint.date"),
        options.choice(say, "--format form", _FORMATS, "lint.format"),
        options.choice(say, "--fail-on", ("error", "warning"), "lint.fail-on"),
        option(say, "--explain", "cli.metavar.rule", "lint.explain"),
        flag(say, "--all every", "lint.all"),
        flag(say, "--fix", "fix.option"),
        option(say, "--output", "cli.metavar.folder", "fix.output", type=options.FOLDER),
        flag(say, "--write-waivers", "waiver.option"),
        options.jobs(say, "lint.jobs"),
        short="lint.short",
    )


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
    _tell_old(face, asked.paths)
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
    """Judge without `api`, which loads a hundred modules that no inspection needs."""
    from qmsdocs.batch.inspecting import lint
    from qmsdocs.cli import lintreport
    from qmsdocs.lint.waivers import load_waivers
    from qmsdocs.lint.waiving import idle

    waivers = load_waivers(face.root, today())
    jobs = asked.jobs or os.cpu_count() or 1
    tally = lintreport.Tally()
    reporter = lintreport.REPORTERS[asked.form](face, asked.every)
    for result in lint(asked.paths, asked.on, today(), jobs, waivers):
        tally.add(result)
        reporter.add(result)
    reporter.end(tally)
    for problem in (*waivers.expired(today()), *idle(waivers, tally.used, tally.names, today())):
        click.echo(line(problem, face.lang), err=True)
    return tally


def _tell_old(face: Face, paths: tuple[Path, ...]) -> None:
    """Name the old .doc files of folders: a note, since what was judged is no worse for them."""
    from qmsdocs.lint.inspecting import old_word_files

    names = [path.as_posix() for path in old_word_files(paths)]
    if names:
        more = ", …" if len(names) > _MOST_OLD else ""
        face.note("lint.old-files", count=len(names), files=", ".join(names[:_MOST_OLD]) + more)


def _fix(face: Face, asked: Asked) -> Tally:
    from qmsdocs import api
    from qmsdocs.cli import fixreport

    if asked.form not in {"text", "json"}:
        raise click.UsageError(face.say("fix.no-form"))
    waivers = api.load_waivers(face.root, today())
    results = api.correct_files(asked.paths, asked.output, asked.on, today(), waivers)
    return fixreport.report(face, results, as_data=asked.form == "json")
