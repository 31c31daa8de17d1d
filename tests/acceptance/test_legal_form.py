"""Each component of an administrative paper as the law prescribes it.

Values are copied from Nghị định số 30/2020/NĐ-CP ("NĐ 30"), Phụ lục I, Phần I, Mục II ("khoản" below
is one of that Mục) and from the forms of Phụ lục III. The papers are read back by `word_reader`.
"""

import re

import pytest

from acceptance.administrative import Administrative, administrative
from acceptance.papers import ADMINISTRATIVE, BEFORE, FORMS, KINDS, Paper, Papers, every, every_of
from acceptance.word_reader import Line

#: Who may be written to with "Kính gửi" (khoản 9 điểm b).
ADDRESSED = ("CV", "TTr", "BC")
DAY_AND_MONTH = r"ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2])"
#: A hand writes two digits in the room of five to seven spaces.
BLANK_DAY_AND_MONTH = "ngày {5,7}tháng {4,6}"
PLACES = {
    "so-khcn-binh-thuan": ("Bình Thuận", 2024),
    "so-khcn-kon-tum": ("Kon Tum", 2019),
    "so-khcn-tra-vinh": ("Trà Vinh", 2023),
    "ubnd-phuong-mau": ("Phường Mẫu", 2026),
    "ubnd-tinh-bac-lieu": ("Bạc Liêu", 2020),
}
#: Who issues: the superior body if it is named, and the issuer as it may break into lines.
ISSUERS = {
    "so-khcn-binh-thuan": ["UBND TỈNH BÌNH THUẬN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
    "so-khcn-kon-tum": ["UBND TỈNH KON TUM", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
    "so-khcn-tra-vinh": ["UBND TỈNH TRÀ VINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
    # Khoản 2 điểm a: the people's committees of all levels name no superior.
    "ubnd-phuong-mau": ["ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU"],
    "ubnd-tinh-bac-lieu": ["ỦY BAN NHÂN DÂN\nTỈNH BẠC LIÊU"],
}
#: How long texts are in Times New Roman, in millimetres: by size of Quốc hiệu and Tiêu ngữ.
MOTTO_WIDTH = {13: 56.1, 14: 60.4}
SO_KHCN_WIDTH = 64.5
#: NĐ 30 Phụ lục III, Mục I.
ABBREVIATIONS = {
    "QĐ": "QUYẾT ĐỊNH",
    "KH": "KẾ HOẠCH",
    "BC": "BÁO CÁO",
    "BB": "BIÊN BẢN",
    "TB": "THÔNG BÁO",
    "TTr": "TỜ TRÌNH",
    "GM": "GIẤY MỜI",
}


def paper(papers: Papers, agency: str, kind: str) -> Administrative:
    return administrative(papers.one(agency, kind))


def looks(line: Line, low: float, high: float, bold: bool = False, italic: bool = False) -> bool:
    """Tell whether a line has a size in a range, and is bold and slanted as it should be."""
    face = line.face
    return low <= face.size <= high and (face.bold, face.italic) == (bold, italic)


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def test_every_form_of_an_administrative_paper_is_there() -> None:
    assert {FORMS[kind] for kind in ADMINISTRATIVE} == {*ABBREVIATIONS, "CV"}


@every(ADMINISTRATIVE)
def test_quoc_hieu_and_tieu_ngu(paper: Paper) -> None:
    found = administrative(paper.path)
    nation, motto = found.nation
    # Khoản 1 điểm a: in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng, đậm.
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert looks(nation, 12, 13, bold=True)
    # Khoản 1 điểm b: in thường, cỡ chữ từ 13 đến 14, đứng, đậm, canh giữa dưới Quốc hiệu; chữ cái
    # đầu của các cụm từ viết hoa, giữa các cụm từ có gạch nối (-), có cách chữ.
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert looks(motto, 13, 14, bold=True)
    # Khoản 1 điểm c: cách nhau dòng đơn.
    assert {line.spacing for line in (nation, motto)} == {1}
    assert {line.align for line in (nation, motto)} == {"center"}
    # Khoản 1 điểm b: đường kẻ ngang, nét liền, có độ dài bằng độ dài của dòng chữ.
    assert found.motto_rule == pytest.approx(MOTTO_WIDTH[int(motto.face.size)], abs=0.2)


@every(ADMINISTRATIVE)
def test_sizes_of_the_head_agree(paper: Paper) -> None:
    # Ghi chú of Mục V: Quốc hiệu 13, Tiêu ngữ 14, địa danh 14; or 12, 13, 13.
    found = administrative(paper.path)
    sizes = [line.face.size for line in (*found.nation, *found.date)]
    wanted = [13, 14, 14] if paper.agency == "ubnd-tinh-bac-lieu" else [12, 13, 13]
    assert sizes == wanted[: len(sizes)]
    assert {line.face.size for line in found.names} == {wanted[0]}


@every(ADMINISTRATIVE)
def test_names_of_the_bodies(paper: Paper) -> None:
    found = administrative(paper.path)
    assert [line.text for line in found.names] == ISSUERS[paper.agency]
    *superior, issuer = found.names
    # Khoản 2 điểm b: cơ quan chủ quản in hoa, cỡ chữ từ 12 đến 13, kiểu chữ đứng (not bold).
    assert all(looks(line, 12, 13) for line in superior)
    # Khoản 2 điểm b: cơ quan ban hành in hoa, cỡ chữ từ 12 đến 13, đứng, đậm, canh giữa.
    assert looks(issuer, 12, 13, bold=True)
    assert {line.align for line in found.names} == {"center"}
    if paper.agency.startswith("so-"):
        # Khoản 2 điểm b: đường kẻ bằng từ 1/3 đến 1/2 độ dài của dòng chữ.
        assert SO_KHCN_WIDTH / 3 <= found.names_rule <= SO_KHCN_WIDTH / 2


@every(ADMINISTRATIVE)
def test_number_and_symbol(paper: Paper) -> None:
    # Khoản 3: từ "Số" in thường, cỡ chữ 13, kiểu chữ đứng; sau đó có dấu hai chấm; số nhỏ hơn 10
    # ghi thêm số 0 phía trước; dấu gạch chéo; các nhóm chữ cách nhau bằng gạch nối, không cách chữ.
    line = administrative(paper.path).number
    office = "SKHCN" if paper.agency.startswith("so-") else "UBND"
    symbol = f"{office}-[A-ZĐ]+" if paper.form == "CV" else f"{paper.form}-{office}"
    assert re.fullmatch(rf"Số: (\d{{2,}}| {{6,12}})/{symbol}", line.text), line.text
    assert looks(line, 13, 13)
    assert line.align == "center"


@every_of(*(form for form in ABBREVIATIONS if form != "BB"), "CV")
def test_place_and_date(paper: Paper) -> None:
    # Khoản 4: in thường, cỡ chữ từ 13 đến 14, kiểu chữ nghiêng; sau địa danh có dấu phẩy; ngày nhỏ
    # hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước; canh giữa dưới Quốc hiệu và Tiêu ngữ.
    (line,) = administrative(paper.path).date
    place, year = PLACES[paper.agency]
    day = f"({DAY_AND_MONTH}|{BLANK_DAY_AND_MONTH})"  # a paper not yet signed has room for them
    assert re.fullmatch(f"{place}, {day} năm {year}", line.text), line.text
    assert looks(line, 13, 14, italic=True)
    assert line.align == "center"


@pytest.mark.parametrize(
    ("agency", "kind", "number", "date"),
    [
        ("so-khcn-binh-thuan", "maintenance-plan", "236/KH-SKHCN", "Bình Thuận, ngày 04 tháng 3 năm 2024"),
        ("so-khcn-binh-thuan", "training-request", "391/SKHCN-VP", "Bình Thuận, ngày 12 tháng 4 năm 2024"),
        ("so-khcn-kon-tum", "conversion-plan", "        /KH-SKHCN", "Kon Tum, ngày 02 tháng 10 năm 2019"),
        ("ubnd-tinh-bac-lieu", "maintenance-plan", "61/KH-UBND", "Bạc Liêu, ngày 01 tháng 6 năm 2020"),
        ("ubnd-phuong-mau", "committee-decision", "215/QĐ-UBND", "Phường Mẫu, ngày 02 tháng 3 năm 2026"),
        ("ubnd-phuong-mau", "conversion-plan", "        /KH-UBND",
         "Phường Mẫu, ngày      tháng      năm 2026"),
    ],
)  # fmt: skip
def test_numbers_and_dates_of_known_papers(
    papers: Papers, agency: str, kind: str, number: str, date: str
) -> None:
    found = paper(papers, agency, kind)
    assert found.number.text == f"Số: {number}"
    assert [line.text for line in found.date] == [date]


def test_small_numbers_and_days_get_a_nought_and_blanks_stay_blank(variants: Papers) -> None:
    decision = paper(variants, "so-lon", "committee-decision")
    assert decision.number.text == "Số: 09/QĐ-SKHCN"
    assert decision.date[0].text == "Thành phố Hồ Chí Minh, ngày 09 tháng 02 năm 2024"
    letter = paper(variants, "so-lon", "training-request")
    assert re.fullmatch(r"Số: {6,12}/SKHCN-VP", letter.number.text)
    wanted = f"Thành phố Hồ Chí Minh, {BLANK_DAY_AND_MONTH} năm 2024"
    assert re.fullmatch(wanted, letter.date[0].text)


@every_of(*ABBREVIATIONS)
def test_ten_loai_and_trich_yeu(paper: Paper) -> None:
    name, subject = administrative(paper.path).title
    # Khoản 5 điểm b: tên loại in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm, canh giữa.
    assert name.text == ABBREVIATIONS[paper.form]
    assert looks(name, 13, 14, bold=True)
    # Khoản 5 điểm b: trích yếu ngay dưới tên loại, in thường, cỡ 13 đến 14, đứng, đậm, canh giữa.
    assert looks(subject, 13, 14, bold=True)
    assert subject.text[0].isupper()
    assert not subject.text.isupper()
    assert not subject.text.endswith(".")
    assert name.align == subject.align == "center"


@every(ADMINISTRATIVE)
def test_can_cu(paper: Paper) -> None:
    bases = administrative(paper.path).bases
    wanted = any(isinstance(base, str) for base in KINDS[paper.kind].get("bases", ()))
    assert len(bases) >= 3 if paper.form == "QĐ" else bool(bases) >= wanted
    if not bases:
        return
    # Khoản 6 điểm a, đ: in thường, kiểu chữ nghiêng, cỡ chữ từ 13 đến 14; sau mỗi căn cứ xuống dòng,
    # cuối dòng dấu chấm phẩy, dòng cuối cùng dấu chấm. TT 01/2011/TT-BNV: upright, dấu phẩy.
    before = paper.agency in BEFORE
    assert {line.text[-1] for line in bases[:-1]} <= {";"}
    assert bases[-1].text[-1] == ("," if before else ".")
    assert all(looks(line, 13, 14, italic=not before) for line in bases)
    assert {line.align for line in bases} == {"both"}
    assert not any(mark in line.text for line in bases for mark in (";;", ".;", ",;", "..", ";."))


@every(ADMINISTRATIVE)
def test_body(paper: Paper) -> None:
    content = administrative(paper.path).content
    assert len(content) >= 6
    for line in content:
        # Khoản 6 điểm e: in thường, canh đều cả hai lề, kiểu chữ đứng, cỡ chữ từ 13 đến 14; lùi đầu
        # dòng 1 cm hoặc 1,27 cm; giữa các đoạn tối thiểu 6pt; cách dòng từ dòng đơn đến 1,5 lines.
        assert all(13 <= face.size <= 14 and not face.italic for face in line.faces), line.text
        assert line.align == "both", line.text
        assert min(abs(line.first_line - indent) for indent in (10, 12.7)) < 0.05, line.text
        assert line.before + line.after >= 6, line.text
        assert 1 <= line.spacing <= 1.5, line.text
    assert len({face.size for line in content for face in line.faces}) == 1, "one size (điểm đ)"


@every(ADMINISTRATIVE)
def test_headings_of_the_body(paper: Paper) -> None:
    content = administrative(paper.path).content
    romans = [line for line in content if re.match(r"[IVX]+\. ", line.text)]
    articles = [line for line in content if re.match(r"Điều \d+\. ", line.text)]
    points = [line for line in content if re.match(r"[a-zđ]\) ", line.text)]
    form = paper.form
    if form == "QĐ":
        # Khoản 6 điểm đ: từ "Điều", số thứ tự (Ả Rập, dấu chấm) và tiêu đề in thường, đứng, đậm.
        assert len(articles) >= 3
        numbers = range(1, len(articles) + 1)
        assert [line.text.split(".")[0] for line in articles] == [f"Điều {n}" for n in numbers]
        assert all(line.faces[0].bold for line in articles)
        assert not any(line.text.isupper() for line in articles)
    else:
        # Mục V, khoản 6: "I. TIÊU ĐỀ" in hoa, kiểu chữ đứng, đậm.
        wanted = [roman(number) for number in range(1, len(romans) + 1)]
        assert [line.text.split(".")[0] for line in romans] == wanted
        assert len(romans) >= (2 if form in ("KH", "BC", "BB", "TTr") else 0)
        assert all(line.text.isupper() and line.face.bold for line in romans)
    # Khoản 6 điểm đ: điểm in thường, kiểu chữ đứng: a), b), c) …, not bold.
    assert not any(face.bold for line in points for face in line.faces)


@every(ADMINISTRATIVE)
def test_the_text_and_each_annex_that_is_issued_end_with_their_mark(paper: Paper) -> None:
    # Mẫu of Phụ lục III: the text ends with "./.", and so does the text that a decision issues.
    found = administrative(paper.path)
    body = [text for text in found.file.texts if text.endswith("./.")]
    issued = str(KINDS[paper.kind]["form"]).endswith("+")
    assert len(body) == 1 + issued, body
    assert not [text for text in found.file.texts if "./." in text.removesuffix("./.")]


@every(ADMINISTRATIVE)
def test_kinh_gui(paper: Paper) -> None:
    # Khoản 9 điểm b: only in Công văn, and in Tờ trình and Báo cáo to a superior.
    found = administrative(paper.path)
    said = [line for line in found.file.lines if line.text.startswith("Kính gửi")]
    assert said == found.addressed[:1]
    assert paper.form in ADDRESSED or not said
    assert said or paper.form not in ("CV", "TTr")
    # Khoản 9 điểm d: cỡ chữ từ 13 đến 14, kiểu chữ đứng; sau đó có dấu hai chấm; một nơi thì trên
    # cùng một dòng; hai nơi trở lên thì mỗi nơi một dòng "- …;", cuối dòng cuối cùng có dấu chấm.
    assert all(looks(line, 13, 14) for line in found.addressed)
    first, *others = [line.text.rstrip() for line in found.addressed] or ["Kính gửi: ai"]
    if others:
        assert first == "Kính gửi:"
        assert len(others) >= 2
        assert all(re.fullmatch(r"- \S.*[^;,. ];", text) for text in others[:-1])
        assert re.fullmatch(r"- \S.*[^;,. ]\.", others[-1])
    else:
        assert re.fullmatch(r"Kính gửi: \S.*[^;,.]\.?", first)


@every_of(*(form for form in ABBREVIATIONS if form != "BB"), "CV")
def test_signature(paper: Paper) -> None:
    *powers, name = administrative(paper.path).signature
    # Khoản 7 điểm đ: quyền hạn, chức vụ in hoa, cỡ chữ từ 13 đến 14, kiểu chữ đứng, đậm; họ tên in
    # thường, cỡ 13 đến 14, đứng, đậm, canh giữa; không ghi học hàm, học vị.
    for line in powers:
        assert line.text.isupper()
        assert looks(line, 13, 14, bold=True)
    assert looks(name, 13, 14, bold=True)
    assert re.fullmatch(r"(\w+ ){1,4}\w+", name.text)
    assert not name.text.isupper()
    assert {line.align for line in (*powers, name)} == {"center"}
    assert name.before >= 40, "room for the signature"


@pytest.mark.parametrize(
    ("agency", "kind", "lines"),
    [
        # NĐ 30 Điều 13: TM. for a collective, KT. a deputy for the head, TL. by order of the head.
        ("so-khcn-binh-thuan", "maintenance-plan", ["GIÁM ĐỐC", "Nguyễn Văn A"]),
        ("so-khcn-binh-thuan", "audit-report", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị B"]),
        ("so-khcn-kon-tum", "conversion-plan", ["GIÁM ĐỐC", "Nguyễn Văn A"]),
        ("ubnd-tinh-bac-lieu", "committee-decision", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]),
        ("ubnd-tinh-bac-lieu", "conversion-plan",
         ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị B"]),
        ("ubnd-tinh-bac-lieu", "audit-report", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Văn C"]),
        ("ubnd-phuong-mau", "training-request",
         ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị B"]),
    ],
)  # fmt: skip
def test_powers_of_the_signer(papers: Papers, agency: str, kind: str, lines: list[str]) -> None:
    assert [line.text for line in paper(papers, agency, kind).signature] == lines


def test_powers_that_the_samples_do_not_use(variants: Papers) -> None:
    # NĐ 30 Điều 13 khoản 4: TUQ.; khoản 1: Q. (acting head).
    report = paper(variants, "so-lon", "audit-report")
    assert [line.text for line in report.signature] == [
        "TUQ. GIÁM ĐỐC",
        "CHÁNH VĂN PHÒNG",
        "Lê Văn C",
    ]
    plan = paper(variants, "so-quyen", "maintenance-plan")
    assert [line.text for line in plan.signature] == ["Q. GIÁM ĐỐC", "Nguyễn Văn A"]
    deputy = paper(variants, "so-quyen", "audit-report")
    assert [line.text for line in deputy.signature][:2] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


@every(ADMINISTRATIVE)
def test_noi_nhan(paper: Paper) -> None:
    label, *items, archive = administrative(paper.path).recipients
    # Khoản 9 điểm d: "Nơi nhận" in thường, cỡ chữ 12, kiểu chữ nghiêng, đậm; các nơi in thường, cỡ
    # chữ 11, kiểu chữ đứng, gạch đầu dòng, sát lề trái, cuối dòng dấu chấm phẩy; dòng cuối "Lưu" sau
    # đó có dấu hai chấm, "VT", dấu phẩy, đơn vị soạn thảo, cuối cùng là dấu chấm.
    assert label.text == "Nơi nhận:"
    assert looks(label, 12, 12, bold=True, italic=True)
    assert items
    # Điểm b: Công văn, Tờ trình, Báo cáo to a superior: "Như trên"; Mẫu 1.2, 1.3: "Như Điều …".
    found = administrative(paper.path)
    articles = sum(bool(re.match(r"Điều \d+\. ", line.text)) for line in found.content)
    if found.addressed:
        assert items[0].text == "- Như trên;"
    if paper.form == "QĐ":
        assert items[0].text == f"- Như Điều {articles};"
    for line in items:
        assert re.fullmatch(r"- \S.*[^;,. ];", line.text), line.text
        assert looks(line, 11, 11)
    assert re.fullmatch(r"- Lưu: VT(, [\w.]+| ?, Hồ sơ)*\.", archive.text)
    assert looks(archive, 11, 11)
    for line in (label, *items, archive):
        assert line.align == "left"
        assert line.first_line == pytest.approx(0, abs=0.05)


def test_two_laws_lay_out_two_papers_of_one_kind(papers: Papers) -> None:
    old = paper(papers, "so-khcn-kon-tum", "conversion-plan")  # of 02/10/2019: TT 01/2011/TT-BNV
    new = paper(papers, "ubnd-tinh-bac-lieu", "conversion-plan")  # of 12/6/2020: NĐ 30/2020/NĐ-CP
    assert old.date[0].text.endswith("ngày 02 tháng 10 năm 2019")
    assert new.date[0].text.endswith("ngày 12 tháng 6 năm 2020")
    assert [set(found.file.sections[0].sides) for found in (old, new)] == [
        {"footer default"},
        {"header default"},
    ]
    assert [found.bases[0].face.italic for found in (old, new)] == [False, True]
    assert [found.bases[-1].text[-1] for found in (old, new)] == [",", "."]
