"""The pages on which a profile is filled in."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.vietnamese import sentence
from qmsdocs.batch.editing import Filled, Saved, check_form, form_group, save_form
from qmsdocs.batch.profilefiles import remember
from qmsdocs.model.formshape import GROUPS, FormGroup
from qmsdocs.model.formtree import STEP
from qmsdocs.model.page import Kind
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.filling import (
    Sheet,
    address,
    by_group,
    loc_on_line,
    own_faults,
    shape_at,
    sheet_of,
    taken,
    tokens,
    typed_of,
    words_of,
)
from qmsdocs.web.formlook import FormLook, form_look
from qmsdocs.web.pages.sheets import imported
from qmsdocs.web.pages.year import crumbs_of
from qmsdocs.web.rowing import MOST_REASONS, OTHER_ACTS, Act, Checker, Faults, changed_rows


def index(ask: Ask) -> Response:
    """Show the pages of the form, and what each still has of faults."""
    agency, year = ask.agency, ask.year
    look = form_look(ask)
    files, counts = look.files, by_group(look.faults)
    states = {
        group.id: (
            bool(set(group.names) & set(files.files[group.file].value)),
            counts.get(group.id, 0),
        )
        for group in GROUPS
    }
    broken = [(name, file) for name, file in files.files.items() if file.problems]
    crumbs = crumbs_of(ask, agency, year, ask.say("web.nav.fill"))
    return ask.show(
        "fill.html", crumbs=crumbs, groups=GROUPS, states=states, broken=broken,
        agency=agency, year=year,
    )  # fmt: skip


def group(ask: Ask) -> Response:
    """Show a page of the form, or do what a person asks there."""
    agency, year = ask.agency, ask.year
    look = form_look(ask)
    files, own = look.files, form_group(ask.part("group"))
    at = ask.field("at") or ask.query("at")
    if files.files[own.file].problems:
        return ask.go(ask.url("source", agency=agency, year=year, file=own.file))
    if ask.request.method == "POST":
        return _asked(ask, look, own, at)
    remember(files.files[own.file])
    sheet = sheet_of(ask, files, own, at)
    sheet.faults = own_faults(files, own, look.faults)
    return _shown(ask, sheet, look)


def check(ask: Ask) -> Response:
    """Tell what is wrong with what is typed, field by field; nothing is saved."""
    own = form_group(ask.part("group"))
    saved = _save(ask, form_look(ask), own, write=False)
    faults = {
        name: [words_of(ask, problem) for problem in problems]
        for name, problems in saved.faults.items()
    }
    return ask.data({"faults": faults})


def _asked(ask: Ask, look: FormLook, own: FormGroup, at: str) -> Response:
    act, _, name = ask.field("act").partition(":")
    if act in OTHER_ACTS and (shape := shape_at(own, name)):
        sheet = sheet_of(ask, look.files, own, at, Saved("unchanged", ask.field("seen")))
        changed_rows(ask, sheet, Act(act, name, shape), _checker(ask, look, own))
        return _shown(ask, sheet, look)
    if act == "import":
        return imported(ask, lambda problems: _refused(ask, look, own, at, problems))
    saved = _save(ask, look, own, write=True)
    if saved.outcome in ("faulty", "conflict"):
        sheet = sheet_of(ask, look.files, own, at, saved)
        return _shown(ask, sheet, look, HTTPStatus.UNPROCESSABLE_ENTITY)
    back = ask.url("group", agency=ask.agency, year=ask.year, group=own.id)
    if at and at.rpartition(STEP)[2].isdigit() and act != "leave":
        back += f"?at={at}"
    if saved.elsewhere:
        where = words_of(ask, saved.elsewhere[0].problem)
        place = saved.elsewhere[0].problem.place.within
        return ask.go(back, "fill.saved-but", tone="warn", place=place, what=where)
    return ask.go(back, "fill.saved" if saved.outcome == "saved" else "fill.unchanged")


def _refused(
    ask: Ask, look: FormLook, own: FormGroup, at: str, problems: tuple[Problem, ...]
) -> Response:
    sheet = sheet_of(ask, look.files, own, at, Saved("unchanged", ask.field("seen")))
    sheet.notes = problems[:MOST_REASONS]
    return _shown(ask, sheet, look, HTTPStatus.UNPROCESSABLE_ENTITY)


def _save(ask: Ask, look: FormLook, own: FormGroup, *, write: bool) -> Saved:
    seen = ask.field("seen")
    form = Filled(own, typed_of(ask.form), ask.field("digest"), taken(ask.form), seen)
    do = save_form if write else check_form
    return do(ask.workspace, ask.agency, ask.year, form, look.kinds)


def _checker(ask: Ask, look: FormLook, own: FormGroup) -> Checker:
    def faults(sheet: Sheet) -> Faults:
        form = Filled(own, sheet.typed, sheet.digest)
        return check_form(ask.workspace, ask.agency, ask.year, form, look.kinds).faults

    return faults


def _shown(ask: Ask, sheet: Sheet, look: FormLook, status: HTTPStatus = HTTPStatus.OK) -> Response:
    own, agency, year = sheet.group, ask.agency, ask.year
    crumbs = crumbs_of(ask, agency, year)
    crumbs.append((ask.say("web.nav.fill"), ask.url("fill", agency=agency, year=year)))
    here = ask.url("group", agency=agency, year=year, group=own.id)
    title = ask.say(f"fill.group.{own.id}")
    crumbs.append((title, here if sheet.at else ""))
    fields, item = own.fields, ""
    if sheet.at:
        shape = shape_at(own, sheet.at)
        if shape is None or not shape.fields:
            raise InputError(Problem("fill.no-item"))
        fields, item = (shape,), _item_name(sheet, shape.one)
        crumbs.append((item, ""))
    index, kinds = [group.id for group in GROUPS].index(own.id), _kinds(look, own)
    return ask.show(
        "group.html", crumbs=crumbs, status=status, sheet=sheet, fields=fields, title=title,
        item=item, own_url=here, agency=agency, year=year, words=lambda problem: words_of(ask, problem),
        before=GROUPS[index - 1] if index else None,
        after=GROUPS[index + 1] if index + 1 < len(GROUPS) else None,
        papers=[kind for kind in kinds if _concerns(kind, own)], file=look.files.files[own.file],
        titles={kind.id: kind.title for kind in kinds},
    )  # fmt: skip


def _kinds(look: FormLook, own: FormGroup) -> list[Kind]:
    """Give all kinds of paper: first those that cannot be without this page of the form."""
    return sorted(
        look.kinds.values(),
        key=lambda kind: not {n.partition(".")[0] for n in kind.requires} & {*own.names},
    )


def _concerns(kind: Kind, own: FormGroup) -> bool:
    """Say whether a paper is made of what stands on a page of the form."""
    return bool({*own.names} & {name.partition(".")[0] for name in (*kind.needs, *kind.requires)})


def _item_name(sheet: Sheet, one: str) -> str:
    """Give what an item is called: by its number, and its name when it has one."""
    token = sheet.at.rpartition(STEP)[2]
    value = sheet.value(sheet.at)
    texts = [value.get(name) for name in ("@key", "code", "name", "id")] if value else []
    name = next((str(text) for text in texts if text), "")
    number = f" {int(token) + 1}" if token.isdigit() else ""
    return sentence(f"{one}{number}{': ' if name else ''}{name}")


def mend(ask: Ask) -> Response:
    """Lead to the field of a line of a file; of a file that cannot be read, to its text."""
    agency, year = ask.agency, ask.year
    files = form_look(ask).files
    found = [name for name, file in files.files.items() if file.path.name == ask.query("file")]
    if not found:
        return ask.go(ask.url("fill", agency=agency, year=year))
    name, line = found[0], ask.query("line")
    number = int(line) if line.isdigit() else 0
    if files.files[name].problems:
        return ask.go(f"{ask.url('source', agency=agency, year=year, file=name)}?line={number}")
    loc = loc_on_line(files.files[name].document, number)
    return ask.go(address(ask, agency, year, name, tokens(files, name, loc)))


_YEAR = "/a/{agency}/{year:int}"
ROUTES: list[BaseRoute] = [
    Route(f"{_YEAR}/fill", page(index), name="fill"),
    Route(f"{_YEAR}/fill/{{group}}", page(group), methods=["GET", "POST"], name="group"),
    Route(f"{_YEAR}/fill/{{group}}/check", page(check), methods=["POST"], name="check-form"),
    Route(f"{_YEAR}/mend", page(mend), name="mend"),
]
