"""`qmsdocs rules`: what the law says on a day, one rule through time, what changed."""

from datetime import date

import click

from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.tables import show_table


def command(say: Say) -> click.Command:
    """Give the group of commands in one language."""
    json, name = options.json_flag(say), options.argument(say, "name", "cli.metavar.rule")
    days = [
        click.Argument(
            [name], type=options.day_type(say), metavar=f"{say('cli.metavar.day')}{number}"
        )
        for number, name in enumerate(("before", "after"), start=1)
    ]
    on = options.day(say, "cli.rules.date")
    return click.Group(
        "rules",
        help=say("cli.rules.help"),
        short_help=say("cli.rules.short"),
        commands=[
            options.command(say, "list", _list, "cli.rules.list", on, json),
            options.command(say, "show", _show, "cli.rules.show", name, json),
            options.command(say, "diff", _diff, "cli.rules.diff", *days, json),
        ],
    )


def _list(face: Face, on: date | None, as_json: bool) -> int:
    from qmsdocs import api
    from qmsdocs.cli.rulesdata import entry_data, period_words

    entries = api.rules(on or today())
    if as_json:
        face.json([entry_data(entry) for entry in entries])
        return 0
    say = face.say
    heads = ("cli.head.id", "cli.head.rule", "cli.head.value", "cli.head.from", "cli.head.source")
    rows = [
        (
            entry.id,
            entry.label,
            period_words(face, period),
            _day(period.start),
            str(period.citation),
        )
        for entry in entries
        for period in entry.periods
    ]
    show_table([say(head) for head in heads], rows)
    return 0


def _show(face: Face, name: str, as_json: bool) -> int:
    from qmsdocs import api
    from qmsdocs.cli.rulesdata import entry_data, period_words

    entry = api.rule(name)
    if as_json:
        face.json(entry_data(entry))
        return 0
    click.echo(f"{entry.id}: {entry.label}")
    for period in entry.periods:
        days = f"{_day(period.start)} – {_day(period.end)}"
        click.echo(f"\n  {days}\n    {period_words(face, period)}\n    {period.citation}")
        if period.note:
            click.echo(f"    {period.note}")
    return 0


def _diff(face: Face, before: date, after: date, as_json: bool) -> int:
    from qmsdocs import api
    from qmsdocs.cli.rulesdata import change_data, unverified_mark
    from qmsdocs.model.page import CONTROLLED_FORMS

    changes = api.rule_changes(face.root, before, after)
    if as_json:
        face.json([change_data(change, touched) for change, touched in changes])
        return 0
    pages = api.list_documents(face.root)
    administrative = {page.kind.id for page in pages if page.kind.form not in CONTROLLED_FORMS}
    for change, touched in changes:
        mark = unverified_mark(face, change.verified)
        click.echo(f"{change.pack}: {change.label} ({change.id}){mark}")
        click.echo(f"  - {change.before or '—'}\n  + {change.after or '—'}")
        click.echo(f"    {change.citation}")
        click.echo(f"    {_touched(face, touched, administrative)}")
    count = len(changes)
    click.echo(face.say("cli.rules.count", count=count) if count else face.say("cli.rules.same"))
    return 0


def _touched(face: Face, kinds: tuple[str, ...], administrative: set[str]) -> str:
    """Say which kinds a change touches; all administrative papers are named together."""
    if set(kinds) == administrative:
        return face.say("cli.rules.touches-all")
    return face.say("cli.rules.touches", kinds=", ".join(kinds) or "—")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"
