"""The page, the letters, the page numbers and the tables of every finished paper.

Values are copied from Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I ("NĐ 30" below).
"""

import re
from functools import cache
from pathlib import Path

import pytest

from acceptance.administrative import administrative
from acceptance.papers import ADMINISTRATIVE, BEFORE, FORMS, Paper, every, every_of
from acceptance.word_reader import TWIPS_PER_MM, Face, Row, Section, WordFile

#: Word keeps lengths in whole twips: 15 mm is 850.39 of them.
TWIP = 1 / TWIPS_PER_MM
#: NĐ 30 Mục I khoản 3: lề trên, lề dưới 20 - 25 mm, lề trái 30 - 35 mm, lề phải 15 - 20 mm.
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
#: NĐ 30 Mục I khoản 1, 2: khổ A4 (210 mm x 297 mm), theo chiều dài; wide tables stand across it.
A4 = (210, 297)


@cache
def read(path: Path) -> WordFile:
    return WordFile(path)


@every(FORMS)
def test_every_page_is_a4_within_the_margins(paper: Paper) -> None:
    first, *others = read(paper.path).sections
    for section in (first, *others):
        size = (section.width, section.height)
        upright = section.width < section.height
        assert size == pytest.approx(A4 if upright else A4[::-1], abs=TWIP)
        for side, (least, most) in MARGINS.items():
            assert least - TWIP / 2 <= section.margins[side] <= most, side
    if paper.kind in ADMINISTRATIVE:
        assert first.width < first.height, "only an appendix may lie across"


@every(FORMS)
def test_every_letter_is_times_new_roman_in_black(paper: Paper) -> None:
    # NĐ 30 Mục I khoản 4: Times New Roman, màu đen. All four slots: Word picks by the letter.
    seen = 0
    for part, text, face in read(paper.path).faces():
        assert face.fonts == ("Times New Roman",) * 4, (part, text)
        assert face.color in ("000000", "auto"), (part, text)
        gap = face.highlighted and re.fullmatch(r"[.…\s]+", text)
        assert not gap, "a gap in a paper without gaps"
        seen += 1
    assert seen > 20
    charts = {n: d for n, d in read(paper.path).parts.items() if n.startswith("word/charts/chart")}
    for name, data in charts.items():
        assert set(re.findall(rb'latin typeface="([^"]*)"', data)) == {b"Times New Roman"}, name


@every(FORMS)
def test_tables_repeat_their_header_rows_and_split_no_row(paper: Paper) -> None:
    for table in read(paper.path).tables:
        assert not any(row.may_split for row in table.rows), table.texts[:3]
        if table.bordered:
            heads = [row.is_header for row in table.rows]
            assert heads[0], table.texts[:3]
            assert heads == sorted(heads, reverse=True), "heads stand before all other rows"
            lines = [
                line for row in table.rows if row.is_header for cell in row.cells for line in cell
            ]
            assert all(line.face.bold for line in lines if line.text), table.texts[:3]


@every(FORMS)
def test_no_table_is_wider_than_its_page_or_just_a_head(paper: Paper) -> None:
    for section in read(paper.path).sections:
        room = section.width - section.margins["left"] - section.margins["right"]
        for table in section.tables:
            assert table.width <= room + 0.5, table.texts[:3]
            assert not all(row.is_header for row in table.rows), table.texts[:3]
            if table.bordered and table.texts[0] != "Lần sửa đổi":  # room for changes to come
                assert all(row_says(row) for row in table.rows), f"empty row: {table.texts[:3]}"


def row_says(row: Row) -> bool:
    """Tell whether a row has any words."""
    return any(line.text.strip() for cell in row.cells for line in cell)


def number_line(section: Section, side: str) -> tuple[str, Face]:
    """Give alignment and look of the page number in the header or footer of later pages."""
    (line,) = section.sides[f"{side} default"]
    assert line.fields == ("PAGE",), "Arabic digits: the field has no other format"
    return line.align, line.face


@every(ADMINISTRATIVE)
def test_the_page_number_has_its_place_and_is_not_on_the_first_page(paper: Paper) -> None:
    # NĐ 30 Mục I khoản 7: chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, canh giữa theo chiều
    # ngang trong phần lề trên, không hiển thị số trang thứ nhất. TT 01/2011: at the foot, right.
    side, other, align = (
        ("footer", "header", "right") if paper.agency in BEFORE else ("header", "footer", "center")
    )
    for section in read(paper.path).sections:
        found, face = number_line(section, side)
        assert found == align
        assert 13 <= face.size <= 14
        assert not face.bold
        assert not face.italic
        assert f"{other} default" not in section.sides
        assert section.other_first_page, "the first page has a header of its own …"
        first = section.sides.get(f"{side} first", ())
        assert not any(line.fields for line in first), "… without a number"


@every(ADMINISTRATIVE)
def test_page_numbers_begin_at_1_and_restart_in_each_annex(paper: Paper) -> None:
    # NĐ 30 Mục I khoản 7: đánh từ số 1. Mục III khoản 1: số trang của từng Phụ lục đánh riêng.
    found = administrative(paper.path)
    sections = found.file.sections
    assert [section.restarts_at for section in sections] == [1] * len(sections)
    assert len(found.annexes) == len(sections) - 1, "each part after the first comes after signing"
    assert all(found.annexes)


@every_of("TL")
def test_a_document_runs_with_code_and_page_x_of_y(paper: Paper) -> None:
    file = read(paper.path)
    words, fields = running(file)
    assert "Mã hiệu: " in words
    assert "Lần ban hành: " in words
    assert "Ngày ban hành: " in words
    assert fields[0] == "PAGE"
    assert fields[1] in ("NUMPAGES", "SECTIONPAGES")
    assert "CỘNG HÒA" not in " ".join(file.texts), "no letterhead: it is not a paper of NĐ 30"


def running(file: WordFile) -> tuple[str, list[str]]:
    """Give the words and fields of the running head of the last section."""
    lines = file.sections[-1].sides["header default"]
    return " ".join(line.text for line in lines), [f for line in lines for f in line.fields]


@every_of("BM")
def test_a_form_bears_its_code_edition_and_name_and_is_no_paper_of_the_decree(paper: Paper) -> None:
    file = read(paper.path)
    head = " ".join(file.tables[0].texts)
    day = r"(\d\d/\d{1,2}| +/ +)/\d{4}"  # one that is not issued yet has room for it
    assert re.search(rf"Mã hiệu: \S+ Lần ban hành: \d\d Ngày (ban hành|lập): {day}", head), head
    (title, *_) = [block for block in file.blocks if getattr(block, "text", "")]
    assert title.text.isupper()  # type: ignore[union-attr]
    assert title.face.bold  # type: ignore[union-attr]
    assert title.align == "center"  # type: ignore[union-attr]
    assert running(file)[1] == ["PAGE"]
    assert "CỘNG HÒA" not in " ".join(file.texts), "no letterhead"
    assert not any(text.startswith("Nơi nhận") for text in file.texts)
