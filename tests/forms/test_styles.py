"""Styles follow the rules in force and the house style."""

import pytest

from forms_tools import rules
from qmsdocs.forms.styles import styles
from qmsdocs.model.agency import House
from qmsdocs.word.blocks import ParagraphStyle


def made(house: House | None = None, line: float = 1.2) -> dict[str, ParagraphStyle]:
    found = styles(rules(body__line=line), house or House())
    return {style.id: style for style in found}


@pytest.mark.parametrize(
    ("size", "sizes"), [(12, (12, 13, 12, 12, 13)), (13, (13, 14, 13, 13, 14))]
)
def test_sizes_of_the_head_agree(size: int, sizes: tuple[int, ...]) -> None:
    found = made(House(head_size=size))
    names = ("QuocHieu", "TieuNgu", "CoQuanChuQuan", "CoQuanBanHanh", "DiaDanhNgay")
    assert tuple(found[name].size for name in names) == sizes


@pytest.mark.parametrize("size", [13, 14])
def test_the_rest_follows_the_body_within_the_law(size: int) -> None:
    found = made(House(body_size=size))
    assert {found[name].size for name in ("NoiDung", "Khoan", "Diem", "Muc", "HoTen")} == {size}
    assert found["TenLoai"].size == 16
    assert found["NoiNhan"].size == 11
    assert found["PhuLuc"].size == 14
    assert found["BangO"].size == size - 1


def test_weight_slant_and_place_are_the_law_s() -> None:
    found = made()
    assert (found["CanCu"].italic, found["CanCu"].bold, found["CanCu"].align) == (
        True,
        False,
        "both",
    )
    assert (found["NoiNhanTu"].bold, found["NoiNhanTu"].italic) == (True, True)
    assert not found["CoQuanChuQuan"].bold
    assert found["CoQuanBanHanh"].bold
    assert not found["TrichYeuCongVan"].bold


def test_indent_line_and_space_are_the_law_s() -> None:
    body = made(line=1.5)["NoiDung"]
    assert (body.first_line, body.line, body.after, body.align) == (11, 1.5, 7, "both")
    assert made()["TrichYeuCongVan"].before == 6
    assert {style.font for style in made().values()} == {"Phông mẫu"}


def test_names_are_vietnamese_and_ids_ascii() -> None:
    found = styles(rules(), House())
    assert all(style.id.isascii() and style.id.isalnum() for style in found)
    assert len({style.id for style in found}) == len({style.name for style in found}) == len(found)


def test_headings_do_not_stand_alone_at_the_foot_of_a_page() -> None:
    found = made()
    for name in ("Muc", "KhoanTieuDe", "DieuTieuDe", "TaiLieuMuc1", "TaiLieuMuc2", "PhuLuc"):
        assert found[name].keep_next
    assert found["Muc"].outline == 1
