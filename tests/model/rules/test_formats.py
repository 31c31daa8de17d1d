"""The format of papers: values copied from the decree's table and sentences, not from the packs."""

import re
from datetime import date

import pytest

from qmsdocs.base.errors import NotFoundError
from qmsdocs.model.rules import FormatRules, load_rulebook

TODAY = load_rulebook().format_on(date(2024, 3, 5))
BEFORE = load_rulebook().format_on(date(2019, 10, 2))

# NĐ 30/2020/NĐ-CP, Phụ lục I: id, smallest size, largest, size of the example, style, capitals
TABLE = [
    ("page.number", 13, 14, 14, "", False),
    ("quoc_hieu", 12, 13, 12, "bold", True),
    ("tieu_ngu", 13, 14, 13, "bold", False),
    ("co_quan_chu_quan", 12, 13, 12, "", True),
    ("co_quan_ban_hanh", 12, 13, 12, "bold", True),
    ("so", 13, 13, 13, "", False),
    ("ky_hieu", 13, 13, 13, "", True),
    ("dia_danh_ngay", 13, 14, 13, "italic", False),
    ("ten_loai", 13, 14, 14, "bold", True),
    ("trich_yeu", 13, 14, 14, "bold", False),
    ("trich_yeu_cv", 12, 13, 12, "", False),
    ("can_cu", 13, 14, None, "italic", False),
    ("body", 13, 14, 14, "", False),
    ("phan_chuong.label", 13, 14, 14, "bold", False),
    ("phan_chuong.title", 13, 14, 14, "bold", True),
    ("muc.label", 13, 14, 14, "bold", False),
    ("muc.title", 13, 14, 14, "bold", True),
    ("dieu", 13, 14, 14, "bold", False),
    ("khoan.titled", 13, 14, 14, "bold", False),
    ("khoan", 13, 14, 14, "", False),
    ("diem", 13, 14, 14, "", False),
    ("muc_b", 13, 14, 14, "bold", True),
    ("quyen_han", 13, 14, 14, "bold", True),
    ("chuc_vu", 13, 14, 14, "bold", True),
    ("ho_ten", 13, 14, 14, "bold", False),
    ("kinh_gui", 13, 14, 14, "", False),
    ("noi_nhan.label", 12, 12, 12, "bold italic", False),
    ("noi_nhan.item", 11, 11, 11, "", False),
    ("khan", 13, 14, 13, "bold", True),
    ("luu_hanh", 13, 14, 13, "bold", True),
    ("nguoi_soan", 11, 11, 11, "", True),
    ("dia_chi", 11, 12, 11, "", False),
    ("ky_so_sao", 10, 10, 10, "", False),
    ("phu_luc.label", 14, 14, 14, "bold", False),
    ("phu_luc.title", 13, 14, 14, "bold", True),
    ("phu_luc.ref", 13, 14, None, "italic", False),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_a_row_of_the_decree(row: tuple[str, float, float, float | None, str, bool]) -> None:
    name, smallest, largest, example, style, upper = row
    found = TODAY.component(name)
    assert (found.size_min, found.size_max) == (smallest, largest)
    assert found.size == (example or found.size)
    assert (found.bold, found.italic) == ("bold" in style, "italic" in style)
    assert found.upper is upper
    assert found.verified
    assert found.citation.document == "Nghị định số 30/2020/NĐ-CP"


@pytest.mark.parametrize(
    ("name", "low", "high", "unit"),
    [
        ("page.width", 210, 210, "mm"),
        ("page.height", 297, 297, "mm"),
        ("page.margin.top", 20, 25, "mm"),
        ("page.margin.bottom", 20, 25, "mm"),
        ("page.margin.left", 30, 35, "mm"),
        ("page.margin.right", 15, 20, "mm"),
        ("tieu_ngu.rule", 1, 1, "lần"),
        ("co_quan.rule", 1 / 3, 1 / 2, "lần"),
        ("trich_yeu.rule", 1 / 3, 1 / 2, "lần"),
        ("trich_yeu_cv.gap", 6, 6, "pt"),
        ("body.space", 6, None, "pt"),
        ("body.line", 1, 1.5, "dòng"),
    ],
)
def test_a_measure_of_the_decree(name: str, low: float, high: float | None, unit: str) -> None:
    found = TODAY.measure(name)
    assert (found.min, found.max, found.unit) == (low, high, unit)


def test_the_first_line_is_one_of_two_indents() -> None:
    assert TODAY.measure("body.first_line").allowed == (10, 12.7)
    assert TODAY.measure("body.first_line").use == 12.7
    assert BEFORE.measure("body.first_line").allowed == ()
    assert (BEFORE.measure("body.first_line").min, BEFORE.measure("body.first_line").max) == (
        10,
        12.7,
    )


def test_every_row_of_the_table_is_there() -> None:
    for name in ("page.paper", "page.orient", "chu_ky", "dau", "mat"):
        assert TODAY.choice(name)
    assert TODAY.choice("page.paper") == "A4"
    assert TODAY.text("page.font") == "Times New Roman"
    assert TODAY.component("chuc_vu_khac").size_min is None


def test_the_fixed_texts_are_those_of_the_decree() -> None:
    assert TODAY.text("quoc_hieu") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert TODAY.text("tieu_ngu") == "Độc lập - Tự do - Hạnh phúc"
    assert TODAY.text("noi_nhan.label") == "Nơi nhận:"
    assert TODAY.text("quyen_han.kt") == "KT."
    assert TODAY.text("end_mark") == "./."


def test_sizes_of_the_head_rise_and_fall_together() -> None:
    small, large = TODAY.head(12), TODAY.head(13)
    assert (small.quoc_hieu, small.tieu_ngu, small.dia_danh_ngay) == (12, 13, 13)
    assert (large.quoc_hieu, large.tieu_ngu, large.dia_danh_ngay) == (13, 14, 14)
    with pytest.raises(NotFoundError) as error:
        TODAY.head(14)
    assert error.value.problems[0].values["known"] == "12, 13"


# Phụ lục III, Mục I, and the two kinds of Điều 7 that have no abbreviation
ABBREVIATIONS = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB"
)


