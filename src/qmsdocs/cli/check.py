"""`qmsdocs check`: judge the papers of an agency's year together, and its duties by law."""

from pathlib import Path

import click

from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face, pass_face
from qmsdocs.cli.language import Say
from qmsdocs.cli.types import year_type

#: The exit code when a file could not be read, as for every input that cannot be used.
_UNREAD = 2


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return click.Command(
        "check",
        help=say("set.help"),
        short_help=say("set.short"),
        callback=pass_face(_check),
        params=[
            click.Argument(["agency"], metavar=say("cli.metavar.one-agency")),
            click.Option(
                ["--year"],
                type=year_type(say),
                metavar=say("cli.metavar.year"),
                help=say("cli.build.year"),
            ),
            _path(say, "folder", files=False),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["text", "json"]),
                default="text",
                help=say("lint.format"),
            ),
            _path(say, "report", files=True),
            click.Option(
                ["--fail-on"],
                type=click.Choice(["error", "warning"]),
                default="error",
                help=say("lint.fail-on"),
            ),
        ],
    )


def _path(say: Say, name: str, *, files: bool) -> click.Option:
    """Give the option for a folder that is read, or for a file that is written."""
    kind = click.Path(file_okay=files, dir_okay=not files, path_type=Path)
    metavar = say("cli.metavar.file" if files else "cli.metavar.folder")
    return click.Option([f"--{name}"], type=kind, metavar=metavar, help=say(f"set.{name}"))


def _check(
    face: Face,
    *,
    agency: str,
    year: int | None,
    folder: Path | None,
    form: str,
    report: Path | None,
    fail_on: str,
) -> int:
    from qmsdocs import api
    from qmsdocs.cli import checkreport

    result = api.check_set(face.root, agency, year, folder, today())
    if report:
        api.write_set_report(result, report)
    if form == "json":
        face.json(checkreport.data(face, result))
    else:
        checkreport.show(face, result)
    if report:
        face.note("set.report-written", file=report.as_posix())
    if result.unread:
        return _UNREAD
    return int(bool(result.count("error") or (fail_on == "warning" and result.count("warning"))))
