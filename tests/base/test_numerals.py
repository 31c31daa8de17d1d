"""Numbers are read as a Vietnamese accountant reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.numerals import money_words, number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (31, "ba mươi mốt"),
        (55, "năm mươi lăm"),
        (65, "sáu mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (1100, "một nghìn một trăm"),
        (10_001, "mười nghìn không trăm linh một"),
        (15_021, "mười lăm nghìn không trăm hai mươi mốt"),
        (351_600_307, "ba trăm năm mươi mốt triệu sáu trăm nghìn ba trăm linh bảy"),
        (400_070_192, "bốn trăm triệu không trăm bảy mươi nghìn một trăm chín mươi hai"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"),
        (14_850_000, "mười bốn triệu tám trăm năm mươi nghìn"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (21 * 10**9, "hai mươi mốt tỷ"),
        (10**12, "một nghìn tỷ"),
        (1005 * 10**9, "một nghìn không trăm linh năm tỷ"),
        (10**12 + 5 * 10**6, "một nghìn tỷ không trăm linh năm triệu"),
        (10**18, "một tỷ tỷ"),
    ],
)
def test_a_number_is_read_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize("number", [-1, -(10**9), True, 1.5, 2.0, "5", None])
def test_what_is_no_whole_number_from_zero_up_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        number_words(number)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r".*"):
        money_words(number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (15_000_000, "Mười lăm triệu đồng"),
        (5_505_000, "Năm triệu năm trăm linh năm nghìn đồng"),
    ],
)
def test_money_begins_with_a_capital_and_ends_with_its_unit(amount: int, words: str) -> None:
    assert money_words(amount) == words


_VALUES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "không": 0,
}  # fmt: skip


def heard(words: str) -> int:
    """Give the number that somebody writes down who hears it."""
    billions, group, ones, total = 0, 0, 0, 0
    for word in words.split():
        if word in _VALUES:
            ones = _VALUES[word]
        elif word == "trăm":
            group, ones = ones * 100, 0
        elif word in ("mươi", "mười"):
            group, ones = group + 10 * (ones if word == "mươi" else 1), 0
        elif word in ("nghìn", "triệu"):
            total += (group + ones) * {"nghìn": 10**3, "triệu": 10**6}[word]
            group, ones = 0, 0
        elif word == "tỷ":
            billions, total = (billions + total + group + ones) * 10**9, 0
            group, ones = 0, 0
    return billions + total + group + ones


@given(st.integers(min_value=0, max_value=10**18))
def test_what_is_read_is_heard_as_the_same_number(number: int) -> None:
    assert heard(number_words(number)) == number
