"""A filled form and the data it means: rows, groups, maps; what is not shown stays."""

from typing import Any

import pytest

from qmsdocs.model.formshape import FormField, form_shape
from qmsdocs.model.formtree import Reading, Typed, flat
from qmsdocs.model.schema import MODELS, SchemaName
from qmsdocs.sources.files import bundled
from qmsdocs.sources.yamldiff import same
from qmsdocs.sources.yamlfile import read_yaml

OBJECTIVES = form_shape("year").field("objectives")
POLICY = form_shape("agency").field("policy")
PAPERS = form_shape("year").field("papers")
FINDINGS = form_shape("year").field("audit").field("findings")
TERMS = form_shape("procedures").field("procedures").field("terms")
OLD: list[dict[str, Any]] = [
    {"id": "mt1", "name": "một", "target": "98%", "lạ": 1},
    {"id": "mt2", "name": "hai", "target": 80, "quarters": {"q1": 81}},
]


def read(shape: FormField, typed: Typed, old: object = None) -> Any:  # noqa: ANN401
    return Reading({}).value(shape, typed, old, (shape.name,), shape.name)


def form(shape: FormField, value: object) -> Any:  # noqa: ANN401
    return flat(shape, value, {})


NAMES: dict[SchemaName, str] = {"agency": "agency", "year": "20*", "procedures": "procedures"}
FILES = [
    (name, path)
    for name, pattern in NAMES.items()
    for path in sorted(bundled("profiles").glob(f"*/{pattern}.yaml"))
]


@pytest.mark.parametrize(("file", "path"), FILES, ids=lambda one: str(one)[-40:])
def test_an_untouched_form_of_a_sample_changes_nothing(file: SchemaName, path: Any) -> None:  # noqa: ANN401
    value = read_yaml(path.read_bytes(), path.name).value
    for shape in form_shape(file).fields:
        old = value.get(shape.name)
        assert same(read(shape, form(shape, old), old), old), shape.name
    assert set(value) <= set(MODELS[file].model_fields)


def test_one_field_changes_and_what_the_form_does_not_know_stays() -> None:
    typed = form(OBJECTIVES, OLD)
    typed["0"]["target"] = "99"
    assert read(OBJECTIVES, typed, OLD) == [OLD[0] | {"target": 99}, OLD[1]]


def test_rows_are_taken_in_the_order_of_the_form() -> None:
    typed = form(OBJECTIVES, OLD)
    moved = {"@rows": "1", "1": typed["1"], "0": typed["0"]}
    assert read(OBJECTIVES, moved, OLD) == [OLD[1], OLD[0]]
    assert read(OBJECTIVES, {"@rows": "1", "1": typed["1"]}, OLD) == [OLD[1]]
    assert read(OBJECTIVES, {"@rows": "1"}, OLD) is None


def test_a_new_row_gets_the_next_id_and_a_blank_one_is_nothing() -> None:
    typed = form(OBJECTIVES, OLD) | {"n1": {"name": "ba", "target": "1"}, "n2": {"name": " "}}
    assert read(OBJECTIVES, typed, OLD)[2:] == [{"id": "mt3", "name": "ba", "target": 1}]


def test_a_first_row_gets_an_id_of_its_name_and_a_second_of_the_same_name_another() -> None:
    units = form_shape("agency").field("departments")
    typed: Typed = {"n1": {"name": "Văn phòng"}, "n2": {"name": "Văn phòng"}}
    assert [one["id"] for one in read(units, typed)] == ["van-phong", "van-phong-2"]


def test_a_form_that_shows_one_item_leaves_the_others_alone() -> None:
    assert read(OBJECTIVES, {"1": {"name": "mới"}}, OLD) == [OLD[0], OLD[1] | {"name": "mới"}]
    assert read(OBJECTIVES, {"n1": {"name": "ba"}}, OLD)[2] == {"id": "mt3", "name": "ba"}
    papers = {"a": {"number": 1}, "b": {"number": 2}}
    assert read(PAPERS, {"1": {"number": "3"}}, papers) == {"a": {"number": 1}, "b": {"number": 3}}


def test_an_emptied_group_goes_and_one_that_was_empty_stays() -> None:
    old = {"slogan": "x", "commitments": ["y"]}
    assert read(POLICY, {"slogan": "", "commitments": ""}, old) is None
    assert read(POLICY, {"slogan": "", "commitments": ""}, {"slogan": None}) == {"slogan": None}
    assert read(POLICY, {"slogan": "z", "commitments": "y"}, old) == {**old, "slogan": "z"}


def test_a_list_that_is_empty_on_purpose_differs_from_none() -> None:
    assert read(FINDINGS, {"@rows": "1", "@none": "1"}) == []
    assert read(FINDINGS, {"@rows": "1"}, []) is None
    assert form(FINDINGS, [])["@none"] == "1"
    assert "@none" not in form(FINDINGS, None)


def test_what_the_form_cannot_show_is_not_lost() -> None:
    assert read(OBJECTIVES, form(OBJECTIVES, "chữ"), "chữ") == "chữ"
    assert read(POLICY, form(POLICY, ["a"]), ["a"]) == ["a"]


def test_entries_of_a_map_are_renamed_added_and_taken_out() -> None:
    old = {"HS": "Hồ sơ", "7.1.3": "x"}
    typed = form(TERMS, old)
    typed["0"]["@key"] = "TTHC"
    typed["n1"] = {"@key": "VP", "value": "Văn phòng"}
    assert read(TERMS, typed, old) == {"TTHC": "Hồ sơ", "7.1.3": "x", "VP": "Văn phòng"}
    del typed["1"]
    assert read(TERMS, typed, old) == {"TTHC": "Hồ sơ", "VP": "Văn phòng"}


def test_each_value_knows_its_field() -> None:
    reading = Reading({})
    typed = form(OBJECTIVES, OLD)
    reading.value(OBJECTIVES, {"@rows": "1", "1": typed["1"]}, OLD, ("objectives",), "objectives")
    assert reading.names["objectives", 0, "target"] == "objectives/1/target"
    assert reading.names["objectives", 0] == "objectives/1"
    assert reading.names["objectives", 0, "quarters", "q1"] == "objectives/1/quarters/q1"
