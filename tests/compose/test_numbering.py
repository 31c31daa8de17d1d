"""Number and date lines, given and blank."""

import re
from datetime import date

import pytest

from qmsdocs.compose.numbering import date_line, number_line, symbol
from qmsdocs.model.page import Form
from qmsdocs.word.gaps import dotted, gap_paths

#: law.md 2.2: what a number line may look like, drafts too.
NUMBER_LINE = re.compile(
    r"^Số:\s*(\d{2,}|[.…\s]*)/([A-ZĐ][A-ZĐa-z]{1,3}-)?[A-ZĐ0-9.&]+(-[A-ZĐ0-9.&]+)*$"
)


@pytest.mark.parametrize(
    ("form", "drafter", "expected"),
    [
        ("KH", None, "KH-SKHCN"),
        ("QĐ+", "VP", "QĐ-SKHCN"),
        ("TTr", None, "TTr-SKHCN"),
        ("CV", "CCTĐC", "SKHCN-CCTĐC"),
    ],
)
def test_the_symbol_follows_the_form(form: Form, drafter: str | None, expected: str) -> None:
    assert symbol(form, "SKHCN", drafter) == expected


def test_a_number_below_ten_is_padded() -> None:
    assert number_line(5, "KH-SKHCN") == "Số: 05/KH-SKHCN"
    assert number_line(208, "SKHCN-CCTĐC") == "Số: 208/SKHCN-CCTĐC"


@pytest.mark.parametrize("drafter", [None, "VP"])
def test_a_draft_has_room_for_the_number(drafter: str | None) -> None:
    line = number_line(None, symbol("CV", "SKHCN", drafter))
    assert re.match(r"Số: {5,}/SKHCN-", line)
    assert NUMBER_LINE.match(dotted(line).replace("…", "."))


def test_the_date_line_is_in_the_legal_form_or_blank() -> None:
    assert (
        date_line("Bình Thuận", date(2024, 2, 5), 2024) == "Bình Thuận, ngày 05 tháng 02 năm 2024"
    )
    assert date_line("Mẫu", date(2021, 6, 15), 2021) == "Mẫu, ngày 15 tháng 6 năm 2021"
    assert re.fullmatch(r"Mẫu, ngày {5,}tháng {5,}năm 2026", date_line("Mẫu", None, 2026))


def test_a_letter_without_its_drafting_unit_has_a_gap() -> None:
    assert gap_paths(symbol("CV", "SKHCN", None)) == ("paper.drafter",)
    assert gap_paths(symbol("KH", "SKHCN", None)) == ()
