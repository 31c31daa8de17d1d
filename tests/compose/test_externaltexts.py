"""A legal basis written as a line is read into its parts; what is not said stays empty."""

from datetime import date

import pytest

from qmsdocs.compose.externaltexts import Basis, read_basis


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        (
            "Nghị định số 08/2014/NĐ-CP ngày 27/01/2014 của Chính phủ quy định chi tiết một số điều",
            Basis("quy định chi tiết một số điều", "Nghị định", "08/2014/NĐ-CP",
                  date(2014, 1, 27), "Chính phủ"),
        ),
        (
            "Thông tư số 03/2014/TT-BKHCN ngày 31 tháng 3 năm 2014 của Bộ trưởng Bộ Khoa học và "
            "Công nghệ hướng dẫn điều kiện thành lập",
            Basis("hướng dẫn điều kiện thành lập", "Thông tư", "03/2014/TT-BKHCN",
                  date(2014, 3, 31), "Bộ trưởng Bộ Khoa học và Công nghệ"),
        ),
        (
            "Luật Khoa học và Công nghệ ngày 18 tháng 6 năm 2013",
            Basis("Luật Khoa học và Công nghệ", "Luật", "", date(2013, 6, 18), "Quốc hội"),
        ),
        ("Quyết định số 5/QĐ-UBND", Basis("", "Quyết định", "5/QĐ-UBND")),
        (
            "Luật Hộ tịch ngày 31 tháng 02 năm 2014",
            Basis("Luật Hộ tịch", "Luật", "", None, "Quốc hội"),
        ),
        ("Quy chế của cơ quan", Basis("Quy chế của cơ quan")),
    ],
)  # fmt: skip
def test_lines(line: str, basis: Basis) -> None:
    assert read_basis(line) == basis
