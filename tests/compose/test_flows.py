"""The course of a system procedure comes from its page, or from the agency."""

from pathlib import Path

import pytest

from qmsdocs.compose.contract import check_paths
from qmsdocs.compose.flows import flow, form_code
from system_tools import LIST, PROCEDURE, facts, pages

KINDS = pages(PROCEDURE, LIST)
KIND = KINDS["control"].kind
COMMITTEE = """\
committee:
  standing_unit: van-phong
  members: [{name: Nguyễn Văn A, post: Giám đốc, role: Trưởng ban}]
"""


def test_the_page_gives_the_steps_and_the_agency_its_names(tmp_path: Path) -> None:
    found = flow(facts(tmp_path, KINDS, "control"), KIND)
    assert [step.name for step in found.steps] == ["Đề xuất", "Duyệt"]
    assert found.steps[1].unit == "Lãnh đạo Sở"
    assert found.steps[1].back_to == 1


def test_a_form_that_is_a_kind_has_its_own_code_and_the_others_are_numbered(tmp_path: Path) -> None:
    found = flow(facts(tmp_path, KINDS, "control"), KIND)
    assert [(form.code, form.name) for form in found.forms] == [
        ("BM-DM", "Danh mục"),
        ("BM-HT-01-02", "Phiếu yêu cầu"),
    ]


def test_forms_follow_the_code_that_the_house_gives_the_procedure(tmp_path: Path) -> None:
    more = "house: {codes: {control: QT-ISO-7}}\n"
    found = flow(facts(tmp_path, KINDS, "control", more=more), KIND)
    assert [form.code for form in found.forms] == ["BM-DM", "BM-ISO-7-02"]
    assert {form.procedure for form in found.forms} == {"QT-ISO-7"}


def test_the_agency_replaces_what_it_does_otherwise_and_no_more(tmp_path: Path) -> None:
    own = "{procedures: {control: {steps: [{name: Khác, unit: van-phong, content: Làm khác}]}}}"
    found = flow(facts(tmp_path, KINDS, "control", own), KIND)
    assert [step.name for step in found.steps] == ["Khác"]
    assert [record.name for record in found.records] == ["Tài liệu đã duyệt"]


def test_what_the_agency_writes_is_text_and_never_a_tag(tmp_path: Path) -> None:
    own = (
        "{procedures: {control: {steps: [{name: '{{ a }}', unit: '{% b %}', content: c}], "
        "records: [{name: '{{ x'}]}}}"
    )
    found = flow(facts(tmp_path, KINDS, "control", own), KIND)
    assert found.steps[0].name == "{{ a }}"
    assert found.records[0].name == "{{ x"


@pytest.mark.parametrize(
    ("more", "place"), [("", "Thư ký Ban Chỉ đạo ISO"), (COMMITTEE, "van-phong")]
)
def test_the_standing_unit_keeps_records_that_name_no_place(
    tmp_path: Path, more: str, place: str
) -> None:
    found = flow(facts(tmp_path, KINDS, "control", more=more), KIND)
    assert [(record.place, record.keep) for record in found.records] == [(place, "05 năm")]


@pytest.mark.parametrize(
    ("procedure", "code"),
    [("QT-HT-01", "BM-HT-01-03"), ("QT.ISO.02", "BM-ISO.02-03"), ("HD-5", "BM-HD-5-03")],
)
def test_form_codes(procedure: str, code: str) -> None:
    assert form_code(procedure, 3) == code


def test_what_a_step_leaves_open_is_checked_with_the_page() -> None:
    wrong = PROCEDURE.replace("agency.here", "agency.hree")
    (problem,) = check_paths(pages(wrong)["control"])
    assert problem.code == "template.unknown-near"
    assert problem.place.line == 11
    assert check_paths(KINDS["control"]) == ()
