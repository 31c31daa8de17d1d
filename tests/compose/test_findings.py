"""How findings stand on a day, and what they take from the programme."""

from datetime import date, timedelta

import pytest

from qmsdocs.compose.findings import Around, finding_view, findings_log, standing
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Finding, Session
from qmsdocs.model.procedure import Procedure, Step

DUE = date(2024, 11, 13)
HEARD = date(2024, 11, 4)


def finding(**more: object) -> Finding:
    data = {"id": "01", "unit": "van-phong", "clause": "7.5", "grade": "nhẹ", "description": "x"}
    return Finding.model_validate(data | more)


def around(*findings: Finding, given: bool = True) -> Around:
    audit = Audit(
        end=date(2024, 11, 6),
        programme=(Session(date=HEARD, unit="Văn phòng", auditors=("Lê Văn C",)),),
        findings=findings if given else None,
    )
    step = Step(name="a", unit="b", content="c")
    return Around(
        audit,
        (Department(id="van-phong", name="Văn phòng", head="Trần Thị B"),),
        (Procedure(id="mau", code="QT-01", name="Mẫu", field="X", steps=(step,)),),
        {"7.5": "Thông tin dạng văn bản"},
        {"van-phong": "Văn phòng"},
    )


@pytest.mark.parametrize(
    ("closed", "day", "expected"),
    [
        (None, DUE, ("Đang khắc phục", 0)),
        (None, DUE + timedelta(3), ("Quá hạn", 3)),
        (DUE, DUE + timedelta(3), ("Đã đóng", 0)),
        (DUE + timedelta(2), DUE + timedelta(3), ("Đã đóng", 2)),
        (DUE + timedelta(5), DUE + timedelta(3), ("Quá hạn", 3)),  # closed only later
    ],
)
def test_a_finding_is_open_overdue_or_closed_on_a_day(
    closed: date | None, day: date, expected: tuple[str, int]
) -> None:
    assert standing(finding(due=DUE, closed=closed), day) == expected


def test_without_a_term_nothing_is_late() -> None:
    assert standing(finding(), date(2030, 1, 1)) == ("Đang khắc phục", 0)


def test_what_a_finding_does_not_say_comes_from_the_programme_and_the_department() -> None:
    view = finding_view(finding(procedure="mau", closed=DUE), around(), DUE)
    assert (view.unit, view.unit_head, view.owner) == ("Văn phòng", "Trần Thị B", "Trần Thị B")
    assert (view.auditor, view.verified_by, view.opened) == ("Lê Văn C", "Lê Văn C", HEARD)
    assert view.clause_label == "Thông tin dạng văn bản"
    assert (view.procedure, view.verified) == ("QT-01 - Mẫu", DUE)
    assert view.grade == "Không phù hợp nhẹ"


def test_what_a_finding_says_itself_goes_before() -> None:
    said = finding(auditor="Phạm Thị D", opened="05/11/2024", owner="Ngô Thị M", unit="Lãnh đạo")
    view = finding_view(said, around(), DUE)
    assert (view.auditor, view.owner) == ("Phạm Thị D", "Ngô Thị M")
    assert (view.opened, view.unit_head) == (date(2024, 11, 5), None)


def test_the_log_counts_nonconformities_and_those_of_last_year_but_no_notes() -> None:
    late = finding(id="02", due=DUE)
    note = finding(id="03", grade="lưu ý", due=DUE)
    closed = finding(id="04", due=DUE, closed=DUE + timedelta(1))
    log = findings_log(
        around(late, note, closed), [finding(id="09", grade="nặng")], DUE + timedelta(2)
    )
    assert [row.id for row in log.nonconformities] == ["02", "04"]
    assert [row.id for row in log.notes] == ["03"]
    assert [row.id for row in log.earlier] == ["09"]
    assert (log.total, log.open, log.overdue, log.closed, log.closed_late) == (3, 1, 1, 1, 1)
    assert log.given


def test_no_findings_are_told_from_findings_that_are_not_filled_in() -> None:
    assert findings_log(around(), [], DUE).given
    assert not findings_log(around(given=False), [], DUE).given
