"""Making the papers: what is asked for, how far it is, what came of it, and the files."""

from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.outputresults import Wanted
from qmsdocs.batch.request import BuildRequest
from qmsdocs.model.page import SETS
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.files import TYPES, known_files, pdf_of, wholes
from qmsdocs.web.jobs import Job, Jobs
from qmsdocs.web.looking import year_look
from qmsdocs.web.pages.year import show_year
from qmsdocs.web.states import by_set, counted, states


def make(ask: Ask) -> Response:
    """Show what can be made, what is being made and what was made; a form begins the work."""
    agency, year = ask.agency, ask.year
    if ask.request.method == "POST":
        return _start(ask, agency, year)
    job = _jobs(ask).last(agency, year)
    look = year_look(ask, agency, year)
    papers = states(ask, look)
    return show_year(
        ask,
        "make.html",
        ask.say("web.nav.make"),
        job=job,
        running=bool(job and job.stage != "ended"),
        problems=look.problems,
        sets=by_set(papers, look.kinds),
        counts=counted(papers),
        edited=[one for one in papers if one.state == "edited"],
        pdf={one.file: pdf_of(ask, agency, year, one) for one in papers},
        wholes=wholes(ask, agency, year),
    )


def progress(ask: Ask) -> Response:
    """Tell our script how far the work is."""
    job = _jobs(ask).last(ask.agency, ask.year)
    if job is None:
        return ask.data({"ended": True})
    words = ask.say(f"web.make.{job.stage}", done=job.done, total=job.total, title=job.title)
    told = {"done": job.done, "total": job.total, "words": words}
    return ask.data(told | {"ended": job.stage == "ended"})


def file(ask: Ask) -> Response:
    """Give one file of the year to keep."""
    agency, year = ask.agency, ask.year
    look, name = year_look(ask, agency, year), ask.part("name")
    path = known_files(ask, agency, year, states(ask, look)).get(name)
    if path is None or not path.is_file():
        raise NotFoundError(Problem("web.no-file", Place(f"{agency}/{year}")))
    return FileResponse(ask.inside(path), media_type=TYPES[path.suffix], filename=path.name)


def _start(ask: Ask, agency: str, year: int) -> Response:
    sets = tuple(name for name in ask.fields("set") if name in SETS)
    kinds = tuple(filter(None, ask.fields("kind")))
    request = BuildRequest(
        ask.desk.today(),
        (agency,),
        year,
        sets,
        kinds,
        final=bool(ask.field("final")),
        overwrite=ask.field("overwrite") == "yes",
        lint=True,
    )
    asked = {name: bool(ask.field(name)) for name in ("pdf", "book")}
    wanted = Wanted(archive=bool(ask.field("zip")), part="-".join((*sets, *kinds)), **asked)
    crashed = ask.request.app.state.crashed
    started = _jobs(ask).start(ask.root, agency, year, Job(request, wanted), crashed)
    to = f"{ask.url('make', agency=agency, year=year)}#progress"
    return ask.go(to) if started else ask.go(to, "web.make.running", tone="warn")


def _jobs(ask: Ask) -> Jobs:
    return ask.desk.thing("jobs", Jobs)


_BASE = "/a/{agency}/{year:int}"
ROUTES: list[BaseRoute] = [
    Route(f"{_BASE}/make", page(make), methods=["GET", "POST"], name="make"),
    Route(f"{_BASE}/make/progress", page(progress), name="progress"),
    Route(f"{_BASE}/files/{{name}}", page(file), name="file"),
]
