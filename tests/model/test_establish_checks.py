"""A figure that is typed agrees with what is counted, or both places are named."""

from pathlib import Path

import pytest

from profile_tools import STEPS, YEAR, brief, faults
from qmsdocs.sources.messages import message

LINES = """\
budget:
  lines:
    - {name: A, unit: lần, quantity: 2, price: 1.500.000}
    - {name: B, unit: lần, quantity: 1, price: 21}
"""
COURSES = """\
training_plan:
  courses:
    - {name: A, audience: B, people: 3, cost: 5.000.000}
    - {name: A, audience: B, people: 4}
"""
UNITS = """\
assessment:
  end: 2024-06-30
  units:
    - unit: chuyen-mon
      uncovered: [{name: A}, {name: B}]
"""
OWN = STEPS.replace("    field", "    department: Phòng Chuyên môn\n    field")
ANNOUNCED = "announcement: {replaces: [ke-hoach], "


@pytest.mark.parametrize(
    ("year", "found"),
    [
        (LINES + "  total: 3.000.021\n  words: Ba triệu không trăm hai mươi mốt đồng\n", []),
        (LINES + "  total: 3.000.000\n", [("profile.sum-disagrees", 6, 10)]),
        (LINES + "  words: Ba triệu đồng\n", [("profile.words-disagree", 6, 10)]),
        (LINES + "  words: (ba triệu không trăm hai mươi mốt đồng chẵn.)\n", []),
        (LINES + "    - {name: C, unit: x, quantity: 3, price: 5, amount: 16}\n",
         [("profile.amount-disagrees", 6, 57)]),
        (LINES + "    - {name: C, unit: x, quantity: 1.5, price: 3, amount: 5}\n", []),
        (LINES + "    - {name: C, unit: x, quantity: a, price: 3, amount: 5}\n  total: 9\n",
         [("profile.not-a-number", 6, 36)]),
        (COURSES + "  total: 5.000.000\n  people: 7\n", []),
        (COURSES + "  total: 1\n  people: 8\n",
         [("profile.sum-disagrees", 6, 10), ("profile.sum-disagrees", 7, 11)]),
        ("assignments: [{document: A, drafter: X Y, unit: van-phong, checker: X  Y}]\n",
         [("profile.checks-own-draft", 2, 69)]),
        ("assignments: [{document: A, drafter: X, unit: van-phong, checker: Y}]\n", []),
        ("consultants: [{id: a, name: A}, {id: a, name: B}]\n", [("profile.duplicate-id", 2, 38)]),
        ("assessment: {units: [{unit: van-phong, decisions: [zzz]}]}\n",
         [("profile.unknown-reference", 2, 52)]),
        ("announcement: {replaces: [zzz]}\n", [("profile.unknown-reference", 2, 27)]),
        ("announcement: {change: mở rộng}\n", [("profile.change-of-nothing", 2, 24)]),
        (ANNOUNCED + "change: mở rộng}\n", []),
        ("announcement: {total: 0}\n", []),
        ("announcement: {total: 2}\n", [("profile.count-disagrees", 2, 23)]),
        ("papers: {announcement-decision: {date: 2024-03-01}}\nannouncement: {confirmed: 2024-03-02}\n",
         [("profile.announced-before-confirmed", 2, 40)]),
        ("papers: {validity-confirmation: {date: 2024-03-01}}\nannouncement: {confirmed: 2024-03-02}\n",
         [("profile.confirmed-disagrees", 3, 27)]),
        ("papers: {validity-confirmation: {date: 2024-12-01}, announcement-decision: {date: 2024-04-01}}\n"
         "announcement: {confirmed: 2024-03-02}\n", []),
    ],
)  # fmt: skip
def test_the_year_agrees_with_itself(
    year: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert brief(faults(tmp_path, year=YEAR + year)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("total: 3", []),
        ("total: 4", [("profile.count-disagrees", 7, 14)]),
        ("covered: 1", []),
        ("covered: 0", [("profile.count-disagrees", 7, 16)]),
        ("percent: 33,3%", []),
        ("percent: 33", [("profile.percent-disagrees", 7, 16)]),
        ("percent: 100%", [("profile.percent-disagrees", 7, 16)]),
    ],
)
def test_coverage_is_counted_from_the_procedures(
    typed: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    year = f"{YEAR}{UNITS}      {typed}\n"
    assert brief(faults(tmp_path, year=year, procedures=OWN)) == found


def test_a_procedure_of_later_does_not_count(tmp_path: Path) -> None:
    later = OWN.replace("    field", "    issued: 2024-07-01\n    field")
    assert faults(tmp_path, year=f"{YEAR}{UNITS}      covered: 0\n", procedures=later) == []


def test_procedures_are_counted_for_the_announcement(tmp_path: Path) -> None:
    assert faults(tmp_path, year=YEAR + "announcement: {total: 1}\n", procedures=OWN) == []


def test_a_message_names_both_places(tmp_path: Path) -> None:
    (total,) = faults(tmp_path, year=YEAR + LINES + "  total: 3.000.000\n")
    assert message(total).startswith("ghi 3.000.000, nhưng các dòng tại ")
    assert "2024.yaml:4 cộng lại là 3.000.021" in message(total)
    (words,) = faults(tmp_path, year=YEAR + LINES + "  words: Ba triệu đồng\n")
    assert "Ba triệu không trăm hai mươi mốt đồng" in message(words)
    year = f"{YEAR}{UNITS}      percent: 100%\n"
    (share,) = faults(tmp_path, year=year, procedures=OWN)
    assert "ghi 100%, nhưng 1/3 thủ tục" in message(share)
    assert "procedures.yaml:2, " in message(share)
    assert "2024.yaml:5) là 33,3%" in message(share)
    (own,) = faults(
        tmp_path,
        year=YEAR + "assignments: [{document: A, drafter: X, unit: van-phong, checker: X}]\n",
    )
    assert '"X" vừa soạn thảo (' in message(own)
