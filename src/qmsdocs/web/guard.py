"""Stands before every page: refuses what does not come from this person's own browser window.

Host and Origin are compared exactly, so neither a foreign page nor a foreign name for 127.0.0.1
reaches anything; other ports of this machine are the same site to a browser, hence `same-site` is
refused too. A page that was opened without the cookie learns only what to do.
"""

from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.web.access import Access

#: No body that a person has reason to send comes near it.
MAX_BODY = 32 * 1024 * 1024
#: A browser shows a refusal only when its upload was taken; beyond this it is cut off.
_MAX_DRAINED = 1024 * 1024 * 1024

_OPEN = ("/static/",)
DOOR = "/enter"
_READING = frozenset(("GET", "HEAD"))

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: `same-origin` and not `no-referrer`: with that a browser sends `Origin: null` with our own forms.
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

Refuse = Callable[[Request, Problem, HTTPStatus], Response]


class TooBigError(InputError):
    """What was sent is bigger than anything that is taken."""


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp, access: Access, refuse: Refuse) -> None:
        """Stand before an application.

        Args:
            app: what is guarded.
            access: the secrets and names of this server.
            refuse: makes the page that says why.
        """
        self._app, self._access, self._refuse = app, access, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with the reason."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there are no websockets here: the server closes it
        request = Request(scope)
        answer = _dressed(send)
        refused = self._refusal(request)
        if refused is None:
            await self._app(scope, _counted(receive), answer)
            return
        if refused[1] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            await _drained(receive)
        await self._refuse(request, *refused)(scope, receive, answer)

    def _refusal(self, request: Request) -> tuple[Problem, HTTPStatus] | None:
        headers, path = request.headers, request.url.path
        if headers.getlist("host") != [headers.get("host")] or (
            headers["host"].lower() not in self._access.hosts
        ):
            return Problem("web.refused-host"), HTTPStatus.FORBIDDEN
        if not _is_own(request):
            return Problem("web.refused-origin"), HTTPStatus.FORBIDDEN
        cookie = request.cookies.get(self._access.cookie)
        if path != DOOR and not path.startswith(_OPEN) and not self._access.knows(cookie):
            return Problem("web.refused-key"), HTTPStatus.FORBIDDEN
        if _length(headers) > MAX_BODY:
            limit = {"limit": MAX_BODY // 1024 // 1024}
            return Problem("web.too-big", values=limit), HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return None


def _is_own(request: Request) -> bool:
    """Tell whether a request comes from one of our own pages, or from the address bar."""
    headers = request.headers
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None and origin.lower() != f"http://{headers['host'].lower()}":
        return False
    if site is not None and site != "same-origin":
        return site == "none" and request.method in _READING
    return request.method in _READING or origin is not None or site is not None


def _length(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() else MAX_BODY + 1


def _counted(receive: Receive) -> Receive:
    """Stop a body that does not say its length and does not end."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY:
            raise TooBigError(Problem("web.too-big", values={"limit": MAX_BODY // 1024 // 1024}))
        return message

    return counted


async def _drained(receive: Receive) -> None:
    """Take a body and throw it away, so that the browser listens to the answer."""
    taken = 0
    while taken < _MAX_DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


def _dressed(send: Send) -> Send:
    """Put the headers that keep a browser from doing what we do not mean."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return dressed
