"""Widths of text, against figures measured elsewhere, and the breaking of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.word.metrics import line_height, text_width, wrap

VIETNAMESE = (
    "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ "
)


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "kerned"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, 87.7),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.0),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False, 56.1),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.4),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 13, False, True, 98.7),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 14, False, True, 106.3),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, True, False, 64.5),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 13, True, False, 69.9),
        ("ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA", 12, False, False, 77.1),
        ("ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA", 13, False, False, 83.6),
    ],
)
def test_width_is_that_of_the_kerned_line_or_a_little_more(
    text: str, size: float, bold: bool, italic: bool, kerned: float
) -> None:
    width = text_width(text, size, bold, italic)
    assert kerned - 0.05 <= width <= kerned + 0.75


def test_width_as_word_and_libreoffice_set_it_without_kerning() -> None:
    name = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert text_width(name, 13, bold=True) == pytest.approx(95.67, abs=0.01)


def test_decomposed_letters_are_as_wide_as_composed_ones() -> None:
    assert text_width("Vie\u0323\u0302t", 14) == text_width("Việt", 14)


def test_every_vietnamese_letter_has_a_measured_width() -> None:
    guess = text_width("\u4e00", 100) * 0.6
    assert all(text_width(char, 100) != pytest.approx(guess) for char in VIETNAMESE)
    assert text_width("Ỗ", 100) == text_width("O", 100)


def test_width_of_signs_that_are_not_in_the_data() -> None:
    assert text_width("字", 10) == pytest.approx(10 * 25.4 / 72)
    assert text_width("\u200b", 10) == 0
    assert text_width("ж", 10) > 0


def test_line_height_is_that_of_the_font() -> None:
    assert line_height(14) == pytest.approx(14 * 1.149 * 25.4 / 72, abs=0.01)


def test_lines_break_at_spaces_and_keep_newlines() -> None:
    assert wrap("một hai ba\nbốn", 16, 12) == ["một hai", "ba", "bốn"]


def test_a_word_wider_than_the_line_breaks_anywhere() -> None:
    lines = wrap("a " + "m" * 30, 20, 12)
    assert "".join(lines) == "a" + "m" * 30
    assert all(text_width(line, 12) <= 20 for line in lines)


@given(st.text(alphabet=VIETNAMESE, max_size=80), st.floats(10, 100))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, width: float) -> None:
    lines = wrap(text, width, 13)
    assert all(text_width(line, 13) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
