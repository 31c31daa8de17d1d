"""Lengths in the units of Word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base import units


def test_an_a4_page_has_the_size_that_word_writes() -> None:
    assert (units.mm_to_twips(210), units.mm_to_twips(297)) == (11906, 16838)
    assert (units.mm_to_emu(210), units.mm_to_emu(297)) == (7_560_000, 10_692_000)


def test_a_margin_of_thirty_millimetres() -> None:
    assert units.mm_to_twips(30) == 1701


@pytest.mark.parametrize(("pt", "half"), [(13, 26), (14, 28), (10.5, 21)])
def test_font_sizes_are_half_points(pt: float, half: int) -> None:
    assert units.pt_to_half_points(pt) == half


@given(st.floats(0, 2000))
def test_the_ways_to_a_length_agree(pt: float) -> None:
    mm = pt / units.PT_PER_MM
    assert abs(units.mm_to_twips(mm) - units.pt_to_twips(pt)) <= 1
    assert abs(units.mm_to_emu(mm) - pt * units.EMU_PER_PT) <= 1
