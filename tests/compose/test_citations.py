"""How texts are named: the examples are those of the decree and of the seeds."""

from datetime import date

import pytest

from qmsdocs.compose.citations import basis, citation


def test_a_text_is_named_by_kind_number_day_issuer_and_subject() -> None:
    found = citation(
        "Quyết định", "19/2014/QĐ-TTg", date(2014, 3, 5), "Thủ tướng Chính phủ", "về việc áp dụng …"
    )
    assert found.full == (
        "Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng …"
    )
    assert found.short == "Quyết định số 19/2014/QĐ-TTg"
    assert basis(found) == f"Căn cứ {found.full}"


@pytest.mark.parametrize(
    "subject", ["Luật Tổ chức chính quyền địa phương", "Tổ chức chính quyền địa phương"]
)
def test_a_law_is_named_without_number_and_issuer(subject: str) -> None:
    found = citation("Luật", "72/2025/QH15", date(2025, 6, 16), "Quốc hội", subject)
    assert found.full == "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    assert found.short == "Luật Tổ chức chính quyền địa phương"


def test_a_text_without_a_day_leaves_the_day_out() -> None:
    assert (
        citation("Công văn", "1/AB", None, "Sở X", "về việc y").full
        == "Công văn số 1/AB của Sở X về việc y"
    )
