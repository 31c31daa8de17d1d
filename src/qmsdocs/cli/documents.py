"""`qmsdocs documents`: the kinds of papers there are."""

import click

from qmsdocs.base.errors import Problem
from qmsdocs.cli import options
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.tables import show_table


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "documents",
        _documents,
        "cli.documents.help",
        options.json_flag(say),
        short="cli.documents.short",
    )


def _documents(face: Face, as_json: bool) -> int:
    from qmsdocs import api

    problems: list[Problem] = []
    kinds = [page.kind for page in api.list_documents(face.root, problems)]
    face.problems(problems)
    if as_json:
        face.json([kind.model_dump(mode="json") for kind in kinds])
        return int(bool(problems))
    heads = ("id", face.say("cli.head.set"), face.say("cli.head.form"))
    clauses, title = face.say("cli.head.clauses"), face.say("cli.head.title")
    show_table(
        (*heads, clauses, title),
        [(k.id, k.set, k.form, ", ".join(k.clauses), k.title) for k in kinds],
    )
    return int(bool(problems))
