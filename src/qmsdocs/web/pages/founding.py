"""A new agency: a short series of questions, the last of which writes the profile."""

from collections.abc import Sequence
from http import HTTPStatus
from itertools import zip_longest
from typing import get_args

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs import api
from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.batch.foundinganswers import USUAL
from qmsdocs.batch.glancing import Brief, brief
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.agency import Role
from qmsdocs.sources.files import bundled
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.drafts import MEMBER, TEXTS, UNIT, Draft, Row, again
from qmsdocs.web.remembering import Latest

STEPS = ("agency", "people", "committee")
_NEEDED = {
    "agency": ("name", "code", "place"),
    "people": ("head_post",),
    "committee": (),
}
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MORE = 5
#: So many series of questions may be open; then the oldest is forgotten.
_OPEN = 50


def begin(ask: Ask) -> Response:
    """Ask for the kind of agency, the year, and what to begin with."""
    today = ask.desk.today()
    problems: Sequence[Problem] = ()
    draft = _drafts(ask).get(ask.query("draft"))
    key = ask.query("draft") if draft else ""
    kind, year, sample = draft.chosen if draft else ("so", str(today.year), "")
    if ask.request.method == "POST":
        kind, year, sample = (ask.field(name) for name in ("kind", "year", "sample"))
        try:
            draft = again(draft, _kind(kind), _year(year), sample)
            key = _drafts(ask).keep(draft, key)
            return ask.go(ask.url("new-step", draft=key, step=STEPS[0]))
        except QmsDocsError as error:
            problems = error.problems
    return ask.show(
        "new.html",
        crumbs=[(ask.say("web.new"), "")],
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK,
        kinds=USUAL,
        kind=kind,
        year=year,
        sample=sample,
        samples=_samples(),
        problems=problems,
    )


def step(ask: Ask) -> Response:
    """Ask one group of questions; a form leads to the next, the last one writes the profile."""
    key, name = ask.part("draft"), ask.part("step")
    draft = _drafts(ask).get(key)
    if draft is None or name not in STEPS:
        return ask.go(ask.url("new"), "web.new.lost", tone="warn")
    if ask.request.method != "POST":
        return _show(ask, draft, name)
    _take(ask, draft, name)
    if ask.field("back"):
        return ask.go(_beside(ask, key, name, -1))
    if ask.field("more"):
        return _show(ask, draft, name, more=_MORE)
    problems = _lacking(draft, name)
    if not problems and name == STEPS[-1]:
        try:
            started = api.new_agency(ask.root, draft.answers())
            _drafts(ask).take(key)
            to = ask.url("year", agency=started.agency, year=draft.year)
            return ask.go(to, "web.new.done", folder=f"profiles/{started.agency}")
        except QmsDocsError as error:
            problems = list(error.problems)
    return _show(ask, draft, name, problems) if problems else ask.go(_beside(ask, key, name, 1))


def _show(
    ask: Ask, draft: Draft, name: str, problems: Sequence[Problem] = (), more: int = 0
) -> Response:
    if name == "committee":
        draft.propose_members()
    return ask.show(
        f"new-{name}.html",
        crumbs=[(ask.say("web.new"), ask.url("new")), (ask.say(f"web.new.{name}"), "")],
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK,
        draft=draft,
        step=STEPS.index(name) + 2,
        steps=len(STEPS) + 1,
        said=draft.texts,
        units=draft.shown(UNIT, more),
        members=draft.shown(MEMBER, more),
        roles=get_args(Role),
        problems=problems,
        lacking={str(problem.values.get("field", "")) for problem in problems},
    )


def _take(ask: Ask, draft: Draft, name: str) -> None:
    """Put what a page has sent into the draft."""
    texts = {field: ask.field(field) for field in TEXTS if field in ask.form}
    tables = {"people": UNIT, "committee": MEMBER}
    columns = tables.get(name)
    draft.put(texts, {columns: _rows(ask, columns)} if columns else {})


def _rows(ask: Ask, columns: tuple[str, ...]) -> list[Row]:
    return list(zip_longest(*(ask.fields(column) for column in columns), fillvalue=""))


def _lacking(draft: Draft, name: str) -> list[Problem]:
    """Name what a page needs and has not got."""
    needed = [field for field in _NEEDED[name] if not draft.texts[field]]
    found = [
        Problem(f"found.no-{field.replace('_', '-')}", values={"field": field}) for field in needed
    ]
    if name == "people" and not draft.rows[UNIT]:
        found.append(Problem("found.no-department", values={"field": "unit_name"}))
    return found


def _beside(ask: Ask, key: str, name: str, way: int) -> str:
    """Give the address of the group before or after."""
    at = STEPS.index(name) + way
    if at < 0:
        return f"{ask.url('new')}?draft={key}"
    return ask.url("new-step", draft=key, step=STEPS[at])


def _kind(text: str) -> str:
    if text not in USUAL:
        said = {"value": text, "known": ", ".join(USUAL)}
        raise NotFoundError(Problem("found.unknown-kind", values=said))
    return text


def _year(text: str) -> int:
    if text.isascii() and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    raise NotFoundError(Problem("cli.not-a-year", values={"value": text}))


def _samples() -> list[Brief]:
    """Give the agencies that come with the program."""
    own = Workspace(bundled("profiles").parent)
    return [brief(own, agency) for agency in own.agencies()]


def _drafts(ask: Ask) -> Latest[Draft]:
    return ask.desk.thing("drafts", lambda: Latest[Draft](_OPEN))


ROUTES: list[BaseRoute] = [
    Route("/new", page(begin), methods=["GET", "POST"], name="new"),
    Route("/new/{draft}/{step}", page(step), methods=["GET", "POST"], name="new-step"),
]
