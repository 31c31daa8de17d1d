"""Which papers are made, which kinds are left out and why."""

from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, NotFoundError, ProfileError
from qmsdocs.batch.plan import plan_year, wanted_pages
from qmsdocs.batch.request import BuildRequest
from qmsdocs.model.concerning import lacking
from qmsdocs.model.loading import load_profile
from toy import PROCEDURES, YEAR, page, write_profile

TODAY = date(2026, 5, 4)
PLAN = "id: maintenance-plan\nform: KH\nsubject: Thử\nneeds: [plan]\nrequires: [plan]"
AUDIT = "id: audit-report\nform: BC\nsubject: Thử\nneeds: [audit]\nrequires: [audit, committee]"
PROCEDURE = "id: procedure\nform: TL\none_per: procedure\nneeds: [procedure]\nrequires: [procedure]"
PAGES = {one.kind.id: one for one in map(page, (PLAN, AUDIT, PROCEDURE))}


def test_a_kind_without_facts_is_left_out_with_the_reason(tmp_path: Path) -> None:
    profile = load_profile(write_profile(tmp_path), 2024)
    plan = plan_year(profile, PAGES.values(), BuildRequest(TODAY))
    assert [paper.page.kind.id for paper in plan.papers] == ["maintenance-plan", "procedure"]
    (left_out,) = plan.not_concerned
    assert left_out.kind == "audit-report"
    assert "audit" in str(left_out.problem.values["what"])
    assert "committee" in str(left_out.problem.values["what"])
    assert left_out.problem.place.file.endswith("2024.yaml")


def test_a_kind_without_facts_is_an_error_when_it_is_asked_for(tmp_path: Path) -> None:
    profile = load_profile(write_profile(tmp_path), 2024)
    with pytest.raises(InputError) as caught:
        plan_year(profile, [PAGES["audit-report"]], BuildRequest(TODAY, kinds=("audit-report",)))
    assert caught.value.problems[0].code == "build.not-concerned"


def test_one_paper_for_each_procedure_named_after_its_code(tmp_path: Path) -> None:
    second = PROCEDURES.split("\n", 1)[1].replace("cap-giay", "cap-lai").replace("QT-01", "QT-02")
    profile = load_profile(write_profile(tmp_path, procedures=PROCEDURES + second), 2024)
    plan = plan_year(profile, [PAGES["procedure"]], BuildRequest(TODAY))
    assert [paper.file for paper in plan.papers] == [
        "3-07-ke-hoach-thu-qt-01.docx",
        "3-07-ke-hoach-thu-qt-02.docx",
    ]
    assert plan.papers[0].law_date == date(2024, 1, 2)


def test_two_codes_that_give_one_file_name_are_refused(tmp_path: Path) -> None:
    second = PROCEDURES.split("\n", 1)[1].replace("cap-giay", "cap-lai").replace("QT-01", "QT.01")
    profile = load_profile(write_profile(tmp_path, procedures=PROCEDURES + second), 2024)
    with pytest.raises(InputError) as caught:
        plan_year(profile, [PAGES["procedure"]], BuildRequest(TODAY))
    assert caught.value.problems[0].code == "build.same-file"


def test_no_procedures_means_not_concerned(tmp_path: Path) -> None:
    profile = load_profile(write_profile(tmp_path, procedures="procedures:\n"), 2024)
    assert lacking(profile, PAGES["procedure"]) == ("procedures",)


@pytest.mark.parametrize(
    ("paper_date", "on", "today", "expected"),
    [
        ("date: 05/3/2024", date(2020, 1, 1), TODAY, date(2024, 3, 5)),
        ("number: 1", date(2020, 1, 1), TODAY, date(2020, 1, 1)),
        ("number: 1", None, date(2024, 9, 2), date(2024, 9, 2)),
        ("number: 1", None, TODAY, date(2024, 12, 31)),
    ],
)
def test_the_day_of_the_rules_comes_from_paper_option_or_calendar(
    tmp_path: Path, paper_date: str, on: date | None, today: date, expected: date
) -> None:
    text = YEAR.replace("number: 5, date: 05/3/2024", paper_date)
    profile = load_profile(write_profile(tmp_path, year_text=text), 2024)
    plan = plan_year(profile, [PAGES["maintenance-plan"]], BuildRequest(today, on=on))
    assert plan.papers[0].law_date == expected


def test_kinds_and_sets_choose_among_the_pages() -> None:
    def ids(**asked: tuple[str, ...]) -> list[str]:
        return [one.kind.id for one in wanted_pages(PAGES, BuildRequest(TODAY, **asked))]  # type: ignore[arg-type]

    assert ids() == list(PAGES)
    assert ids(kinds=("audit-report",)) == ["audit-report"]
    assert ids(sets=("yearly",), kinds=("procedure",)) == ["procedure"]


@pytest.mark.parametrize(
    ("asked", "near"),
    [({"kinds": ("audit-reprot",)}, "audit-report"), ({"sets": ("yearli",)}, "yearly")],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    asked: dict[str, tuple[str]], near: str
) -> None:
    with pytest.raises((NotFoundError, InputError)) as caught:
        wanted_pages(PAGES, BuildRequest(TODAY, **asked))  # type: ignore[arg-type]
    assert caught.value.problems[0].values["near"] == near


def test_a_set_without_kinds_is_told_instead_of_making_nothing() -> None:
    with pytest.raises(NotFoundError) as caught:
        wanted_pages(PAGES, BuildRequest(TODAY, sets=("province",)))
    assert [problem.code for problem in caught.value.problems] == ["build.empty-set"]


def test_a_kind_that_the_year_does_without_is_not_made_and_said_so(tmp_path: Path) -> None:
    folder = write_profile(tmp_path, year_text=YEAR + "without: [maintenance-plan]\n")
    plan = plan_year(load_profile(folder, 2024), [PAGES["maintenance-plan"]], BuildRequest(TODAY))
    assert plan.papers == ()
    assert [left.problem.code for left in plan.not_concerned] == ["build.not-wanted"]


def test_a_kind_that_the_year_does_without_must_be_one(tmp_path: Path) -> None:
    folder = write_profile(tmp_path, year_text=YEAR + "without: [maintenance-pln]\n")
    with pytest.raises(ProfileError) as caught:
        load_profile(folder, 2024, PAGES)
    assert [problem.code for problem in caught.value.problems] == [
        "profile.unknown-kind",
        "profile.unknown-kind-near",
    ]


def test_a_paper_may_be_issued_in_another_form_of_the_same_body(tmp_path: Path) -> None:
    text = YEAR.replace("maintenance-plan: {", "maintenance-plan: {form: CV, ")
    profile = load_profile(write_profile(tmp_path, year_text=text), 2024)
    plan = plan_year(profile, [PAGES["maintenance-plan"]], BuildRequest(TODAY))
    assert [paper.page.kind.form for paper in plan.papers] == ["CV"]
    assert plan.papers[0].page.kind.subject == "thử", "after V/v"
    assert PAGES["maintenance-plan"].kind.form == "KH", "for others it stays"


def test_a_decision_cannot_be_issued_as_a_letter(tmp_path: Path) -> None:
    text = YEAR.replace("maintenance-plan: {", "maintenance-plan: {form: CV, ")
    profile = load_profile(write_profile(tmp_path, year_text=text), 2024)
    decision = page(PLAN.replace("form: KH", "form: QĐ"))
    with pytest.raises(InputError) as caught:
        plan_year(profile, [decision], BuildRequest(TODAY))
    [problem] = caught.value.problems
    assert problem.code == "build.fixed-form"
    assert problem.place.line == 3
