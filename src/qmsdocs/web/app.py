"""Puts the application together: pages, static files, the guard before them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from qmsdocs.base.errors import Problem
from qmsdocs.sources.messages import Language
from qmsdocs.web.access import Access
from qmsdocs.web.asking import asked, trouble
from qmsdocs.web.desk import Desk
from qmsdocs.web.guard import Guard
from qmsdocs.web.pages import (
    calendar,
    door,
    fill,
    founding,
    home,
    inspect,
    make,
    newyear,
    see,
    setcheck,
    sheets,
    source,
    year,
)
from qmsdocs.web.showing import FOLDER

PORT = 8420
#: Every module gives its `ROUTES`.
_PAGES = (
    door, home, founding, year, make, calendar, newyear, fill, see, source, sheets, inspect, setcheck
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The language until the person chooses, and what to do with a crash: gives where it is told."""

    lang: Language = "vi"
    crashed: Callable[[Exception], object] = lambda _: ""


def create_app(
    root: Path,
    token: str,
    today: Callable[[], date],
    port: int = PORT,
    settings: Settings | None = None,
) -> Starlette:
    """Make the application for one workspace.

    Args:
        root: the folder of the workspace; it need not be there yet.
        token: stands in the address that lets a browser in, once.
        today: tells the day of a request.
        port: where it will be asked; requests that name another are refused.
        settings: the language until the person chooses, and what to do with a crash.
    """
    settings = settings or Settings()
    access = Access(token, port)
    routes: list[BaseRoute] = [Mount("/static", StaticFiles(directory=FOLDER / "static"))]
    for module in _PAGES:
        routes += module.ROUTES
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, access=access, refuse=_refused)],
        exception_handlers={HTTPException: _strayed, Exception: _failed},
        lifespan=_open,
    )
    app.state.desk = Desk(root, today, access, settings.lang)
    app.state.crashed = settings.crashed
    return app


@asynccontextmanager
async def _open(app: Starlette) -> AsyncIterator[None]:
    """End with the server what its pages have started."""
    yield
    await run_in_threadpool(app.state.desk.close)


def _refused(request: Request, problem: Problem, status: HTTPStatus) -> Response:
    return trouble(asked(request), [problem], status)


def _strayed(request: Request, error: Exception) -> Response:
    """Answer a request for a page that is not there, or that is asked in the wrong way."""
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else 404)
    known = {HTTPStatus.NOT_FOUND: "no-page", HTTPStatus.METHOD_NOT_ALLOWED: "wrong-way"}
    return trouble(asked(request), [Problem(f"web.{known.get(status, 'bad-form')}")], status)


def _failed(request: Request, error: Exception) -> Response:
    """Answer when the program itself is at fault."""
    problem = Problem("web.our-fault", values={"path": request.app.state.crashed(error)})
    return trouble(asked(request), [problem], HTTPStatus.INTERNAL_SERVER_ERROR)
