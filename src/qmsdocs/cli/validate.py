"""`qmsdocs validate`: check profiles without making anything."""

import click

from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return click.Command(
        "validate",
        help=say("cli.validate.help"),
        short_help=say("cli.validate.short"),
        callback=pass_face(_validate),
        params=[
            click.Argument(["agencies"], nargs=-1, metavar=say("cli.metavar.agencies")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("cli.json")),
        ],
    )


def _validate(face: Face, agencies: tuple[str, ...], as_json: bool) -> int:
    from qmsdocs import api

    checked = api.validate(face.root, agencies)
    problems = [problem for entry in checked for problem in entry.problems]
    if as_json:
        face.json(
            [
                {
                    "agency": entry.agency,
                    "years": entry.years,
                    "problems": [face.problem_data(problem) for problem in entry.problems],
                }
                for entry in checked
            ]
        )
        return 2 if problems else 0
    for entry in checked:
        if not entry.problems:
            years = ", ".join(map(str, entry.years))
            click.echo(face.say("cli.validate.good", agency=entry.agency, years=years))
    face.problems(problems)
    return 2 if problems else 0
