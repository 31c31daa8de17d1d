"""What is typed for comparison must be what adds up; both places are named."""

from pathlib import Path

import pytest

from profile_tools import YEAR, faults
from qmsdocs.base.errors import Problem
from qmsdocs.sources.messages import message

LEVELS = """\
  levels:
    - {level: so, total: 4, applying: 4, electronic: 3}
    - {level: ubnd-xa, total: 6, applying: 5, electronic: 2}
"""
AGENCIES = """\
inspection:
  agencies:
    - {id: a, name: A, level: so, form: trụ sở}
    - {id: b, name: B, level: so, form: hồ sơ}
"""


def lines(problems: list[Problem]) -> list[tuple[str, int]]:
    """Give code and line of problems."""
    return [(problem.code, problem.place.line) for problem in problems]


def test_a_typed_total_that_is_not_the_sum_names_both_places(tmp_path: Path) -> None:
    (problem,) = faults(tmp_path, year=f"{YEAR}province:\n  total: 165\n{LEVELS}")
    assert lines([problem]) == [("profile.typed-not-computed", 3)]
    said = message(problem, "vi")
    assert "165" in said
    assert "được 10" in said
    assert "2024.yaml:4" in said


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("total: 10", []),
        ("applying: 9", []),
        ("electronic: 5", []),
        ("applying: 10", [("profile.typed-not-computed", 3)]),
        ("electronic: 6", [("profile.typed-not-computed", 3)]),
        ("on_site: 7", []),  # nobody said how many of each sort
    ],
)
def test_each_column_is_compared(tmp_path: Path, typed: str, found: list[object]) -> None:
    assert lines(faults(tmp_path, year=f"{YEAR}province:\n  {typed}\n{LEVELS}")) == found


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("{level: so, total: 4, applying: 5}", [("profile.part-exceeds-whole", 4)]),
        ("{level: so, total: 4, applying: 4, electronic: 5}", [("profile.part-exceeds-whole", 4)]),
        ("{level: so, total: 4, applying: 4, on_site: 5}", [("profile.part-exceeds-whole", 4)]),
        ("{level: so, total: 4, applying: 4, on_site: 4}", []),
    ],
)
def test_a_part_is_no_more_than_its_whole(tmp_path: Path, row: str, place: list[object]) -> None:
    year = f"{YEAR}province:\n  levels:\n    - {row}\n"
    assert lines(faults(tmp_path, year=year)) == place


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("[{name: X, level: ubnd-xa, reason: giải thể}]", []),
        ("[{name: X, level: so, reason: giải thể}]", [4, 5]),
        (
            "[{name: X, level: ubnd-xa, reason: giải thể}, {name: Y, level: ubnd-xa, reason: sáp nhập}]",
            [5],
        ),
    ],
)
def test_who_is_gone_is_as_many_as_the_table_leaves_over(
    tmp_path: Path, named: str, found: list[int]
) -> None:
    year = f"{YEAR}province:\n{LEVELS}  not_applying: {named}\n"
    assert lines(faults(tmp_path, year=year)) == [("profile.not-applying", at) for at in found]


def test_single_agencies_agree_with_the_table_and_the_totals(tmp_path: Path) -> None:
    members = "  members:\n    - {name: A, level: so, electronic: có}\n    - {name: B, level: so}\n"
    table = "  levels:\n    - {level: so, total: 2, applying: 1, electronic: 1}\n"
    assert lines(faults(tmp_path, year=f"{YEAR}province:\n{members}{table}")) == [
        ("profile.typed-not-computed", 7)
    ]
    assert lines(faults(tmp_path, year=f"{YEAR}province:\n  total: 3\n{members}")) == [
        ("profile.typed-not-computed", 3)
    ]
    assert faults(tmp_path, year=f"{YEAR}province:\n  total: 2\n{members}") == []
    # profiles of the workspace are still to be counted
    counted = "  count_profiles: có\n"
    assert faults(tmp_path, year=f"{YEAR}province:\n  total: 3\n{counted}{members}") == []


def test_visits_are_those_of_the_list(tmp_path: Path) -> None:
    year = f"{YEAR}{AGENCIES}  on_site: 2\n  by_file: 1\n"
    assert lines(faults(tmp_path, year=year)) == [("profile.typed-not-computed", 6)]
    table = "province:\n  on_site: 20\n  levels:\n    - {level: so, total: 4, applying: 4}\n"
    assert lines(faults(tmp_path, year=f"{YEAR}{AGENCIES}{table}")) == [
        ("profile.typed-not-computed", 7)
    ]
    row = "province:\n  levels:\n    - {level: so, total: 4, applying: 4, on_site: 3}\n"
    assert lines(faults(tmp_path, year=f"{YEAR}{AGENCIES}{row}")) == [
        ("profile.typed-not-computed", 8)
    ]


def test_a_remark_names_a_content_and_fits_the_verdict(tmp_path: Path) -> None:
    agency = (
        f"{YEAR}inspection:\n  agencies:\n    - id: a\n      name: A\n      level: so\n"
        "      form: trụ sở\n      verdict: đáp ứng\n      remarks:\n"
    )
    late = "        - {content: 14, verdict: cần cải tiến, text: x}\n"
    assert lines(faults(tmp_path, year=agency + late)) == [("profile.no-content", 10)]
    assert lines(faults(tmp_path, year=f"{agency}{late}  contents: [x]\n")) == [
        ("profile.no-content", 10)
    ]
    bad = "        - {content: 1, verdict: chưa phù hợp, text: x}\n"
    (problem,) = faults(tmp_path, year=agency + bad)
    assert lines([problem]) == [("profile.verdict-remark", 8)]
    assert "2024.yaml:10" in message(problem, "vi")


def test_a_plan_does_not_end_before_it_starts(tmp_path: Path) -> None:
    plan = "province_plan: {from_year: 2021, to_year: 2020, activities: [{name: x, lead: y z}]}\n"
    assert lines(faults(tmp_path, year=YEAR + plan)) == [("profile.ends-before-start", 2)]


def test_figures_that_cannot_be_read_are_left_to_their_own_fields(tmp_path: Path) -> None:
    bad = (
        "province:\n  total: 3\n  levels: [{level: so, total: bốn, applying: 1}, 5]\n  members: x\n"
    )
    assert "profile.typed-not-computed" not in {p.code for p in faults(tmp_path, year=YEAR + bad)}


def test_what_is_recommended_to_the_agency_itself_is_followed_up(tmp_path: Path) -> None:
    notice = (
        f"{YEAR}inspection_notice:\n  agencies:\n    - {{name: Sở Mẫu, recommendations: [Sửa A.]}}\n"
        "    - {name: Sở Khác, recommendations: [Sửa C]}\n"
    )
    assert faults(tmp_path, year=notice) == []  # nothing is followed up yet
    assert faults(tmp_path, year=f"{notice}recommendations: [{{text: Sửa A}}]\n") == []
    (problem,) = faults(tmp_path, year=f"{notice}recommendations: [{{text: Sửa B}}]\n")
    assert lines([problem]) == [("profile.recommendation-not-taken", 4)]
    assert "2024.yaml:6" in message(problem, "vi")
