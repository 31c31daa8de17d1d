"""Clauses by number: which holds which, and what of one is not named."""

import pytest

from qmsdocs.compose.clauses import audited, clause_key, holds, missing_parts

KNOWN = ("9", "9.1", "9.1.1", "9.1.2", "9.1.3", "9.2", "10", "10.2")


def test_clause_order_is_that_of_the_standard() -> None:
    shuffled = ["10.2", "9.3.2 b)", "4.1", "9.3.2 a)", "9.3", "4"]
    assert sorted(shuffled, key=clause_key) == ["4", "4.1", "9.3", "9.3.2 a)", "9.3.2 b)", "10.2"]


def test_a_number_that_begins_alike_is_another_clause() -> None:
    assert holds("9.1", "9.1.2")
    assert holds("9.1", "9.1")
    assert not holds("9.1", "9.10")
    assert not holds("9.1.2", "9.1")


def test_a_clause_is_audited_by_itself_by_its_chapter_or_by_a_part() -> None:
    assert audited("9.1", ["9"])
    assert audited("9.1", ["9.1"])
    assert audited("9.1", ["9.1.3"])
    assert not audited("9.1", ["9.2", "10"])


@pytest.mark.parametrize(
    ("clause", "listed", "missing"),
    [
        ("9.1", ["9"], ()),
        ("9.1", ["9.1"], ()),
        ("9.1", ["9.1.1", "9.1.2", "9.1.3"], ()),
        ("9.1", ["9.1.2"], ("9.1.1", "9.1.3")),
        ("9.1", ["9.2"], ("9.1",)),
        ("10.2", [], ("10.2",)),
    ],
)
def test_what_is_missing_of_a_clause(
    clause: str, listed: list[str], missing: tuple[str, ...]
) -> None:
    assert missing_parts(clause, KNOWN, listed) == missing
