"""Texts from outside, each once, with their status on the day of the list."""

from pathlib import Path

from qmsdocs.compose.externals import external_texts
from qmsdocs.compose.system_names import ExternalGroup
from system_tools import LIST, PLAN, PROCEDURE, TTHC, facts, pages
from toy import PROCEDURES

KINDS = pages(PROCEDURE, LIST, TTHC, PLAN)
BASES = PROCEDURES.replace(
    "    issued:",
    "    bases:\n"
    "      - Quyết định số 1/2020/QĐ-TTg ngày 01/5/2020 của Thủ tướng Chính phủ về quản lý\n"
    "      - Thông tư số 3/2020/TT-BTC của Bộ trưởng Bộ Tài chính về lệ phí\n"
    "    issued:",
)
MORE = """\
external_documents:
  - {kind: Tiêu chuẩn, number: TCVN ISO 19011:2018, subject: Hướng dẫn đánh giá}
  - {kind: Quy chế, subject: Quy chế tiếp dân, in_force_to: 01/01/2024}
"""


def listed(groups: tuple[ExternalGroup, ...]) -> dict[str, list[tuple[str, str]]]:
    return {
        group.title: [(text.number or text.title, text.status) for text in group.texts]
        for group in groups
    }


def test_the_law_of_the_day_is_listed_with_what_rests_on_it(tmp_path: Path) -> None:
    of = facts(tmp_path, KINDS, "doc-list", procedures=BASES, more=MORE)
    groups = external_texts(of)
    assert listed(groups) == {
        "Tiêu chuẩn": [
            ("TCVN ISO 9001:2015", "Đang áp dụng"),
            ("TCVN ISO 19011:2018", "Đang áp dụng"),
        ],
        "Văn bản quy phạm pháp luật áp dụng chung": [("1/2020/QĐ-TTg", "Còn hiệu lực")],
        "Văn bản quy phạm pháp luật theo lĩnh vực": [("3/2020/TT-BTC", "Đang áp dụng")],
        "Văn bản chỉ đạo, điều hành và tài liệu khác": [
            ("10/KH-UBND", "Đang áp dụng"),
            ("Quy chế tiếp dân", "Hết hiệu lực từ ngày 01/01/2024"),
        ],
    }
    assert groups[1].texts[0].used_in == ("QT-01",)


def test_a_basis_that_has_ended_says_so_and_names_what_stands_in_its_place(tmp_path: Path) -> None:
    of = facts(tmp_path, KINDS, "doc-list", procedures=BASES, day="2026-03-05")
    found = dict(pair for rows in listed(external_texts(of)).values() for pair in rows)
    assert found["2/2025/QĐ-TTg"] == "Còn hiệu lực"
    assert found["1/2020/QĐ-TTg"] == (
        "Hết hiệu lực từ ngày 01/7/2025, thay bằng Quyết định số 2/2025/QĐ-TTg"
    )
    assert found["10/KH-UBND"] == "Hết hiệu lực từ ngày 01/01/2026"


def test_what_the_agency_issued_itself_is_no_text_from_outside(tmp_path: Path) -> None:
    year = (
        "year: 2024\nreferences:\n  - {id: own, kind: Quyết định, number: 7/QĐ-STN, "
        "date: 02/01/2024, issuer: Giám đốc Sở Thử nghiệm, subject: về việc}\n"
    )
    of = facts(tmp_path, KINDS, "doc-list", year=year)
    assert "7/QĐ-STN" not in str(external_texts(of))


def test_a_text_later_than_the_list_is_not_in_it(tmp_path: Path) -> None:
    of = facts(tmp_path, KINDS, "doc-list", day="2021-01-04")
    assert "10/KH-UBND" not in str(external_texts(of))


def test_laws_stand_by_rank_and_then_by_day(tmp_path: Path) -> None:
    bases = PROCEDURES.replace(
        "    issued:",
        "    bases:\n"
        "      - Thông tư số 3/2019/TT-BTC ngày 02/01/2019 của Bộ trưởng Bộ Tài chính về lệ phí\n"
        "      - Nghị định số 9/2018/NĐ-CP ngày 05/02/2018 của Chính phủ về đo lường\n"
        "      - Nghị định số 8/2017/NĐ-CP ngày 05/02/2017 của Chính phủ về nhãn hàng hóa\n"
        "      - Luật Đo lường ngày 11 tháng 11 năm 2011\n"
        "    issued:",
    )
    found = listed(external_texts(facts(tmp_path, KINDS, "doc-list", procedures=bases)))
    assert [name for name, _ in found["Văn bản quy phạm pháp luật theo lĩnh vực"]] == [
        "Luật Đo lường",
        "8/2017/NĐ-CP",
        "9/2018/NĐ-CP",
        "3/2019/TT-BTC",
    ]
