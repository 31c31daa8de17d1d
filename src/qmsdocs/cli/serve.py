"""`qmsdocs serve`: the pages for the browser, on this machine alone."""

import os
import sys
from importlib.util import find_spec
from threading import Thread

import click

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.cli import options
from qmsdocs.cli.clock import today
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say

#: What the extra `web` brings.
_EXTRA = ("starlette", "uvicorn", "python_multipart")
_LAST_PORT = 65535


def command(say: Say) -> click.Command:
    """Give the command in one language."""
    port = click.IntRange(1024, _LAST_PORT)
    return options.command(
        say,
        "serve",
        _serve,
        "cli.serve.help",
        click.Option(["--port"], type=port, metavar="N", help=say("cli.serve.port")),
        click.Option(["--browser/--no-browser"], default=True, help=say("cli.serve.browser")),
        short="cli.serve.short",
    )


def _serve(face: Face, port: int | None, *, browser: bool) -> int:
    if not all(map(find_spec, _EXTRA)):
        raise OutputError(Problem("cli.serve.extra"))
    from qmsdocs.cli.crash import write_log
    from qmsdocs.web.app import Settings
    from qmsdocs.web.serving import serve

    def opened(address: str) -> None:
        click.echo(face.say("cli.serve.address", address=address))
        if not (face.root / "profiles").is_dir():
            click.echo(face.say("cli.serve.empty", folder=face.root.resolve().as_posix()))
        click.echo(face.say("cli.serve.stop"))
        if browser and _has_screen():
            import webbrowser

            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    settings = Settings(face.lang, lambda error: write_log(error, ["serve"]))
    try:
        serve(face.root, today, opened, settings, port)
    except KeyboardInterrupt:
        click.echo(face.say("cli.serve.stopped"))
    return 0


def _has_screen() -> bool:
    """Tell whether a browser of the terminal would not take the window away from us."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
