"""Commands and their options, made in the language of the call: each says its code and its kind."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from qmsdocs.base.days import read_day
from qmsdocs.cli.face import pass_face
from qmsdocs.cli.language import Say

FIRST_YEAR, LAST_YEAR = 2000, 2100
_MOST_JOBS = 256
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


def command(
    say: Say,
    name: str,
    run: Callable[..., int],
    told: str,
    *params: click.Parameter,
    short: str = "",
) -> click.Command:
    """Give a command; `told` is the code of its help, `short` that of its line in a list."""
    return click.Command(
        name,
        help=say(told),
        short_help=say(short) if short else None,
        callback=pass_face(run),
        params=list(params),
    )


def flag(say: Say, names: str, code: str) -> click.Option:
    """Give a switch; `names` are its spellings and that of its argument, parted by blanks."""
    return click.Option(names.split(), is_flag=True, help=say(code))


def option(say: Say, names: str, metavar: str, code: str, **more: Any) -> click.Option:  # noqa: ANN401 click's own
    """Give an option with a value; `metavar` is the code of what stands for it in the help."""
    return click.Option(names.split(), metavar=say(metavar), help=say(code), **more)


def choice(say: Say, names: str, choices: Sequence[str], code: str) -> click.Option:
    """Give an option with one of some words; the first goes without saying."""
    kind = click.Choice(choices)
    return click.Option(names.split(), type=kind, default=choices[0], help=say(code))


def argument(say: Say, name: str, metavar: str, **more: Any) -> click.Argument:  # noqa: ANN401 click's own
    """Give an argument."""
    return click.Argument([name], metavar=say(metavar), **more)


def agencies(say: Say) -> click.Argument:
    """Give the argument for agencies; none means all."""
    return argument(say, "agencies", "cli.metavar.agencies", nargs=-1)


def agency(say: Say) -> click.Argument:
    """Give the argument for one agency."""
    return argument(say, "agency", "cli.metavar.one-agency")


def json_flag(say: Say, code: str = "cli.json") -> click.Option:
    """Give the switch for programs that read the result."""
    return flag(say, "--json as_json", code)


def jobs(say: Say, code: str) -> click.Option:
    """Give the option for the number of processes."""
    kind = click.IntRange(1, _MOST_JOBS)
    return click.Option(["--jobs", "-j"], type=kind, metavar="N", help=say(code))


def day(say: Say, code: str) -> click.Option:
    """Give the option for a day."""
    return option(say, "--date on", "cli.metavar.day", code, type=day_type(say))


def year(say: Say, code: str = "cli.build.year", names: str = "--year") -> click.Option:
    """Give the option for a year."""
    return option(say, names, "cli.metavar.year", code, type=_year_type(say))


def day_type(say: Say) -> Callable[[str], date]:
    """Give the reader of a day: `2024-11-30` or `30/11/2024`."""

    def day(value: str) -> date:
        found = read_day(value)
        if found is None:
            raise click.BadParameter(say("cli.not-a-day", value=value))
        return found

    return day


def _year_type(say: Say) -> Callable[[str], int]:
    """Give the reader of a year of four digits."""

    def year(value: str) -> int:
        if value.isascii() and value.isdigit() and FIRST_YEAR <= int(value) <= LAST_YEAR:
            return int(value)
        raise click.BadParameter(say("cli.not-a-year", value=value))

    return year
