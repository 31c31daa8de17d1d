"""The page, the letters, the page numbers and the tables of every finished paper.

Values are copied from Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I ("NĐ 30" below).
"""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from acceptance.papers import ADMINISTRATIVE, ALL, BEFORE, FORMS, Papers
from acceptance.word_reader import TWIPS_PER_MM, Face, Section, WordFile

#: Word keeps lengths in whole twips: 15 mm is 850.39 of them.
TWIP = 1 / TWIPS_PER_MM
#: NĐ 30 Mục I khoản 3: lề trên, lề dưới 20 - 25 mm, lề trái 30 - 35 mm, lề phải 15 - 20 mm.
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
#: Forms whose attached text or appendix the sample agencies have.
ATTACHED = [
    ("so-khcn-binh-thuan", "committee-decision"),
    ("so-khcn-binh-thuan", "issuance-decision"),
    ("so-khcn-binh-thuan", "announcement-decision"),
    ("so-khcn-kon-tum", "budget-estimate"),
    ("ubnd-phuong-mau", "announcement-decision"),
    ("ubnd-phuong-mau", "budget-estimate"),
    ("so-khcn-kon-tum", "conversion-plan"),
    ("ubnd-phuong-mau", "conversion-plan"),
    ("ubnd-phuong-mau", "issuance-decision"),
    ("ubnd-tinh-bac-lieu", "conversion-plan"),
    ("ubnd-tinh-bac-lieu", "issuance-decision"),
]


@cache
def read(path: Path) -> WordFile:
    return WordFile(path)


def files(papers: Papers, agency: str, kind: str) -> list[WordFile]:
    return [read(paper.path) for paper in papers.of(agency, kind)]


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_every_page_is_upright_a4_within_the_margins(
    papers: Papers, agency: str, kind: str
) -> None:
    for file in files(papers, agency, kind):
        for section in file.sections:
            # NĐ 30 Mục I khoản 1, 2: khổ A4 (210 mm x 297 mm), theo chiều dài của khổ A4.
            assert section.width == pytest.approx(210, abs=TWIP)
            assert section.height == pytest.approx(297, abs=TWIP)
            for side, (least, most) in MARGINS.items():
                assert least - TWIP / 2 <= section.margins[side] <= most, side


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_every_letter_is_times_new_roman_in_black(papers: Papers, agency: str, kind: str) -> None:
    # NĐ 30 Mục I khoản 4: Times New Roman, màu đen. All four slots: Word picks by the letter.
    for file in files(papers, agency, kind):
        seen = 0
        for part, text, face in file.faces():
            assert face.fonts == ("Times New Roman",) * 4, (part, text)
            assert face.color in ("000000", "auto"), (part, text)
            assert not face.highlighted, f"no gap is left in a paper without gaps: {text}"
            seen += 1
        assert seen > 20


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_tables_repeat_their_header_row_and_split_no_row(
    papers: Papers, agency: str, kind: str
) -> None:
    for file in files(papers, agency, kind):
        for table in file.tables:
            assert not any(row.may_split for row in table.rows), table.texts[:3]
            if table.bordered:
                first, *others = table.rows
                assert first.is_header, table.texts[:3]
                assert not any(row.is_header for row in others), table.texts[:3]
                heads = [line for cell in first.cells for line in cell if line.text]
                assert all(line.face.bold for line in heads), table.texts[:3]


def number_line(section: Section, side: str) -> tuple[str, Face]:
    """Give alignment and look of the page number in the header or footer of later pages."""
    (line,) = section.sides[f"{side} default"]
    assert line.fields == ("PAGE",), "Arabic digits: the field has no other format"
    return line.align, line.face


@pytest.mark.parametrize(("agency", "kind"), ADMINISTRATIVE)
def test_the_page_number_has_its_place_and_is_not_on_the_first_page(
    papers: Papers, agency: str, kind: str
) -> None:
    # NĐ 30 Mục I khoản 7: chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, canh giữa theo chiều
    # ngang trong phần lề trên, không hiển thị số trang thứ nhất. TT 01/2011: at the foot, right.
    side, other, align = (
        ("footer", "header", "right") if agency == BEFORE else ("header", "footer", "center")
    )
    (file,) = files(papers, agency, kind)
    for section in file.sections:
        found, face = number_line(section, side)
        assert found == align
        assert 13 <= face.size <= 14
        assert not face.bold
        assert not face.italic
        assert f"{other} default" not in section.sides
        assert section.other_first_page, "the first page has a header of its own …"
        first = section.sides.get(f"{side} first", ())
        assert not any(line.fields for line in first), "… without a number"


@pytest.mark.parametrize(("agency", "kind"), ADMINISTRATIVE)
def test_page_numbers_begin_at_1_and_restart_in_each_annex(
    papers: Papers, agency: str, kind: str
) -> None:
    # NĐ 30 Mục I khoản 7: đánh từ số 1. Mục III khoản 1: số trang của từng Phụ lục đánh riêng.
    (file,) = files(papers, agency, kind)
    attached = (agency, kind) in ATTACHED
    assert [section.restarts_at for section in file.sections] == [1] * (1 + attached)
    for before, after in pairwise(file.sections):
        assert any("Nơi nhận:" in getattr(block, "texts", ()) for block in before.blocks)
        assert after.blocks


@pytest.mark.parametrize(("agency", "kind"), [pair for pair in ALL if pair not in ADMINISTRATIVE])
def test_a_controlled_document_runs_with_code_and_page_x_of_y(
    papers: Papers, agency: str, kind: str
) -> None:
    assert FORMS[kind] == "TL"
    for file in files(papers, agency, kind):
        running = file.sections[-1].sides["header default"]
        words = " ".join(line.text for line in running)
        assert "Mã hiệu: " in words
        assert "Lần ban hành: " in words
        fields = [field for line in running for field in line.fields]
        assert fields[0] == "PAGE"
        assert fields[1] in ("NUMPAGES", "SECTIONPAGES")
        assert "CỘNG HÒA" not in " ".join(file.texts), "no letterhead: it is not a paper of NĐ 30"
