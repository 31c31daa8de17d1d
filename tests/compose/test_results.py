"""Objectives are judged by target and result; numbers of the year come before typed ones."""

import pytest

from qmsdocs.compose.results import (
    ObjectiveResult,
    objective_results,
    summary,
    target_text,
    unit_summaries,
)
from qmsdocs.model.objectives import Counted, DepartmentObjective, Objective, Quarters

UNITS = {"van-phong": "Văn phòng"}


def objective(**fields: object) -> Objective:
    return Objective.model_validate({"id": "mt1", "name": "Đúng hạn", "target": "98%", **fields})


def judged(one: Objective, **counted: tuple[int, int]) -> ObjectiveResult:
    return objective_results((one,), counted, UNITS)[0]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "Từ 98% trở lên"),
        ({"target": "100%"}, "Đạt 100%"),
        ({"target": 100, "unit": "hồ sơ"}, "Từ 100 hồ sơ trở lên"),
        ({"compare": "=", "target": "99,5%"}, "Đạt 99,5%"),
        ({"compare": "<=", "target": 15, "unit": "phút"}, "Không quá 15 phút"),
        ({"compare": "<=", "target": 0, "unit": "lượt"}, "0 lượt"),
        ({"compare": "=", "target": 0, "unit": "hồ sơ"}, "0 hồ sơ"),
        ({"compare": ">", "target": "1.250", "unit": "lượt"}, "Trên 1.250 lượt"),
        ({"compare": "<", "target": 2}, "Dưới 2%"),
    ],
)
def test_a_target_is_said_in_words(fields: dict[str, object], text: str) -> None:
    assert target_text(objective(**fields)) == text


def test_a_result_is_counted_from_its_own_numbers() -> None:
    row = judged(objective(counted=Counted(part=411, total=412)))
    assert (row.result, row.result_text, row.basis) == (99.8, "99,8%", "411/412")
    assert (row.achieved, row.verdict) == (True, "Đạt")


def test_a_result_is_counted_from_other_data_of_the_year() -> None:
    row = judged(objective(), mt1=(9764, 9790))
    assert (row.result_text, row.basis, row.verdict) == ("99,7%", "9.764/9.790", "Đạt")


def test_own_numbers_come_before_those_of_other_data_and_both_before_a_typed_result() -> None:
    row = judged(objective(result=50, counted={"part": 1, "total": 2}), mt1=(9, 9))
    assert row.basis == "1/2"
    assert judged(objective(result=50), mt1=(9, 9)).result == 100


def test_a_result_just_under_its_target_is_not_shown_as_the_target() -> None:
    row = judged(objective(counted={"part": 9796, "total": 10000}))
    assert (row.result_text, row.verdict) == ("97,96%", "Không đạt")


def test_a_result_in_another_unit_is_the_one_that_is_typed() -> None:
    row = judged(objective(target=15, unit="phút", compare="<=", result="11,5"), mt1=(1, 2))
    assert (row.result_text, row.verdict) == ("11,5 phút", "Đạt")


def test_without_a_result_there_is_no_verdict() -> None:
    row = judged(objective(), mt1=(0, 0))
    assert (row.result, row.result_text, row.achieved, row.verdict) == (None, None, None, None)


def test_quarters_are_judged_each() -> None:
    row = judged(objective(quarters=Quarters(q1=97.5, q2=98)))
    assert (row.q1.text, row.q1.verdict) == ("97,5%", "Không đạt")
    assert (row.q2.text, row.q2.verdict) == ("98%", "Đạt")
    assert (row.q3.text, row.q3.verdict) == (None, None)


def test_a_department_names_the_objective_that_it_serves() -> None:
    own = DepartmentObjective(
        id="vp1", name="Chuyển hồ sơ", target=99, department="van-phong", serves="mt2"
    )
    row = objective_results((own,), {}, UNITS, {"mt2": (2, "Trực tuyến")})[0]
    assert (row.department, row.served, row.served_number) == ("Văn phòng", "Trực tuyến", 2)


def test_the_owner_is_named_and_numbers_follow_the_order() -> None:
    rows = objective_results(
        (objective(owner="van-phong"), objective(id="mt2", owner="Các phòng")), {}, UNITS
    )
    assert [(row.number, row.label, row.owner) for row in rows] == [
        (1, "Mục tiêu 1", "Văn phòng"),
        (2, "Mục tiêu 2", "Các phòng"),
    ]


def test_the_summary_counts_and_gives_the_chart_only_percentages() -> None:
    rows = objective_results(
        (
            objective(result=99),
            objective(id="mt2", result=90),
            objective(id="mt3", target=15, unit="phút", compare="<=", result=11),
            objective(id="mt4"),
        ),
        {},
        {},
    )
    counts = summary(rows)
    assert (counts.total, counts.measured, counts.met, counts.missed) == (4, 3, 2, 1)
    assert counts.percent == 50
    assert [row.id for row in counts.charted] == ["mt1", "mt2"]


def test_no_objectives_have_no_percentage() -> None:
    assert summary(()).percent is None


def test_departments_are_counted_in_the_order_they_come() -> None:
    def own(id_: str, department: str, result: float) -> DepartmentObjective:
        return DepartmentObjective(
            id=id_, name="x", target=90, result=result, department=department, serves="mt1"
        )

    rows = objective_results(
        (own("b1", "kinh-te", 95), own("a1", "van-phong", 80), own("b2", "kinh-te", 90)), {}, UNITS
    )
    assert [(one.unit, one.total, one.met, one.missed) for one in unit_summaries(rows)] == [
        ("kinh-te", 2, 2, 0),
        ("Văn phòng", 1, 0, 1),
    ]
