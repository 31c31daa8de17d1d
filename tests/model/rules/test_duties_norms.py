"""Deadlines and caps, copied from QĐ 19/2014, TT 26/2014, TT 116/2015 and NĐ 30/2020."""

from datetime import date

import pytest

from qmsdocs.base.errors import NotFoundError, RulePackError
from qmsdocs.model.rules import load_rulebook

DAY = date(2024, 3, 5)
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("name", "rule", "value", "clause"),
    [
        ("internal-audit", "at-least", 1, "Điều 4 khoản 4 điểm b"),
        ("management-review", "at-least", 1, "Điều 4 khoản 4 điểm b"),
        ("legal-update", "at-most", 3, "Điều 4 khoản 4 điểm a"),
        ("inspection", "at-least", 1, "Điều 6"),
        ("ministry-report", "in-month", 12, "Điều 12 khoản 6"),
        ("consultant-experts", "at-least", 5, "Điều 7 khoản 2 điểm d"),
        ("consultant-seniority", "at-least", 3, "Điều 7 khoản 3 điểm đ"),
        ("procedure-list-update", "at-most", 5, "Điều 4 khoản 3"),
        ("inspection-on-site", "at-least", 1 / 3, "Điều 33 khoản 2 điểm b"),
        ("corrective-report", "at-most", 2, "Điều 37 khoản 2 điểm c"),
        ("inspection-summary", "in-month", 11, "Điều 38 khoản 1"),
        ("number-after-signing", "at-most", 1, "Điều 15 khoản 2"),
    ],
)
def test_a_duty_of_the_law(name: str, rule: str, value: float, clause: str) -> None:
    duty = load_rulebook().duty(name, DAY)
    assert (duty.rule, duty.value, duty.citation.clause) == (rule, value, clause)


def test_a_duty_says_itself() -> None:
    rulebook = load_rulebook()
    assert rulebook.duty("internal-audit", DAY).described() == "ít nhất 1 lần một năm"
    assert rulebook.duty("ministry-report", DAY).described() == "tháng 12 hằng năm"
    assert "một phần ba" in rulebook.duty("inspection-on-site", DAY).described()
    assert rulebook.duty("no-certification", DAY).rule == "must-not"


def test_there_is_no_duty_before_its_text() -> None:
    rulebook = load_rulebook()
    assert rulebook.duty("internal-audit", date(2014, 5, 18)).value == 1
    with pytest.raises(RulePackError) as error:
        rulebook.duty("internal-audit", date(2014, 5, 17))
    assert error.value.problems[0].values["first"] == "18/05/2014"
    with pytest.raises(RulePackError):
        rulebook.duty("inspector-seniority", date(2016, 5, 31))
    with pytest.raises(NotFoundError):
        rulebook.duty("internal-audits", DAY)


# Điều 4 khoản 1 and 2, in million đồng: consultant first and extension, own first and extension,
# one procedure
CAPS = [
    ("bo", 100, 65, 130, 100, 2.5),
    ("tong-cuc", 80, 50, 80, 50, 2.5),
    ("ubnd-tinh", 60, 30, 65, 50, 2),
    ("so", 45, 25, 50, 40, 2),
    ("chi-cuc", 33, 20, 40, 25, 2),
    ("xa", 33 * 0.8, 20 * 0.8, 40 * 0.8, 25 * 0.8, 2 * 0.8),
]


@pytest.mark.parametrize("row", CAPS, ids=lambda row: row[0])
def test_the_caps_for_building_a_system(row: tuple[str, float, float, float, float, float]) -> None:
    body, *caps = row
    kinds = (
        "consultant-first",
        "consultant-extension",
        "own-first",
        "own-extension",
        "per-procedure",
    )
    for kind, cap in zip(kinds, caps, strict=True):
        assert load_rulebook().norm(f"{body}.{kind}", DAY).limit == pytest.approx(cap * MILLION)


def test_the_other_caps() -> None:
    rulebook = load_rulebook()
    assert rulebook.norm("maintenance", DAY).limit == 15 * MILLION
    assert rulebook.norm("maintenance", DAY).citation.clause == "Điều 4 khoản 6"
    assert rulebook.norm("framework-model", DAY).limit == 12 * MILLION
    assert rulebook.norm("certifier-check", DAY).limit == 5 * MILLION
    expert = rulebook.norm("expert-month", DAY)
    assert (expert.minimum, expert.limit) == (2.8 * MILLION, 7.4 * MILLION)
    assert rulebook.norm("expert-total", DAY).limit == 0.8
    assert rulebook.norm("own-contract", DAY).limit == 0.85


def test_caps_are_found_by_the_kind_of_agency() -> None:
    rulebook = load_rulebook()
    names = {norm.id for norm in rulebook.norms("so", DAY)}
    assert {"so.own-first", "maintenance"} <= names
    assert not {"xa.own-first", "ubnd-tinh.own-first"} & names
    assert "xa.own-first" in {norm.id for norm in rulebook.norms("ubnd-xa", DAY)}
    assert rulebook.norms("so", date(2015, 10, 25)) == ()


def test_a_cap_says_itself() -> None:
    words = load_rulebook().norm("maintenance", DAY).described()
    assert words == "không quá 15.000.000 đồng một cơ quan một năm"
