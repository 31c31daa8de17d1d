"""`qmsdocs init`: write a workspace to begin with."""

from pathlib import Path

import click

from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.types import year_type


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return click.Command(
        "init",
        help=say("cli.init.help"),
        short_help=say("cli.init.short"),
        callback=pass_face(_init),
        params=[
            click.Argument(["agency"], required=False, metavar=say("cli.metavar.agency")),
            click.Option(
                ["--sample"], metavar=say("cli.metavar.rule"), help=say("cli.init.sample")
            ),
            click.Option(
                ["--year"],
                type=year_type(say),
                metavar=say("cli.metavar.year"),
                help=say("cli.init.year"),
            ),
        ],
    )


def _init(face: Face, agency: str | None, sample: str | None, year: int | None) -> int:
    from qmsdocs import api

    started = api.init_workspace(face.root, agency, sample, year or today().year)
    for file in started.files:
        click.echo(face.say("cli.init.wrote", file=file))
    folder = (face.root / "profiles" / started.agency).as_posix()
    option = "" if face.root == Path() else f"-C {_quoted(face.root.as_posix())} "
    click.echo(face.say("cli.init.next", agency=started.agency, folder=folder, option=option))
    return 0


def _quoted(path: str) -> str:
    """Give a path as a shell takes it, on Windows too."""
    return f'"{path}"' if " " in path else path
