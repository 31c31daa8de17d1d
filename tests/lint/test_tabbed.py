"""Endings without a table: Nơi nhận and signature side by side on tabs, or one after the other."""

import pytest

from docx_tools import paragraph, run
from lint_tools import file_of, head, line, paper_of, prose, title
from qmsdocs.word.reader import read_document

_FONT = "<w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman'/>"


def tabbed(*cells: str, look: str = "", size: int = 14) -> str:
    properties = f"{_FONT}{look}<w:sz w:val='{size * 2}'/>"
    return paragraph("<w:r><w:tab/></w:r>".join(run(cell, properties) for cell in cells))


def roles(closing: str) -> list[tuple[str, str]]:
    body = title("KẾ HOẠCH", "Duy trì") + prose("Các phòng, đơn vị thực hiện./.")
    paper = paper_of(read_document(file_of(head("Số: 15/KH-SKHCN") + body + closing)))
    ending = [spot for spot in paper.spots if spot.worded and spot.role not in {"body", "rule"}]
    start = next(at for at, spot in enumerate(ending) if spot.role == "noi_nhan.label")
    return [(spot.role, spot.text.strip()) for spot in ending[start:]]


LAST = line("- Lưu: VT, VP.", "", 11, "left")
BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        pytest.param(
            tabbed("Nơi nhận:", "GIÁM ĐỐC", look=BOLD)
            + tabbed("- Các phòng, đơn vị;", size=11)
            + LAST
            + tabbed("", "Nguyễn Văn A", look=BOLD),
            [("chuc_vu", "GIÁM ĐỐC"), ("noi_nhan.item", "- Các phòng, đơn vị;"), ("ho_ten", "Nguyễn Văn A")],
            id="post beside the label",
        ),
        pytest.param(
            tabbed("Nơi nhận:", "KT. GIÁM ĐỐC", look=BOLD)
            + tabbed("- Như trên;", "PHÓ GIÁM ĐỐC")
            + LAST
            + tabbed("", "")
            + tabbed("", "Trần Thị B", look=BOLD),
            [("quyen_han", "KT. GIÁM ĐỐC"), ("noi_nhan.item", "- Như trên;"), ("chuc_vu", "PHÓ GIÁM ĐỐC"),
             ("ho_ten", "Trần Thị B")],
            id="power and post on two lines",
        ),
        pytest.param(
            tabbed("Nơi nhận:", "", "", "TM. ỦY BAN NHÂN DÂN", look=BOLD)
            + tabbed("- Sở Nội vụ;", "", "", "CHỦ TỊCH")
            + LAST
            + tabbed("", "", "", "Lê Văn C", look=BOLD),
            [("quyen_han", "TM. ỦY BAN NHÂN DÂN"), ("noi_nhan.item", "- Sở Nội vụ;"), ("chuc_vu", "CHỦ TỊCH"),
             ("ho_ten", "Lê Văn C")],
            id="several tabs between",
        ),
        pytest.param(
            tabbed("Nơi nhận:") + LAST + line("GIÁM ĐỐC", "b", 14, "right") + line("Phạm Thị D", "b", 14, "right"),
            [("chuc_vu", "GIÁM ĐỐC"), ("ho_ten", "Phạm Thị D")],
            id="signature below",
        ),
    ],
)  # fmt: skip
def test_each_side_of_a_tabbed_ending_is_told(
    closing: str, expected: list[tuple[str, str]]
) -> None:
    found = roles(closing)
    assert found[0] == ("noi_nhan.label", "Nơi nhận:")
    assert ("noi_nhan.item", "- Lưu: VT, VP.") in found
    assert [each for each in found[1:] if each[1] != "- Lưu: VT, VP."] == expected
