"""`qmsdocs export procedures`: an Excel file of procedures to fill in."""

from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.face import Face
from qmsdocs.cli.importing import agency_option
from qmsdocs.cli.language import Say


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    file = options.argument(say, "file", "cli.metavar.file", type=options.FILE)
    procedures = options.command(
        say,
        "procedures",
        _export,
        "cli.export.help",
        file,
        agency_option(say),
        short="cli.export.short",
    )
    return click.Group("export", help=say("cli.export.short"), commands=[procedures])


def _export(face: Face, file: Path, agency: str) -> int:
    from qmsdocs import api

    count = api.export_procedures(face.root, file, agency)
    click.echo(face.say("cli.export.wrote", file=file.as_posix(), count=count))
    return 0
