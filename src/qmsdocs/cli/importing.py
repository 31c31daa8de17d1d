"""`qmsdocs import procedures`: take procedures from an Excel or CSV file."""

from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.options import argument, option
from qmsdocs.sources.messages import line

_MOST_NAMES = 20


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    procedures = options.command(
        say,
        "procedures",
        _import,
        "cli.import.help",
        argument(say, "file", "cli.metavar.file", type=file),
        agency_option(say),
        options.flag(say, "--dry-run", "cli.import.dry-run"),
        options.json_flag(say),
        short="cli.import.short",
    )
    return click.Group("import", help=say("cli.import.short"), commands=[procedures])


def agency_option(say: Say) -> click.Option:
    """Give the option for the agency, which has to be named."""
    return option(say, "--agency", "cli.metavar.one-agency", "cli.import.agency", required=True)


def _import(face: Face, file: Path, agency: str, dry_run: bool, as_json: bool) -> int:
    from qmsdocs import api

    done = api.import_procedures(face.root, file, agency, write=not dry_run)
    changed = bool(done.added or done.updated)
    if as_json:
        face.json(
            {
                "file": done.path.as_posix(),
                "written": changed and not dry_run,
                "added": done.added,
                "updated": done.updated,
                "unchanged": done.same,
                "notes": [face.problem_data(note) for note in done.notes],
            }
        )
        return 0
    for note in done.notes:
        click.echo(line(note, face.lang), err=True)
    for code, names in (("cli.import.added", done.added), ("cli.import.updated", done.updated)):
        if names:
            shown = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
            click.echo(face.say(code, count=len(names), names=shown))
    click.echo(face.say("cli.import.same", count=done.same))
    if changed and not dry_run:
        click.echo(face.say("cli.import.wrote", file=done.path.as_posix()))
    else:
        click.echo(face.say("cli.import.not-written"))
    return 0
