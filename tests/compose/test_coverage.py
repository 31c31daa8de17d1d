"""Documents and procedures are counted by department; drafting is summed up."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, loaded
from qmsdocs.compose.citations import citation
from qmsdocs.compose.coverage import coverage, drafting, percent
from qmsdocs.compose.establish_names import Coverage
from qmsdocs.model.establish import Assignment
from qmsdocs.model.profile import Profile

YEAR = """\
year: 2024
assessment:
  end: 2024-06-30
  units:
    - unit: chuyen-mon
      decisions: [ke-hoach]
      uncovered: [{name: Thủ tục A}, {name: Thủ tục B}]
    - {unit: Đội khác, decisions: [ke-hoach], remarks: [Chưa có gì]}
"""
STEP = "steps: [{name: Nhận, unit: Một cửa, content: Nhận}]"
TEXT = citation("Kế hoạch", "1/KH", None, "UBND", "về việc x")


def procedures(*fields: str) -> str:
    lines = [
        f"  - {{id: p{n}, code: QT-{n}, name: P{n}, field: F, {each}, {STEP}}}"
        for n, each in enumerate(fields)
    ]
    return "\n".join(["procedures:", *lines, ""])


def profile(folder: Path, *fields: str, documents: str = "") -> Profile:
    return loaded(folder, AGENCY + documents, YEAR, procedures(*fields))


def counted(found: Profile) -> Coverage:
    result = coverage(found, {"ke-hoach": TEXT})
    assert result
    return result


def test_every_department_in_scope_is_counted_and_what_else_is_named(tmp_path: Path) -> None:
    found = counted(profile(tmp_path, "department: chuyen-mon", "department: PHÒNG CHUYÊN MÔN"))
    rows = [(row.unit, row.covered, row.total, row.percent) for row in found.units]
    assert rows == [
        ("Văn phòng", 0, 0, None),
        ("Phòng Chuyên môn", 2, 4, 50),
        ("Đội khác", 0, 0, None),
    ]
    assert (found.covered, found.uncovered, found.total, found.percent) == (2, 2, 4, 50)


def test_a_department_out_of_scope_is_left_out(tmp_path: Path) -> None:
    agency = AGENCY.replace("name: Văn phòng}", "name: Văn phòng, in_scope: không}")
    found = loaded(tmp_path, agency, YEAR)
    assert [row.unit for row in counted(found).units] == ["Phòng Chuyên môn", "Đội khác"]


@pytest.mark.parametrize(
    ("field", "covered"),
    [
        ("issued: 2024-06-30", 1),
        ("issued: 2024-07-01", 0),
        ("issued: 2024-07-01, changes: [{edition: 1, date: 2020-01-02, summary: x}]", 1),
        ("edition: 1", 1),
    ],
)
def test_a_procedure_counts_once_it_had_been_issued(
    tmp_path: Path, field: str, covered: int
) -> None:
    found = profile(tmp_path, f"department: chuyen-mon, {field}")
    assert counted(found).units[1].covered == covered


def test_documents_are_those_of_the_keeper_without_later_procedures(tmp_path: Path) -> None:
    documents = """\
documents:
  - {code: CS, name: Chính sách, keeper: van-phong}
  - {code: QT-0, name: Quy trình, keeper: van-phong}
  - {code: ST, name: Sổ tay}
"""
    found = profile(tmp_path, "issued: 2024-12-01, department: van-phong", documents=documents)
    result = counted(found)
    assert [each.code for each in result.units[0].documents] == ["CS"]
    assert result.documents == 1


def test_a_decision_is_named_in_full_first_and_short_later(tmp_path: Path) -> None:
    rows = counted(profile(tmp_path, "department: van-phong")).units
    assert rows[1].decisions == (TEXT.full,)
    assert rows[2].decisions == (TEXT.short,)


def test_without_an_assessment_there_is_nothing(tmp_path: Path) -> None:
    assert coverage(loaded(tmp_path), {}) is None


@pytest.mark.parametrize(
    ("part", "whole", "hundredths"),
    [(0, 0, None), (0, 5, 0), (5, 5, 100), (1, 3, 33.3), (2, 3, 66.7), (1999, 2000, 99.9),
     (1, 3000, 0.1)],
)  # fmt: skip
def test_a_percentage_is_whole_only_when_all_is_there(
    part: int, whole: int, hundredths: float | None
) -> None:
    assert percent(part, whole) == hundredths


def assignment(unit: str, due: str | None) -> Assignment:
    given = {"document": "A", "drafter": "B", "unit": unit, "checker": "C", "due": due}
    return Assignment.model_validate(given)


def test_drafting_counts_by_department_and_gives_the_last_day() -> None:
    given = [assignment("a", "2024-05-02"), assignment("b", "2024-04-02"), assignment("a", None)]
    found = drafting(given[:2], {"a": "Phòng A"})
    assert [(row.unit, row.count) for row in found.by_unit] == [("Phòng A", 1), ("b", 1)]
    assert str(found.last) == "2024-05-02"
    assert drafting(given, {}).last is None
    assert drafting([], {}).last is None
