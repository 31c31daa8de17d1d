"""The list of documents is what the set has, joined with what the agency lists itself."""

from datetime import date
from pathlib import Path

from qmsdocs.compose.documents import controlled, forms
from system_tools import LIST, PLAN, POLICY, PROCEDURE, TTHC, facts, pages

KINDS = pages(PROCEDURE, LIST, POLICY, TTHC, PLAN)
ISSUED = """\
year: 2024
papers:
  quality-policy: {date: 04/3/2024, edition: 2}
  control: {date: 01/3/2024}
  issuance-decision: {date: 04/3/2024}
issuance: {effective: 15/3/2024, proposer: Chánh Văn phòng}
"""


def test_policy_first_then_system_procedures_then_tthc(tmp_path: Path) -> None:
    found = controlled(facts(tmp_path, KINDS, "doc-list"))
    assert [document.code for document in found] == ["CSCL", "QT-HT-01", "QT-01"]
    assert found[2].name == "Quy trình cấp giấy xác nhận"
    assert found[2].effective == date(2024, 1, 2)
    assert found[2].clauses == ("8.1", "8.5")


def test_what_the_decision_issues_holds_from_the_day_it_names(tmp_path: Path) -> None:
    found = {d.code: d for d in controlled(facts(tmp_path, KINDS, "doc-list", year=ISSUED))}
    assert found["CSCL"].effective == date(2024, 3, 15)
    assert found["CSCL"].edition == 2
    assert found["QT-HT-01"].effective == date(2024, 3, 1)


def test_a_line_of_the_agency_keeps_its_words_and_is_filled_from_the_set(tmp_path: Path) -> None:
    more = (
        "documents:\n"
        "  - {code: QT-99, name: Quy trình tiếp dân}\n"
        "  - {code: QT-01, name: Quy trình cấp giấy, clauses: ['8.2']}\n"
    )
    found = controlled(facts(tmp_path, KINDS, "doc-list", more=more))
    assert [d.code for d in found] == ["CSCL", "QT-HT-01", "QT-99", "QT-01"]
    assert found[3].name == "Quy trình cấp giấy"
    assert found[3].clauses == ("8.2",)
    assert found[3].effective == date(2024, 1, 2)


def test_a_document_that_the_agency_does_not_have_is_not_listed(tmp_path: Path) -> None:
    without = facts(tmp_path, KINDS, "doc-list", manual="")
    assert [document.code for document in controlled(without)] == ["CSCL", "QT-01"]
    assert forms(without) == ()


def test_forms_are_those_of_the_procedures_and_of_the_set_each_once(tmp_path: Path) -> None:
    found = forms(facts(tmp_path, KINDS, "doc-list"))
    assert [(form.code, form.procedure) for form in found] == [
        ("BM-DM", "QT-HT-01"),
        ("BM-HT-01-02", "QT-HT-01"),
    ]
