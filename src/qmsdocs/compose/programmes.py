"""The programme of an internal audit by day, and what of the scope and the standard it covers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from qmsdocs.base.vietnamese import short_date
from qmsdocs.compose.audit_names import (
    AuditCoverage,
    ClauseCoverage,
    Programme,
    ProgrammeDay,
    SessionView,
    UnitCoverage,
)
from qmsdocs.compose.clauses import audited, missing_parts
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Session

#: What all departments in scope are called together, from so many on.
ALL_DEPARTMENTS, MANY = "Tất cả các phòng, đơn vị thuộc phạm vi áp dụng", 3


def programme(audit: Audit, units: Mapping[str, str]) -> Programme:
    """Give the lines of the programme by day, in the order in which the days first come."""
    days: dict[date | None, list[Session]] = {}
    for session in audit.programme:
        days.setdefault(session.date, []).append(session)
    return Programme(
        tuple(
            ProgrammeDay(day, tuple(_session(each, units) for each in sessions))
            for day, sessions in days.items()
        )
    )


def _session(session: Session, units: Mapping[str, str]) -> SessionView:
    times = [time.replace(" giờ ", "h") for time in (session.start, session.end) if time]
    return SessionView(
        time=" - ".join(times),
        unit=units.get(session.unit, session.unit) if session.unit else None,
        content=session.content,
        clauses="; ".join(session.clauses),
        auditors="; ".join(session.auditors),
    )


def sessions_of(audit: Audit, unit: str, units: Mapping[str, str]) -> tuple[Session, ...]:
    """Give the lines of the programme that look at a unit, named by its id or its name."""
    names = {unit, units.get(unit, unit)}
    return tuple(each for each in audit.programme if each.unit in names)


def dates_of(sessions: Iterable[Session]) -> str:
    """Give the days of some lines: `04/11/2024; 05/11/2024`."""
    return "; ".join(dict.fromkeys(short_date(each.date) for each in sessions if each.date))


def auditors_of(sessions: Iterable[Session]) -> str:
    """Give the auditors of some lines, each once."""
    return "; ".join(dict.fromkeys(name for each in sessions for name in each.auditors))


def clauses_of(sessions: Iterable[Session]) -> str:
    """Give the clauses of some lines, each once, in the order of the programme."""
    return "; ".join(dict.fromkeys(clause for each in sessions for clause in each.clauses))


def coverage(
    audit: Audit,
    departments: Iterable[Department],
    clauses: Sequence[tuple[str, str]],
    units: Mapping[str, str],
) -> AuditCoverage:
    """Compare the programme with the units in scope and the clauses of the edition."""
    in_scope = {each.id: each.name for each in departments if each.in_scope}
    named = {units.get(unit, unit): unit for unit in (*audit.units, *in_scope)}
    by_unit = tuple(_unit(audit, unit, units) for unit in named.values())
    by_clause = tuple(
        _clause(audit, number, label, [known for known, _ in clauses], in_scope)
        for number, label in clauses
        if number.count(".") == 1
    )
    return AuditCoverage(
        planned=any(each.unit for each in audit.programme),
        by_unit=by_unit,
        by_clause=by_clause,
        units_covered=sum(each.covered for each in by_unit),
        clauses_covered=sum(each.covered for each in by_clause),
        left_out=tuple(each for each in by_clause if not each.covered),
    )


def _unit(audit: Audit, unit: str, units: Mapping[str, str]) -> UnitCoverage:
    sessions = sessions_of(audit, unit, units)
    return UnitCoverage(
        unit=units.get(unit, unit),
        dates=dates_of(sessions),
        clauses=clauses_of(sessions),
        auditors=auditors_of(sessions),
        covered=bool(sessions),
    )


def _clause(
    audit: Audit,
    number: str,
    label: str,
    known: Sequence[str],
    in_scope: Mapping[str, str],
) -> ClauseCoverage:
    held = [each for each in audit.programme if each.unit and audited(number, each.clauses)]
    listed = [clause for each in audit.programme if each.unit for clause in each.clauses]
    missing = missing_parts(number, known, listed)
    names = list(dict.fromkeys(in_scope.get(each.unit or "", each.unit or "") for each in held))
    return ClauseCoverage(
        number=number,
        label=label,
        units="; ".join(_together(names, tuple(in_scope.values()))),
        missing="; ".join(missing),
        covered=not missing,
    )


def _together(names: Sequence[str], in_scope: Sequence[str]) -> Sequence[str]:
    """Name all departments in scope at once where there are several and none is missing."""
    if len(in_scope) < MANY or not set(in_scope) <= set(names):
        return names
    return [*(name for name in names if name not in in_scope), ALL_DEPARTMENTS]
