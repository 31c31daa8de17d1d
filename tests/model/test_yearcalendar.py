"""The calendar of a year: duties by law with their days, and what the profile says is due."""

from datetime import date
from pathlib import Path

import pytest

from profile_tools import AGENCY, loaded
from qmsdocs.base.workdays import DaysOff
from qmsdocs.model.deadlines import Deadline, deadline_table
from qmsdocs.model.renewal import date_fields
from qmsdocs.model.rules import Duty, load_rulebook
from qmsdocs.model.year import YearProfile
from qmsdocs.model.yearcalendar import deadline_of, year_calendar
from random_profiles import SIZES, random_profile

LAW = load_rulebook()
YEAR = """\
year: 2024
papers:
  audit-report: {number: 3, date: 2024-11-15}
references:
  - {id: bb, kind: Biên bản, number: 1/BB, date: 20/01/2024, issuer: Đoàn, subject: kiểm tra}
plan:
  review_deadline: 30/11/2024
  activities:
    - {name: Lập kế hoạch, lead: van-phong, due: Trước ngày 15/3/2024}
    - {name: Theo dõi, lead: Các phòng, due: Hằng quý}
    - {name: Cập nhật, lead: van-phong, due: Thường xuyên}
  training:
    - {name: Lớp tập huấn, holder: Sở, start: 2024-05, end: 2024-06}
objectives:
  - {id: mt1, name: Đúng hạn, target: 90, due: Tháng 12}
audit:
  start: 04/11/2024
  end: 06/11/2024
  findings:
    - {id: "01", unit: van-phong, clause: "7.5", grade: nhẹ, description: Thiếu sổ, due: 15/12/2024}
    - id: "02"
      unit: van-phong
      clause: "7.5"
      grade: nhẹ
      description: Thiếu chữ ký
      cause: Sót việc
      correction: Ký bù
      action: Ký đủ
      result: Đã ký đủ
      due: 16/12/2024
      closed: 10/12/2024
follow_up: {minutes: bb}
procedure_changes:
  - {change: sửa đổi, name: Cấp phép, effective: 30/11/2023}
  - {change: sửa đổi, name: Đăng ký, effective: 01/6/2024, updated: 10/6/2024}
"""


def entries(folder: Path, agency: str = AGENCY, year: str = YEAR) -> dict[str, Deadline]:
    """Give the deadlines by what they say; one that comes again by its last."""
    profile = loaded(folder, agency, year)
    found = year_calendar(profile, LAW, {"audit-report": "Báo cáo đánh giá nội bộ"})
    return {entry.what: entry for entry in found}


def test_what_the_profile_says(tmp_path: Path) -> None:
    found = entries(tmp_path)
    plan = found["Lập kế hoạch"]
    assert (plan.end, plan.who, plan.source) == (date(2024, 3, 14), "Văn phòng", "Kế hoạch duy trì")
    assert (plan.written, plan.place.line) == ("Trước ngày 15/3/2024", 9)
    assert found["Theo dõi"].end == date(2024, 12, 31)
    assert found["Cập nhật"].end is None
    course = found["Lớp tập huấn"]
    assert (course.start, course.end) == (date(2024, 5, 1), date(2024, 6, 30))
    assert (course.who, course.written) == ("Sở", "05/2024 – 06/2024")
    assert (found["Đúng hạn"].end, found["Đúng hạn"].who) == (date(2024, 12, 31), "")
    assert (found["Thiếu sổ"].done, found["Thiếu chữ ký"].done) == (False, True)
    audit = found["Đánh giá nội bộ"]
    assert audit.rule or (audit.start, audit.end) == (date(2024, 11, 4), date(2024, 11, 6))
    paper = found["Báo cáo đánh giá nội bộ"]
    assert (paper.end, paper.done) == (date(2024, 11, 15), True)
    assert found["Kế hoạch duy trì: hạn đánh giá nội bộ và họp xem xét của lãnh đạo"].end


def test_duties_by_law_are_counted_from_what_happened(tmp_path: Path) -> None:
    found = entries(tmp_path)
    report = found["Báo cáo hành động khắc phục các vấn đề nêu trong biên bản kiểm tra"]
    assert (report.end, report.rule) == (date(2024, 3, 20), "corrective-report")
    assert "Điều 37" in report.source
    update = "Cập nhật thay đổi của văn bản quy phạm pháp luật vào HTQLCL"
    assert found[f"{update}: Cấp phép"].end == date(2024, 2, 29)  # no 30 February
    assert not found[f"{update}: Cấp phép"].done
    assert found[f"{update}: Đăng ký"].done
    assert found["Xem xét của lãnh đạo"].end == date(2024, 12, 31)
    assert "Điều 4 khoản 4" in found["Xem xét của lãnh đạo"].source


def test_duties_bind_those_whom_they_name(tmp_path: Path) -> None:
    report, summary = "Báo cáo Bộ Khoa học và Công nghệ", "Tổng hợp, báo cáo kết quả kiểm tra"
    bare = "year: 2024\n"
    found = entries(tmp_path / "a", year=bare)
    assert report not in found
    assert summary not in found
    province = entries(tmp_path / "b", AGENCY.replace("kind: so", "kind: ubnd-tinh"), bare)
    assert province[report].end == date(2024, 12, 31)
    lead = entries(tmp_path / "c", AGENCY + "lead: {is_self: true}\n", bare)
    assert (lead[summary].start, lead[summary].end) == (date(2024, 11, 1), date(2024, 11, 30))


def test_days_are_in_order_and_what_has_none_comes_last(tmp_path: Path) -> None:
    days = [entry.end for entry in year_calendar(loaded(tmp_path, year=YEAR), LAW)]
    known = [day for day in days if day]
    assert days == sorted(known) + [None] * (len(days) - len(known))
    assert None in days


@pytest.mark.parametrize(
    ("value", "unit", "end"),
    [
        (3, "tháng", date(2024, 7, 30)),
        (1, "năm", date(2025, 4, 30)),
        (10, "ngày", date(2024, 5, 10)),
        (2, "ngày làm việc", date(2024, 5, 3)),
        (2, "bản", None),
    ],
)
def test_a_time_is_counted_in_its_unit(value: int, unit: str, end: date | None) -> None:
    off = DaysOff({date(2024, 5, 1): "lễ"})
    known = LAW.duty("corrective-report", date(2024, 5, 1))
    duty = Duty.model_validate({**known.model_dump(), "value": value, "unit": unit})
    assert deadline_of(duty, date(2024, 4, 30), off) == end


@pytest.mark.parametrize("size", SIZES[:3])
@pytest.mark.parametrize("seed", range(4))
def test_any_profile_has_a_calendar(seed: int, size: int) -> None:
    profile = random_profile(seed, size)
    found = year_calendar(profile, LAW)
    assert all(entry.what and entry.key for entry in found)
    assert all(entry.start <= entry.end for entry in found if entry.start and entry.end)


def test_the_table_names_duties_and_fields_that_there_are() -> None:
    table = deadline_table()
    for row in table.duties:
        assert LAW.entry(row.duty)
        for path in (row.each, row.done if not row.each else "", row.begin if not row.each else ""):
            assert not path or path.split(".")[0] in YearProfile.model_fields
    names = {loc[-1] for loc, _ in date_fields(YearProfile)}
    assert {"closed", "finished", "updated"} <= set(table.fields.past) & names
