"""What the parts of a paper are: in tables, in tabbed lines, in our own papers of every kind."""

from collections import Counter

import pytest

from docx_tools import docx, paragraph, part, read, run
from lint_tools import ending, head, line, paper_of, prose, sound, title
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.recognising import recognise
from qmsdocs.model.rules import load_rulebook
from qmsdocs.word.reader import read_document
from qmsdocs.word.template import render
from sample_forms import form_papers

#: The roles that text in a style of our own templates may have; a style tells what was meant.
MEANT = {
    "Quốc hiệu": {"quoc_hieu"},
    "Tiêu ngữ": {"tieu_ngu"},
    "Cơ quan chủ quản": {"co_quan_chu_quan"},
    "Cơ quan ban hành": {"co_quan_ban_hanh"},
    "Số, ký hiệu": {"so"},
    "Địa danh, ngày tháng năm": {"dia_danh_ngay"},
    "Tên loại văn bản": {"ten_loai"},
    "Trích yếu nội dung": {"trich_yeu"},
    "Trích yếu công văn": {"trich_yeu_cv"},
    "Đường kẻ": {"rule"},
    "Đường kẻ dưới trích yếu": {"rule"},
    "Thẩm quyền ban hành": {"tham_quyen"},
    "Căn cứ": {"can_cu"},
    "Quyết định:": {"quyet_dinh"},
    "Kính gửi": {"kinh_gui"},
    "Kính gửi một nơi": {"kinh_gui"},
    "Kính gửi, từng nơi": {"kinh_gui.item"},
    "Kính gửi, nơi cuối": {"kinh_gui.item"},
    "Mục": {"muc_b"},
    "Điều": {"dieu"},
    "Điều có tiêu đề": {"dieu"},
    "Khoản": {"khoan"},
    "Khoản có tiêu đề": {"khoan.titled"},
    "Điểm": {"diem"},
    "Gạch đầu dòng": {"dash"},
    "Ô bảng": {"table"},
    "Đầu bảng": {"table"},
    "Nơi nhận:": {"noi_nhan.label"},
    "Nơi nhận, từng dòng": {"noi_nhan.item"},
    "Quyền hạn": {"quyen_han", "chuc_vu"},
    "Chức vụ": {"quyen_han", "chuc_vu"},
    "Chức vụ trong cột": {"chuc_vu"},
    "Họ và tên": {"ho_ten"},
    "Họ và tên trong cột": {"ho_ten"},
    "Phụ lục": {"phu_luc.label"},
    "Tên phụ lục": {"phu_luc.title"},
    "Kèm theo văn bản": {"phu_luc.ref"},
}


def papers_of(data: bytes) -> tuple[Paper, ...]:
    return recognise(read_document(data), kinds_of(load_rulebook()))


def roles(paper: Paper) -> list[tuple[str, str]]:
    return [(spot.role, spot.text.strip()) for spot in paper.spots if spot.text.strip()]


@pytest.mark.slow
def test_parts_of_our_own_papers_of_every_kind_are_what_was_meant() -> None:
    wrong: Counter[tuple[str, str]] = Counter()
    standings: Counter[str] = Counter()
    for form in form_papers():
        for paper in papers_of(render(form.template, form.context, form.properties).data):
            standings[paper.standing] += 1
            for spot in paper.spots if paper.standing == "administrative" else ():
                meant = MEANT.get(spot.paragraph.shape.style)
                if meant and not spot.blank and spot.role not in meant:
                    wrong[spot.paragraph.shape.style, spot.role] += 1
    assert wrong == {}
    assert set(standings) == {"administrative", "other"}
    assert standings["administrative"] > 20


def test_a_head_in_tabbed_lines_has_the_same_parts_as_one_in_a_table() -> None:
    plain = "<w:rFonts w:ascii='Times New Roman'/>"
    bold = plain + "<w:b/>"
    tabbed = (
        paragraph(
            run("UBND TỈNH BÌNH THUẬN\t", plain) + run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
        )
        + paragraph(run("SỞ KHOA HỌC VÀ CÔNG NGHỆ\tĐộc lập - Tự do - Hạnh phúc", bold))
        + paragraph(run("Số: 15/KH-SKHCN\tBình Thuận, ngày 15 tháng 3 năm 2024", plain))
    )
    body = title("KẾ HOẠCH", "Duy trì") + prose("Nội dung.")
    closing = paragraph(run("Nơi nhận:\tGIÁM ĐỐC", bold)) + paragraph(run("- Lưu: VT, VP.", plain))
    (one,) = papers_of(docx(tabbed + body + closing))
    (other,) = papers_of(docx(head("Số: 15/KH-SKHCN") + body + ending(("- Lưu: VT, VP.",))))
    assert (one.head, other.head) == ("tabs", "table")
    assert (one.kind, one.day) == (other.kind, other.day)
    found, expected = dict(roles(one)), dict(roles(other))
    assert set(expected) - {"ho_ten"} <= set(found)
    assert {role: text for role, text in found.items() if role in expected} == {
        role: text for role, text in expected.items() if role in found
    }
    assert [spot.bold for spot in one.of("co_quan_chu_quan", "co_quan_ban_hanh")] == [False, True]


