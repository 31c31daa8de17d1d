"""How a test calls the program: in this process, with the language chosen as in real life."""

import os
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from qmsdocs.cli.language import chosen_language
from qmsdocs.cli.main import program


class Call(Protocol):
    """Runs the program with arguments."""

    def __call__(self, *arguments: object, code: int = 0) -> Result:
        """Run and check the exit code."""


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    monkeypatch.delenv("QMSDOCS_LANG", raising=False)

    def run(*arguments: object, code: int = 0) -> Result:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(program(chosen_language(words, os.environ)), words)
        assert result.exit_code == code, result.output
        return result

    return run
