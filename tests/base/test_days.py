"""Days as people write them."""

from datetime import date

import pytest

from qmsdocs.base.days import read_day


@pytest.mark.parametrize(
    "text", ["2024-03-05", "2024-3-5", "05/3/2024", "5/03/2024", "05-03-2024", "  05/3/2024 "]
)
def test_a_day_is_read_in_either_order(text: str) -> None:
    assert read_day(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "x", "31/2/2024", "2024-13-01", "5/3/24", "2024", "0000-01-01"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None
