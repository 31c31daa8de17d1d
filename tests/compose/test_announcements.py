"""What is announced is counted by field, and its decision is named in other papers."""

from datetime import date
from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, loaded
from qmsdocs.compose.announcements import announcement_scope
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.warnings import warnings
from qmsdocs.model.page import read_page
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.messages import message

MORE = STEPS.removeprefix("procedures:\n").replace("id: mau", "id: hai").replace("QT-01", "QT-02")
PAGE = b"---\nid: announcement-decision\ntitle: T\nset: announce\norder: 1\nform: KH\nsubject: S\n---\nX.\n"


def test_procedures_are_counted_by_field(tmp_path: Path) -> None:
    other = MORE.replace("field: Mẫu", "field: Khác")
    third = MORE.replace("id: hai", "id: ba").replace("QT-02", "QT-03")
    found = announcement_scope(loaded(tmp_path, procedures=STEPS + other + third))
    assert found.count == 3
    assert [(row.field, row.count) for row in found.fields] == [("Mẫu", 2), ("Khác", 1)]


@pytest.mark.parametrize(
    ("paper", "named"),
    [
        (
            "{number: 7, date: 2024-02-05}",
            "Quyết định số 07/QĐ-SM ngày 05 tháng 02 năm 2024 của Giám đốc Sở Mẫu",
        ),
        ("{}", "Quyết định số         /QĐ-SM ngày      tháng      năm 2024 của Giám đốc Sở Mẫu"),
    ],
)
def test_the_decision_is_named_with_room_for_what_is_not_given(
    tmp_path: Path, paper: str, named: str
) -> None:
    profile = loaded(tmp_path, year=f"{YEAR}papers: {{announcement-decision: {paper}}}\n")
    assert announcement_scope(profile).decision == named


@pytest.mark.parametrize(
    ("year", "day"),
    [
        ("announcement: {confirmed: 2024-03-01}\n", date(2024, 3, 1)),
        ("papers: {validity-confirmation: {date: 2024-03-04}}\n", date(2024, 3, 4)),
        (
            "papers: {validity-confirmation: {date: 2024-03-04}, announcement-decision: {date: 2024-03-01}}\n",
            None,
        ),
        ("", None),
    ],
)
def test_the_day_of_the_confirmation_is_given_or_that_of_its_paper(
    tmp_path: Path, year: str, day: date | None
) -> None:
    assert announcement_scope(loaded(tmp_path, AGENCY, YEAR + year)).confirmed == day


def test_a_procedure_issued_after_the_announcement_is_warned_of(tmp_path: Path) -> None:
    year = YEAR + "papers: {announcement-decision: {date: 2024-03-01}}\n"
    steps = STEPS.replace("    field", "    issued: 2024-03-02\n    field")
    profile = loaded(tmp_path, year=year, procedures=steps)
    facts = Facts(profile, read_page(PAGE, "x.md"), load_rulebook(), date(2024, 3, 1))
    (found,) = warnings(facts)
    assert (found.place.line, found.place.file.rpartition("/")[2]) == (5, "procedures.yaml")
    assert "ban hành ngày 02/3/2024, sau ngày công bố 01/3/2024" in message(found)
