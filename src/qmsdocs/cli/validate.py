"""`qmsdocs validate`: check profiles without making anything."""

import click

from qmsdocs.cli import options
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.sources.messages import line


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "validate",
        _validate,
        "cli.validate.help",
        options.agencies(say),
        options.json_flag(say),
        short="cli.validate.short",
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
                    "warnings": [face.problem_data(problem) for problem in entry.warnings],
                }
                for entry in checked
            ]
        )
        return 2 if problems else 0
    for entry in checked:
        if not entry.problems:
            years = ", ".join(map(str, entry.years))
            click.echo(face.say("cli.validate.good", agency=entry.agency, years=years))
    for warning in dict.fromkeys(each for entry in checked for each in entry.warnings):
        click.echo(line(warning, face.lang), err=True)
    face.problems(problems)
    return 2 if problems else 0
