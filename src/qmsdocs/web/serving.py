"""Runs the server: a port of this machine alone, the address with its token, until it is stopped."""

import secrets
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import uvicorn

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.web.app import PORT, Settings, create_app
from qmsdocs.web.guard import DOOR

HOST = "127.0.0.1"
#: So many ports are tried, one after the other, when none is asked for.
_TRIED = 20
#: A page that is being answered may finish when the server is stopped.
_SECONDS_TO_END = 3


def serve(
    root: Path,
    today: Callable[[], date],
    opened: Callable[[str], None],
    settings: Settings,
    port: int | None = None,
) -> None:
    """Serve a workspace until the process is interrupted.

    Args:
        root: the folder of the workspace; it need not be there yet.
        today: tells the day of a request.
        opened: is told the address when the port is taken, before anything is served.
        settings: the language until the person chooses, and what to do with a crash.
        port: the one to take; without it the first that is free.

    Raises:
        OutputError: the port that is asked for is taken.
    """
    token = secrets.token_urlsafe(24)
    with _listening(port) as listener:
        taken = listener.getsockname()[1]
        app = create_app(root, token, today, taken, settings)
        opened(f"http://{HOST}:{taken}{DOOR}?{urlencode({'token': token})}")
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _listening(wanted: int | None) -> Iterator[socket.socket]:
    """Take a port: the one that is wanted, else one of ours, else any."""
    ports = [wanted] if wanted else [*range(PORT, PORT + _TRIED), 0]
    for port in ports:
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two servers share a port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, port))
            found.listen()
        except OSError:
            found.close()
            continue
        with found:
            yield found
        return
    raise OutputError(Problem("web.port-taken", values={"port": wanted}))
