"""`qmsdocs templates`: the pages of the papers and their Word templates."""

from datetime import date
from pathlib import Path

import click

from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.tables import show_table
from qmsdocs.cli.types import day_type


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    return click.Group(
        "templates",
        help=say("cli.templates.help"),
        short_help=say("cli.templates.short"),
        commands=[
            _list_command(say),
            _build_command(say),
            _export_command(say),
            _check_command(say),
        ],
    )


def _list_command(say: Say) -> click.Command:
    return click.Command(
        "list",
        help=say("cli.templates.list"),
        callback=pass_face(_list),
        params=[click.Option(["--json", "as_json"], is_flag=True, help=say("cli.json"))],
    )


def _build_command(say: Say) -> click.Command:
    return click.Command(
        "build",
        help=say("cli.templates.build"),
        short_help=say("cli.templates.build-short"),
        callback=pass_face(_build),
        params=[
            click.Argument(["kinds"], nargs=-1, metavar=say("cli.metavar.kinds")),
            _day(say),
            _folder(say, "cli.templates.output"),
        ],
    )


def _export_command(say: Say) -> click.Command:
    return click.Command(
        "export",
        help=say("cli.templates.export"),
        short_help=say("cli.templates.export-short"),
        callback=pass_face(_export),
        params=[click.Argument(["kind"], metavar=say("cli.metavar.kind")), _day(say)],
    )


def _check_command(say: Say) -> click.Command:
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.Command(
        "check",
        help=say("cli.templates.check"),
        callback=pass_face(_check),
        params=[
            click.Argument(
                ["files"], nargs=-1, required=True, type=file, metavar=say("cli.metavar.files")
            )
        ],
    )


def _day(say: Say) -> click.Option:
    return click.Option(
        ["--date", "on"],
        type=day_type(say),
        metavar=say("cli.metavar.day"),
        help=say("cli.templates.date"),
    )


def _folder(say: Say, code: str) -> click.Option:
    folder = click.Path(file_okay=False, path_type=Path)
    return click.Option(
        ["--output"], type=folder, metavar=say("cli.metavar.folder"), help=say(code)
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
