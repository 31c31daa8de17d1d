"""What the list of documents, the manual and the papers say of the same thing must agree."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, brief, faults
from qmsdocs.sources.messages import message
from system_tools import LIST, POLICY, PROCEDURE, pages

KINDS = pages(POLICY, PROCEDURE, LIST)
DOCUMENT = "documents: [{code: CSCL, name: Chính sách, edition: 2, effective: 01/3/2024}]\n"


@pytest.mark.parametrize(
    ("agency", "year", "found"),
    [
        (DOCUMENT, "papers: {quality-policy: {edition: 2, date: 01/3/2024}}\n", []),
        (DOCUMENT, "", []),
        (
            DOCUMENT,
            "papers: {quality-policy: {edition: 3}}\n",
            [("profile.document-edition", 10, 53)],
        ),
        (DOCUMENT, "papers: {quality-policy: {}}\n", [("profile.document-edition", 10, 53)]),
        (
            DOCUMENT,
            "papers: {quality-policy: {edition: 2, date: 04/3/2024}}\n",
            [("profile.document-early", 10, 67)],
        ),
        (
            DOCUMENT + "house: {codes: {quality-policy: CS}}\n",
            "papers: {quality-policy: {edition: 3}}\n",
            [],
        ),
        (
            "documents: [{code: CS-1, name: Chính sách}]\n",
            "papers: {quality-policy: {edition: 3, code: CS-1}}\n",
            [("profile.document-edition", 10, 13)],
        ),
    ],
)
def test_a_listed_document_agrees_with_its_paper(
    tmp_path: Path, agency: str, year: str, found: list[tuple[str, int, int]]
) -> None:
    assert brief(faults(tmp_path, AGENCY + agency, YEAR + year, kinds=KINDS)) == found


def test_a_listed_document_agrees_with_its_procedure_and_both_places_are_named(
    tmp_path: Path,
) -> None:
    agency = AGENCY + "documents: [{code: QT-01, name: Quy trình, edition: 2}]\n"
    (problem,) = faults(
        tmp_path, agency, procedures=STEPS.replace("name: Thủ", "edition: 3\n    name: Thủ")
    )
    assert (problem.code, problem.place.line) == ("profile.document-edition", 10)
    assert "procedures.yaml:4" in message(problem, "vi")
    assert "lần ban hành 2" in message(problem, "vi")


@pytest.mark.parametrize(
    ("manual", "found"),
    [
        ("{procedures: {control: {steps: [{name: a, unit: Phòng B, content: c}]}}}", []),
        (
            "{procedures: {control: {steps: [{name: a, unit: Phòng B, content: c, back_to: 1}]}}}",
            [("profile.back-to-from-first", 10, 87)],
        ),
        ("{procedures: {contro: {}}}", [("profile.unknown-kind-near", 10, 23)]),
        ("{processes: [{name: a, kind: zzz}]}", [("profile.unknown-kind", 10, 38)]),
        ("{organisation: [{name: a}, {name: b, under: 1}]}", []),
        ("{organisation: [{name: a}, {name: b, under: 2}]}", [("profile.office-under", 10, 53)]),
    ],
)
def test_the_manual_makes_sense(
    tmp_path: Path, manual: str, found: list[tuple[str, int, int]]
) -> None:
    agency = AGENCY + f"manual: {manual}\n"
    assert brief(faults(tmp_path, agency, kinds=KINDS)) == found