@pytest.mark.parametrize(
    ("above", "issuer", "expected"),
    [
        (
            ("UBND TỈNH BÌNH THUẬN", "b"),
            ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b"),
            ["chu_quan", "ban_hanh"],
        ),
        (("UBND TỈNH BÌNH THUẬN", "b"), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ""), ["chu_quan", "ban_hanh"]),
        (("ỦY BAN NHÂN DÂN", "b"), ("TỈNH BÌNH THUẬN", "b"), ["ban_hanh", "ban_hanh"]),
        (
            ("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "b"),
            ("ỦY BAN TIÊU CHUẨN QUỐC GIA", "b"),
            ["chu_quan", "ban_hanh"],
        ),
    ],
)
def test_the_superior_body_is_told_whatever_its_weight(
    above: tuple[str, str], issuer: tuple[str, str], expected: list[str]
) -> None:
    body = head("Số: 15/KH-SKHCN")
    for old, new in (("UBND TỈNH BÌNH THUẬN", above), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", issuer)):
        look = "b" if old.startswith("SỞ") else ""
        body = body.replace(line(old, look, 13, "center"), line(new[0], new[1], 13, "center"))
    (paper,) = papers_of(docx(body + title("KẾ HOẠCH", "Duy trì")))
    found = [spot.role for spot in paper.spots if spot.role.startswith("co_quan")]
    assert found == [f"co_quan_{role}" for role in expected]


def test_a_sentence_that_begins_like_a_basis_is_text() -> None:
    text = "Căn cứ Công văn số 12/SKHCN-VP, Sở thông báo kết quả kiểm tra năm 2024."
    (paper,) = papers_of(
        docx(head("Số: 15/TB-SKHCN") + title("THÔNG BÁO", "Kết quả") + prose(text))
    )
    assert [spot.role for spot in paper.spots if spot.text == text] == ["body"]


def test_a_file_may_hold_several_papers_and_a_text_attached_to_one() -> None:
    attached = head("", day="").replace(
        "<w:tr><w:tc><w:tcPr><w:tcW w:w='3600'", "<w:tr><w:tc><w:tcPr><w:tcW w:w='3600'"
    )
    first = (
        head("Số: 15/QĐ-SKHCN")
        + title("QUYẾT ĐỊNH", "Ban hành Danh mục")
        + prose("Điều 1. X.", "b")
    )
    second = head("Số: 16/TB-SKHCN") + title("THÔNG BÁO", "Kết quả") + prose("Nội dung.")
    papers = papers_of(docx(first + attached + title("DANH MỤC", "Tài liệu") + second))
    assert [(paper.kind, len(paper.of("ten_loai"))) for paper in papers] == [("QĐ", 2), ("TB", 1)]
    assert [spot.part for spot in papers[0].of("ten_loai")] == ["main", "attached"]


@pytest.mark.parametrize(
    ("body", "standing"),
    [
        (prose("Một lá thư.") + prose("Không có gì khác."), "other"),
        (line("CHÍNH SÁCH CHẤT LƯỢNG", "b", 14, "center") + prose("Sở cam kết."), "other"),
        (head("Số: 30/2020/NĐ-CP") + title("NGHỊ ĐỊNH", "Về công tác văn thư"), "normative"),
        (head("Số: 15/KH-SKHCN") + title("KẾ HOẠCH", "Duy trì"), "administrative"),
        ("", "other"),
    ],
)
def test_what_a_file_is(body: str, standing: str) -> None:
    assert [paper.standing for paper in papers_of(docx(body))] == [standing]


def test_a_paper_without_its_first_lines_is_still_a_paper() -> None:
    body = head("Số: 15/KH-SKHCN").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "")
    (paper,) = papers_of(
        docx(body.replace("Độc lập - Tự do - Hạnh phúc", "") + title("KẾ HOẠCH", "X"))
    )
    assert paper.standing == "administrative"
    assert [spot.role for spot in paper.of("quoc_hieu", "tieu_ngu")] == []


def test_lists_of_word_tell_their_parts_by_their_numbers() -> None:
    numbering = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='Điều %1.'/></w:lvl>"
    lists = part(
        "numbering",
        f"<w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    )
    body = head("Số: 15/QĐ-SKHCN") + title("QUYẾT ĐỊNH", "X") + paragraph(run("Phạm vi"), numbering)
    document = read(body, {"numbering": lists})
    paper = paper_of(document)
    assert [spot.text for spot in paper.of("dieu")] == ["Điều 1. Phạm vi"]


def test_how_a_part_was_told_is_kept() -> None:
    paper = paper_of(sound())
    how = {
        role: paper.of(role)[0].how for role in ("quoc_hieu", "co_quan_ban_hanh", "ho_ten", "body")
    }
    assert how == {
        "quoc_hieu": "words",
        "co_quan_ban_hanh": "place",
        "ho_ten": "look",
        "body": "rest",
    }
