"""Cited texts are found in the profile or in the law, as in force on the paper's day."""

from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, NotFoundError, RulePackError
from qmsdocs.compose.bases import bases, cited, reference
from qmsdocs.compose.facts import Facts
from qmsdocs.model.loading import load_profile
from toy import page, rulebook, write_profile

HEAD = "id: maintenance-plan\nform: KH\nsubject: Thử\n"
BEFORE, AFTER = date(2024, 3, 5), date(2025, 7, 1)


def facts(root: Path, front: str, day: date = BEFORE) -> Facts:
    return Facts(load_profile(write_profile(root), 2024), page(HEAD + front), rulebook(), day)


def lines(given: Facts, **context: object) -> tuple[str, ...]:
    found = cited(given)
    return bases(given, {"cite": found.texts, **context}, found)


def test_a_line_of_texts_gives_the_one_in_force_on_the_day(tmp_path: Path) -> None:
    assert lines(facts(tmp_path / "a", "bases: [quan-ly]")) == (
        "Căn cứ Quyết định số 1/2020/QĐ-TTg ngày 01 tháng 5 năm 2020 của Thủ tướng Chính phủ về quản lý",
    )
    (later,) = lines(facts(tmp_path / "b", "bases: [quan-ly]", AFTER))
    assert later.startswith("Căn cứ Quyết định số 2/2025/QĐ-TTg ngày 09 tháng 6 năm 2025")


def test_a_text_no_longer_in_force_names_its_successor_and_the_line_of_the_page(
    tmp_path: Path,
) -> None:
    with pytest.raises(InputError) as caught:
        cited(facts(tmp_path, "needs: []\nbases:\n  - ke-hoach-tinh\n  - ql", AFTER))
    (problem,) = caught.value.problems
    assert "2/2025/QĐ-TTg" in str(problem.values)
    assert (problem.place.file, problem.place.line) == ("templates/thu.md", 11)


def test_a_reference_of_the_profile_is_found_and_has_an_end_too(tmp_path: Path) -> None:
    (line,) = lines(facts(tmp_path / "a", "bases: [ke-hoach-tinh]"))
    assert line == (
        "Căn cứ Kế hoạch số 10/KH-UBND ngày 15 tháng 6 năm 2021 của Ủy ban nhân dân tỉnh Mẫu"
        " về việc áp dụng ISO"
    )
    with pytest.raises(InputError) as caught:
        cited(facts(tmp_path / "b", "bases: [ke-hoach-tinh]", date(2026, 1, 1)))
    assert caught.value.problems[0].code == "build.reference-expired"


def test_every_unknown_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        cited(facts(tmp_path, "bases: [khong-co]\ncites: [cung-khong]"))
    assert [problem.values["id"] for problem in caught.value.problems] == ["khong-co", "cung-khong"]
    assert caught.value.problems[0].code == "build.unknown-text"


def test_a_text_with_a_condition_may_be_missing_while_the_condition_does_not_hold(
    tmp_path: Path,
) -> None:
    front = "bases:\n  - {id: khong-co, when: cite.khong_co}\n  - {id: ql, when: wanted}"
    given = facts(tmp_path, front)
    assert len(lines(given, wanted=True)) == 1
    assert lines(given, wanted=False) == ()
    assert cited(given).texts["khong_co"] is None


def test_a_condition_that_holds_makes_a_missing_text_an_error(tmp_path: Path) -> None:
    given = facts(tmp_path / "a", "bases:\n  - {id: khong-co, when: wanted}")
    with pytest.raises(NotFoundError):
        lines(given, wanted=True)
    given = facts(tmp_path / "b", "bases:\n  - {id: ql, when: wanted}", AFTER)
    assert lines(given, wanted=False) == ()
    with pytest.raises(RulePackError):
        lines(given, wanted=True)


def test_roles_are_always_there_and_may_be_empty(tmp_path: Path) -> None:
    given = facts(
        tmp_path,
        "bases: [{id: guidance, when: cite.guidance}, {id: inspection, when: cite.inspection}]",
    )
    found = cited(given)
    assert found.texts["guidance"] is not None
    assert found.texts["inspection"] is None
    assert found.texts["audit_decision"] is None
    assert len(lines(given)) == 1
    assert reference(given, None) is None
