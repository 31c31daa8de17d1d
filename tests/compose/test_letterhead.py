"""Names in capitals and rules of the measured length."""

from datetime import date

import pytest

from qmsdocs.base.units import EMU_PER_MM
from qmsdocs.compose.letterhead import NATION_WIDTH, letterhead, page_text_width, subject_rule
from qmsdocs.forms import layout
from qmsdocs.model.agency import Agency, House
from qmsdocs.word.metrics import text_width, wrap
from toy import rulebook

RULES = rulebook().format_on(date(2024, 3, 5))


def agency(**more: object) -> Agency:
    return Agency.model_validate({
        "name": "Sở Thử nghiệm tỉnh Mẫu", "short_name": "Sở Thử nghiệm", "code": "STN", "kind": "so",
        "place": "Mẫu", **more,
    })  # fmt: skip


def test_names_are_in_capitals_unless_the_profile_writes_them() -> None:
    plain = letterhead(agency(superior={"name": "Ủy ban nhân dân tỉnh Mẫu"}), House(), RULES)
    assert (plain.superior, plain.issuer) == ("ỦY BAN NHÂN DÂN TỈNH MẪU", "SỞ THỬ NGHIỆM")
    own = agency(superior={"name": "x", "letterhead": "UBND TỈNH MẪU"}, letterhead="SỞ\nTHỬ NGHIỆM")
    written = letterhead(own, House(), RULES)
    assert (written.superior, written.issuer) == ("UBND TỈNH MẪU", "SỞ\nTHỬ NGHIỆM")
    assert letterhead(agency(), House(), RULES).superior == ""


@pytest.mark.parametrize("head_size", [12, 13])
@pytest.mark.parametrize(
    "name",
    [
        "Sở Thử nghiệm",
        "Ủy ban nhân dân phường Mẫu",
        "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng và Thử nghiệm",
    ],
)
def test_the_rule_is_a_third_to_a_half_of_the_longest_line(name: str, head_size: int) -> None:
    house = House.model_validate({"head_size": head_size})
    found = letterhead(agency(short_name=name), house, RULES)
    width = page_text_width(RULES) - NATION_WIDTH[head_size]
    printed = wrap(found.issuer, width, head_size, bold=True)
    longest = max(text_width(line, head_size, bold=True) for line in printed)
    assert longest / 3 <= found.rule_emu / EMU_PER_MM <= longest / 2
    assert longest <= width


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Sở Nội vụ tỉnh Mẫu", "SỞ NỘI VỤ TỈNH MẪU"),
        ("Ủy ban nhân dân phường An Hòa", "ỦY BAN NHÂN DÂN\nPHƯỜNG AN HÒA"),
        ("Chi cục Kiểm lâm thành phố Đà Nẵng", "CHI CỤC KIỂM LÂM\nTHÀNH PHỐ ĐÀ NẴNG"),
        ("Sở Lao động - Thương binh và Xã hội", "SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI"),
    ],
)
def test_a_long_name_is_broken_before_its_place_or_at_a_pause(name: str, printed: str) -> None:
    found = letterhead(agency(short_name=name, superior={"name": name}), House(), RULES)
    assert found.issuer == printed
    if "\n" in printed:
        assert "\n" in found.superior


def test_the_rule_under_a_long_subject_fits_its_lines() -> None:
    short = subject_rule("Duy trì hệ thống", House(), RULES) / EMU_PER_MM
    long = subject_rule(
        "Duy trì, áp dụng và cải tiến hệ thống quản lý chất lượng " * 4, House(), RULES
    )
    assert short < long / EMU_PER_MM <= page_text_width(RULES) / 2


def test_columns_agree_with_those_that_forms_lays_out() -> None:
    assert NATION_WIDTH == layout.HEAD_RIGHT
