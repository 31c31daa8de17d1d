"""`qmsdocs new-year`: the file of a new year from that of the old one."""

import click

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.batch.renewalresults import NewYear, Spot
from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "new-year",
        _new_year,
        "cli.new-year.help",
        options.agency(say),
        options.year(say, "cli.new-year.from", "--from old"),
        options.year(say, "cli.new-year.year", "--year new"),
        options.flag(say, "--dry-run", "cli.new-year.dry-run"),
        options.json_flag(say),
        short="cli.new-year.short",
    )


def _new_year(
    face: Face, agency: str, old: int | None, new: int | None, *, dry_run: bool, as_json: bool
) -> int:
    from qmsdocs import api

    made = api.new_year(face.root, agency, old, new, write=False)
    if not new and made.year > today().year + 1:  # who calls twice does not mean two years
        raise InputError(Problem("renewal.far", values={"year": made.year, "old": made.old}))
    if not dry_run:
        api.new_year(face.root, agency, old, made.year)
    if as_json:
        face.json(
            {
                "file": made.path.as_posix(),
                "year": made.year,
                "written": not dry_run,
                "moved": dict(made.moved),
                "to_fill": [_spot_data(spot) for spot in made.to_fill],
                "to_look": [_spot_data(spot) for spot in made.to_look],
            }
        )
        return 0
    if dry_run:
        click.echo("\n".join(made.diff))
    else:
        click.echo(face.say("cli.init.wrote", file=made.path.as_posix()))
    _report(face, made)
    return 0


def _report(face: Face, made: NewYear) -> None:
    """Say what moved on, what is to be filled in, and what still names the old year."""
    if made.moved:
        click.echo(face.say("cli.new-year.moved", year=made.year))
    for label, count in made.moved:
        click.echo(f"  {label}: {count}")
    if made.papers:
        click.echo(face.say("cli.new-year.papers", count=made.papers))
    for code, spots, year in (
        ("cli.new-year.fill", made.to_fill, made.year),
        ("cli.new-year.look", made.to_look, made.old),
    ):
        if spots:
            count = sum(1 + len(spot.also) for spot in spots)
            click.echo(face.say(code, year=year, count=count))
        for spot in spots:
            lines = ", ".join(map(str, spot.also))
            more = face.say("cli.new-year.also", lines=lines) if lines else ""
            click.echo(f"  {spot.place}: {spot.words}{more}")


def _spot_data(spot: Spot) -> dict[str, object]:
    place = spot.place
    return {
        "file": place.file,
        "lines": [place.line, *spot.also],
        "within": place.within,
        "words": spot.words,
    }
