"""Which language the program speaks: decided before a command is built, so that help speaks it."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from qmsdocs.sources.messages import Language, text

VARIABLE = "QMSDOCS_LANG"
#: Click raises an error, and looks for what was meant, before it takes an option for a short one.
_LONG = {"-C": "--workspace"}
_GLOBAL = ("-C", "--workspace", "--lang")


class Say(Protocol):
    """Gives the words of a code in the chosen language."""

    def __call__(self, code: str, **values: object) -> str:
        """Fill the words of a code with values."""


def say_in(lang: Language) -> Say:
    """Give the words of one language."""

    def say(code: str, **values: object) -> str:
        return text(code, lang, **values)

    return say


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Give the language of `--lang`, else of the environment, else Vietnamese.

    A value that is no language is left for the command line to refuse.
    """
    wanted = environment.get(VARIABLE, "")
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            wanted = arguments[index + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return "en" if wanted == "en" else "vi"


def hoisted(arguments: Sequence[str]) -> list[str]:
    """Move the global options to the front: they work behind the command's name too."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _GLOBAL:
            first += [_LONG.get(argument, argument)]
            first += [value for value in [next(waiting, None)] if value is not None]
        elif argument.startswith(tuple(f"{name}=" for name in _GLOBAL[1:])):
            first.append(argument)
        else:
            rest.append(argument)
    return first + rest


def teach_click(lang: Language) -> None:
    """Let click's own words come from our catalogue; English needs none."""
    gettext.bindtextdomain("messages", str(Path(__file__).parents[1] / "data" / "locale"))
    os.environ["LANGUAGE"] = lang
