"""What a field shows and what a person types there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.model.formshape import FieldKind, FormField
from qmsdocs.model.formvalues import said, shown
from qmsdocs.sources.yamlbuild import WrittenFloat

UNITS = {"van-phong": "Văn phòng", "mot-cua": "Bộ phận Một cửa"}


def field(kind: FieldKind, target: Any = "") -> FormField:  # noqa: ANN401
    return FormField("x", "X", kind, target=target)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("day", "2026-03-02", "02/03/2026"),
        ("day", "2/3/2026", "02/03/2026"),
        ("day", "hôm qua", "hôm qua"),
        ("month", "2019-10", "10/2019"),
        ("number", 98, "98"),
        ("number", "98%", "98%"),
        ("number", WrittenFloat("99.60"), "99,6"),
        ("whole", 2026, "2026"),
        ("whole", 1500000, "1.500.000"),
        ("flag", True, "có"),
        ("flag", "no", "không"),
        ("text", None, ""),
        ("text", 7, "7"),
        ("text", ["danh", "sách"], ""),
        ("lines", ["một", "hai\nba"], "một\nhai↵ba"),
    ],
)
def test_a_value_is_shown_as_a_person_writes_it(kind: FieldKind, value: object, text: str) -> None:
    assert shown(field(kind), value, {}) == text


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("day", "5/3/2026", "2026-03-05"),
        ("day", "30/02/2026", "30/02/2026"),
        ("month", "10/2019", "2019-10"),
        ("number", "99,5", 99.5),
        ("number", "90%", "90%"),
        ("number", "1.234,5", 1234.5),
        ("number", "chín", "chín"),
        ("whole", "1.500.000", 1500000),
        ("flag", "có", True),
        ("text", "  hai  ", "hai"),
        ("text", "a\u200b\u2028b\r\n", "a\u200bb"),
        ("text", "", None),
        ("lines", "một\n\n  hai \n", ["một", "hai"]),
        ("lines", " \n", None),
    ],
)
def test_a_text_is_written_as_the_file_has_such_values(
    kind: FieldKind, text: str, value: object
) -> None:
    assert said(field(kind), text, None, {}) == value


def test_a_department_is_shown_and_named_by_its_name() -> None:
    unit = field("text", "unit")
    assert shown(unit, "van-phong", UNITS) == "Văn phòng"
    assert said(unit, "văn phòng", None, UNITS) == "van-phong"
    assert said(unit, "Sở Tài chính", None, UNITS) == "Sở Tài chính"
    lines = field("lines", "unit")
    assert said(lines, "Bộ phận Một cửa\nSở Tài chính", [], UNITS) == ["mot-cua", "Sở Tài chính"]


def test_a_line_that_was_there_stays_as_the_file_has_it() -> None:
    old = ["một", 7, "hai\nba"]
    assert said(field("lines"), "hai↵ba\nbốn\n7", old, {}) == ["hai\nba", "bốn", 7]


ANY = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 10**7), st.text(max_size=30),
    st.dates().map(str), st.floats(0, 100).map(lambda x: WrittenFloat(f"{x:.2f}")),
    st.sampled_from(["90%", "1.234,5", "có", "2/3/2026", "10/2019", "no"]),
)  # fmt: skip


@given(st.sampled_from(["text", "id", "day", "month", "number", "whole", "flag", "choice"]), ANY)
def test_what_nobody_touched_stays_as_it_is_written(kind: FieldKind, value: object) -> None:
    again = said(field(kind), shown(field(kind), value, UNITS), value, UNITS)
    assert again == value
    assert type(again) is type(value)


@given(st.lists(st.text(max_size=20) | st.integers(), max_size=4))
def test_untouched_lists_stay_too(value: list[object]) -> None:
    assert said(field("lines"), shown(field("lines"), value, {}), value, {}) == value
