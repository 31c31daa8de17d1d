"""Kinds of values on the command line, checked in the language of the call."""

from datetime import date

import click

from qmsdocs.cli.language import Say


class DayType(click.ParamType):
    """A day: `2024-11-30` or `30/11/2024`."""

    name = "day"

    def __init__(self, say: Say) -> None:
        """Remember the language."""
        self._say = say

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or fail as a wrong use of the command."""
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 help must not wait for it

        from qmsdocs.model.fields import parse_day  # noqa: PLC0415

        if isinstance(value, date):
            return value
        try:
            return parse_day(value)
        except PydanticCustomError:
            self.fail(self._say("cli.not-a-day", value=value), param, ctx)


class YearType(click.ParamType):
    """A year of four digits."""

    name = "year"

    def __init__(self, say: Say) -> None:
        """Remember the language."""
        self._say = say

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the year, or fail as a wrong use of the command."""
        text = str(value)
        if text.isascii() and text.isdigit() and 2000 <= int(text) <= 2100:
            return int(text)
        self.fail(self._say("cli.not-a-year", value=value), param, ctx)
