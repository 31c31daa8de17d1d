"""`qmsdocs import procedures`: take procedures from an Excel or CSV file."""

from pathlib import Path

import click

from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.sources.messages import line

_MOST_NAMES = 20


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    procedures = click.Command(
        "procedures",
        help=say("cli.import.help"),
        short_help=say("cli.import.short"),
        callback=pass_face(_import),
        params=[
            file_argument(say, exists=True),
            agency_option(say),
            click.Option(["--dry-run"], is_flag=True, help=say("cli.import.dry-run")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("cli.json")),
        ],
    )
    return click.Group("import", help=say("cli.import.short"), commands=[procedures])


def file_argument(say: Say, *, exists: bool) -> click.Argument:
    """Give the argument for the file of procedures."""
    kind = click.Path(exists=exists, dir_okay=False, path_type=Path)
    return click.Argument(["file"], type=kind, metavar=say("cli.metavar.file"))


def agency_option(say: Say) -> click.Option:
    """Give the option for the agency, which has to be named."""
    return click.Option(
        ["--agency"],
        required=True,
        metavar=say("cli.metavar.one-agency"),
        help=say("cli.import.agency"),
    )


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
