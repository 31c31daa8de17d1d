"""The way in: the token of the address for a cookie; and the switch of languages."""

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.errors import Problem
from qmsdocs.web.asking import LANGUAGE_COOKIE, Ask, page, trouble
from qmsdocs.web.guard import DOOR

_YEAR = 365 * 24 * 3600


def enter(ask: Ask) -> Response:
    """Let a browser in that brings the token, and take the token out of its address."""
    access = ask.desk.access
    known = access.knows(ask.request.cookies.get(access.cookie))
    if not known and not access.exchange(ask.query("token")):
        return trouble(ask, [Problem("web.refused-key")], HTTPStatus.FORBIDDEN)
    answer = RedirectResponse(ask.url("home"), HTTPStatus.SEE_OTHER)
    answer.set_cookie(access.cookie, access.session, httponly=True, samesite="strict")
    return answer


def language(ask: Ask) -> Response:
    """Remember the language that the person wants, and show the same page again."""
    answer = ask.go(_own(ask.field("back")))
    lang = "en" if ask.field("lang") == "en" else "vi"
    answer.set_cookie(LANGUAGE_COOKIE, lang, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _own(address: str) -> str:
    """Give an address back when it is one of ours."""
    parts = urlsplit(address)
    odd = parts.scheme or parts.netloc or "\\" in address or not address.isprintable()
    return address if address.startswith("/") and not address.startswith("//") and not odd else "/"


ROUTES: list[BaseRoute] = [
    Route(DOOR, page(enter), name="enter"),
    Route("/language", page(language), methods=["POST"], name="language"),
]
