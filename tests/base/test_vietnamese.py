"""Vietnamese text in the legal form: dates, numbers, letters, slugs, order."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base import vietnamese as vi


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024", "29/02/2024"),
        (date(2021, 6, 15), "ngày 15 tháng 6 năm 2021", "15/6/2021"),
        (date(2019, 10, 9), "ngày 09 tháng 10 năm 2019", "09/10/2019"),
    ],
)
def test_dates_pad_days_and_the_first_two_months(day: date, long: str, short: str) -> None:
    assert vi.administrative_date(day) == long
    assert vi.short_date(day) == short


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_keeps_its_numbers(day: date) -> None:
    numbers = [int(number) for number in re.findall(r"\d+", vi.administrative_date(day))]
    assert numbers == [day.day, day.month, day.year]


@pytest.mark.parametrize(("number", "text"), [(1, "01"), (9, "09"), (10, "10"), (208, "208")])
def test_numbers_of_papers_below_ten_get_a_zero(number: int, text: str) -> None:
    assert vi.padded_number(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (399, "CCCXCIX")]
)
def test_roman_numbers(number: int, text: str) -> None:
    assert vi.roman(number) == text


@given(st.integers(1, 399))
def test_a_roman_number_can_be_read_back(number: int) -> None:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [worth[letter] for letter in vi.roman(number)]
    signed = [
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    ]
    assert sum(signed) == number


@pytest.mark.parametrize("number", [0, -1, 400])
def test_there_is_no_roman_number_for_it(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        vi.roman(number)


def test_diem_follow_the_vietnamese_alphabet() -> None:
    first = [vi.diem_letter(number) for number in range(1, 9)]
    assert first == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert [vi.diem_letter(number) for number in (23, 24, 25)] == ["y", "aa", "ab"]


def test_no_two_diem_share_a_letter() -> None:
    letters = [vi.diem_letter(number) for number in range(1, 500)]
    assert len(set(letters)) == len(letters)
    with pytest.raises(ValueError, match="0"):
        vi.diem_letter(0)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (90, "90"),
        (7.5, "7,5"),
        (1234.5, "1.234,5"),
        (15_000_000, "15.000.000"),
        (-1234, "-1.234"),
        (-0.00001, "0"),
        (0.1 + 0.2, "0,3"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_comma_for_decimals(number: float, text: str) -> None:
    assert vi.number_text(number) == text


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_loses_no_digit(number: int) -> None:
    assert int(vi.number_text(number).replace(".", "")) == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch duy trì năm 2024", "ke-hoach-duy-tri-nam-2024"),
        ("Đánh giá nội bộ (lần 1)", "danh-gia-noi-bo-lan-1"),
        ("Cấp/đổi giấy phép: xe & máy", "cap-doi-giay-phep-xe-may"),
        ("---", ""),
    ],
)
def test_slugs_are_plain_words(text: str, name: str) -> None:
    assert vi.slug(text) == name


@given(st.text())
def test_a_slug_is_safe_and_stable(text: str) -> None:
    name = vi.slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", name)
    assert vi.slug(name) == name


@given(st.text(alphabet="aăâeêoôơuưyđĐẾềỗựợ Áàảãạ"))
def test_a_slug_does_not_depend_on_the_normal_form(text: str) -> None:
    assert vi.slug(unicodedata.normalize("NFD", text)) == vi.slug(
        unicodedata.normalize("NFC", text)
    )


def test_words_sort_as_in_a_vietnamese_dictionary() -> None:
    words = ["bá", "ba", "đa", "da", "ăn", "an", "ân", "bả", "bạ", "bà", "bã", "ơn", "ôn", "on"]
    expected = ["an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "da", "đa", "on", "ôn", "ơn"]
    assert sorted(words, key=vi.sort_key) == expected


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted_and_the_order_is_total(texts: list[str]) -> None:
    turned = texts[::-1]
    assert sorted(texts, key=vi.sort_key) == sorted(turned, key=vi.sort_key)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("Kế hoạch", "kế hoạch", "Kế hoạch"),
        ("UBND tỉnh", "UBND tỉnh", "UBND tỉnh"),
        ("đơn vị", "đơn vị", "Đơn vị"),
        ("", "", ""),
    ],
)
def test_first_letters_change_but_abbreviations_stay(text: str, lower: str, upper: str) -> None:
    assert vi.lower_first(text) == lower
    assert vi.sentence(text) == upper


@given(st.text())
def test_the_normal_form_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", vi.nfc(text))
