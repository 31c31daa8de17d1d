"""The yearly papers of a sample agree with each other: the same objectives, risks and numbers."""

import pytest

from paper_tools import Built, Read

_TARGETS = ("TT", "Mục tiêu", "Chỉ tiêu")


@pytest.fixture(scope="module", params=["binh_thuan", "ward"])
def built(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def _results(paper: Read) -> list[tuple[str, str, str, str]]:
    """Give number, objective, target and result of a table, without the numbers behind a result."""
    rows = paper.table(*_TARGETS, "Kết quả", "Đánh giá")
    return [(row[0], row[1], row[2], row[3].partition(" (")[0]) for row in rows]


def test_every_paper_has_the_same_objectives_and_targets(built: Built) -> None:
    policy = built.read("quality-objectives").table("TT", "Nội dung mục tiêu", "Chỉ tiêu")
    wanted = [row[:3] for row in policy]
    assert [row[:3] for row in built.read("objectives-plan").table(*_TARGETS)] == wanted
    for kind in ("objectives-report", "review-report", "maintenance-report"):
        assert [row[:3] for row in _results(built.read(kind))] == wanted, kind


def test_every_report_gives_an_objective_the_same_result(built: Built) -> None:
    first = _results(built.read("objectives-report"))
    assert all(result for *_, result in first)
    assert _results(built.read("review-report")) == first
    assert _results(built.read("maintenance-report")) == first


def test_the_plan_of_risks_and_its_evaluation_name_the_same_risks(built: Built) -> None:
    plan = built.read("risk-plan").table("Mã", "Quá trình, hoạt động")
    report = built.read("risk-effectiveness").table("Mã", "Rủi ro, cơ hội")
    assert [row[0] for row in report] == [row[0] for row in plan]
    assert [row[4].split()[4] for row in report] == [row[5].split()[0] for row in plan]
    assert {row[7] for row in report} == {"Có hiệu lực"}


def test_each_department_measures_the_objectives_that_it_set(built: Built) -> None:
    departments = [item for kind, item in built.files if kind == "department-objectives"]
    assert len(departments) >= 4
    for department in departments:
        own = built.read("department-objectives", department).table(
            "TT", "Mục tiêu của phòng, đơn vị"
        )
        form = built.read("objectives-monitoring", department)
        tables = [rows for rows in form.tables if rows[0][:2] == ("TT", "Mục tiêu")]
        measured = [row[1] for row in tables[-1][1:]]
        assert measured == [row[1].partition(" Cách đo:")[0] for row in own], department


def test_the_review_heard_the_numbers_of_the_reports(built: Built) -> None:
    report, minutes = built.read("review-report").text, built.read("review-minutes").text
    survey = built.read("satisfaction-report")
    (total,) = [row for row in survey.table("Mức đánh giá") if row[0].startswith("Tổng số")]
    satisfied = next(line for line in survey.lines if "đánh giá hài lòng trở lên" in line)
    share = satisfied.split("tỷ lệ ")[1].partition(".")[0]
    for text in (report, minutes):
        assert f"{total[1]} phiếu" in text
        assert share in text
    met = next(line for line in built.read("objectives-report").lines if "đạt chỉ tiêu (" in line)
    assert f"{met.split()[0]} mục tiêu" in report
    assert f"{met.split()[0]} mục tiêu" in minutes


def test_objectives_that_are_missed_have_a_cause_and_an_action_in_every_report(
    built: Built,
) -> None:
    report = built.read("objectives-report")
    missed = [row for row in report.table(*_TARGETS, "Kết quả") if row[4] == "Không đạt"]
    for row in missed:
        for kind in ("review-report", "maintenance-report"):
            assert f"Mục tiêu {row[0]} không đạt; nguyên nhân: " in built.read(kind).text
    told = [rows for rows in report.tables if rows[0][0] == "Mục tiêu không đạt"]
    assert bool(told) is ("Không có mục tiêu không đạt." not in report.text)
    assert not missed or told
