"""The time of a procedure's steps is added up."""

from typing import Any

import pytest

from qmsdocs.compose.times import time_sum
from qmsdocs.model.procedure import Procedure


def procedure(*times: dict[str, Any] | None, limit: dict[str, Any] | None = None) -> Procedure:
    steps = [{"name": "B", "unit": "qlkh", "content": "…", "time": time} for time in times]
    return Procedure.model_validate(
        {"id": "a", "code": "QT-01", "name": "A", "field": "B", "steps": steps, "limit": limit}
    )


@pytest.mark.parametrize(
    ("times", "hours", "text"),
    [
        ([{"value": 4, "unit": "giờ"}, {"value": 36, "unit": "giờ"}], 40, "40 giờ"),
        ([{"value": 2}, {"value": 3}], 40, "05 ngày làm việc"),
        ([{"value": 2}, {"value": "0,5"}], 20, "2,5 ngày làm việc"),
        ([{"value": 2}, {"value": 4, "unit": "giờ"}, None], 20, "20 giờ"),
        ([{"value": 7, "unit": "ngày"}], 56, "07 ngày"),
        ([], 0, "0 giờ"),
    ],
)
def test_the_sum_is_said_in_the_unit_of_the_steps(
    times: list[dict[str, Any] | None], hours: float, text: str
) -> None:
    found = time_sum(procedure(*(times or [None])))
    assert (found.hours, found.text, found.limit_text) == (hours, text, None)


def test_the_limit_is_said_too() -> None:
    assert time_sum(procedure(None, limit={"value": 10})).limit_text == "10 ngày làm việc"
