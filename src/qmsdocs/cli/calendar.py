"""`qmsdocs calendar`: what is due when in an agency's year, and by which text."""

from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.tables import show_table

_HEADS = ("cli.head.due", "cli.head.what", "cli.head.who", "cli.head.source", "cli.head.state")


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "calendar",
        _calendar,
        "cli.calendar.help",
        options.agency(say),
        options.year(say),
        options.option(say, "--ics", "cli.metavar.file", "cli.calendar.ics", type=options.FILE),
        options.json_flag(say),
        short="cli.calendar.short",
    )


def _calendar(face: Face, agency: str, year: int | None, ics: Path | None, as_json: bool) -> int:
    from qmsdocs import api
    from qmsdocs.cli.calendarreport import deadline_data, rows

    calendar = api.calendar(face.root, agency, year)
    if not calendar.days_off.covers_year(calendar.year):
        face.note("cli.calendar.unknown-holidays", year=calendar.year)
    if ics:
        api.write_calendar(calendar, ics)
    if as_json:
        face.json([deadline_data(calendar, deadline) for deadline in calendar.deadlines])
    elif ics:
        count = sum(deadline.end is not None for deadline in calendar.deadlines)
        click.echo(face.say("cli.calendar.wrote", file=ics.as_posix(), count=count))
    elif calendar.deadlines:
        show_table([face.say(head) for head in _HEADS], rows(face, calendar))
    else:
        click.echo(face.say("cli.calendar.empty", year=calendar.year))
    return 0
