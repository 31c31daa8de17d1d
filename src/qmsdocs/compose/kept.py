"""The list of records: of the system's procedures, of the TTHC, and what the agency adds."""

from collections.abc import Iterator

from qmsdocs.compose.facts import Facts, code_of
from qmsdocs.compose.flows import flows
from qmsdocs.compose.system_names import RecordGroup, RecordLine
from qmsdocs.model.concerning import lacking


def kept_records(facts: Facts) -> tuple[RecordGroup, ...]:
    """Give each record once with the code of where it comes from; empty groups are left out."""
    groups = (
        ("Hồ sơ của HTQLCL", _of_system(facts)),
        ("Hồ sơ giải quyết thủ tục hành chính", _of_procedures(facts)),
        ("Hồ sơ khác", _typed(facts)),
    )
    found = (RecordGroup(title, tuple(dict.fromkeys(lines))) for title, lines in groups)
    return tuple(group for group in found if group.records)


def _of_system(facts: Facts) -> Iterator[RecordLine]:
    for kind, flow in flows(facts):
        if not lacking(facts.profile, facts.pages[kind.id]):
            code = code_of(facts.profile, kind)
            for record in flow.records:
                yield RecordLine(record.name, code, _unit(facts, record.place), record.keep)


def _of_procedures(facts: Facts) -> Iterator[RecordLine]:
    for procedure in facts.profile.procedures:
        for record in procedure.records:
            place = record.place or procedure.department
            yield RecordLine(record.name, procedure.code, _unit(facts, place), record.keep)


def _typed(facts: Facts) -> Iterator[RecordLine]:
    for record in facts.profile.agency.records:
        yield RecordLine(record.name, record.code, _unit(facts, record.place), record.keep)


def _unit(facts: Facts, unit: str | None) -> str | None:
    return facts.units.get(unit, unit) if unit else None
