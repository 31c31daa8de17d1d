"""The chart of the agency and the processes of its system."""

from pathlib import Path

from qmsdocs.compose.organisation import offices, processes
from system_tools import LIST, PROCEDURE, TTHC, facts, pages

KINDS = pages(PROCEDURE, LIST, TTHC)


def test_without_a_chart_departments_stand_under_the_deputies(tmp_path: Path) -> None:
    found = offices(facts(tmp_path, KINDS, "doc-list"))
    assert [(box.name, box.parent) for box in found] == [
        ("Giám đốc", None),
        ("Phó Giám đốc", 0),
        ("Văn phòng", 1),
        ("Phòng Nghiệp vụ", 1),
    ]


def test_the_committee_stands_beside_the_deputies(tmp_path: Path) -> None:
    more = "committee: {members: [{post: Giám đốc, role: Trưởng ban}]}\n"
    found = offices(facts(tmp_path, KINDS, "doc-list", more=more))
    assert [(box.name, box.parent) for box in found][1:4] == [
        ("Ban Chỉ đạo ISO", 0),
        ("Phó Giám đốc", 0),
        ("Văn phòng", 2),
    ]


def test_the_agency_draws_its_own_chart_counting_from_one(tmp_path: Path) -> None:
    manual = "{organisation: [{name: Chủ tịch}, {name: Văn phòng, note: 05 người, under: 1}]}"
    found = offices(facts(tmp_path, KINDS, "doc-list", manual))
    assert [(box.name, box.note, box.parent) for box in found] == [
        ("Chủ tịch", None, None),
        ("Văn phòng", "05 người", 0),
    ]


def test_a_process_names_its_unit_and_the_code_of_its_document(tmp_path: Path) -> None:
    manual = (
        "{processes: [{name: Kiểm soát, group: hỗ trợ, owner: van-phong, kind: control}, "
        "{name: Giải quyết, kind: tthc}, {name: Mua sắm, document: Quy chế mua sắm}, {name: Khác}]}"
    )
    found = processes(facts(tmp_path, KINDS, "doc-list", manual))
    assert [(line.group, line.owner, line.document) for line in found] == [
        ("hỗ trợ", "Văn phòng", "QT-HT-01"),
        ("chính", None, "Quy trình giải quyết TTHC"),
        ("chính", None, "Quy chế mua sắm"),
        ("chính", None, None),
    ]


def test_there_are_processes_of_every_group_without_any_of_ones_own(tmp_path: Path) -> None:
    found = processes(facts(tmp_path, KINDS, "doc-list"))
    assert {line.group for line in found} == {"quản lý", "chính", "hỗ trợ"}
