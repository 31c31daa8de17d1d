"""An estimate is added up and said in words; the caps of the law are found and kept to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from profile_tools import AGENCY, YEAR, loaded
from qmsdocs.base.errors import Problem
from qmsdocs.compose.budgets import budget_sum, legal_place, training_sum
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.warnings import warnings
from qmsdocs.model.budget import Budget, line_amount
from qmsdocs.model.establish import TrainingPlan
from qmsdocs.model.page import read_page
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.rules.citations import Citation
from qmsdocs.sources.messages import message

DAY = date(2024, 6, 3)
CAP = "khoản 6 Điều 4 Thông tư số 116/2015/TT-BTC"
PAGE = "---\nid: {}\ntitle: T\nset: establish\norder: 9\nform: KH\nsubject: S\n---\nX.\n"


def budget(*lines: dict[str, Any], **more: Any) -> Budget:  # noqa: ANN401 as the model reads it
    given = [{"name": "N", "unit": "lần", "quantity": 1, **line} for line in lines]
    return Budget.model_validate({"lines": given, **more})


def warned(folder: Path, kind: str, year: str, agency: str = AGENCY) -> tuple[Problem, ...]:
    page = read_page(PAGE.format(kind).encode(), "x.md")
    return warnings(Facts(loaded(folder, agency, YEAR + year), page, load_rulebook(), DAY))


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [(3, 1_500_000, 4_500_000), (0.5, 3, 2), (1.5, 333_333, 500_000), (0.1, 3, 0), (0, 9, 0),
     (1.1, 1_000_000, 1_100_000)],
)  # fmt: skip
def test_an_amount_is_in_whole_dong(quantity: float, price: int, amount: int) -> None:
    assert line_amount(quantity, price) == amount


def test_the_sum_is_computed_and_said_in_words() -> None:
    given = budget({"price": "1.500.000", "quantity": 2}, {"price": 21})
    found = budget_sum(given, "so", load_rulebook(), DAY)
    assert [row.amount for row in found.rows] == [3_000_000, 21]
    assert found.total == 3_000_021
    assert found.words == "Ba triệu không trăm hai mươi mốt đồng"


def test_maintenance_is_held_against_the_yearly_cap_of_every_agency() -> None:
    found = budget_sum(budget({"price": 15_000_000}), "ubnd-xa", load_rulebook(), DAY)
    assert (found.cap, found.cap_basis, found.within) == (15_000_000, CAP, True)
    assert found.rows[0].basis == CAP
    over = budget_sum(budget({"price": 15_000_001}), "ubnd-xa", load_rulebook(), DAY)
    assert not over.within


@pytest.mark.parametrize(
    ("kind", "cap"), [("so", 40_000_000), ("ubnd-xa", 20_000_000), ("bo", 100_000_000)]
)
def test_a_cap_is_that_of_the_kind_of_agency(kind: str, cap: int) -> None:
    given = budget({"price": 1}, work="mở rộng", cap="own-extension")
    assert budget_sum(given, kind, load_rulebook(), DAY).cap == cap


def test_other_work_has_a_cap_only_when_one_is_named() -> None:
    given = budget({"price": 10**9}, {"price": 1, "basis": "Hợp đồng"}, work="chuyển đổi")
    found = budget_sum(given, "so", load_rulebook(), DAY)
    assert (found.cap, found.cap_basis, found.within) == (None, None, True)
    assert [row.basis for row in found.rows] == [None, "Hợp đồng"]


def test_before_the_circular_there_is_no_cap() -> None:
    found = budget_sum(budget({"price": 10**9}), "so", load_rulebook(), date(2015, 10, 25))
    assert found.cap is None


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("Điều 4 khoản 6", "khoản 6 Điều 4 T"),
        ("Điều 4 khoản 2 điểm đ", "điểm đ khoản 2 Điều 4 T"),
        ("Điều 10", "Điều 10 T"),
        ("", "T"),
    ],
)
def test_a_place_of_the_law_is_named_from_its_smallest_part(clause: str, words: str) -> None:
    assert legal_place(Citation(document="T", clause=clause)) == words


def test_an_estimate_over_the_cap_is_warned_of_with_place_and_law(tmp_path: Path) -> None:
    year = "budget: {lines: [{name: A, unit: lần, quantity: 2, price: 7.500.001}]}\n"
    (found,) = warned(tmp_path, "budget-estimate", year)
    assert found.code == "build.over-cap"
    assert found.place.file.endswith("2024.yaml")
    assert (found.place.line, found.place.within) == (2, "dự toán kinh phí › khoản chi")
    assert message(found).startswith("15.000.002 đồng, vượt mức chi tối đa 15.000.000 đồng")
    assert CAP in message(found)
    assert "15.000.000" in message(found, "en")


def test_an_estimate_at_the_cap_is_not_warned_of(tmp_path: Path) -> None:
    year = "budget: {lines: [{name: A, unit: lần, quantity: 2, price: 7.500.000}]}\n"
    assert warned(tmp_path, "budget-estimate", year) == ()
    assert warned(tmp_path, "training-plan", year) == ()


def test_a_price_and_a_sum_of_lines_have_caps_of_their_own(tmp_path: Path) -> None:
    year = """\
budget:
  work: xây dựng
  lines:
    - {name: A, unit: quy trình, quantity: 9, price: 2.000.001, cap: per-procedure}
    - {name: B, unit: quy trình, quantity: 90, price: 2.000.000, cap: per-procedure}
    - {name: C, unit: lần, quantity: 1, price: 40.000.000, cap: own-first}
    - {name: D, unit: lần, quantity: 1, price: 10.000.001, cap: own-first}
    - {name: E, unit: lần, quantity: 1, price: 1, cap: own-first}
    - {name: F, unit: cơ quan, quantity: 3, price: 5.000.000, cap: certifier-check}
"""
    found = warned(tmp_path, "budget-estimate", year)
    assert [(p.place.line, p.values["limit"]) for p in found] == [
        (5, "2.000.000"),
        (8, "50.000.000"),
    ]


def test_courses_are_added_up() -> None:
    given = [{"name": "A", "audience": "B", "people": 3, "cost": 0},
             {"name": "C", "audience": "D", "people": 4, "cost": "1.005.000", "auditors": "có"},
             {"name": "E", "audience": "F"}]  # fmt: skip
    found = training_sum(TrainingPlan.model_validate({"courses": given}))
    assert (found.people, found.cost, found.auditor_courses) == (7, 1_005_000, 1)
    assert found.words == "Một triệu không trăm linh năm nghìn đồng"
    nothing = training_sum(TrainingPlan.model_validate({"courses": given[2:]}))
    assert (nothing.people, nothing.cost, nothing.words) == (None, None, None)


@pytest.mark.parametrize(
    ("auditors", "codes"), [("có", []), ("không", ["build.no-auditor-course"])]
)
def test_a_plan_without_a_course_for_auditors_is_warned_of(
    tmp_path: Path, auditors: str, codes: list[str]
) -> None:
    year = f"training_plan: {{courses: [{{name: A, audience: B, auditors: {auditors}}}]}}\n"
    assert [found.code for found in warned(tmp_path, "training-plan", year)] == codes


def test_what_the_year_does_not_have_is_not_warned_of(tmp_path: Path) -> None:
    assert warned(tmp_path, "budget-estimate", "") == ()
    assert warned(tmp_path, "training-plan", "") == ()
    assert warned(tmp_path, "quality-policy", "") == ()
