"""The processes of the system and the chart of the agency, for the quality manual."""

from collections.abc import Iterator

from qmsdocs.compose.facts import Facts, code_of
from qmsdocs.compose.system_names import OfficeBox, ProcessLine
from qmsdocs.model.system import PROCESSES, Process

_LEADING = ("head", "acting")


def processes(facts: Facts) -> tuple[ProcessLine, ...]:
    """Give the processes, each with the document that rules it."""
    manual = facts.profile.agency.manual
    return tuple(_line(facts, process) for process in (manual.processes if manual else PROCESSES))


def offices(facts: Facts) -> tuple[OfficeBox, ...]:
    """Give the chart that the manual draws up; without one, head, deputies, departments."""
    manual = facts.profile.agency.manual
    if manual and manual.organisation:
        return tuple(
            OfficeBox(office.name, office.note, office.under - 1 if office.under else None)
            for office in manual.organisation
        )
    return tuple(_offices(facts))


def _offices(facts: Facts) -> Iterator[OfficeBox]:
    agency = facts.profile.agency
    head = next(signer.post for signer in agency.signers if signer.power in _LEADING)
    yield OfficeBox(head, None, None)
    deputies = list(dict.fromkeys(s.post for s in agency.signers if s.power == "deputy"))
    several = sum(signer.power == "deputy" for signer in agency.signers) > 1
    over = 0
    if agency.committee:
        yield OfficeBox(agency.committee.name, None, 0)
    if deputies:
        yield OfficeBox(("Các " if several else "") + ", ".join(deputies), None, 0)
        over = 2 if agency.committee else 1
    for unit in agency.departments:
        yield OfficeBox(unit.name, None if unit.in_scope else "Ngoài phạm vi áp dụng", over)


def _line(facts: Facts, process: Process) -> ProcessLine:
    units = facts.units
    owner = units.get(process.owner, process.owner) if process.owner else None
    return ProcessLine(process.name, process.group, owner, _document(facts, process))


def _document(facts: Facts, process: Process) -> str | None:
    """Give the document of a process: its code, or the title of a kind that has none."""
    page = facts.pages.get(process.kind or "")
    if process.document or page is None:
        return process.document
    if page.kind.one_per == "procedure":
        return "Quy trình giải quyết TTHC"
    return code_of(facts.profile, page.kind) or page.kind.title
