"""The JSON Schema of a profile's files, so that an editor completes and explains them."""

import json
from typing import Any, Literal

from pydantic import BaseModel

from qmsdocs.base.hashing import digest
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.year import YearProfile

_SEAL = "$comment"
SchemaName = Literal["agency", "year", "procedures"]

MODELS: dict[SchemaName, type[BaseModel]] = {
    "agency": AgencyProfile,
    "year": YearProfile,
    "procedures": ProcedureFile,
}
_TITLES: dict[SchemaName, str] = {
    "agency": "Hồ sơ cơ quan (agency.yaml)",
    "year": "Hồ sơ năm (<năm>.yaml)",
    "procedures": "Quy trình giải quyết thủ tục hành chính (procedures.yaml)",
}


def json_schema(name: SchemaName) -> dict[str, Any]:
    """Give the schema of one file with Vietnamese titles and descriptions."""
    schema = MODELS[name].model_json_schema()
    groups = [schema, *schema.get("$defs", {}).values()]
    for group in groups:
        group.pop("title", None)  # the class's name and docstring are for programmers
        group.pop("description", None)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLES[name]}
    return head | {key: _as_loaded(value) for key, value in schema.items()}


def schema_text(name: SchemaName) -> str:
    """Give the schema as the text of its file, sealed so that a change by a person is known."""
    return _sealed(json_schema(name))


def is_untouched(data: bytes) -> bool:
    """Tell whether a file is a schema of ours, of this version or an earlier one, as it was written."""
    text = data.decode(errors="replace").replace("\r\n", "\n")
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(schema, dict) and text == _sealed(
        {key: value for key, value in schema.items() if key != _SEAL}
    )


def _sealed(schema: dict[str, Any]) -> str:
    seal = digest(json.dumps(schema).encode())
    return json.dumps({_SEAL: f"qmsdocs {seal}"} | schema, ensure_ascii=False, indent=2) + "\n"


def schema_files() -> dict[str, bytes]:
    """Give every schema by its file name, as they stand in `data/schemas/` and in a workspace."""
    return {f"{name}.schema.json": schema_text(name).encode() for name in MODELS}


def _as_loaded(node: object) -> object:
    """Let the schema accept what the loader accepts: a number as text, nothing for a default."""
    if isinstance(node, list):
        return [_as_loaded(item) for item in node]
    if not isinstance(node, dict):
        return node
    given = {key: _as_loaded(value) for key, value in node.items()}
    kind = given.get("type")
    if not isinstance(kind, str) or "enum" in given:
        return given
    also = ["number"] if kind == "string" and "examples" not in given else []
    also += ["null"] if "default" in given else []
    return given | ({"type": [kind, *also]} if also else {})
