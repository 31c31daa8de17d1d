"""What is typed and what is computed agree; each message names both places."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, brief, faults, loaded
from qmsdocs.sources.messages import message

GOAL = "objectives:\n  - {id: mt1, name: Đúng hạn, target: 98%"
RISK = "risks:\n  - {id: R1, process: Nhận, description: Chậm, severity: 4, likelihood: 3"
SURVEY = """\
satisfaction:
  objective: mt1
  ratings:
    - {name: Hài lòng, count: 90, satisfied: có}
    - {name: Không, count: 10}
"""
DOSSIERS = "dossiers: {received: 428, resolved: 412, on_time: 411"


def found(folder: Path, year: str, **files: str) -> list[str]:
    """Give code, line and words of what is wrong."""
    return [
        f"{problem.code}@{problem.place.line}: {message(problem)}"
        for problem in faults(folder, year=YEAR + year, **files)
    ]


@pytest.mark.parametrize(
    "year",
    [
        GOAL + ", result: 99.8, counted: {part: 411, total: 412}, achieved: có}\n",
        GOAL + ", result: 97%, achieved: không}\n",
        GOAL + ", achieved: có}\n",
        RISK + ", score: 12, level: cao}\n",
        RISK + ", residual: {severity: 4, likelihood: 1, score: 4, level: Trung bình}}\n",
        RISK + ", effective: có}\n",
        RISK + ", kind: cơ hội, effective: không, residual: {severity: 1, likelihood: 1}}\n",
        GOAL + "}\n" + SURVEY + "  valid: 100\n  percent: 90%\n",
        GOAL + ", result: 90}\n" + SURVEY,
        DOSSIERS + ", late: 1, pending: 16}\n",
        "department_objectives: []\n",
    ],
)
def test_what_agrees_is_not_a_fault(year: str, tmp_path: Path) -> None:
    assert found(tmp_path, year) == []


@pytest.mark.parametrize(
    ("fields", "code", "column"),
    [
        (", result: 99%, counted: {part: 411, total: 412}}\n", "profile.not-as-computed", 52),
        (", counted: {part: 413, total: 412}}\n", "profile.part-of-total", 60),
        (", result: 97.9, achieved: có}\n", "profile.verdict", 68),
        (", result: 98, achieved: không}\n", "profile.verdict", 66),
        (", counted: {part: 9796, total: 10000}, achieved: có}\n", "profile.verdict", 91),
    ],
)
def test_an_objective_agrees_with_its_result(
    fields: str, code: str, column: int, tmp_path: Path
) -> None:
    assert brief(faults(tmp_path, year=YEAR + GOAL + fields)) == [(code, 3, column)]


def test_the_message_names_the_other_place(tmp_path: Path) -> None:
    year = (
        "objectives:\n  - id: mt1\n    name: x\n    target: 98\n    result: 97\n    achieved: có\n"
    )
    (words,) = found(tmp_path, year)
    assert words.startswith("profile.verdict@7: đang ghi đạt, nhưng kết quả 97 (")
    assert "2024.yaml:6) so với chỉ tiêu >= 98 là không đạt" in words


@pytest.mark.parametrize(
    ("year", "code"),
    [
        ("department_objectives: [{id: a, name: x, target: 1, department: van-phong, serves: mt2}]\n",
         "profile.unknown-objective-near"),
        ("department_objectives: [{id: a, name: x, target: 1, department: van-phong, serves: zzz}]\n",
         "profile.unknown-objective"),
        ("department_objectives: [{id: a, name: x, target: 1, department: Phòng Khác, serves: mt1}]\n",
         "profile.no-such-department"),
        ("dossiers: {received: 1, resolved: 1, on_time: 1, objective: zzz}\n",
         "profile.unknown-objective"),
        ("department_objectives: [{id: a, name: x, target: 1, department: Văn phòng, serves: mt1}]\n",
         ""),
    ],
)  # fmt: skip
def test_ids_name_what_there_is(year: str, code: str, tmp_path: Path) -> None:
    codes = [problem.code for problem in faults(tmp_path, year=YEAR + GOAL + "}\n" + year)]
    assert codes == ([code] if code else [])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (", score: 11}\n", "profile.risk-score"),
        (", level: Thấp}\n", "profile.risk-level"),
        (", residual: {severity: 2, likelihood: 1, score: 3}}\n", "profile.risk-score"),
        (", residual: {severity: 2, likelihood: 1, level: Cao}}\n", "profile.risk-level"),
        (", residual: {severity: 6, likelihood: 1}}\n", "profile.not-on-scale"),
        (", residual: {severity: 4, likelihood: 3}, effective: có}\n", "profile.risk-effect"),
        (", residual: {severity: 1, likelihood: 1}, effective: không}\n", "profile.risk-effect"),
    ],
)
def test_a_risk_agrees_with_the_scale(fields: str, code: str, tmp_path: Path) -> None:
    assert [problem.code for problem in faults(tmp_path, year=YEAR + RISK + fields)] == [code]


def test_the_agencys_own_scale_decides(tmp_path: Path) -> None:
    scale = (
        "risk_scale:\n  severity: [{value: 1, name: Nhẹ}, {value: 4, name: Nặng}]\n"
        "  likelihood: [{value: 1, name: Ít}, {value: 3, name: Nhiều}]\n"
        "  levels: [{name: Thường, lowest: 1}, {name: Nguy, lowest: 12}]\n"
    )
    assert found(tmp_path, RISK + ", level: Nguy}\n", agency=AGENCY + scale) == []
    (words,) = found(tmp_path, RISK + ", level: Cao}\n", agency=AGENCY + scale)
    assert 'là mức "Nguy" theo thang điểm của cơ quan' in words


@pytest.mark.parametrize(
    ("scale", "code"),
    [
        ("severity: [{value: 2, name: a}, {value: 2, name: b}]", "profile.scale-not-rising"),
        ("likelihood: [{value: 2, name: a}, {value: 1, name: b}]", "profile.scale-not-rising"),
        ("levels: [{name: a, lowest: 1}, {name: b, lowest: 1}]", "profile.scale-not-rising"),
        ("levels: [{name: a, lowest: 3}, {name: b, lowest: 9}]", "profile.scale-begins-late"),
        ("levels: [{name: a, lowest: 0}, {name: b, lowest: 9}]", ""),
    ],
)
def test_a_scale_rises_and_leaves_no_score_out(scale: str, code: str, tmp_path: Path) -> None:
    agency = f"{AGENCY}risk_scale: {{{scale}}}\n"
    codes = [problem.code for problem in faults(tmp_path, agency=agency)]
    assert codes == ([code] if code else [])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("  valid: 101\n", "profile.not-as-computed"),
        ("  percent: 91%\n", "profile.not-as-computed"),
        ("  returned: 99\n", "profile.part-of-total"),
        ("  returned: 120\n  sent: 110\n", "profile.part-of-total"),
        ("  questions: [{name: a, valid: 5, satisfied: 6}]\n", "profile.part-of-total"),
        ("  questions: [{name: a, valid: 5, satisfied: 4, percent: 90}]\n",
         "profile.not-as-computed"),
        ("  by_field: [{name: a, valid: 99, satisfied: 90}]\n", "profile.fields-valid"),
        ("  by_field: [{name: a, valid: 100, satisfied: 89}]\n", "profile.fields-satisfied"),
        ("  complaints: {received: 2, answered: 3, in_time: 1}\n", "profile.part-of-total"),
    ],
)  # fmt: skip
def test_the_survey_adds_up(more: str, code: str, tmp_path: Path) -> None:
    year = YEAR + GOAL + "}\n" + SURVEY + more
    assert [problem.code for problem in faults(tmp_path, year=year)] == [code]


@pytest.mark.parametrize(
    "goal",
    [
        ", result: 91}\n",
        ", counted: {part: 91, total: 100}}\n",
    ],
)
def test_an_objective_that_the_survey_measures_has_its_result(goal: str, tmp_path: Path) -> None:
    (words,) = found(tmp_path, GOAL + goal + SURVEY)
    assert words.startswith("profile.not-as-computed@3: đang ghi 91%, nhưng tính ra 90% theo ")
    assert words.split(" theo ")[1].split(".")[0].endswith("2024")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (", late: 2}\n", "profile.not-as-computed"),
        (", pending: 15}\n", "profile.not-as-computed"),
        (", carried: 3, pending: 16}\n", "profile.not-as-computed"),
        (", online: 429}\n", "profile.part-of-total"),
    ],
)
def test_dossiers_add_up(more: str, code: str, tmp_path: Path) -> None:
    assert [problem.code for problem in faults(tmp_path, year=YEAR + DOSSIERS + more)] == [code]


def test_no_more_is_resolved_than_there_was(tmp_path: Path) -> None:
    year = YEAR + "dossiers: {received: 5, carried: 1, resolved: 7, on_time: 8}\n"
    codes = [problem.code for problem in faults(tmp_path, year=year)]
    assert codes == ["profile.part-of-total", "profile.part-of-total"]


def test_there_are_at_least_as_many_procedures_as_the_system_covers(tmp_path: Path) -> None:
    steps = STEPS.replace("    field: Mẫu\n", '    field: Mẫu\n    tthc: "1.001234"\n')
    (words,) = found(tmp_path, "maintenance: {procedures: 0}\n", procedures=steps)
    assert "ít hơn 1 thủ tục đã có quy trình" in words


def test_faults_in_other_fields_hide_no_disagreement(tmp_path: Path) -> None:
    year = GOAL + ", result: 97, achieved: có, unit: [x]}\n" + RISK + ", score: x, level: Thấp}\n"
    codes = {problem.code for problem in faults(tmp_path, year=YEAR + year)}
    assert {"profile.risk-level", "profile.not-a-whole-number"} <= codes


def test_the_gap_of_a_department_is_at_its_own_objective(tmp_path: Path) -> None:
    year = (
        YEAR + "objectives:\n  - {id: mt1, name: x, target: 1}\ndepartment_objectives:\n"
        "  - {id: a, name: x, target: 1, department: chuyen-mon, serves: mt1}\n"
        "  - {id: b, name: y, target: 1, department: van-phong, serves: mt1}\n"
    )
    profile = loaded(tmp_path, year=year)
    place = profile.place_of_gap("own_objectives[0].owner", "department-objectives", "van-phong")
    assert place.line == 6
    assert profile.place_of_gap("objective_results[0].measure").line == 3


def test_the_gap_of_a_review_input_is_at_its_topic(tmp_path: Path) -> None:
    year = (
        YEAR + "review:\n  topics:\n    - {clause: 9.3.2.a, title: Trước}\n"
        "    - {clause: 9.3.2 c) 7), title: Nhà cung cấp}\n"
    )
    profile = loaded(tmp_path, year=year)
    assert profile.place_of_gap("review_inputs.suppliers").line == 5
    assert profile.place_of_gap("review_inputs.risks").line == 4


def test_a_topic_on_all_performance_holds_the_gaps_of_its_parts(tmp_path: Path) -> None:
    year = (
        YEAR + "review:\n  topics:\n    - {clause: 9.3.2.a, title: Trước}\n"
        "    - {clause: 9.3.2.c, title: Kết quả}\n"
    )
    assert loaded(tmp_path, year=year).place_of_gap("review_inputs.suppliers").line == 5
