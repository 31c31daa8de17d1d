"""What a page has at hand of a request: language, agency and year, the form, ways to answer.

A page is a plain function from `Ask` to a response; `page` makes a route's endpoint of it. It runs
in a thread, so it may read and write files. What it raises becomes a page that says what to do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from qmsdocs.base.errors import InputError, NotFoundError, Problem, QmsDocsError
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import list_years
from qmsdocs.sources.files import is_of_the_system, reason_of
from qmsdocs.sources.messages import Language, message, text
from qmsdocs.web.desk import Desk, Flash, desk_of
from qmsdocs.web.guard import TooBigError
from qmsdocs.web.showing import rendered

LANGUAGE_COOKIE = "qmsdocs-lang"
FORM_KEY = "_key"
#: A form of a province with all its tables has some thousands of fields.
MAX_FIELDS = 20_000
MAX_FIELD = 4 * 1024 * 1024
MAX_FILES = 100
_LONGEST_PATH = 200

Handler = Callable[["Ask"], Response]
Crumb = tuple[str, str]


@dataclass(slots=True)
class Ask:
    """A request, as pages see it."""

    request: Request
    desk: Desk
    lang: Language
    form: FormData = field(default_factory=FormData)

    def say(self, code: str, **values: object) -> str:
        """Give words in the language of the person."""
        return text(code, self.lang, **values)

    def tell(self, problem: Problem) -> str:
        """Give what is wrong and what to do, in the language of the person."""
        return message(problem, self.lang)

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        return self.desk.root

    @property
    def workspace(self) -> Workspace:
        """Where profiles, own pages and Word files are."""
        return Workspace(self.desk.root)

    def part(self, name: str) -> str:
        """Give a part of the address by its name; empty when there is none."""
        return str(self.request.path_params.get(name, ""))

    def query(self, name: str) -> str:
        """Give what stands behind the address under a name; empty when there is nothing."""
        return self.request.query_params.get(name, "")

    @property
    def agency(self) -> str:
        """The id of the agency in the address: there is one, and it lies in the workspace.

        Raises:
            InputError: it is no id, there is no such agency, or it leads out of the workspace.
        """
        name = self.part("agency")
        self.inside(self.workspace.agency_folder(name))
        return name

    @property
    def year(self) -> int:
        """The year in the address: the agency has a file for it.

        Raises:
            NotFoundError: it has none.
        """
        folder = self.workspace.agency_folder(self.agency)
        years, year = list_years(folder), int(self.part("year"))
        if year not in years:
            code = "profile.no-year" if years else "profile.no-years"
            values = {"year": year, "years": ", ".join(map(str, years))}
            raise NotFoundError(Problem(code, Place(self.agency), values))
        return year

    def inside(self, path: Path) -> Path:
        """Give a path back when it lies in the workspace, whatever links stand on the way.

        Raises:
            InputError: it leads out.
        """
        if path.resolve().is_relative_to(self.root.resolve()):
            return path
        raise InputError(Problem("web.outside", Place(path.name)))

    def field(self, name: str) -> str:
        """Give a text of the form, without the blanks around it; empty when there is none."""
        value = self.form.get(name, "")
        return value.strip().replace("\r\n", "\n") if isinstance(value, str) else ""

    def fields(self, name: str) -> list[str]:
        """Give all texts of a name in the form."""
        values = self.form.getlist(name)
        return [value.strip() for value in values if isinstance(value, str)]

    def url(self, name: str, /, **params: object) -> str:
        """Give the address of a page by the name of its route."""
        return str(self.request.app.url_path_for(name, **params))

    def show(
        self,
        template: str,
        *,
        crumbs: Sequence[Crumb] = (),
        status: HTTPStatus = HTTPStatus.OK,
        **values: Any,  # noqa: ANN401 whatever the page shows
    ) -> Response:
        """Answer with a page of `web/html/`; `crumbs` are names and addresses on the way to it."""
        return HTMLResponse(rendered(self, template, crumbs, values), status)

    def data(self, value: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
        """Answer our own script with data."""
        return JSONResponse(value, status)

    def go(self, to: str, code: str = "", *, tone: str = "good", **values: object) -> Response:
        """Lead to another page of ours, which says the words of a code first."""
        if code:
            key = self.desk.flashes.keep(Flash(code, values, tone))
            to = f"{to}{'&' if '?' in to else '?'}{urlencode({'note': key})}"
        return RedirectResponse(to, HTTPStatus.SEE_OTHER)


def page(handler: Handler) -> Callable[[Request], Any]:
    """Make the endpoint of a route: forms are read and proved to be ours, errors become pages."""

    async def endpoint(request: Request) -> Response:
        ask = asked(request)
        try:
            if request.method == "POST":
                ask.form = await _form(request)
                _require_own(ask)
            return await run_in_threadpool(handler, ask)
        except QmsDocsError as error:
            return trouble(ask, error.problems, status_of(error))
        except OSError as error:
            if not is_of_the_system(error):
                raise
            place = Place(shortened(error.filename or "", _LONGEST_PATH))
            problem = Problem("file.trouble", place, {"reason": reason_of(error)})
            return trouble(ask, [problem], HTTPStatus.INSUFFICIENT_STORAGE)
        finally:
            await request.close()  # and with it what was uploaded

    return endpoint


def asked(request: Request) -> Ask:
    """Give a request as pages see it."""
    desk = desk_of(request)
    wanted = request.cookies.get(LANGUAGE_COOKIE)
    lang: Language = "en" if wanted == "en" else "vi" if wanted == "vi" else desk.lang
    return Ask(request, desk, lang)


def trouble(ask: Ask, problems: Sequence[Problem], status: HTTPStatus) -> Response:
    """Answer with what is wrong and what to do."""
    if "application/json" in ask.request.headers.get("accept", ""):
        return ask.data({"problems": [ask.tell(problem) for problem in problems]}, status)
    return ask.show("trouble.html", problems=problems, status=status)


async def _form(request: Request) -> FormData:
    try:
        return await request.form(
            max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD
        )
    except HTTPException as error:
        raise TooBigError(Problem("web.bad-form")) from error


def _require_own(ask: Ask) -> None:
    """Refuse a form that no page of this server has made."""
    key = ask.request.headers.get("x-form-key") or ask.form.get(FORM_KEY)
    if not ask.desk.access.is_form(key):
        raise ForeignError(Problem("web.refused-form"))


class ForeignError(InputError):
    """A form that is none of ours."""


def status_of(error: QmsDocsError) -> HTTPStatus:
    """Give what a browser is told of an error."""
    kinds: tuple[tuple[type[QmsDocsError], HTTPStatus], ...] = (
        (TooBigError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (ForeignError, HTTPStatus.FORBIDDEN),
        (NotFoundError, HTTPStatus.NOT_FOUND),
        (InputError, HTTPStatus.UNPROCESSABLE_ENTITY),
    )
    found = (status for kind, status in kinds if isinstance(error, kind))
    return next(found, HTTPStatus.CONFLICT)
