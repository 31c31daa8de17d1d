"""The raw data of a profile can be walked whether it is valid or not."""

import pytest

from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.fields import UnitMark, parse_day, parse_number
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.raw import EVERY, child, marked, read, texts, values
from qmsdocs.model.validation import Source
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlfile import read_yaml

SOURCE = Source(
    read_yaml(b"a: [{id: x}, {id: [1]}, 5, {id: }, {id: 7.10}]\nb: {c: {id: y}}\nd: text\n", "x"),
    YearProfile,
)


def test_patterns_find_values_in_lists_and_maps() -> None:
    assert list(values(SOURCE, "b", EVERY, "id")) == [(("b", "c", "id"), "y")]
    assert [loc for loc, _ in values(SOURCE, "a", EVERY, "id")] == [
        ("a", n, "id") for n in (0, 1, 3, 4)
    ]


def test_texts_leave_out_what_is_no_text_and_keep_numbers_as_written() -> None:
    assert [text for _, text in texts(SOURCE, "a", EVERY, "id")] == ["x", "7.10"]


@pytest.mark.parametrize("pattern", [("d", EVERY), ("d", "id"), ("z",), ("a", "0")])
def test_a_pattern_that_does_not_fit_finds_nothing(pattern: tuple[str, ...]) -> None:
    assert list(values(SOURCE, *pattern)) == []


def test_child_and_read_give_none_for_what_is_not_there() -> None:
    assert child({"a": {"b": 1}}, "a", "b") == 1
    assert child({"a": 3}, "a", "b") is None
    assert read(parse_day, "mai") is None
    assert read(parse_number, "90%") == 90


def test_the_fields_of_a_kind_are_found_wherever_they_stand() -> None:
    year = set(marked(YearProfile, UnitMark))
    assert ("objectives", EVERY, "owner") in year
    assert ("plan", "activities", EVERY, "support", EVERY) in year
    assert ("audit", "units", EVERY) in year
    assert ("training", "place") not in year
    assert ("committee", "standing_unit") in set(marked(AgencyProfile, UnitMark))
    assert ("procedures", EVERY, "steps", EVERY, "unit") in set(marked(ProcedureFile, UnitMark))
