"""Vietnamese text: normal form, dates in the legal form, numbering, slugs, order."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

#: The letters of điểm in order (NĐ 30/2020, Phụ lục I: by the Vietnamese alphabet).
DIEM_LETTERS = list("abcdđeghiklmnopqrstuvxy")

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_KEPT_MARKS = {"\u0302", "\u0306", "\u031b"}


def nfc(text: str) -> str:
    """Give the composed normal form, the only one that Word searches rightly."""
    return unicodedata.normalize("NFC", text)


def administrative_date(day: date) -> str:
    """Give `ngày 05 tháng 01 năm 2020`: days below 10 and months 1 and 2 get a 0, others not.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4, điểm b.
    """
    return f"ngày {day.day:02d} tháng {padded_month(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """Give `05/01/2020`, `15/6/2021`: padded as the long form is."""
    return f"{day.day:02d}/{padded_month(day.month)}/{day.year}"


def padded_month(month: int) -> str:
    """Give `01`, `02`, `3` … `12`."""
    return f"{month:02d}" if month < 3 else str(month)


def padded_number(number: int) -> str:
    """Give the number of a paper: below 10 with a 0 before it."""
    return f"{number:02d}"


def padded_count(value: float) -> str:
    """Give a whole number below 10 with a 0 before it, as papers write small counts: `05`, `0,5`."""
    text = number_text(value)
    return f"0{text}" if len(text) == 1 and value else text


def roman(number: int) -> str:
    """Give a Roman number for 1 to 399."""
    if not 0 < number < 400:
        raise ValueError(number)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text + "I" * number


def diem_letter(number: int) -> str:
    """Give the letter of the n-th điểm: a b c d đ e g …; after y: aa, ab …."""
    if number < 1:
        raise ValueError(number)
    index, count = number - 1, len(DIEM_LETTERS)
    prefix = DIEM_LETTERS[index // count - 1] if index >= count else ""
    return prefix + DIEM_LETTERS[index % count]


def number_text(number: float) -> str:
    """Give `1.234,5`: dots for thousands, a comma for decimals, no trailing zeros."""
    rounded = round(number, 4) + 0.0  # no minus before a zero
    whole, _, rest = f"{rounded:,.4f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + ("," + rest if rest else "")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Give lower-case ASCII words joined by hyphens, for file names."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Give a key that sorts as a Vietnamese dictionary: letters first, then tones, then the text."""
    letters: list[int] = []
    tones: list[int] = []
    for char in nfc(text).lower():
        base, tone = _letter(char)
        letters.append(_ALPHABET.index(base) + 256 if base in _ALPHABET else ord(base[0]) % 256)
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def sentence(text: str) -> str:
    """Capitalise the first letter and leave the others as they are."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Lower the first letter unless the word is an abbreviation (`UBND`)."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _letter(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    kept = parts[0] + "".join(part for part in parts[1:] if part in _KEPT_MARKS)
    return nfc(kept), tone
