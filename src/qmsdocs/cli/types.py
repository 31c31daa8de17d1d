"""Values on the command line that are checked in the language of the call."""

from collections.abc import Callable
from datetime import date

import click

from qmsdocs.base.days import read_day
from qmsdocs.cli.language import Say

FIRST_YEAR, LAST_YEAR = 2000, 2100


def day_type(say: Say) -> Callable[[str], date]:
    """Give the reader of a day: `2024-11-30` or `30/11/2024`."""

    def day(value: str) -> date:
        found = read_day(value)
        if found is None:
            raise click.BadParameter(say("cli.not-a-day", value=value))
        return found

    return day


def year_type(say: Say) -> Callable[[str], int]:
    """Give the reader of a year of four digits."""

    def year(value: str) -> int:
        if value.isascii() and value.isdigit() and FIRST_YEAR <= int(value) <= LAST_YEAR:
            return int(value)
        raise click.BadParameter(say("cli.not-a-year", value=value))

    return year
