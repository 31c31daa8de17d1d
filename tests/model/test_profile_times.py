"""Checks of time: order, distance from the year, steps against their limit."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, brief, faults
from qmsdocs.sources.messages import message


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("audit: {start: 1/10/2024, end: 30/9/2024}\n", [("profile.ends-before-start", 2, 32)]),
        ("audit: {start: 1/10/2024, end: 2024-10-01}\n", []),
        ("audit: {start: mai, end: 30/9/2024}\n", [("profile.not-a-day", 2, 16)]),
        (
            "conversion: {from_edition: 2008, to_edition: 2015, stages: [{name: a, tasks: [b], start: 10/2024, end: 9/2024}]}\n",
            [("profile.ends-before-start", 2, 104)],
        ),
        (
            "conversion: {from_edition: 2008, to_edition: 2015, stages: [{name: a, tasks: [b], start: 10/2024, end: 2025-01}]}\n",
            [],
        ),
        (
            "conversion: {from_edition: 2015, to_edition: '2015', stages: [{name: a, tasks: [b]}]}\n",
            [("profile.same-edition", 2, 46)],
        ),
        (
            "plan: {review_deadline: 30/11/2042, activities: [{name: x, lead: X}]}\n",
            [("profile.far-date", 2, 25)],
        ),
        ("papers: {a: {date: 5/1/2025}, b: {date: 5/1/2026}}\n", [("profile.far-date", 2, 41)]),
        ("review: {date: 20/12/2023}\n", [("profile.far-date", 2, 16)]),
        (
            "conversion: {from_edition: 2008, to_edition: 2015, deadline: 31/12/2026, stages: [{name: a, tasks: [b]}]}\n",
            [],
        ),
        (
            "audit: {start: 1/10/2024, findings: [{id: 1, unit: X, clause: 7.5, grade: nhẹ, description: y, due: 30/9/2024}]}\n",
            [("profile.before-audit", 2, 101)],
        ),
        (
            "references: [{id: x, kind: a, number: b, date: 1/2/1024, issuer: c, subject: d}]\n",
            [("profile.impossible-date", 2, 48)],
        ),
    ],
)
def test_dates_are_in_order_and_near_the_year(
    year: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert brief(faults(tmp_path, year=YEAR + year)) == found


def with_steps(limit: str, *steps: str) -> str:
    """Give a procedure with a limit and steps with more fields."""
    text = STEPS.replace("    field: Mẫu\n", f"    field: Mẫu\n    limit: {limit}\n")
    return text + "".join(f"      - {{name: B, unit: X, content: y, {step}}}\n" for step in steps)


@pytest.mark.parametrize(
    ("limit", "steps", "codes"),
    [
        ("{value: 5}", ["time: {value: 4}", "time: {value: 8, unit: giờ}"], []),
        (
            "{value: 5}",
            ["time: {value: 4}", "time: {value: 9, unit: giờ}"],
            ["profile.steps-too-long"],
        ),
        ("{value: 40, unit: giờ}", ['time: {value: "5,5"}'], ["profile.steps-too-long"]),
        (
            "{value: 15, unit: ngày}",
            ["time: {value: 16, unit: ngày}"],
            ["profile.steps-too-long-days"],
        ),
        ("{value: 15, unit: ngày}", ["time: {value: 16}"], []),
        ("{value: 1}", ["time: {value: hai}"], ["profile.not-a-number"]),
        ("{value: 1}", ["time: {value: 2, unit: tuần}"], ["profile.not-one-of"]),
        ("{value: 1}", ["form: x"], []),
    ],
)
def test_the_steps_take_no_longer_than_the_limit(
    limit: str, steps: list[str], codes: list[str], tmp_path: Path
) -> None:
    assert [
        code for code, *_ in brief(faults(tmp_path, procedures=with_steps(limit, *steps)))
    ] == codes


def test_too_long_says_both_times_at_the_limit(tmp_path: Path) -> None:
    found = faults(tmp_path, procedures=with_steps("{value: 5}", "time: {value: 44, unit: giờ}"))
    assert brief(found) == [("profile.steps-too-long", 6, 12)]
    assert message(found[0]).startswith(
        "các bước cộng lại 44 giờ (5,5 ngày làm việc), vượt thời hạn 40 giờ."
    )


@pytest.mark.parametrize(
    ("steps", "codes"),
    [
        (["kind: decision, back_to: 1"], []),
        (["back_to: 2"], ["profile.back-to"]),
        (["back_to: 0"], ["profile.back-to"]),
        (["x: 1", "back_to: 9"], ["profile.unknown-key", "profile.back-to"]),
    ],
)
def test_a_step_goes_back_to_an_earlier_one(
    steps: list[str], codes: list[str], tmp_path: Path
) -> None:
    assert [
        code for code, *_ in brief(faults(tmp_path, procedures=with_steps("{value: 5}", *steps)))
    ] == codes


def test_the_first_step_has_nowhere_to_go_back(tmp_path: Path) -> None:
    first = STEPS.replace("content: Nhận hồ sơ", "content: x, back_to: 1")
    assert brief(faults(tmp_path, procedures=first)) == [("profile.back-to-from-first", 7, 58)]


def test_the_agency_of_the_tests_is_sound(tmp_path: Path) -> None:
    assert faults(tmp_path, AGENCY, YEAR, STEPS) == []
