"""Editions of the standard and the maps between them."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.model.rules import Edition, load_rulebook

Faults = Callable[..., tuple[Problem, ...]]

EDITIONS = [load_rulebook().edition(name) for name in ("2008", "2015", "2026")]


def test_the_names_papers_print() -> None:
    assert [edition.name for edition in EDITIONS] == [
        "TCVN ISO 9001:2008",
        "TCVN ISO 9001:2015",
        "ISO 9001:2026",
    ]
    assert [edition.is_tcvn for edition in EDITIONS] == [True, True, False]


def test_the_days_that_are_known() -> None:
    old, present, new = EDITIONS
    assert old.withdrawn == present.in_force_from == date(2015, 12, 31)
    assert new.in_force_from == date(2026, 9, 16)
    assert not new.verified


@pytest.mark.parametrize(
    ("edition", "first", "last"), [(EDITIONS[0], 4, 8), (EDITIONS[1], 4, 10), (EDITIONS[2], 4, 10)]
)
def test_every_clause_has_its_parent_and_stands_in_order(
    edition: Edition, first: int, last: int
) -> None:
    numbers = [tuple(map(int, clause.split("."))) for clause, _ in edition.clauses]
    assert numbers == sorted(set(numbers))
    assert {number[0] for number in numbers} == set(range(first, last + 1))
    assert all(len(number) == 1 or number[:-1] in numbers for number in numbers)
    assert all(label and label[0].isupper() for _, label in edition.clauses)


# Titles of the published Vietnamese text
TITLES = {
    "4.1": "Hiểu tổ chức và bối cảnh của tổ chức",
    "5.3": "Vai trò, trách nhiệm và quyền hạn trong tổ chức",
    "6.1": "Hành động giải quyết rủi ro và cơ hội",
    "7.5": "Thông tin dạng văn bản",
    "9.2": "Đánh giá nội bộ",
    "9.3": "Xem xét của lãnh đạo",
    "10.2": "Sự không phù hợp và hành động khắc phục",
}


@pytest.mark.parametrize(("clause", "title"), TITLES.items())
def test_a_title_of_the_2015_edition(clause: str, title: str) -> None:
    assert EDITIONS[1].label(clause) == title


@pytest.mark.parametrize(
    "clause",
    ["6.1.1", "6.2.1", "6.2.2", "9.2.1", "9.2.2", "9.3.2", "9.3.3", "9.1.2", "9.1.3", "8.7"],
)
def test_clauses_that_papers_cite_are_there(clause: str) -> None:
    assert EDITIONS[1].label(clause)


def test_every_second_level_clause_of_2015_is_reached_by_both_maps() -> None:
    second = {clause for clause, _ in EDITIONS[1].clauses if clause.count(".") == 1}
    rulebook = load_rulebook()

    def parents(clauses: str) -> set[str]:
        return {".".join(part.strip().split(".")[:2]) for part in clauses.split(",") if part}

    reached = {at for row in rulebook.clause_map("2008", "2015") for at in parents(row.new)}
    assert second <= reached
    left = {at for row in rulebook.clause_map("2015", "2026") for at in parents(row.old)}
    assert second <= left


@pytest.mark.parametrize(
    ("old", "new"),
    [("5.3", "5.2"), ("5.4.1", "6.2"), ("5.6.2", "9.3.2"), ("8.2.2", "9.2"), ("8.5.2", "10.2")],
)
def test_where_a_clause_of_2008_went(old: str, new: str) -> None:
    rows = load_rulebook().clause_map("2008", "2015")
    assert [row.new for row in rows if row.old == old] == [new]


def test_what_2026_is_known_to_change_is_marked_and_the_rest_is_not() -> None:
    rows = load_rulebook().clause_map("2015", "2026")
    known = {row.new for row in rows if row.verified}
    assert {"4.1", "4.2", "5.1.1", "6.1.2", "6.1.3", "7.3"} <= known
    assert not {"8.1", "8.4", "10.3"} & known


def test_unknown_editions_and_maps_are_refused() -> None:
    rulebook = load_rulebook()
    with pytest.raises(NotFoundError) as error:
        rulebook.edition("2016")
    assert "2015" in str(error.value.problems[0].values["known"])
    with pytest.raises(NotFoundError) as error:
        rulebook.clause_map("2008", "2026")
    assert error.value.problems[0].code == "rules.no-map"


def test_guides_that_papers_name() -> None:
    names = {guide.name for guide in load_rulebook().guides}
    assert {"TCVN ISO 18091:2020", "TCVN ISO 19011:2018"} <= names


TOY = """\
pack: standard
title: Tiêu chuẩn
editions:
  - {id: "1", name: TC 1, title: Một, clauses: [4 Đầu, 4.1 Hai]}
  - {id: "2", name: TC 2, title: Hai, clauses: [4 Đầu]}
maps:
  - {old: "1", new: "%s", entries: [{old: "4.1", new: "%s", label: Hai, change: Bỏ}]}
"""


@pytest.mark.parametrize(
    ("edition", "clause", "code"),
    [("3", "", "rules.unknown-edition-here"), ("2", "4.1", "rules.unknown-clause")],
)
def test_a_map_names_only_what_is_there(
    faults: Faults, edition: str, clause: str, code: str
) -> None:
    assert [problem.code for problem in faults(standard=TOY % (edition, clause))] == [code]


ASKED = """\
pack: standard
title: Tiêu chuẩn
editions:
  - {id: "1", name: TC 1, title: Một, clauses: [4 Đầu, 4.1 Hai]}
questions:
  - {editions: ["%s"], clauses: [{clause: "%s", ask: [Thế nào?]}]}
"""


@pytest.mark.parametrize(
    ("edition", "clause", "code"),
    [
        ("3", "4.1", "rules.unknown-edition-here"),
        ("1", "4.2", "rules.unknown-clause"),
    ],
)
def test_questions_are_asked_about_clauses_that_are_there(
    faults: Faults, edition: str, clause: str, code: str
) -> None:
    assert [problem.code for problem in faults(standard=ASKED % (edition, clause))] == [code]
