"""The JSON Schema of a file is Vietnamese, shipped as it is made, and accepts what loads."""

import json
from importlib.resources import files
from typing import Any

import pytest

from qmsdocs.model.schema import (
    MODELS,
    SchemaName,
    is_untouched,
    json_schema,
    schema_files,
    schema_text,
)


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_shipped_schema_is_the_one_of_the_model(name: str) -> None:
    shipped = files("qmsdocs.data").joinpath("schemas", name).read_bytes()
    assert shipped == schema_files()[name], "write schema_files() to data/schemas"


@pytest.mark.parametrize("name", list(MODELS))
def test_every_field_has_a_title_and_no_english_help(name: SchemaName) -> None:
    schema = json_schema(name)
    assert "description" not in schema
    for group in schema["$defs"].values():
        assert set(group) <= {"additionalProperties", "properties", "required", "type"}
        assert all("title" in field for field in group["properties"].values())


@pytest.mark.parametrize("name", list(MODELS))
def test_unknown_keys_are_marked_by_the_editor(name: SchemaName) -> None:
    schema = json_schema(name)
    assert all(
        group["additionalProperties"] is False for group in [schema, *schema["$defs"].values()]
    )


def field(name: SchemaName, group: str, key: str) -> Any:  # noqa: ANN401
    """Give the schema of one field."""
    return json_schema(name)["$defs"][group]["properties"][key]


def test_an_editor_accepts_what_the_loader_accepts() -> None:
    assert field("agency", "Agency", "name")["type"] == ["string", "number"]
    assert field("year", "MaintenancePlan", "training")["type"] == ["array", "null"]
    assert field("year", "Reference", "date")["type"] == "string"
    assert field("agency", "Department", "in_scope")["enum"] == [True, False, "có", "không"]
    assert field("agency", "Signer", "power")["enum"][0] == "head"


@pytest.mark.parametrize("name", list(MODELS))
def test_the_text_is_readable_json(name: SchemaName) -> None:
    text = schema_text(name)
    assert json.loads(text) == {"$comment": json.loads(text)["$comment"]} | json_schema(name)
    assert "\\u" not in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("name", list(MODELS))
def test_a_schema_that_somebody_changed_is_known(name: SchemaName) -> None:
    text = schema_text(name)
    assert is_untouched(text.encode())
    assert is_untouched(text.replace("\n", "\r\n").encode()), "as a Windows checkout has it"
    for other in (
        text.replace("object", "array", 1),
        text.replace("  ", "    "),
        text.replace('"$comment"', '"comment"'),
        text + " ",
        "[]",
        "mine",
        "",
        "[" * 100_000,
    ):
        assert not is_untouched(other.encode()), other[:40]
    assert not is_untouched(b"\xff\xfe{")
