"""What every command has at hand: language, workspace, and the ways to speak to a person."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from qmsdocs.base.errors import Problem
from qmsdocs.cli.language import Say, say_in
from qmsdocs.sources.messages import Language, line, message


@dataclass(frozen=True, slots=True)
class Face:
    """The language and the workspace of one call."""

    lang: Language
    root: Path

    @property
    def say(self) -> Say:
        """Words by code."""
        return say_in(self.lang)

    def note(self, code: str, **values: object) -> None:
        """Say something beside the result."""
        click.echo(self.say(code, **values), err=True)

    def problems(self, problems: Iterable[Problem]) -> None:
        """List problems, each once, and how many there are."""
        lines = list(dict.fromkeys(line(problem, self.lang) for problem in problems))
        for text in lines:
            click.echo(text, err=True)
        if lines:
            self.note("cli.problem-count", count=len(lines))

    def json(self, value: object) -> None:
        """Give a result to a program."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))

    def problem_data(self, problem: Problem) -> dict[str, object]:
        """Give a problem to a program."""
        place = problem.place
        return {
            "code": problem.code,
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "within": place.within,
            "message": message(problem, self.lang),
        }


pass_face = click.make_pass_decorator(Face)
