"""The context holds what a page declares, as plain data, and nothing else."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmsdocs.base.hashing import canonical_json
from qmsdocs.compose.context import ALWAYS, build_context
from qmsdocs.compose.names import Context
from qmsdocs.model.loading import load_profile
from qmsdocs.model.things import things
from qmsdocs.word.gaps import gap_paths
from toy import AGENCY, page, rulebook, write_profile

DAY = date(2024, 3, 5)
KH = "id: maintenance-plan\nform: KH\nsubject: Duy trì {{ standard.name }} năm {{ year }}\n"
CV = "id: training-request\nform: CV\nsubject: đăng ký\n"
QD = "id: committee-decision\nform: QĐ\nsubject: Về việc\n"
TL = "id: quality-policy\nform: TL\ncode: CSCL\n"
PROCEDURE = "id: procedure\nform: TL\none_per: procedure\nneeds: [procedure, procedure_time]\n"

COMMITTEE = """\
committee:
  replaces: ke-hoach-tinh
  members: [{name: Nguyễn Văn A, post: Giám đốc, role: Trưởng ban}]
sign_off:
  drafted: {name: Lê Văn C, post: Chuyên viên}
  checked: {post: Trưởng phòng}
  approved: {name: Nguyễn Văn A, post: Giám đốc}
"""


def context(root: Path, front: str, **texts: str) -> dict[str, Any]:
    profile = load_profile(write_profile(root, **texts), 2024)
    item = things(profile, "procedure")[0] if "one_per" in front else None
    return build_context(profile, page(front), rulebook(), DAY, item)


def test_only_declared_names_are_there(tmp_path: Path) -> None:
    found = context(tmp_path, KH + "needs: [plan]")
    assert set(found) == {*ALWAYS, "paper", "cite", "bases", "plan"}


def test_every_name_of_the_model_can_be_given(tmp_path: Path) -> None:
    names = [field.name for field in fields(Context)]
    found = context(tmp_path, KH + f"needs: [{', '.join(names)}]")
    assert set(found) == set(names)
    canonical_json(found)


def test_the_plain_parts_of_paper_are_those_of_the_model(tmp_path: Path) -> None:
    paper = context(tmp_path, KH)["paper"]
    assert paper["kind"] == "Kế hoạch"
    assert paper["title"] == "Kế hoạch thử"
    assert paper["subject"] == "Duy trì TCVN ISO 9001:2015 năm 2024"
    assert paper["number_line"] == "Số: 05/KH-STN"
    assert paper["date_line"] == "Mẫu, ngày 05 tháng 3 năm 2024"
    assert paper["date"] == DAY
    assert paper["archive"] == "VT"
    assert paper["mention"] == (
        "Kế hoạch số 05/KH-STN ngày 05 tháng 3 năm 2024 của Sở Thử nghiệm tỉnh Mẫu"
    )


def test_the_signer_is_the_papers_own_or_the_head(tmp_path: Path) -> None:
    assert context(tmp_path / "a", KH)["signature"]["lines"] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert context(tmp_path / "b", TL)["signature"]["lines"] == ["GIÁM ĐỐC"]


def test_a_letter_has_its_drafters_symbol_and_copy(tmp_path: Path) -> None:
    paper = context(tmp_path, CV)["paper"]
    assert paper["number_line"].endswith("/STN-VP")
    assert paper["kind"] == "Công văn"
    assert paper["archive"] == "VT, VP"
    house = AGENCY + "house: {archive: 'VT, TĐC'}\n"
    other = context(tmp_path / "other", CV, agency_text=house)["paper"]
    assert other["archive"] == "VT, VP", (
        "who drafted the paper keeps it, not the house's usual unit"
    )


def test_a_letter_without_drafter_has_a_gap(tmp_path: Path) -> None:
    paper = context(tmp_path, CV, year_text="year: 2024\n")["paper"]
    assert gap_paths(paper["number_line"]) == ("paper.drafter",)


def test_a_decision_is_mentioned_as_its_heads(tmp_path: Path) -> None:
    found = context(tmp_path, QD + "needs: [committee, replaced]", agency_text=AGENCY + COMMITTEE)
    assert found["paper"]["mention"].endswith("của Giám đốc Sở Thử nghiệm")
    assert found["paper"]["authority"] == "GIÁM ĐỐC SỞ THỬ NGHIỆM"
    assert [text["number"] for text in found["replaced"]] == ["10/KH-UBND"]


def test_a_controlled_document_has_a_code_and_who_approved_it(tmp_path: Path) -> None:
    paper = context(tmp_path / "a", TL, agency_text=AGENCY + COMMITTEE)["paper"]
    assert (paper["code"], paper["number_line"]) == ("CSCL", "")
    assert paper["drafted"] == {"name": "Lê Văn C", "post": "Chuyên viên"}
    assert paper["checked"]["name"] is None
    house = AGENCY + "house: {codes: {quality-policy: CS-01}, archive: 'VT, TĐC'}\n"
    paper = context(tmp_path / "b", TL, agency_text=house)["paper"]
    assert (paper["code"], paper["archive"], paper["drafted"]) == ("CS-01", "VT, TĐC", None)


def test_a_procedures_paper_is_the_procedures_own(tmp_path: Path) -> None:
    found = context(tmp_path, PROCEDURE)
    assert found["paper"]["code"] == "QT-01"
    assert found["paper"]["date"] == date(2024, 1, 2)
    assert found["procedure"]["steps"][0]["unit"] == "Văn phòng"
    assert found["procedure_time"] == {
        "hours": 24, "text": "03 ngày làm việc", "limit_text": "05 ngày làm việc"
    }  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [("2008", "2015"), ("2015", "2026")])
def test_a_conversion_brings_both_editions_and_what_changes(
    tmp_path: Path, old: str, new: str
) -> None:
    year = (
        f"year: 2024\nconversion:\n  from_edition: {old}\n  to_edition: {new}\n"
        "  stages: [{name: A, tasks: [b]}]\n"
    )
    needs = "needs: [conversion, from_standard, to_standard, clause_changes, clauses]"
    found = context(tmp_path, KH + needs, year_text=year)
    assert found["from_standard"]["name"].endswith(f"9001:{old}")
    assert found["to_standard"]["name"].endswith(f"9001:{new}")
    assert {"old", "new", "label", "change"} == set(found["clause_changes"][0])
    assert {"number", "label"} == set(found["clauses"][0])


def test_an_audit_brings_its_counts_and_its_decision(tmp_path: Path) -> None:
    year = (
        "year: 2024\naudit:\n  decision: ke-hoach-tinh\n  units: [van-phong]\n  findings:\n"
        "    - {id: '01', unit: van-phong, clause: '7.5', grade: nhẹ, description: x}\n"
        "review: {chair: pho-giam-doc}\n"
    )
    needs = "needs: [audit, audit_summary, audit_decision, review, chair]"
    found = context(tmp_path, KH + needs, year_text=year)
    assert found["audit_summary"]["by_unit"][0]["unit"] == "Văn phòng"
    assert found["audit_decision"]["short"] == "Kế hoạch số 10/KH-UBND"
    assert found["cite"]["audit_decision"] == found["audit_decision"]
    assert found["chair"]["name"] == "Trần Thị B"
