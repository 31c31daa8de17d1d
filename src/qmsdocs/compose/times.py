"""The time of a procedure's steps, added up and said in words."""

from collections.abc import Iterable

from qmsdocs.base.vietnamese import padded_count
from qmsdocs.compose.names import TimeSum
from qmsdocs.model.procedure import Duration, Procedure

_HOURS_A_DAY = 8


def time_sum(procedure: Procedure) -> TimeSum:
    """Add the steps' time; a day of either sort counts as 8 hours of work."""
    times = [step.time for step in procedure.steps if step.time]
    total = sum(hours(time) for time in times)
    return TimeSum(
        hours=total,
        text=_said(total, times),
        limit_text=duration_text(procedure.limit) if procedure.limit else None,
    )


def hours(time: Duration) -> float:
    """Give a length of time in hours of work."""
    return float(time.value * (1 if time.unit == "giờ" else _HOURS_A_DAY))


def duration_text(time: Duration) -> str:
    """Give `05 ngày làm việc`, `04 giờ`, `0,5 ngày`."""
    return f"{padded_count(time.value)} {time.unit}"


def _said(total: float, times: Iterable[Duration]) -> str:
    """Say the sum in the steps' own unit; mixed units become hours."""
    named = {time.unit for time in times}
    if len(named) != 1 or named == {"giờ"}:
        return f"{padded_count(total)} giờ"
    unit = named.pop()
    days = total / _HOURS_A_DAY
    return f"{padded_count(int(days) if days.is_integer() else days)} {unit}"
