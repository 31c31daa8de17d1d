"""Review, follow-up and changed procedures agree with themselves and with the rest."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, faults
from qmsdocs.sources.messages import message

REFERENCES = """\
references:
  - {id: cv, kind: Công văn, number: 104/SM, date: 29/01/2024, issuer: Sở, subject: a}
  - {id: bb, kind: Biên bản, number: 3/BB, date: 15/01/2024, issuer: Đoàn, subject: b}
  - {id: qd, kind: Quyết định, number: 28/QĐ-SM, date: 25/10/2024, issuer: Sở, subject: c}
"""


def found(folder: Path, more: str, procedures: str = "") -> list[tuple[str, int]]:
    """Give code and line of what is wrong; what is added begins on line 6."""
    year = YEAR + REFERENCES + more
    return [(p.code, p.place.line) for p in faults(folder, year=year, procedures=procedures)]


@pytest.mark.parametrize(
    ("kind", "day", "fault"),
    [
        ("audit-plan", "04/11/2024", None),
        ("audit-plan", "05/11/2024", "profile.paper-after-event"),
        ("audit-team-decision", "05/11/2024", "profile.paper-after-event"),
        ("audit-programme", "05/11/2024", "profile.paper-after-event"),
        ("audit-report", "05/11/2024", "profile.paper-before-event"),
        ("audit-report", "06/11/2024", None),
        ("review-invitation", "27/11/2024", "profile.paper-after-event"),
        ("review-conclusion", "25/11/2024", "profile.paper-before-event"),
        ("validity-confirmation", "25/11/2024", "profile.paper-before-event"),
        ("validity-confirmation", "26/11/2024", None),
    ],
)
def test_papers_come_in_their_order(tmp_path: Path, kind: str, day: str, fault: str | None) -> None:
    more = (
        f"papers: {{{kind}: {{date: {day}}}}}\n"
        "audit: {start: 04/11/2024, end: 06/11/2024}\nreview: {date: 26/11/2024}\n"
    )
    assert found(tmp_path, more) == ([(fault, 6)] if fault else [])


@pytest.mark.parametrize(
    ("review", "line"),
    [
        ("{date: 05/11/2024}", 7),
        ("{date: 26/11/2024, validity: {since: 25/11/2024}}", 7),
        ("{date: 26/11/2024, decisions: [{text: a, done: 25/11/2024}]}", 7),
        ("{date: 26/11/2024, validity: {since: 26/11/2024}, decisions: [{text: a}]}", 0),
    ],
)
def test_the_review_follows_the_audit_and_is_followed_by_what_it_decides(
    tmp_path: Path, review: str, line: int
) -> None:
    more = f"audit: {{end: 06/11/2024}}\nreview: {review}\n"
    assert found(tmp_path, more) == [("profile.paper-before-event", line)] * bool(line)


@pytest.mark.parametrize(
    ("paper", "fault"),
    [
        ("{number: 28, date: 25/10/2024}", False),
        ("{number: 28}", False),
        ("{date: 25/10/2024}", False),
        ("{number: 29, date: 25/10/2024}", True),
        ("{number: 28, date: 24/10/2024}", True),
    ],
)
def test_the_cited_decision_is_the_paper_that_we_make(
    tmp_path: Path, paper: str, fault: bool
) -> None:
    more = f"audit: {{decision: qd}}\npapers: {{audit-team-decision: {paper}}}\n"
    assert found(tmp_path, more) == [("profile.decision-disagrees", 5)] * fault


@pytest.mark.parametrize(
    ("more", "computed"),
    [
        ("follow_up: {due: 15/3/2024, minutes: bb}\n", None),
        ("follow_up: {due: 29/3/2024, minutes: bb}\n", "15/3/2024"),
        ("follow_up: {due: 29/3/2024, notice: cv}\n", None),
        ("follow_up: {due: 30/3/2024, notice: cv}\n", "29/3/2024"),
        ("follow_up: {due: 30/3/2024}\n", None),  # nobody knows since when
        (
            "follow_up: {due: 30/3/2024}\n"
            "plan: {inspection: cv, activities: [{name: a, lead: van-phong}]}\n",
            "29/3/2024",
        ),
    ],
)
def test_a_typed_term_is_the_counted_one(tmp_path: Path, more: str, computed: str | None) -> None:
    problems = faults(tmp_path, year=YEAR + REFERENCES + more)
    assert [p.values["computed"] for p in problems] == ([computed] if computed else [])
    for problem in problems:
        assert problem.place.line == 6
        assert "2024.yaml:" in message(problem, "vi")


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("{text: a, done: b, finished: 20/01/2024}", None),
        ("{text: a, finished: 20/01/2024}", "profile.finished-unsaid"),
        ("{text: a, done: b, finished: 14/01/2024}", "profile.paper-before-event"),
        ("{text: a}", None),
    ],
)
def test_a_recommendation_is_done_after_the_inspection_and_says_what_was_done(
    tmp_path: Path, entry: str, fault: str | None
) -> None:
    more = f"follow_up: {{minutes: bb}}\nrecommendations:\n  - {entry}\n"
    assert found(tmp_path, more) == ([(fault, 8)] if fault else [])


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("change: sửa đổi, procedure: QT-01, updated: 01/3/2024", None),
        ("change: sửa đổi, procedure: QT-09, updated: 01/3/2024", "change-without-procedure"),
        ("change: bổ sung, procedure: QT-09", None),  # not brought in yet
        ("change: bãi bỏ, procedure: QT-01, updated: 01/3/2024", "removed-still-there"),
        ("change: bãi bỏ, tthc: '1.01', updated: 01/3/2024", "removed-still-there"),
        ("change: bãi bỏ, procedure: QT-09, updated: 01/3/2024", None),
        (
            "change: sửa đổi, procedure: QT-01, tthc: '1.02', updated: 01/3/2024",
            "change-other-tthc",
        ),
        (
            "change: sửa đổi, procedure: QT-01, decision: cv, updated: 28/01/2024",
            "paper-before-event",
        ),
        ("change: sửa đổi, decision: zzz", "unknown-reference"),
    ],
)
def test_changed_procedures_are_those_of_the_system(
    tmp_path: Path, entry: str, fault: str | None
) -> None:
    steps = STEPS.replace("    code: QT-01\n", "    code: QT-01\n    tthc: '1.01'\n")
    more = f"procedure_changes:\n  - {{name: x, {entry}}}\n"
    assert found(tmp_path, more, steps) == ([(f"profile.{fault}", 7)] if fault else [])


def test_references_of_the_agency_are_known_too(tmp_path: Path) -> None:
    year = f"{YEAR}follow_up: {{notice: ke-hoach, due: 06/5/2023}}\n"
    (problem,) = faults(tmp_path, agency=AGENCY, year=year)
    assert problem.values["where"] == f"{tmp_path}/so-mau/agency.yaml:9"


def test_a_procedure_whose_code_is_made_by_a_pattern_may_be_the_changed_one(tmp_path: Path) -> None:
    steps = STEPS.replace("    code: QT-01\n", "")
    change = "change: sửa đổi, procedure: QT-M-01, updated: 01/3/2024"
    assert found(tmp_path, f"procedure_changes:\n  - {{name: x, {change}}}\n", steps) == []
