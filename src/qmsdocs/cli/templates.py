"""`qmsdocs templates`: the pages of the papers and their Word templates."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.options import argument, option
from qmsdocs.cli.tables import show_table


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    kinds = argument(say, "kinds", "cli.metavar.kinds", nargs=-1)
    files = argument(say, "files", "cli.metavar.files", nargs=-1, required=True, type=file)
    kind = argument(say, "kind", "cli.metavar.kind")
    day = options.day(say, "cli.templates.date")
    folder = option(
        say, "--output", "cli.metavar.folder", "cli.templates.output", type=options.FOLDER
    )
    build = options.command(
        say, "build", _build, "cli.templates.build", kinds, day, folder,
        short="cli.templates.build-short",
    )  # fmt: skip
    export = options.command(
        say, "export", _export, "cli.templates.export", kind, day,
        short="cli.templates.export-short",
    )  # fmt: skip
    return click.Group(
        "templates",
        help=say("cli.templates.help"),
        short_help=say("cli.templates.short"),
        commands=[
            options.command(say, "list", _list, "cli.templates.list", options.json_flag(say)),
            build,
            export,
            options.command(say, "check", _check, "cli.templates.check", files),
        ],
    )


def _list(face: Face, as_json: bool) -> int:
    from qmsdocs import api

    pages = api.list_documents(face.root)
    if as_json:
        face.json(
            [{"id": p.kind.id, "file": p.word_file or p.file, "word": bool(p.word)} for p in pages]
        )
        return 0
    heads = ("id", face.say("cli.head.form"), face.say("cli.head.template"))
    show_table(heads, [(p.kind.id, p.kind.form, p.word_file or p.file) for p in pages])
    return 0


def _build(face: Face, kinds: tuple[str, ...], on: date | None, output: Path | None) -> int:
    from qmsdocs import api

    made, problems, exit_code = api.build_templates(face.root, kinds, on or today(), output)
    for file in made:
        click.echo(face.say("cli.templates.wrote", file=file))
    face.problems(problems)
    return exit_code


def _export(face: Face, kind: str, on: date | None) -> int:
    from qmsdocs import api

    file = api.export_template(face.root, kind, on or today())
    click.echo(face.say("cli.templates.exported", file=file))
    return 0


def _check(face: Face, files: tuple[Path, ...]) -> int:
    from qmsdocs import api

    problems = [
        problem for file in files for problem in api.check_template(face.root, file, today())
    ]
    face.problems(problems)
    if not problems:
        click.echo(face.say("cli.templates.good", count=len(files)))
    return 1 if problems else 0
