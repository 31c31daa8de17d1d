"""A consultant is judged by its data: five qualified experts are counted, not typed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from profile_tools import YEAR, loaded
from qmsdocs.base.errors import InputError
from qmsdocs.compose.consultants import consultant_check, judged
from qmsdocs.compose.establish_names import ConsultantCheck
from qmsdocs.compose.facts import Facts
from qmsdocs.model.consulting import Consultant
from qmsdocs.model.page import read_page
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.things import things
from qmsdocs.sources.messages import message

GOOD = {
    "name": "Nguyễn Văn A",
    "degree": "Luật",
    "consulting_certificate": "2018",
    "administration_certificate": "2019",
    "character": "có",
    "years": 3,
    "experience": "02 cơ quan",
}
BODY = ("established", "own_system", "experience", "registered")
PAGE = b"""---
id: consultant-check
title: T
set: establish
order: 8
form: BM
one_per: consultant
---
X.
"""


def check(experts: list[dict[str, Any]], **more: Any) -> ConsultantCheck:  # noqa: ANN401
    conditions = {name: {"met": "có"} for name in BODY}
    given = {"id": "a", "name": "A", "experts": experts, **conditions, **more}
    return judged(Consultant.model_validate(given), 5, 3)


def test_five_qualified_experts_are_enough_and_four_are_not() -> None:
    assert check([GOOD] * 5).verdict == "Đạt"
    four = check([GOOD] * 4 + [GOOD | {"years": 2}])
    assert (four.qualified, four.enough, four.verdict) == (4, False, "Không đạt")
    assert four.failed == ("có ít nhất 05 chuyên gia tư vấn đáp ứng điều kiện",)


def test_a_body_whose_experts_nobody_has_looked_at_has_no_verdict_yet() -> None:
    found = check([])
    assert (found.verdict, found.failed) == (None, ())
    assert check([], registered={"met": "không"}).verdict == "Không đạt"


@pytest.mark.parametrize(
    ("field", "value", "lacks"),
    [
        ("degree", None, "tốt nghiệp đại học"),
        ("consulting_certificate", None, "chứng chỉ về tư vấn xây dựng HTQLCL"),
        ("administration_certificate", None, "chứng chỉ về quản lý hành chính nhà nước"),
        ("character", "không", "đạo đức tốt, năng lực hành vi dân sự đầy đủ"),
        ("years", "2,9", "thâm niên công tác từ 03 năm trở lên"),
        ("years", None, "thâm niên công tác từ 03 năm trở lên"),
        ("experience", None, "kinh nghiệm tư vấn xây dựng HTQLCL"),
    ],
)
def test_each_condition_of_an_expert_counts(field: str, value: object, lacks: str) -> None:
    found = check([GOOD | {field: value}])
    assert found.experts[0].lacks == (lacks,)
    assert (found.experts[0].result, found.qualified) == ("Không đạt", 0)


@pytest.mark.parametrize("name", BODY)
def test_each_condition_of_the_body_counts(name: str) -> None:
    found = check([GOOD] * 5, **{name: {"met": "không"}})
    assert (found.verdict, len(found.failed)) == ("Không đạt", 1)


def test_what_was_not_looked_at_leaves_the_verdict_open_unless_something_fails() -> None:
    assert check([GOOD] * 5, registered=None).verdict is None
    assert check([GOOD] * 4, registered=None).verdict == "Không đạt"


def test_an_expert_who_works_alone_needs_no_body() -> None:
    alone = {"sort": "chuyên gia độc lập", **dict.fromkeys(BODY)}
    assert check([GOOD], **alone).verdict == "Đạt"
    assert check([GOOD | {"degree": None}], **alone).failed == ("tốt nghiệp đại học",)
    assert check([], **alone).verdict is None


def test_evidence_that_is_missing_is_said() -> None:
    (expert,) = check([{"name": "A", "years": 12.5}]).experts
    assert (expert.degree, expert.character, expert.seniority) == (
        "Không có",
        "Không đạt",
        "12,5 năm",
    )
    (other,) = check([GOOD]).experts
    assert other.seniority == "03 năm"


def facts(folder: Path, typed: str) -> Facts:
    year = f"""{YEAR}
consultants:
  - id: a
    name: A
    {typed}
    experts:
      - {{name: B, degree: C}}
"""
    profile, page = loaded(folder, year=year), read_page(PAGE, "x.md")
    (item,) = things(profile, "consultant")
    return Facts(profile, page, load_rulebook(), date(2024, 6, 3), item)


def test_what_is_typed_and_agrees_is_taken(tmp_path: Path) -> None:
    found = consultant_check(facts(tmp_path, "qualified: 0"))
    assert found
    assert (found.qualified, found.needed, found.years) == (0, 5, 3)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (
            "qualified: 5",
            "build.experts-disagree",
            "ghi 5 chuyên gia đủ điều kiện, nhưng đếm được 0",
        ),
        ("verdict: đạt", "build.verdict-disagrees", 'ghi kết luận "đạt"'),
    ],
)
def test_what_is_typed_and_disagrees_is_an_error_with_both_places(
    tmp_path: Path, typed: str, code: str, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        consultant_check(facts(tmp_path, typed))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (code, 6)
    assert said in message(problem)
    assert "2024.yaml:8" in message(problem)


def test_a_paper_about_nobody_has_no_check(tmp_path: Path) -> None:
    page = read_page(PAGE, "x.md")
    assert (
        consultant_check(Facts(loaded(tmp_path), page, load_rulebook(), date(2024, 1, 2))) is None
    )
