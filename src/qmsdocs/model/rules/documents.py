"""Reads the YAML files of a folder of rule packs, and checks their parts against the models."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.model.fields import Record
from qmsdocs.sources.files import read_file
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument
from qmsdocs.sources.yamlkept import scan_kept

PACKS = ("legal", "format", "standard", "duties", "norms")

_M = TypeVar("_M", bound=BaseModel)


class PackFile(Record):
    """What every file of a rule pack has: which pack it is of, and what it is about."""

    pack: str
    title: str


def read_documents(folder: Path) -> tuple[tuple[YamlDocument, ...], tuple[Problem, ...]]:
    """Read every YAML file of a folder, in the order of their names."""
    documents: list[YamlDocument] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        document, found = scan_kept(read_file(path), path.name)
        problems.extend(found)
        if found:
            continue
        wrong = _wrong_pack(document)
        problems.extend(wrong)
        if not wrong:
            documents.append(document)
    return tuple(documents), tuple(problems)


def pack_of(document: YamlDocument) -> str:
    """Give the pack that a read file belongs to."""
    return str(document.value["pack"])


def validated(
    model: type[_M], data: object, document: YamlDocument, loc: Loc
) -> tuple[_M | None, tuple[Problem, ...]]:
    """Build a model of a part of a file; every fault is placed where it stands."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
        return None, tuple(_problem(fault, model, document, loc) for fault in faults)


def mapping(document: YamlDocument, loc: Loc) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """Give the mapping at a path of a file; nothing there is an empty one."""
    value = document.value
    for step in loc:
        value = value.get(step) if isinstance(value, dict) else value[step]
    if value is None:
        return {}, ()
    if isinstance(value, dict):
        return {str(key): item for key, item in value.items()}, ()
    return {}, (Problem("rules.not-a-mapping", document.place(loc), {"where": shortened(value)}),)


def unknown(
    name: str,
    known: Mapping[str, object] | tuple[str, ...],
    code: str,
    document: YamlDocument,
    loc: Loc,
) -> Problem:
    """Say that a name is not one of the known ones, with the nearest of them."""
    values = {"name": name, "known": nearest(name, known) or ", ".join(sorted(known))}
    return Problem(code, document.key_place(loc), values)


def _wrong_pack(document: YamlDocument) -> tuple[Problem, ...]:
    if not isinstance(document.value, dict):
        return (Problem("rules.not-a-pack", document.place()),)
    head = {key: document.value.get(key) for key in PackFile.model_fields}
    head = {key: value for key, value in head.items() if value is not None}
    file, problems = validated(PackFile, head, document, ())
    if file and file.pack not in PACKS:
        return (unknown(file.pack, PACKS, "rules.unknown-pack", document, ("pack",)),)
    return problems


def _problem(
    fault: ErrorDetails, model: type[BaseModel], document: YamlDocument, loc: Loc
) -> Problem:
    path: Loc = (*loc, *fault["loc"])
    name = ".".join(str(step) for step in fault["loc"])
    if fault["type"] == "missing":
        return Problem("rules.missing-field", document.key_place(loc), {"field": name})
    if fault["type"] == "extra_forbidden":
        fields = tuple(model.model_fields)
        return unknown(name, fields, "rules.unknown-field", document, path)
    values = {"field": name or "…", "value": shortened(fault["input"]), "reason": fault["msg"]}
    return Problem("rules.bad-value", document.place(path), values)
