"""The internal audit does not contradict itself; a message names the other place too."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, YEAR, faults
from qmsdocs.sources.messages import message

TEAM = """\
audit:
  start: 04/11/2024
  end: 06/11/2024
  team:
    - {name: Lê Văn C, unit: van-phong}
    - {name: Trần Thị B, unit: Phòng Chuyên môn}
"""
PROGRAMME = f"""\
{TEAM}  programme:
    - {{unit: van-phong, clauses: ["7.5"], auditors: [Trần Thị B]}}
    - {{unit: chuyen-mon, clauses: ["8.5"], auditors: [Lê Văn C]}}
"""
FINDING = 'id: "01", unit: van-phong, clause: "7.5", grade: nhẹ, description: x'


def found(folder: Path, audit: str, agency: str = AGENCY) -> list[tuple[str, int]]:
    """Give code and line of what is wrong; the audit begins on line 2."""
    return [(p.code, p.place.line) for p in faults(folder, agency=agency, year=YEAR + audit)]


def test_a_sound_programme_has_no_faults(tmp_path: Path) -> None:
    assert found(tmp_path, PROGRAMME) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{unit: van-phong, auditors: [Lê Văn C]}", "profile.audits-own-unit"),
        ("{unit: Văn phòng, auditors: [Trần Thị B, lê văn  c]}", "profile.audits-own-unit"),
        ("{unit: chuyen-mon, auditors: [Trần Thị B]}", "profile.audits-own-unit"),
        ("{unit: van-phong, auditors: [Trần Thị Bê]}", "profile.unknown-auditor-near"),
        ("{content: Họp, auditors: [Zzz]}", "profile.unknown-auditor"),
        ("{unit: van-phong, date: 07/11/2024}", "profile.session-outside"),
        ("{unit: van-phong, date: 01/11/2024}", "profile.session-outside"),
        ('{unit: van-phong, clauses: ["7.9"]}', "profile.unknown-clause-near"),
        ('{unit: van-phong, clauses: ["9.1.4"]}', "profile.unknown-clause-near"),
        ("{unit: van-phong, clauses: [zzz]}", "profile.unknown-clause"),
        ("{unit: van-phong, auditors: [Trần Thị B], date: 05/11/2024}", None),
    ],
)
def test_each_line_of_the_programme_is_checked(
    tmp_path: Path, line: str, fault: str | None
) -> None:
    expected = [(fault, 11)] if fault else []
    assert found(tmp_path, f"{PROGRAMME}    - {line}\n") == expected


def test_who_audits_their_own_unit_is_told_where_the_team_says_so(tmp_path: Path) -> None:
    audit = f"{PROGRAMME}    - {{unit: van-phong, auditors: [Lê Văn C]}}\n"
    (problem,) = faults(tmp_path, year=YEAR + audit)
    said = message(problem, "vi")
    assert "Lê Văn C" in said
    assert "2024.yaml:6" in said
    assert problem.place.within.endswith("dòng chương trình 3 › người đánh giá 1")


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("08 giờ 00, end: 10 giờ 00", "09h30, end: 11h00", True),
        ("08:00, end: 10:00", "10 giờ, end: 11 giờ", False),
        ("sáng, end: trưa", "sáng, end: trưa", False),
        ("25 giờ 00, end: 26 giờ 00", "25 giờ 00, end: 26 giờ 00", False),
    ],
)
def test_nobody_is_at_two_places_at_once(
    tmp_path: Path, first: str, second: str, clash: bool
) -> None:
    lines = "".join(
        f"    - {{date: 05/11/2024, start: '{start}', end: '{end}', unit: van-phong,"
        f" auditors: [Trần Thị B], content: {number}}}\n"
        for number, (start, end) in enumerate(
            (each.split(", end: ") for each in (first, second)), start=1
        )
    )
    assert found(tmp_path, PROGRAMME + lines) == [("profile.auditor-twice", 12)] * clash


def test_a_department_in_scope_that_the_programme_leaves_out_is_named_with_both_places(
    tmp_path: Path,
) -> None:
    audit = f"{TEAM}  programme:\n    - {{unit: van-phong, auditors: [Trần Thị B]}}\n"
    (problem,) = faults(tmp_path, year=YEAR + audit)
    assert (problem.code, problem.place.line) == ("profile.unit-left-out", 8)
    said = message(problem, "vi")
    assert "Phòng Chuyên môn" in said
    assert "agency.yaml:7" in said
    outside = AGENCY.replace("name: Phòng Chuyên môn}", "name: Phòng Chuyên môn, in_scope: không}")
    assert found(tmp_path, audit, outside) == []


def test_without_a_team_nobody_is_unknown_for_the_team_itself_is_missing(tmp_path: Path) -> None:
    sessions = PROGRAMME.removeprefix(TEAM)
    assert found(tmp_path, f"audit:\n{sessions}") == []


def test_an_audit_without_a_programme_leaves_nothing_out(tmp_path: Path) -> None:
    assert found(tmp_path, TEAM) == []
    assert found(tmp_path, f"{TEAM}  programme: [{{content: Họp khai mạc}}]\n") == []


def test_the_units_of_the_audit_and_of_its_programme_are_the_same(tmp_path: Path) -> None:
    audit = f"{PROGRAMME}  units: [Văn phòng, Lãnh đạo Sở]\n"
    assert found(tmp_path, audit) == [
        ("profile.unit-not-in-audit", 10),
        ("profile.unit-not-in-programme", 11),
    ]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("", None),
        (", auditor: Lê Văn C", "profile.audits-own-unit"),
        (", verified_by: Zzz", "profile.unknown-auditor"),
        (", opened: 05/11/2024, due: 04/11/2024", "profile.finding-out-of-order"),
        (", opened: 05/11/2024, closed: 04/11/2024, action: y", "profile.finding-out-of-order"),
        (", verified: 08/11/2024, closed: 07/11/2024, action: y", "profile.finding-out-of-order"),
        (", closed: 08/11/2024", "profile.closed-unanswered"),
        (", closed: 08/11/2024, action: y", None),
    ],
)
def test_a_finding_is_answered_in_order_by_others(
    tmp_path: Path, more: str, fault: str | None
) -> None:
    audit = f"{PROGRAMME}  findings:\n    - {{{FINDING}{more}}}\n"
    assert found(tmp_path, audit) == ([(fault, 12)] if fault else [])


def test_a_note_may_be_closed_without_an_action(tmp_path: Path) -> None:
    note = FINDING.replace("nhẹ", "lưu ý")
    audit = f"{PROGRAMME}  findings:\n    - {{{note}, closed: 08/11/2024}}\n"
    assert found(tmp_path, audit) == []


def test_a_finding_is_of_a_unit_that_was_audited(tmp_path: Path) -> None:
    other = FINDING.replace("van-phong", "Chi cục")
    assert found(tmp_path, f"{PROGRAMME}  findings:\n    - {{{other}}}\n") == [
        ("profile.finding-not-audited", 12)
    ]


def test_findings_of_last_year_are_checked_but_not_against_this_team(tmp_path: Path) -> None:
    late = f"{FINDING}, auditor: Ai đó, opened: 05/11/2023, due: 04/11/2023"
    assert found(tmp_path, f"earlier_findings:\n  - {{{late}}}\n") == [
        ("profile.finding-out-of-order", 3)
    ]


def test_clauses_are_those_of_the_edition_in_use(tmp_path: Path) -> None:
    audit = f"{TEAM}  questions: [{{clause: '7.5.3', text: x}}]\n"
    assert found(tmp_path, audit) == []
    assert found(tmp_path, audit, f"{AGENCY}edition: 2026\n") == [
        ("profile.unknown-clause-near", 8)
    ]


def test_what_is_left_out_is_not_audited_and_is_complete(tmp_path: Path) -> None:
    every = ", ".join(
        f'"{n}"' for n in ("4", "5", "6", "7", "8.1", "8.2", "8.4", "8.5", "8.6", "8.7")
    )
    lines = f"""\
{TEAM}  programme:
    - {{unit: van-phong, clauses: [{every}, "9", "10.1", "10.2"], auditors: [Trần Thị B]}}
    - {{unit: chuyen-mon, auditors: [Lê Văn C]}}
"""
    assert found(tmp_path, f'{lines}  left_out: ["8.3", "10.3"]\n') == []
    (problem,) = faults(tmp_path, year=f'{YEAR}{lines}  left_out: ["8.3"]\n')
    assert (problem.code, problem.values["clauses"]) == ("profile.clauses-left-out", "10.3")
    assert "2024.yaml:9" in message(problem, "vi")
    assert found(tmp_path, f'{lines}  left_out: ["8.3", "10.3", "10.2"]\n') == [
        ("profile.clause-audited-too", 11)
    ]
