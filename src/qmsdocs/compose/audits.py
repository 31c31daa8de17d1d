"""Findings of an internal audit, counted by department and by clause."""

import re
from collections.abc import Iterable, Mapping, Sequence

from qmsdocs.compose.names import AuditSummary, GradeCounts
from qmsdocs.model.audits import Audit, Finding


def audit_summary(audit: Audit, units: Mapping[str, str]) -> AuditSummary:
    """Count findings: audited departments in their own order (0 too), clauses in number order."""
    by_unit = dict.fromkeys([*audit.units, *(finding.unit for finding in audit.findings)])
    clauses = sorted({finding.clause for finding in audit.findings}, key=clause_key)
    return AuditSummary(
        by_unit=tuple(
            counts(units.get(unit, unit), (f for f in audit.findings if f.unit == unit))
            for unit in by_unit
        ),
        by_clause=tuple(
            counts(clause, (f for f in audit.findings if f.clause == clause)) for clause in clauses
        ),
        total=counts("Tổng số", audit.findings),
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


def clause_key(clause: str) -> tuple[tuple[int, str], ...]:
    """Sort `9.1` before `10.2`: numbers by value, other signs by themselves."""
    parts = re.findall(r"\d+|[^\d.\s]+", clause)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
