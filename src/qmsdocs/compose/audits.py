"""Findings of an internal audit, counted by department and by clause."""

from collections.abc import Iterable, Mapping, Sequence

from qmsdocs.compose.clauses import clause_key
from qmsdocs.compose.names import AuditSummary, GradeCounts
from qmsdocs.model.audits import Audit, Finding


def audit_summary(audit: Audit, units: Mapping[str, str]) -> AuditSummary:
    """Count findings: audited departments in their own order (0 too), clauses in number order."""
    findings = audit.findings or ()
    by_unit = dict.fromkeys([*audit.units, *(finding.unit for finding in findings)])
    clauses = sorted({finding.clause for finding in findings}, key=clause_key)
    return AuditSummary(
        given=audit.findings is not None,
        by_unit=tuple(
            counts(units.get(unit, unit), (f for f in findings if f.unit == unit))
            for unit in by_unit
        ),
        by_clause=tuple(
            counts(clause, (f for f in findings if f.clause == clause)) for clause in clauses
        ),
        total=counts("Tổng số", findings),
    )


def counts(name: str, findings: Iterable[Finding]) -> GradeCounts:
    """Count findings by grade under one name."""
    grades: Sequence[str] = [finding.grade for finding in findings]
    return GradeCounts(
        unit=name,
        major=grades.count("nặng"),
        minor=grades.count("nhẹ"),
        note=grades.count("lưu ý"),
        total=len(grades),
    )
