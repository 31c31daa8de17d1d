"""The list of the system's documents: what the set has, joined with what the agency lists."""

from collections.abc import Iterable
from datetime import date

from qmsdocs.base.vietnamese import lower_first
from qmsdocs.compose.editions import in_edition
from qmsdocs.compose.facts import Facts, code_of
from qmsdocs.compose.flows import flows, keeper
from qmsdocs.compose.system_names import FormLine
from qmsdocs.model.agency import ControlledDocument
from qmsdocs.model.concerning import lacking
from qmsdocs.model.page import Kind, Page
from qmsdocs.model.procedure import Procedure

#: Where a document stands in the list: policy, objectives, manual, system procedures, the rest.
_LAST = 99
_OBJECTIVES = 1.5


def controlled(facts: Facts) -> tuple[ControlledDocument, ...]:
    """Give every document of the system once, in the order in which such lists are read.

    A document that the agency lists itself keeps the name, dates and clauses written there.
    """
    places: dict[str, float] = {}
    computed: dict[str, ControlledDocument] = {}
    for place, document in _computed(facts):
        places.setdefault(document.code, place)
        computed.setdefault(document.code, document)
    typed = {document.code: document for document in facts.profile.agency.documents}
    found = {code: _joined(typed[code], computed.get(code)) for code in typed} | {
        code: document for code, document in computed.items() if code not in typed
    }
    return tuple(found[code] for code in sorted(found, key=lambda code: places.get(code, _LAST)))


def forms(facts: Facts) -> tuple[FormLine, ...]:
    """Give every form of the system once: those of the procedures, then the others of the set."""
    found: dict[str, FormLine] = {}
    for kind, course in flows(facts):
        if not lacking(facts.profile, facts.pages[kind.id]):
            for line in course.forms:
                found.setdefault(line.code, line)
    for page in facts.pages.values():
        code = code_of(facts.profile, page.kind)
        if page.kind.form == "BM" and code and not lacking(facts.profile, page):
            found.setdefault(code, FormLine(code, page.kind.title, ""))
    return tuple(found[code] for code in sorted(found))


def _joined(typed: ControlledDocument, known: ControlledDocument | None) -> ControlledDocument:
    """Fill what the agency's own line leaves open from what is known of the document."""
    if known is None:
        return typed
    gaps = {
        name: getattr(known, name)
        for name in ("effective", "clauses", "keeper")
        if not getattr(typed, name)
    }
    return typed.model_copy(update=gaps)


def _computed(facts: Facts) -> Iterable[tuple[float, ControlledDocument]]:
    for page in facts.pages.values():
        kind = page.kind
        if kind.form != "TL" or lacking(facts.profile, page):
            continue
        if kind.one_per is None and code_of(facts.profile, kind):
            yield _place(kind), _of_kind(facts, page)
        if kind.one_per == "procedure":
            for procedure in facts.profile.procedures:
                yield _LAST, _of_procedure(facts, kind, procedure)


def _place(kind: Kind) -> float:
    return kind.order if kind.set == "system" else _OBJECTIVES


def _of_kind(facts: Facts, page: Page) -> ControlledDocument:
    kind, paper = page.kind, facts.profile.paper(page.kind.id)
    yearly = f" năm {facts.profile.year.year}" if kind.set == "yearly" else ""
    return ControlledDocument.fixed(
        code=code_of(facts.profile, kind) or "",
        name=kind.title + yearly,
        edition=paper.edition,
        effective=_effective(facts, paper.date),
        clauses=in_edition(facts, kind.clauses),
        keeper=keeper(facts),
    )


def _of_procedure(facts: Facts, kind: Kind, procedure: Procedure) -> ControlledDocument:
    return ControlledDocument.fixed(
        code=procedure.code or "",
        name=f"Quy trình {lower_first(procedure.name)}",
        edition=procedure.edition,
        effective=_effective(facts, procedure.issued),
        clauses=in_edition(facts, kind.clauses),
        keeper=procedure.department or keeper(facts),
    )


def _effective(facts: Facts, issued: date | None) -> date | None:
    """Give from when a document holds: what the year's decision issues, from the day it names."""
    issuance = facts.profile.year.issuance
    decided = facts.profile.paper("issuance-decision").date
    if issuance and issued and issued == decided:
        return issuance.effective or issued
    return issued
