"""The text of a file of a profile, for what a form cannot mend: a file that cannot be read."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.errors import InputError, NotFoundError, Problem
from qmsdocs.batch.profilefiles import read_files_of, save_text
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.pages.year import crumbs_of


def source(ask: Ask) -> Response:
    """Show the text of a file with what is wrong with it, or save it."""
    agency, year = ask.agency, ask.year
    name = ask.part("file")
    files = {
        str(key): file for key, file in read_files_of(ask.workspace, agency, year).files.items()
    }
    if name not in files:
        raise NotFoundError(Problem("web.no-page"))
    file = files[name]
    text, digest, problems = file.text, file.digest, file.problems
    if ask.request.method == "POST":
        text, digest = str(ask.form.get("text", "")).replace("\r\n", "\n"), ask.field("digest")
        try:
            problems = save_text(ask.inside(file.path), text, digest)
        except InputError as error:
            problems = error.problems
        if not problems:
            return ask.go(ask.url("fill", agency=agency, year=year), "fill.saved")
    line = ask.query("line") or next(
        (str(one.place.line) for one in problems if one.place.line), ""
    )
    crumbs = crumbs_of(ask, agency, year)
    crumbs += [
        (ask.say("web.nav.fill"), ask.url("fill", agency=agency, year=year)),
        (file.path.name, ""),
    ]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems and ask.form else HTTPStatus.OK
    return ask.show(
        "source.html", crumbs=crumbs, status=status, file=file, text=text, digest=digest,
        problems=problems, lines=text.splitlines(), go=line, agency=agency, year=year,
    )  # fmt: skip


ROUTES: list[BaseRoute] = [
    Route(
        "/a/{agency}/{year:int}/source/{file}", page(source), methods=["GET", "POST"], name="source"
    )
]
