"""Deadlines in words, as plans write them."""

from datetime import date

import pytest

from qmsdocs.model.duetext import read_due


def span(*days: str) -> tuple[date, date]:
    return date.fromisoformat(days[0]), date.fromisoformat(days[-1])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trước ngày 30/11/2024", ("2024-11-29",)),
        ("trước 15/12", ("2024-12-14",)),
        ("Ngày 05/3/2024", ("2024-03-05",)),
        ("chậm nhất ngày 30 tháng 11", ("2024-11-30",)),
        ("ngày 05 tháng 01 năm 2025", ("2025-01-05",)),
        ("2024-03-05", ("2024-03-05",)),
        ("Từ ngày 04/11/2024 đến ngày 06/11/2024", ("2024-11-04", "2024-11-06")),
        ("Tháng 3 năm 2024", ("2024-03-01", "2024-03-31")),
        ("Tháng 02/2025", ("2025-02-01", "2025-02-28")),
        ("tháng 9", ("2024-09-01", "2024-09-30")),
        ("Từ tháng 5 đến tháng 10 năm 2024", ("2024-05-01", "2024-10-31")),
        ("Tháng 5 - 10", ("2024-05-01", "2024-10-31")),
        ("Trước tháng 6", ("2024-05-31",)),
        ("Quý IV/2024", ("2024-10-01", "2024-12-31")),
        ("quý 2 năm 2025", ("2025-04-01", "2025-06-30")),
        ("Quý III", ("2024-07-01", "2024-09-30")),
    ],
)
def test_a_time_is_read(text: str, found: tuple[str, ...]) -> None:
    assert read_due(text, 2024) == (span(*found),)


@pytest.mark.parametrize(("text", "count"), [("Hằng quý", 4), ("hàng tháng", 12), ("Hằng năm", 1)])
def test_what_comes_again_is_given_each_time(text: str, count: int) -> None:
    found = read_due(text, 2024)
    assert len(found) == count
    assert found[-1][1] == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên",
        "Theo kế hoạch của Ủy ban nhân dân tỉnh",
        "Chậm nhất 03 tháng kể từ ngày văn bản có hiệu lực",
        "trong 05 ngày làm việc",
        "tháng 13",
        "ngày 31/02/2024",
        "",
    ],
)
def test_what_names_no_day_gives_none(text: str) -> None:
    assert read_due(text, 2024) == ()
