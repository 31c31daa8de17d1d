"""The number line and the date line of a paper, with blank space while they are not given."""

from datetime import date

from qmsdocs.base.vietnamese import administrative_date, padded_number
from qmsdocs.model.page import Form
from qmsdocs.word.gaps import Gap

#: Room to write a number by hand (numbers are given after signing, NĐ 30/2020 Điều 15).
BLANK = " " * 8
#: Room for a day or month: four spaces are as wide as two digits, so that the head holds the line.
BLANK_DAY = " " * 4


def symbol(form: Form, agency: str, drafter: str | None) -> str:
    """Give the ký hiệu: `KH-SKHCN`; a công văn names who drafts it (`SKHCN-CCTĐC`) or has a gap."""
    if form == "CV":
        return f"{agency}-{drafter or Gap('paper.drafter')}"
    return f"{form.rstrip('+')}-{agency}"


def numbered(number: int | None, sign: str) -> str:
    """Give `05/KH-SKHCN`, or room for the number before the sign."""
    return f"{padded_number(number) if number else BLANK}/{sign}"


def number_line(number: int | None, sign: str) -> str:
    """Give `Số: 05/KH-SKHCN`."""
    return f"Số: {numbered(number, sign)}"


def dated(day: date | None, year: int) -> str:
    """Give `ngày 05 tháng 3 năm 2024`, or room for day and month."""
    return administrative_date(day) if day else f"ngày {BLANK_DAY} tháng {BLANK_DAY} năm {year}"


def date_line(place: str, day: date | None, year: int) -> str:
    """Give `Bình Thuận, ngày 05 tháng 3 năm 2024`."""
    return f"{place}, {dated(day, year)}"
