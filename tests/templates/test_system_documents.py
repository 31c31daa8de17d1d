"""The system's own documents as a reader meets them: one source for each list, no contradiction."""

import re
import zipfile
from pathlib import Path

import pytest

from paper_tools import Built, Read
from sample_tools import sample

PROCEDURES = (
    "procedure-document-control",
    "procedure-risk",
    "procedure-internal-audit",
    "procedure-management-review",
    "procedure-corrective-action",
    "procedure-satisfaction",
)
SECTIONS = (
    "1. MỤC ĐÍCH",
    "2. PHẠM VI",
    "3. TÀI LIỆU VIỆN DẪN",
    "4. ĐỊNH NGHĨA, CHỮ VIẾT TẮT",
    "5. NỘI DUNG QUY TRÌNH",
    "6. BIỂU MẪU",
    "7. HỒ SƠ CẦN LƯU",
)


def rows(paper: Read, *head: str) -> tuple[tuple[str, ...], ...]:
    return paper.table(*head)


def drawn_steps(path: Path) -> list[tuple[str, str, str]]:
    """Give number, name and unit of each box of the flowchart."""
    with zipfile.ZipFile(path) as file:
        document = file.read("word/document.xml").decode()
    found = []
    for box in re.findall(r"<w:txbxContent>(.*?)</w:txbxContent>", document, re.DOTALL):
        paragraphs = ["".join(re.findall(r"<w:t[ >][^<]*", p)) for p in box.split("</w:p>")]
        texts = [re.sub(r"<w:t[^>]*>", "", text) for text in paragraphs if text]
        step = re.fullmatch(r"(\d+)\. (.+)", texts[0]) if len(texts) == 2 else None
        found += [(step[1], step[2], texts[1])] if step else []
    return found


@pytest.mark.parametrize("kind", PROCEDURES)
def test_a_system_procedure_has_its_seven_sections_in_order(ward: Built, kind: str) -> None:
    lines = ward.read(kind).lines
    assert [line for line in lines if line in SECTIONS] == list(SECTIONS)


@pytest.mark.parametrize("kind", PROCEDURES)
def test_every_step_of_the_table_stands_in_the_flowchart(ward: Built, kind: str) -> None:
    steps = rows(ward.read(kind), "Bước", "Trách nhiệm")
    boxes = drawn_steps(ward.files[kind, None])
    assert len(steps) >= 7
    assert [number for number, _, _ in boxes] == [row[0] for row in steps]
    for (_, name, unit), row in zip(boxes, steps, strict=True):
        assert row[1] == unit
        assert row[2].startswith(name)


@pytest.mark.parametrize("agency", ["ward", "kon_tum"])
def test_the_list_has_every_controlled_document_with_its_own_code_and_edition(
    agency: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(agency)
    listed = {
        row[1]: row for row in rows(built.read("document-list"), "TT", "Mã hiệu", "Tên tài liệu")
    }
    profile = sample("ubnd-phuong-mau" if agency == "ward" else "so-khcn-kon-tum")
    for kind in ("quality-policy", "quality-manual", "quality-objectives", *PROCEDURES):
        text = built.read(kind).text
        codes = [code for code in listed if f"Mã hiệu: {code}" in text]
        if kind not in ("quality-policy",):
            assert codes, kind
        for code in codes:
            assert listed[code][3] == f"{profile.paper(kind).edition:02d}"
    for procedure in profile.procedures:
        assert listed[procedure.code or ""][3] == f"{procedure.edition:02d}"


def test_the_list_agrees_with_the_decision_that_issues_the_documents(ward: Built) -> None:
    listed = rows(ward.read("document-list"), "TT", "Mã hiệu", "Tên tài liệu")
    issued = rows(ward.read("issuance-decision"), "TT", "Mã hiệu", "Tên tài liệu")
    assert [row[1:6] for row in listed] == [row[1:6] for row in issued]
    assert f"{len(listed)} tài liệu" in ward.read("document-list").text


def test_the_forms_of_the_procedures_stand_in_the_list_under_their_procedure(ward: Built) -> None:
    listed = {
        row[1]: row for row in rows(ward.read("document-list"), "TT", "Mã hiệu", "Tên biểu mẫu")
    }
    for kind in PROCEDURES:
        for _, code, name in rows(ward.read(kind), "TT", "Mã hiệu", "Tên biểu mẫu"):
            assert listed[code][2] == name
            assert listed[code][3].startswith("QT-HT-")


def test_a_document_that_is_being_drafted_has_no_day_yet(kon_tum: Built) -> None:
    listed = {row[1]: row for row in rows(kon_tum.read("document-list"), "TT", "Mã hiệu")}
    assert listed["QT-HT-02"][4] == "Dự thảo"
    assert listed["CSCL"][4] == "11/3/2019"
    assert "TCVN ISO 9001:2015" in kon_tum.read("quality-manual").text


def test_the_manual_answers_every_clause(ward: Built) -> None:
    clauses = rows(ward.read("quality-manual"), "Điều khoản", "Nội dung")
    assert len(clauses) == 28
    assert all(answer for _, _, answer in clauses)
    found = {number: answer for number, _, answer in clauses}
    assert found["8.3"] == "Không áp dụng, lý do nêu tại mục 3"
    assert found["9.2"].startswith("QT-HT-03")
    assert "Kế hoạch đánh giá nội bộ" in found["9.2"]


def test_the_risk_procedure_prints_the_agency_scale(ward: Built) -> None:
    scale = sample("ubnd-phuong-mau").agency.risk_scale
    levels = rows(ward.read("procedure-risk"), "Điểm S × P", "Mức")
    assert [row[1] for row in levels] == [level.name for level in scale.levels]
    assert levels[0][0].startswith(str(scale.levels[0].lowest))


def test_texts_from_outside_are_those_of_the_day_of_the_list(ward: Built, kon_tum: Built) -> None:
    now, then = (built.read("external-document-list").text for built in (ward, kon_tum))
    assert "30/2020/NĐ-CP" in now
    assert "110/2004/NĐ-CP" not in now
    assert "110/2004/NĐ-CP" in then
    assert "30/2020/NĐ-CP" not in then


def test_climate_is_asked_for_only_since_the_amendment(ward: Built, kon_tum: Built) -> None:
    assert "4. BIẾN ĐỔI KHÍ HẬU" in ward.read("context").lines
    assert "biến đổi khí hậu" not in kon_tum.read("context").text.lower()


def test_every_record_of_a_procedure_is_in_the_list_of_records(ward: Built) -> None:
    kept = "\n".join(ward.read("record-list").lines)
    for kind in PROCEDURES:
        for _, name, _, keep in rows(ward.read(kind), "TT", "Tên hồ sơ"):
            assert name in kept
            assert keep
