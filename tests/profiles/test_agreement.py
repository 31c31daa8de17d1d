"""What must agree within every sample profile: people, dates, figures, lists."""

import re

import pytest

from qmsdocs.compose.times import hours, time_sum
from qmsdocs.model.profile import Profile
from sample_tools import AUDITED, SAMPLES, audited, plan_of, reference, sample, texts

PUBLIC_HOLIDAYS = {(1, 1), (4, 30), (5, 1), (9, 2)}
MADE_UP_NAME = re.compile(r"\w+ (?:Văn|Thị) [A-ZĐ]")


@pytest.fixture(params=SAMPLES)
def profile(request: pytest.FixtureRequest) -> Profile:
    return sample(request.param)


@pytest.fixture(params=AUDITED)
def reviewed(request: pytest.FixtureRequest) -> Profile:
    return sample(request.param)


def test_people_have_made_up_names_only(profile: Profile) -> None:
    agency, year = profile.agency, profile.year
    people = [each.name for each in agency.signers]
    people += [each.head for each in agency.departments]
    people += [each.name for each in agency.committee.members] if agency.committee else []
    people += [each.name for each in year.audit.team] if year.audit else []
    people += [year.review.secretary] if year.review else []
    offices = [agency.sign_off, *(each.sign_off for each in profile.procedures)]
    for office in offices:
        assert office
        people += [office.drafted.name, office.checked.name, office.approved.name]
    assert people
    assert [each for each in people if not MADE_UP_NAME.fullmatch(each or "")] == []


def test_one_person_has_one_post_everywhere(profile: Profile) -> None:
    head = next(each for each in profile.agency.signers if each.power == "head")
    for procedure in profile.procedures:
        assert procedure.sign_off
        assert procedure.sign_off.approved.name == head.name
        assert procedure.sign_off.approved.post == head.post


def test_papers_and_meetings_fall_on_working_days(profile: Profile) -> None:
    days = [each.date for each in profile.year.papers.values() if each.date]
    days += [each.issued for each in profile.procedures if each.issued]
    if profile.year.audit and profile.year.review:
        audit, review = audited(profile)
        days += [day for day in (audit.start, audit.end, review.date) if day]
        days += [day for each in audit.findings or () for day in (each.due, each.closed) if day]
    assert days
    assert [day for day in days if day.weekday() > 4] == []
    assert [day for day in days if (day.month, day.day) in PUBLIC_HOLIDAYS] == []


def test_papers_are_dated_in_the_year_of_the_profile(profile: Profile) -> None:
    for kind, paper in profile.year.papers.items():
        assert paper.date is None or paper.date.year == profile.year.year, kind


def test_steps_fit_the_limit_and_lead_back_to_an_earlier_step(profile: Profile) -> None:
    # a profile for the papers of the province has no system of its own
    assert len(profile.procedures) >= 2 or not profile.agency.documents
    for procedure in profile.procedures:
        assert procedure.limit
        assert time_sum(procedure).hours <= hours(procedure.limit), procedure.code
        assert all(step.time for step in procedure.steps), procedure.code
        backs = [(n, s) for n, s in enumerate(procedure.steps, 1) if s.back_to]
        ((number, step),) = backs
        assert step.kind == "decision"
        assert step.back_to
        assert step.back_to < number


def test_the_list_of_documents_has_every_procedure_as_issued(profile: Profile) -> None:
    listed = {each.code: each for each in profile.agency.documents}
    for procedure in profile.procedures:
        assert procedure.code
        document = listed[procedure.code]
        assert document.edition == procedure.edition
        assert document.effective
        assert procedure.issued
        assert document.effective >= procedure.issued


def test_the_newest_change_is_the_edition_itself(profile: Profile) -> None:
    listed = {each.code: each for each in profile.agency.documents}
    for procedure in profile.procedures:
        newest = procedure.changes[-1]
        assert (newest.edition, newest.date) == (procedure.edition, procedure.issued)
    for kind, code in profile.agency.house.codes.items():
        paper = profile.year.papers[kind]
        newest = paper.changes[-1]
        assert (newest.edition, newest.date) == (paper.edition, paper.date), kind
        assert listed[code].edition == paper.edition


def test_the_year_runs_from_the_audit_to_its_report_to_the_review(
    reviewed: Profile,
) -> None:
    audit, review = audited(reviewed)
    report = reviewed.year.papers["audit-report"].date
    assert audit.start
    assert audit.end
    assert report
    assert review.date
    assert audit.start <= audit.end < report < review.date
    assert review.date == reviewed.year.papers["review-minutes"].date
    assert reference(reviewed, audit.decision)[2] < audit.start
    deadline = plan_of(reviewed).review_deadline
    assert deadline
    assert review.date < deadline
    assert [each.id for each in audit.findings or () if each.closed and each.closed > report] == []


def test_findings_concern_audited_units_and_are_counted_right_in_the_minutes(
    reviewed: Profile,
) -> None:
    audit, review = audited(reviewed)
    grades = [each.grade for each in audit.findings or ()]
    assert {each.unit for each in audit.findings or ()} <= set(audit.units)
    minutes = "\n".join(each.report or "" for each in review.topics)
    minor = re.findall(r"(\d+) điểm không phù hợp nhẹ", minutes)
    note = re.findall(r"(\d+)\s+điểm lưu ý", minutes)
    assert {int(each) for each in minor} == {grades.count("nhẹ")}
    assert {int(each) for each in note} == {grades.count("lưu ý")}
    assert grades.count("nặng") == 0
    assert "không có điểm không phù hợp nặng" in minutes


def test_the_minutes_cover_every_input_of_the_edition_in_use(reviewed: Profile) -> None:
    _, review = audited(reviewed)
    inputs = {
        "2008": [f"5.6.2.{letter}" for letter in "abcdefg"],
        "2015": [
            "9.3.2.a",
            "9.3.2.b",
            *(f"9.3.2.c.{n}" for n in range(1, 8)),
            *(f"9.3.2.{x}" for x in "def"),
        ],
    }
    assert [each.clause for each in review.topics] == inputs[reviewed.agency.edition]
    assert review.decisions
    assert all(each.owner and each.due for each in review.decisions)


def test_every_objective_can_be_measured(profile: Profile) -> None:
    assert len(profile.year.objectives) >= 6 or not profile.agency.documents
    for objective in profile.year.objectives:
        assert objective.measure
        assert objective.owner
        assert objective.due


def test_points_end_without_a_full_stop_because_the_pages_add_it(
    profile: Profile,
) -> None:
    ended = [text for text in texts((profile.agency, profile.year)) if text.endswith((".", ";"))]
    assert ended == []
