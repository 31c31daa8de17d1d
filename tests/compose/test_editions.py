"""Clauses in the edition that a paper is written for, and which document answers which."""

from pathlib import Path

import pytest

from qmsdocs.compose.documents import controlled
from qmsdocs.compose.editions import in_edition, matrix
from system_tools import LIST, PLAN, POLICY, PROCEDURE, TTHC, facts, pages

KINDS = pages(PROCEDURE, LIST, POLICY, TTHC, PLAN)
MANUAL = "{exclusions: [{clause: '8.3', reason: Không thiết kế}], clause_notes: {'7.1': Quy chế}}"


@pytest.mark.parametrize(
    ("edition", "clauses", "found"),
    [
        ("2015", ["7.5"], ("7.5",)),
        ("2008", ["5.2"], ("5.3",)),
        ("2008", ["8.7", "10.2"], ("8.3", "8.5.2")),
        ("2008", ["4.1"], ()),
        ("2026", ["7.5"], ("7.5",)),
    ],
)
def test_our_clauses_by_the_numbers_of_another_edition(
    tmp_path: Path, edition: str, clauses: list[str], found: tuple[str, ...]
) -> None:
    of = facts(tmp_path, KINDS, "doc-list", more=f"edition: {edition}\n")
    assert in_edition(of, clauses) == found


def test_a_paper_may_be_written_for_another_edition_than_the_one_in_use(tmp_path: Path) -> None:
    year = "year: 2024\npapers: {doc-list: {standard: 2015}}\n"
    of = facts(tmp_path, KINDS, "doc-list", more="edition: 2008\n", year=year)
    assert in_edition(of, ["5.2"]) == ("5.2",)


def test_each_clause_of_the_second_level_has_a_row_with_what_answers_it(tmp_path: Path) -> None:
    of = facts(tmp_path, KINDS, "doc-list", MANUAL)
    rows = {row.number: row for row in matrix(of, controlled(of))}
    assert len(rows) == 28
    assert rows["5.2"].documents == ("CSCL",)
    assert rows["8.5"].documents == ("QT-01",)
    assert rows["7.5"].papers == ("Danh mục",)
    assert rows["7.1"].papers == ("Quy chế",)
    assert rows["9.3"].papers == ("Kế hoạch duy trì",)  # chapter 9 as a whole
    assert [number for number, row in rows.items() if row.excluded] == ["8.3"]
