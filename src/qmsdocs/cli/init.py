"""`qmsdocs init`: write a workspace to begin with, or the profile of a new agency from answers."""

from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.options import argument, option

#: The answers that may be given, each an option of its own.
ANSWERS = (
    "kind",
    "name",
    "short-name",
    "here",
    "code",
    "superior",
    "place",
    "province",
    "head",
    "head-post",
    "deputy",
    "deputy-post",
    "scope",
)


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "init",
        _init,
        "cli.init.help",
        argument(say, "agency", "cli.metavar.agency", required=False),
        option(say, "--sample", "cli.metavar.rule", "cli.init.sample"),
        options.year(say, "cli.init.year"),
        *(option(say, f"--{name}", "cli.metavar.text", f"cli.init.{name}") for name in ANSWERS),
        option(say, "--department", "cli.metavar.text", "cli.init.department", multiple=True),
        short="cli.init.short",
    )


def _init(
    face: Face,
    agency: str | None,
    sample: str | None,
    year: int | None,
    department: tuple[str, ...],
    **answers: str | None,
) -> int:
    from qmsdocs import api

    year = year or today().year
    given = {name: value for name, value in answers.items() if value}
    if given or department:
        from qmsdocs.batch.founding import answers_of
        from qmsdocs.batch.foundinganswers import unit_of

        units = tuple(map(unit_of, department))
        given |= {"id": agency or "", "sample": sample or ""}
        told = answers_of(given, year, units)
        started = api.new_agency(face.root, told)
    else:
        started = api.init_workspace(face.root, agency, sample, year)
    for file in started.files:
        click.echo(face.say("cli.init.wrote", file=file))
    folder = (face.root / "profiles" / started.agency).as_posix()
    option = "" if face.root == Path() else f"-C {_quoted(face.root.as_posix())} "
    click.echo(face.say("cli.init.next", agency=started.agency, folder=folder, option=option))
    return 0


def _quoted(path: str) -> str:
    """Give a path as a shell takes it, on Windows too."""
    return f'"{path}"' if " " in path else path
