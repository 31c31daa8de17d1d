"""The forms have every field of the model in exactly one place, with words that people know."""

from collections import Counter
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from qmsdocs.model.formshape import GROUPS, SINGLE, FormField, form_shape, group_of
from qmsdocs.model.labels import bare
from qmsdocs.model.schema import MODELS, SchemaName
from qmsdocs.sources.messages import catalogue

NAMES = tuple(MODELS)


def walked(field: FormField) -> list[FormField]:
    return [field, *(below for one in field.fields for below in walked(one))]


def records(model: type[BaseModel]) -> list[tuple[str, type[BaseModel]]]:
    """Give every field of a model with the record below it, as the model itself says."""
    found: list[tuple[str, Any]] = []
    for name, info in model.model_fields.items():
        kind = bare(info.annotation)
        for inner in (kind, *map(bare, get_args(kind))):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found += [(name, inner), *records(inner)]
                break
        else:
            found.append((name, None))
    return found


@pytest.mark.parametrize("file", NAMES)
def test_every_top_level_name_stands_on_exactly_one_page(file: SchemaName) -> None:
    placed = Counter(name for group in GROUPS if group.file == file for name in group.names)
    assert placed == Counter(list(MODELS[file].model_fields))


@pytest.mark.parametrize("file", NAMES)
def test_the_shape_has_every_field_of_the_model(file: SchemaName) -> None:
    assert [one.name for one in walked(form_shape(file))[1:]] == [
        name for name, _ in records(MODELS[file])
    ]


@pytest.mark.parametrize("file", NAMES)
def test_every_choice_and_default_has_words_of_people(file: SchemaName) -> None:
    for field in walked(form_shape(file)):
        for value, words in field.choices:
            assert words != value or not value.isascii() or value.isdigit(), (field.name, value)
        if field.choices and field.default:
            assert field.default in dict(field.choices), field.name


@pytest.mark.parametrize("file", NAMES)
def test_a_row_has_columns_that_fit_and_loses_no_field(file: SchemaName) -> None:
    for field in walked(form_shape(file)):
        if field.kind in ("rows", "entries"):
            assert len(field.columns) <= 7
            both = [one.name for one in (*field.columns, *field.details)]
            assert sorted(both) == sorted(one.name for one in field.fields)
            needed = [one for one in field.fields if one.required and one.kind in SINGLE]
            assert set(needed) <= set(field.columns), field.name


def test_kinds_follow_the_types_of_the_model() -> None:
    year, agency = form_shape("year"), form_shape("agency")
    objective = year.field("objectives")
    assert objective.kind == "rows"
    assert objective.field("target").kind == "number"
    assert objective.field("steps").kind == "lines"
    assert objective.field("owner").target == "unit"
    assert objective.field("quarters").kind == "group"
    assert year.field("papers").kind == "entries"
    assert year.field("papers").deep
    assert year.field("papers").field("date").kind == "day"
    assert year.field("papers").field("signer").target == "signer"
    assert year.field("plan").field("guidance").target == "reference"
    assert year.field("dossiers").field("objective").target == "objective"
    assert year.field("audit").field("findings").keeps_empty
    assert agency.field("house").field("codes").kind == "pairs"
    assert agency.field("house").field("procedure_code").kind == "text"
    assert agency.field("signers").field("power").choices[0] == ("head", "người đứng đầu")
    assert form_shape("procedures").field("procedures").field("sign_off").kind == "group"


def test_the_help_of_a_field_that_offers_names_speaks_of_no_file() -> None:
    for file in NAMES:
        for field in walked(form_shape(file)):
            assert not (field.target and field.help.startswith("Mã trong")), field.name


def test_every_page_has_a_name_and_says_what_it_is_for() -> None:
    for group in GROUPS:
        assert {f"fill.group.{group.id}", f"fill.about.{group.id}"} <= catalogue().keys()


def test_a_name_leads_to_its_page_and_a_strange_one_to_the_first() -> None:
    assert group_of("year", "risks").id == "risks"
    assert group_of("agency", "references").id == "references"
    assert group_of("year", "nonsense").file == "year"


def test_maps_and_lists_are_told_apart() -> None:
    kinds = {one.kind for file in NAMES for one in walked(form_shape(file))}
    assert {"entries", "pairs", "rows", "lines", "group"} <= kinds
    assert get_origin(MODELS["year"].model_fields["papers"].annotation) is dict
