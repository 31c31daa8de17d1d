"""`qmsdocs schema`: the JSON Schema of a profile's files, for editors and programs."""

import click

from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say

FILES = ("agency", "year", "procedures")


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return click.Command(
        "schema",
        help=say("cli.schema.help"),
        short_help=say("cli.schema.short"),
        callback=pass_face(_schema),
        params=[
            click.Argument(["name"], type=click.Choice(FILES), default="agency", required=False)
        ],
    )


def _schema(face: Face, name: str) -> int:  # noqa: ARG001 every command gets the face
    from qmsdocs import api  # noqa: PLC0415 help must not wait for it

    click.echo(api.schema(name), nl=False)
    return 0
