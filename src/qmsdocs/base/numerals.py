"""Whole numbers in Vietnamese words, as sums of money are repeated in administrative papers."""

from collections.abc import Iterator

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", " nghìn", " triệu")
_BILLION = 10**9


def number_words(number: int) -> str:
    """Give `một nghìn không trăm linh năm` for 1005.

    Groups of nothing but zeros are not read; a group behind another one is read with its hundreds,
    so that no place is lost.

    Raises:
        ValueError: the number is negative or no whole number.
    """
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError(number)
    return " ".join(_read(number, leading=True)) or _DIGITS[0]


def money_words(amount: int) -> str:
    """Give `Mười lăm triệu đồng` for 15 000 000.

    Raises:
        ValueError: the amount is negative or no whole number.
    """
    words = number_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _read(number: int, *, leading: bool) -> Iterator[str]:
    """Read a number; billions are counted by a number of their own: `một nghìn tỷ`."""
    billions, rest = divmod(number, _BILLION)
    if billions:
        yield f"{' '.join(_read(billions, leading=leading))} tỷ"
        leading = False
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            yield _group(group, leading=leading) + _GROUPS[place]
            leading = False


def _group(number: int, *, leading: bool) -> str:
    """Read 1 to 999; one that does not lead is read with its hundreds."""
    hundreds, rest = divmod(number, 100)
    words = [] if leading and not hundreds else [f"{_DIGITS[hundreds]} trăm"]
    if rest:
        words.append(_below_hundred(rest, alone=not words))
    return " ".join(words)


def _below_hundred(number: int, *, alone: bool) -> str:
    """Read 1 to 99: mốt, tư, lăm behind tens, `linh` for no tens behind hundreds."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones] if alone else f"linh {_DIGITS[ones]}"
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return head
    if ones == 5:
        return f"{head} lăm"
    special = {1: "mốt", 4: "tư"} if tens > 1 else {}
    return f"{head} {special.get(ones, _DIGITS[ones])}"
