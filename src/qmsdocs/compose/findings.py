"""Findings with what follows from them, and the log that says how each stands on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qmsdocs.compose.audit_names import FindingsLog, FindingView
from qmsdocs.compose.programmes import auditors_of, sessions_of
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Finding
from qmsdocs.model.procedure import Procedure

OPEN, OVERDUE, CLOSED = "Đang khắc phục", "Quá hạn", "Đã đóng"
NOTE = "lưu ý"


@dataclass(frozen=True, slots=True)
class Around:
    """What a finding is read with: the audit, the agency's units and procedures, the clauses.

    A paper that is not `dated` cannot say how many days what is not closed is late: that would be
    another number every day.
    """

    audit: Audit
    departments: Sequence[Department]
    procedures: Sequence[Procedure]
    clauses: Mapping[str, str]
    units: Mapping[str, str]
    dated: bool = True


def finding_view(finding: Finding, around: Around, day: date) -> FindingView:
    """Give a finding as it stands on a day; what it does not say comes from the programme."""
    sessions = sessions_of(around.audit, finding.unit, around.units)
    days = [each.date for each in sessions if each.date]
    auditor = finding.auditor or auditors_of(sessions) or None
    head = next((d.head for d in around.departments if finding.unit in (d.id, d.name)), None)
    status, late = standing(finding, day)
    return FindingView(
        id=finding.id,
        unit=around.units.get(finding.unit, finding.unit),
        unit_head=head,
        clause=finding.clause,
        clause_label=around.clauses.get(finding.clause, ""),
        grade="Điểm lưu ý" if finding.grade == NOTE else f"Không phù hợp {finding.grade}",
        description=finding.description,
        evidence=finding.evidence,
        procedure=_procedure(finding.procedure, around.procedures),
        auditor=auditor,
        opened=finding.opened or (min(days) if days else around.audit.end),
        correction=finding.correction,
        cause=finding.cause,
        action=finding.action,
        owner=finding.owner or head,
        due=finding.due,
        result=finding.result,
        verified_by=finding.verified_by or auditor,
        verified=finding.verified or finding.closed,
        closed=finding.closed,
        status=status,
        days_late=late if around.dated or status == CLOSED else 0,
    )


def standing(finding: Finding, day: date) -> tuple[str, int]:
    """Say how a finding stands on a day, and how many days late it is or was closed."""
    ended = finding.closed if finding.closed and finding.closed <= day else None
    late = max(0, ((ended or day) - finding.due).days) if finding.due else 0
    if ended:
        return CLOSED, late
    return (OVERDUE, late) if late else (OPEN, 0)


def _procedure(wanted: str | None, procedures: Iterable[Procedure]) -> str:
    found = next((each for each in procedures if each.id == wanted), None)
    return f"{found.code} - {found.name}" if found else ""


def findings_log(around: Around, earlier: Iterable[Finding], day: date) -> FindingsLog:
    """Give every nonconformity and note of the year, and what last year left open."""
    views = [
        (each.grade == NOTE, finding_view(each, around, day))
        for each in around.audit.findings or ()
    ]
    left = [finding_view(each, around, day) for each in earlier]
    counted = [view for note, view in views if not note] + left
    return FindingsLog(
        day=day,
        given=around.audit.findings is not None,
        nonconformities=tuple(view for note, view in views if not note),
        notes=tuple(view for note, view in views if note),
        earlier=tuple(left),
        total=len(counted),
        open=sum(view.status == OPEN for view in counted),
        overdue=sum(view.status == OVERDUE for view in counted),
        closed=sum(view.status == CLOSED for view in counted),
        closed_late=sum(view.status == CLOSED and view.days_late > 0 for view in counted),
    )