def test_the_29_kinds_and_their_abbreviations() -> None:
    kinds = TODAY.kinds
    assert " ".join(kind.abbreviation for kind in kinds if kind.abbreviation) == ABBREVIATIONS
    assert [kind.name for kind in kinds if not kind.abbreviation] == ["Công văn", "Thư công"]
    assert len(kinds) == 29


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KH", "Kế hoạch"),
        ("QĐ", "Quyết định"),
        ("TTr", "Tờ trình"),
        ("QyĐ", "Quy định"),
        ("GM", "Giấy mời"),
        ("BB", "Biên bản"),
        ("CV", "Công văn"),
    ],
)
def test_a_kind_is_found_by_its_code(code: str, name: str) -> None:
    assert TODAY.kind_name(code) == name


@pytest.mark.parametrize("code", ["", "KHX", "GN"])
def test_an_abbreviation_that_is_not_in_force_is_refused(code: str) -> None:
    with pytest.raises(NotFoundError):
        TODAY.kind_name(code)


def test_a_kind_dropped_in_2020_was_there_before() -> None:
    assert BEFORE.kind_name("ĐĐ") == "Giấy đi đường"
    assert len(BEFORE.kinds) == 32
    with pytest.raises(NotFoundError):
        TODAY.kind_name("ĐĐ")


def test_what_changed_in_2020_is_chosen_by_the_day() -> None:
    assert BEFORE.choice("page_number.place") == "footer-right"
    assert TODAY.choice("page_number.place") == "header-center"
    assert BEFORE.choice("can_cu.punctuation") == "semicolon-comma"
    assert TODAY.choice("can_cu.punctuation") == "semicolon-dot"
    assert (BEFORE.component("can_cu").italic, TODAY.component("can_cu").italic) == (False, True)


def test_the_last_day_of_the_old_form_and_the_first_of_the_new() -> None:
    rulebook = load_rulebook()
    assert not rulebook.format_on(date(2020, 3, 4)).component("can_cu").italic
    assert rulebook.format_on(date(2020, 3, 5)).component("can_cu").italic


def test_a_wrong_id_names_the_nearest() -> None:
    with pytest.raises(NotFoundError) as error:
        TODAY.component("quoc-hieu")
    assert error.value.problems[0].values["known"] == "quoc_hieu"
    with pytest.raises(NotFoundError):
        TODAY.measure("body")
    with pytest.raises(NotFoundError):
        TODAY.text("body")


@pytest.mark.parametrize(
    "line",
    ["Số: 15/QĐ-BNV", "Số: 05/BNV-VP", "Số: 12/UBND-VX", "Số:         /KH-SKHCN", "Số: …/QyĐ-UBND"],
)
def test_the_number_pattern_takes_numbers_and_drafts(line: str) -> None:
    assert re.match(TODAY.text("number.pattern"), line)


@pytest.mark.parametrize("line", ["Số: 5/QĐ-BNV", "Số 15/QĐ-BNV", "Số: 15 / QĐ-BNV"])
def test_the_number_pattern_refuses_what_the_decree_forbids(line: str) -> None:
    assert not re.match(TODAY.text("number.pattern"), line)


@pytest.mark.parametrize("rules", [TODAY, BEFORE], ids=["nd-30-2020", "tt-01-2011"])
def test_forms_find_what_they_need_on_either_side_of_2020(rules: FormatRules) -> None:
    for name, *_ in TABLE:
        if name != "ky_so_sao":
            assert rules.component(name).citation.clause
