"""`qmsdocs check`: judge the papers of an agency's year together, and its duties by law."""

from pathlib import Path

import click

from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say

#: The exit code when a file could not be read, as for every input that cannot be used.
_UNREAD = 2


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    return options.command(
        say,
        "check",
        _check,
        "set.help",
        options.agency(say),
        options.year(say),
        options.option(say, "--folder", "cli.metavar.folder", "set.folder", type=options.FOLDER),
        options.choice(say, "--format form", ("text", "json"), "lint.format"),
        options.option(say, "--report", "cli.metavar.file", "set.report", type=options.FILE),
        options.choice(say, "--fail-on", ("error", "warning"), "lint.fail-on"),
        short="set.short",
    )


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
