"""What the forms of NĐ 30/2020, Phụ lục III, ask of each sort of paper: Mẫu 1.2, 1.3, 1.5, 1.7, 1.9, 2.1.

"Khoản" is one of Phụ lục I, Phần I, Mục II; "Mục III" is one of the same Phần.
"""

import re

from acceptance.administrative import Administrative, administrative
from acceptance.papers import ADMINISTRATIVE, KINDS, Paper, Papers, every, every_of, of_form
from acceptance.running import ROOT
from acceptance.test_legal_form import ABBREVIATIONS, ISSUERS, looks, roman
from acceptance.word_reader import Line

#: Who decides: the post of the head, or the name of the collective (Mẫu 1.2, ghi chú 6).
AUTHORITIES = {
    "so-khcn-binh-thuan": "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "so-khcn-kon-tum": "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "so-khcn-tra-vinh": "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "ubnd-phuong-mau": "ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
    "ubnd-tinh-bac-lieu": "ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU",
}
ISSUING = [kind for kind in of_form("QĐ") if KINDS[kind]["form"] == "QĐ+"]
#: Kinds of which the sample agencies have a paper with at least one Phụ lục.
APPENDED = [
    kind
    for kind in ADMINISTRATIVE
    if "::: appendix" in next(ROOT.glob(f"templates/*/{kind}.md")).read_text(encoding="utf-8")
]


@every_of("QĐ")
def test_decision(paper: Paper) -> None:
    # Mẫu 1.2, 1.3: thẩm quyền ban hành, căn cứ, "QUYẾT ĐỊNH:", in hoa, đứng, đậm, canh giữa.
    found = administrative(paper.path)
    authority, word = found.resolution
    assert authority.text == AUTHORITIES[paper.agency]
    for line in (authority, word):
        assert looks(line, 13, 14, bold=True)
        assert line.align == "center"
    start = "Ban hành " if paper.kind in ISSUING else "Về việc "
    assert found.title[1].text.startswith(start)
    assert found.bases[-1].text.startswith("Theo đề nghị của ")


@every(ISSUING)
def test_text_issued_by_a_decision(paper: Paper) -> None:
    # Mẫu 1.3: cơ quan and Quốc hiệu without số and date; tên loại, trích yếu, "(Kèm theo …)" italic.
    found = administrative(paper.path)
    (attached,) = found.annexes
    issuers = ISSUERS[paper.agency]
    texts = [line.text for line in attached]
    assert texts[: len(issuers)] == issuers
    assert "Độc lập - Tự do - Hạnh phúc" in texts
    assert not any(re.match(r"Số:|.*, ngày", text) for text in texts[:4])
    assert found.content[0].text.startswith("Điều 1. Ban hành kèm theo Quyết định này ")
    (reference,) = [line for line in attached if line.text.startswith("(Kèm theo ")]
    assert reference.text == f"(Kèm theo Quyết định {_named(found)} của {_of(reference)})"
    assert looks(reference, 13, 14, italic=True)


def _named(found: Administrative) -> str:
    """Give number and date of a paper as another text cites them."""
    symbol = found.number.text.removeprefix("Số: ")
    day = re.sub(r"^.*, ", "", found.date[0].text)
    return f"số {symbol} {day}"


def _of(reference: Line) -> str:
    return reference.text.rpartition(" của ")[2].removesuffix(")")


@every(APPENDED)
def test_phu_luc(paper: Paper) -> None:
    found = administrative(paper.path)
    several = len(found.annexes) > 1
    for number, (label, title, reference, *content) in enumerate(found.annexes, start=1):
        # Mục III khoản 1: "Phụ lục" in thường, cỡ chữ 14, đứng, đậm, canh giữa thành dòng riêng;
        # two or more are numbered in Roman. Tên Phụ lục in hoa, cỡ chữ 13 đến 14, đứng, đậm.
        assert label.text == f"Phụ lục {roman(number)}" if several else "Phụ lục"
        assert looks(label, 14, 14, bold=True)
        assert title.text.isupper()
        assert looks(title, 13, 14, bold=True)
        # "Kèm theo văn bản số …": cỡ chữ từ 13 đến 14, in thường, kiểu chữ nghiêng, canh giữa.
        name = found.title[0].text.capitalize()
        assert name.upper() in ABBREVIATIONS.values()
        assert reference.text.casefold().startswith(
            f"(kèm theo {name} {_named(found)} của ".casefold()
        )
        assert looks(reference, 13, 14, italic=True)
        assert {line.align for line in (label, title, reference)} == {"center"}
        assert content
        # Mục III khoản 1: trong văn bản phải có chỉ dẫn về Phụ lục đó.
        assert any(label.text in line.text for line in _read(found)), label.text


