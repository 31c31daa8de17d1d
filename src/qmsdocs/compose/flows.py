"""The course of a system procedure: from its page, or the agency's own."""

from typing import Any, TypeVar

from qmsdocs.compose.facts import Facts, code_of
from qmsdocs.compose.plain import plain
from qmsdocs.compose.system_names import Flow, FormLine
from qmsdocs.model.fields import Record
from qmsdocs.model.flows import Course, FlowForm, FlowRecord
from qmsdocs.model.page import Kind
from qmsdocs.word.lines import fill_line

R = TypeVar("R", bound=Record)

_NOTHING = Course.fixed()


def flow(facts: Facts, kind: Kind) -> Flow:
    """Give the steps, forms and records of a procedure; what the agency says itself goes first."""
    manual = facts.profile.agency.manual
    own = manual.procedures.get(kind.id, _NOTHING) if manual else _NOTHING
    records = own.records or tuple(_filled(facts, record) for record in kind.records)
    return Flow(
        steps=own.steps or tuple(_filled(facts, step) for step in kind.steps),
        forms=_forms(facts, kind, own.forms or kind.forms),
        records=tuple(_kept(facts, record) for record in records),
    )


def flows(facts: Facts) -> tuple[tuple[Kind, Flow], ...]:
    """Give every system procedure that there is a page for, with its course."""
    kinds = [page.kind for page in facts.pages.values() if page.kind.steps]
    found: tuple[tuple[Kind, Flow], ...] = facts.once(
        "flows", lambda: tuple((kind, flow(facts, kind)) for kind in kinds)
    )
    return found


def form_code(procedure: str, number: int) -> str:
    """Give the code of a form from that of its procedure: `QT-HT-01` gives `BM-HT-01-04`."""
    return f"BM-{procedure.removeprefix('QT').lstrip('-.')}-{number:02d}"


def keeper(facts: Facts) -> str:
    """Give who keeps the papers of the system: the committee's standing unit, else its secretary."""
    committee = facts.profile.agency.committee
    if committee and committee.standing_unit:
        return committee.standing_unit
    return f"Thư ký {committee.name if committee else 'Ban Chỉ đạo ISO'}"


def _forms(facts: Facts, kind: Kind, forms: tuple[FlowForm, ...]) -> tuple[FormLine, ...]:
    procedure = code_of(facts.profile, kind) or ""
    lines = (_form(facts, form, procedure, n) for n, form in enumerate(forms, start=1))
    return tuple(line for line in lines if line)


def _form(facts: Facts, form: FlowForm, procedure: str, number: int) -> FormLine | None:
    """Give the line of a form; one that the program makes has its own code and name."""
    code, name = form.code, form.name
    page = facts.pages.get(form.kind or "")
    if page:
        code, name = code or code_of(facts.profile, page.kind), name or page.kind.title
    return FormLine(code or form_code(procedure, number), name, procedure) if name else None


def _kept(facts: Facts, record: FlowRecord) -> FlowRecord:
    """Give a record with who keeps it."""
    return record.model_copy(update={"place": record.place or keeper(facts)})


def _filled(facts: Facts, record: R) -> R:
    """Fill in what a page leaves to the agency: `Lãnh đạo {{ agency.here }}`."""
    filled = {
        name: fill_line(value, {"agency": _agency(facts), "year": facts.profile.year.year})
        for name, value in record.__dict__.items()
        if isinstance(value, str) and "{" in value
    }
    return record.model_copy(update=filled) if filled else record


def _agency(facts: Facts) -> Any:  # noqa: ANN401 plain data
    return facts.once("plain agency", lambda: plain(facts.profile.agency.agency, facts.units))
