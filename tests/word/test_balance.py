"""Titles over several lines: no more lines than needed, no cut inside a word, no word left alone."""

import pytest

from qmsdocs.word.balance import balanced
from qmsdocs.word.metrics import text_width, wrap

_ROOM, _SIZE = 153.0, 22.0


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("QUY TRÌNH QUẢN LÝ RỦI RO VÀ CƠ HỘI", ["QUY TRÌNH QUẢN LÝ", "RỦI RO VÀ CƠ HỘI"]),
        (
            "QUY TRÌNH ĐO LƯỜNG SỰ HÀI LÒNG VÀ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ",
            ["QUY TRÌNH ĐO LƯỜNG SỰ HÀI LÒNG", "VÀ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ"],
        ),
        (
            "MỤC TIÊU CHẤT LƯỢNG NĂM 2024 CỦA VĂN PHÒNG SỞ",
            ["MỤC TIÊU CHẤT LƯỢNG NĂM 2024", "CỦA VĂN PHÒNG SỞ"],
        ),
        ("SỔ TAY CHẤT LƯỢNG", ["SỔ TAY CHẤT LƯỢNG"]),
    ],
)
def test_a_title_breaks_where_a_reader_would_pause(title: str, lines: list[str]) -> None:
    assert balanced(title, _ROOM, _SIZE).split("\n") == lines


def test_lines_fit_and_are_no_more_than_needed() -> None:
    title = "QUY TRÌNH GIẢI QUYẾT THỦ TỤC " + "CHO PHÉP TỔ CHỨC HỘI THẢO QUỐC TẾ " * 3
    lines = balanced(title.strip(), _ROOM, _SIZE).split("\n")
    assert " ".join(lines) == title.strip()
    assert len(lines) == len(wrap(title.strip(), _ROOM, _SIZE, bold=True))
    assert all(text_width(line, _SIZE, bold=True) <= _ROOM for line in lines)


def test_what_the_writer_broke_or_cannot_fit_stays_as_it_is() -> None:
    broken, endless = "QUY TRÌNH\n" + "QUẢN LÝ RỦI RO " * 4, "A" * 400 + " B"
    assert balanced(broken, _ROOM, _SIZE) == broken
    assert balanced(endless, _ROOM, _SIZE) == endless
