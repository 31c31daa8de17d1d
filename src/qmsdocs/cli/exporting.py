"""`qmsdocs export procedures`: an Excel file of procedures to fill in."""

from pathlib import Path

import click

from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.importing import agency_option, file_argument
from qmsdocs.cli.language import Say


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    procedures = click.Command(
        "procedures",
        help=say("cli.export.help"),
        short_help=say("cli.export.short"),
        callback=pass_face(_export),
        params=[file_argument(say, exists=False), agency_option(say)],
    )
    return click.Group("export", help=say("cli.export.short"), commands=[procedures])


def _export(face: Face, file: Path, agency: str) -> int:
    from qmsdocs import api

    count = api.export_procedures(face.root, file, agency)
    click.echo(face.say("cli.export.wrote", file=file.as_posix(), count=count))
    return 0
