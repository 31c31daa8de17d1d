"""The command `qmsdocs`: global options, exit codes, and what happens when something fails."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from qmsdocs import __version__
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say, chosen_language, hoisted, say_in, teach_click
from qmsdocs.sources.files import is_of_the_system, reason_of
from qmsdocs.sources.messages import Language

OUR_FAULT = 3
INTERRUPTED = 130

_LONGEST_PATH = 200

#: The commands in the order in which a person needs them, with the module of each.
_COMMANDS = {
    "init": "init",
    "new-year": "new_year",
    "build": "build",
    "status": "status",
    "validate": "validate",
    "documents": "documents",
    "calendar": "calendar",
    "serve": "serve",
    "import": "importing",
    "export": "exporting",
    "lint": "lint",
    "check": "check",
    "rules": "rules",
    "templates": "templates",
    "schema": "schema",
}


class Program(click.Group):
    """The group of all commands; every way to end comes to one exit code."""

    def __init__(self, lang: Language, **settings: Any) -> None:  # noqa: ANN401 click's own
        """Remember the language that all commands speak."""
        super().__init__(**settings)
        self.lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands; each is imported when somebody asks for it."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command; of an unknown name click tells the nearest, and so needs all."""
        for name in (cmd_name,) if cmd_name in _COMMANDS else _COMMANDS:
            if name not in self.commands:
                module, say = import_module(f"qmsdocs.cli.{_COMMANDS[name]}"), say_in(self.lang)
                self.add_command(module.command(say))
                _name_places(self.commands[name], say)
        return super().get_command(ctx, cmd_name)

    def main(self, args: Sequence[str] | None = None, **settings: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401
        """Run, and leave with 0, 1, 2, 3 or 130."""
        teach_click(self.lang)
        settings |= {"prog_name": "qmsdocs", "standalone_mode": False}
        sys.exit(self._guarded(hoisted(sys.argv[1:] if args is None else args), settings))

    def _guarded(self, arguments: list[str], settings: dict[str, Any]) -> int:
        face = Face(self.lang, Path())
        try:
            return super().main(arguments, **settings) or 0
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            face.note("cli.interrupted")
            return INTERRUPTED
        except QmsDocsError as error:
            face.problems(error.problems)
            return error.exit_code
        except Exception as error:
            if isinstance(error, OSError) and is_of_the_system(error):
                place = Place(shortened(error.filename or "", _LONGEST_PATH))
                face.problems([Problem("file.trouble", place, {"reason": reason_of(error)})])
                return QmsDocsError.exit_code
            from qmsdocs.cli.crash import write_log

            face.note("cli.our-fault", path=write_log(error, arguments))
            return OUR_FAULT


def program(lang: Language) -> Program:
    """Build the whole command line in one language."""
    teach_click(lang)  # its types take their names when they are made
    say = say_in(lang)
    group = Program(
        lang,
        name="qmsdocs",
        help=say("cli.help"),
        params=_global_options(say),
        callback=_open_face(lang),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    _name_places(group, say)
    return group


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program with the arguments of the process."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes its time
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    program(chosen_language(arguments, os.environ)).main(arguments)


def _global_options(say: Say) -> list[click.Parameter]:
    return [
        click.Option(
            ["-C", "--workspace"],
            type=click.Path(file_okay=False, path_type=Path),
            default=Path(),
            metavar=say("cli.metavar.folder"),
            help=say("cli.workspace"),
        ),
        click.Option(["--lang"], type=click.Choice(["vi", "en"]), help=say("cli.lang")),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=say("cli.version"),
        ),
    ]


def _open_face(default: Language) -> Callable[..., None]:
    @click.pass_context
    def opened(ctx: click.Context, workspace: Path, lang: Language | None) -> None:
        ctx.obj = Face(lang or default, workspace)

    return opened


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"qmsdocs {__version__}")
        ctx.exit()


def _name_places(command: click.Command, say: Say) -> None:
    """Put the words for OPTIONS and COMMAND, which click does not translate."""
    command.options_metavar = say("cli.metavar.options")
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("cli.metavar.command")
        for below in command.commands.values():
            _name_places(below, say)
