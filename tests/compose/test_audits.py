"""Findings are counted by department and by clause."""

from qmsdocs.compose.audits import audit_summary
from qmsdocs.model.audits import Audit, Finding, Grade


def finding(number: str, unit: str, clause: str, grade: Grade) -> Finding:
    return Finding(id=number, unit=unit, clause=clause, grade=grade, description="…")


AUDIT = Audit(
    units=("van-phong", "qlkh"),
    findings=(
        finding("01", "qlkh", "10.2", "nặng"),
        finding("02", "qlkh", "9.1", "nhẹ"),
        finding("03", "Trung tâm", "9.1", "lưu ý"),
    ),
)


def test_departments_keep_their_order_and_an_empty_one_counts_nothing() -> None:
    rows = audit_summary(AUDIT, {"qlkh": "Phòng QLKH", "van-phong": "Văn phòng"}).by_unit
    assert [(r.unit, r.major, r.minor, r.note, r.total) for r in rows] == [
        ("Văn phòng", 0, 0, 0, 0),
        ("Phòng QLKH", 1, 1, 0, 2),
        ("Trung tâm", 0, 0, 1, 1),
    ]


def test_clauses_are_in_the_order_of_their_numbers() -> None:
    summary = audit_summary(AUDIT, {})
    assert [(r.unit, r.total) for r in summary.by_clause] == [("9.1", 2), ("10.2", 1)]
    assert (summary.total.major, summary.total.minor, summary.total.note, summary.total.total) == (
        1,
        1,
        1,
        3,
    )


def test_no_findings_are_told_from_findings_that_are_not_filled_in() -> None:
    nothing = audit_summary(Audit(units=("van-phong",), findings=()), {})
    assert nothing.given
    assert [row.total for row in nothing.by_unit] == [0]
    assert not audit_summary(Audit(), {}).given
