"""`qmsdocs schema`: the JSON Schema of a profile's files, for editors and programs."""

from typing import Literal

import click

from qmsdocs.cli import options
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say

FILES = ("agency", "year", "procedures")


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    name = click.Argument(["name"], type=click.Choice(FILES), default="agency", required=False)
    return options.command(
        say, "schema", _schema, "cli.schema.help", name, short="cli.schema.short"
    )


def _schema(face: Face, name: Literal["agency", "year", "procedures"]) -> int:  # noqa: ARG001 every command gets the face
    from qmsdocs import api

    click.echo(api.schema(name), nl=False)
    return 0
