"""What the papers of an audit are given: the decision, the terms of law, other papers of the year."""

from datetime import date
from pathlib import Path
from typing import Any

from qmsdocs.compose.context import build_context
from qmsdocs.model.loading import load_profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.things import things
from toy import YEAR, page, write_profile

BM = "id: nonconformity-report\nform: BM\ncode: BM-01\n"
AUDIT = """\
audit:
  end: 06/11/2024
  team: [{name: Lê Văn C, unit: nghiep-vu}]
  findings:
    - {id: "01", unit: van-phong, clause: "7.5", grade: nhẹ, description: x, opened: 04/11/2024,
       due: 08/11/2024, closed: 12/11/2024, action: y}
    - {id: "02", unit: van-phong, clause: "7.5", grade: lưu ý, description: x}
"""


def context(root: Path, front: str, year: str, day: date = date(2024, 11, 15)) -> dict[str, Any]:
    profile = load_profile(write_profile(root, year_text=year), 2024)
    kind = page(front)
    (item, *_) = things(profile, kind.kind.one_per)
    return build_context(profile, kind, load_rulebook(), day, item)


def test_only_nonconformities_have_a_report_and_it_bears_the_day_it_was_written(
    tmp_path: Path,
) -> None:
    profile = load_profile(write_profile(tmp_path, year_text=YEAR + AUDIT), 2024)
    (item,) = things(profile, "finding")
    assert item
    assert (item.id, item.day) == ("01", date(2024, 11, 4))


def test_a_finding_that_was_closed_late_says_so_in_its_report(tmp_path: Path) -> None:
    front = f"{BM}one_per: finding\nneeds: [finding]"
    finding = context(tmp_path, front, YEAR + AUDIT, date(2024, 11, 4))["finding"]
    assert (finding["status"], finding["days_late"]) == ("Đã đóng", 4)


def test_the_log_says_how_findings_stand_on_its_own_day(tmp_path: Path) -> None:
    front = f"{BM}needs: [findings_log]"
    for day, open_, overdue, closed in (
        (date(2024, 11, 8), 1, 0, 0),
        (date(2024, 11, 11), 0, 1, 0),
        (date(2024, 11, 12), 0, 0, 1),
    ):
        log = context(tmp_path / str(day), front, YEAR + AUDIT, day)["findings_log"]
        assert (log["open"], log["overdue"], log["closed"]) == (open_, overdue, closed)


def test_a_log_without_a_date_is_the_same_from_day_to_day(tmp_path: Path) -> None:
    front = f"{BM}needs: [findings_log]"
    days = date(2024, 11, 11), date(2024, 11, 10)
    logs = [context(tmp_path / str(d), front, YEAR + AUDIT, d)["findings_log"] for d in days]
    first, second = ({name: log[name] for name in log if name != "day"} for log in logs)
    assert first["overdue"] == 1
    assert first == second


def test_the_decision_on_the_team_is_the_named_one_or_our_own_paper(tmp_path: Path) -> None:
    front = f"{BM}needs: [audit_decision]"
    own = YEAR.replace(
        "papers:\n", "papers:\n  audit-team-decision: {number: 7, date: 25/10/2024}\n"
    )
    assert context(tmp_path / "a", front, YEAR + AUDIT)["audit_decision"] is None
    found = context(tmp_path / "b", front, own + AUDIT)["audit_decision"]
    assert found["full"] == (
        "Quyết định số 07/QĐ-STN ngày 25 tháng 10 năm 2024 của Giám đốc Sở Thử nghiệm về việc thành"
        " lập Đoàn đánh giá nội bộ Hệ thống quản lý chất lượng năm 2024"
    )
    named = own.replace("number: 7, date: 25/10/2024", "") + AUDIT.replace(
        "audit:\n", "audit:\n  decision: ke-hoach-tinh\n"
    )
    found = context(tmp_path / "c", front, named)["audit_decision"]
    assert found["short"] == "Kế hoạch số 10/KH-UBND"


def test_the_terms_are_those_of_the_law(tmp_path: Path) -> None:
    year = YEAR + (
        "follow_up: {notice: ke-hoach-tinh}\nrecommendations: [{text: a}]\n"
        "procedure_changes: [{change: sửa đổi, name: x, effective: 31/8/2024}]\n"
    )
    front = f"{BM}needs: [follow_up, recommendation_rows, procedure_review]"
    found = context(tmp_path, front, year)
    assert found["follow_up"]["due"] == date(2021, 8, 15)  # two months, TT 26/2014 Điều 37
    assert found["recommendation_rows"][0]["status"] == "Quá hạn"
    (change,) = found["procedure_review"]["changed"]
    assert change["due"] == date(2024, 11, 30)  # three months, QĐ 19/2014 Điều 4


def test_other_papers_are_mentioned_by_number_and_day_or_by_what_they_are(tmp_path: Path) -> None:
    papers = context(tmp_path, f"{BM}needs: [own_papers]", YEAR)["own_papers"]
    assert papers["maintenance_plan"]["mention"] == "Kế hoạch số 05/KH-STN ngày 05 tháng 3 năm 2024"
    assert papers["audit_report"]["mention"] == "Báo cáo kết quả đánh giá nội bộ"
    assert papers["audit_report"]["date"] is None