def _read(found: Administrative) -> list[Line]:
    """Give the paragraphs and cells before the signing."""
    first = found.file.sections[0].blocks
    return [line for block in first for line in getattr(block, "lines", [block])]


def test_the_samples_have_papers_with_one_and_with_several_appendices(papers: Papers) -> None:
    counts = {len(administrative(one.path).annexes) for kind in APPENDED for one in papers.of(kind)}
    assert {1, 2} <= counts


@every_of("CV")
def test_cong_van(paper: Paper) -> None:
    found = administrative(paper.path)
    assert found.title == [], "a công văn has no tên loại"
    # Khoản 5 điểm b: sau "V/v", in thường, cỡ chữ từ 12 đến 13, kiểu chữ đứng, canh giữa dưới số và
    # ký hiệu, cách dòng 6pt.
    (about,) = found.about
    assert about.text.startswith("V/v ")
    assert looks(about, 12, 13)
    assert about.align == "center"
    assert found.number.after + about.before == 6
    # Mẫu 1.5: address at the foot of page 1; Mục III khoản 5: cỡ chữ từ 11 đến 12, kiểu chữ đứng.
    foot = [line for line in found.file.sections[0].sides["footer first"] if line.text]
    assert foot
    assert all(looks(line, 11, 12) for line in foot)


@every_of("GM")
def test_giay_moi(paper: Paper) -> None:
    # Mẫu 1.7: "<cơ quan> trân trọng kính mời: … Tới dự … Chủ trì: … Thời gian: … Địa điểm: …".
    texts = [line.text for line in administrative(paper.path).content]
    assert re.match(r"\S.* trân trọng kính mời .* dự ", texts[0])
    said = [text.partition(":") for text in texts]
    found = {label: rest.strip() for label, _, rest in said}
    labels = ["Chủ trì", "Thời gian", "Địa điểm"]
    assert [label for label, _, _ in said if label in labels] == labels, "in the order of the form"
    assert all(found[label] for label in labels)
    assert re.search(r"\d{2} giờ \d{2}.*ngày \d{2} tháng \d{1,2} năm \d{4}", found["Thời gian"])


@every_of("TTr")
def test_to_trinh(paper: Paper) -> None:
    # Mẫu 1.4 with "Kính gửi" (khoản 9 điểm b): it goes to one who decides, and asks for that.
    found = administrative(paper.path)
    (to,) = found.addressed
    superior = to.text.removeprefix("Kính gửi: ").rstrip(".")
    assert re.search(rf"kính trình {re.escape(superior)} xem xét", found.content[-1].text)


@every_of("BB")
def test_bien_ban(paper: Paper) -> None:
    # Mẫu 1.9: no place and date in the head; who wrote it signs, and who was in the chair; Nơi nhận
    # stands below them.
    found = administrative(paper.path)
    assert found.date == []
    posts, names = found.signing.rows
    for row in (posts, names):
        assert all(looks(line, 13, 14, bold=True) for cell in row.cells for line in cell)
    assert all(cell[0].text.isupper() for cell in posts.cells)
    assert "THƯ KÝ" in found.signing.texts
    assert all(re.fullmatch(r"(\w+ ){1,4}\w+", cell[0].text) for cell in names.cells)
    assert found.recipients[0].text == "Nơi nhận:"
    assert found.recipients[-1].text == "- Lưu: VT, Hồ sơ."
    body = " ".join(line.text for line in found.content)
    for wanted in ("Thời gian bắt đầu:", "Địa điểm:", "kết thúc vào"):
        assert wanted in body
    for wanted in ("thành phần tham dự", "chủ trì", "thư ký"):
        assert wanted in body.casefold()


@every(["review-minutes"])
def test_the_minutes_of_a_meeting_are_signed_by_secretary_and_chair(paper: Paper) -> None:
    # Mẫu 1.9: THƯ KÝ left, CHỦ TỌA right.
    posts, _ = administrative(paper.path).signing.rows
    assert [[line.text for line in cell] for cell in posts.cells] == [["THƯ KÝ"], ["CHỦ TỌA"]]


@every(["inspection-minutes"])
def test_the_minutes_of_a_visit_are_signed_by_both_sides(paper: Paper) -> None:
    posts, _ = administrative(paper.path).signing.rows
    first, secretary, chief = (" ".join(cell[0].text.split()) for cell in posts.cells)
    assert (first, secretary) == ("ĐẠI DIỆN CƠ QUAN ĐƯỢC KIỂM TRA", "THƯ KÝ")
    assert chief.startswith("TRƯỞNG ĐOÀN")
