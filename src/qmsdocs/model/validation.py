"""Turns what pydantic finds wrong into located problems with words of our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import slug
from qmsdocs.model.labels import annotation_at, label_path
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument

M = TypeVar("M", bound=BaseModel)

#: Every error type that our models can raise → our code.
CODES = {
    "missing": "profile.missing",
    "extra_forbidden": "profile.unknown-key",
    "string_type": "profile.not-text",
    "string_pattern_mismatch": "profile.not-an-id",
    "literal_error": "profile.not-one-of",
    "tuple_type": "profile.not-a-list",
    "too_short": "profile.empty-list",
    "model_type": "profile.not-a-group",
    "dict_type": "profile.not-a-group",
    "greater_than_equal": "profile.too-small",
    "less_than_equal": "profile.too-big",
    "not_a_day": "profile.not-a-day",
    "not_a_month": "profile.not-a-month",
    "not_a_number": "profile.not-a-number",
    "not_a_whole_number": "profile.not-a-whole-number",
    "not_a_flag": "profile.not-a-flag",
    "not_a_code_pattern": "profile.not-a-code-pattern",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file and the model that it must fit: gives places with Vietnamese labels."""

    document: YamlDocument
    model: type[BaseModel]

    def place(self, loc: Loc) -> Place:
        """Give the place of a value."""
        return self.document.place(loc, label_path(self.model, loc))

    def key_place(self, loc: Loc) -> Place:
        """Give the place of a key."""
        return self.document.key_place(loc, label_path(self.model, loc))


def validated(source: Source, model: type[M]) -> tuple[M | None, list[Problem]]:
    """Give the checked data of a file, or the problems that it has."""
    if source.document.value is None:
        return None, [Problem("file.empty", Place(source.document.file))]
    try:
        return model.model_validate(source.document.value), []
    except ValidationError as error:
        return None, problems_of(error, source)


def problems_of(error: ValidationError, source: Source) -> list[Problem]:
    """Give a problem for every error, except on lines that could not be read anyway."""
    errors = [details for details in error.errors(include_url=False) if not _follows(details)]
    found = [(details["loc"], _problem(details, source)) for details in errors]
    meant = {  # what a misspelt name was meant to be is not missing too
        (*loc[:-1], problem.values["near"])
        for loc, problem in found
        if problem.code == "profile.unknown-key-near"
    }
    return [
        problem
        for loc, problem in found
        if problem.place.line not in source.document.mended
        and not (problem.code == "profile.missing" and loc in meant)
    ]


def _follows(details: ErrorDetails) -> bool:
    """Say whether a list counts as too short only because items of it have faults."""
    if details["type"] != "too_short":
        return False
    found: int = details.get("ctx", {}).get("actual_length", 0)
    return found < len(details.get("input") or ())


def _problem(details: ErrorDetails, source: Source) -> Problem:
    loc, value = details["loc"], details.get("input")
    code = CODES.get(details["type"], "profile.invalid")
    if details["type"] == "missing":
        return _missing(loc, source)
    if details["type"] == "extra_forbidden":
        return _unknown_key(loc, value, source)
    if value is None:
        return Problem("profile.empty", source.place(loc), _help(loc, source))
    values: dict[str, object] = {"value": shortened(_shown(value))}
    if code == "profile.not-one-of":
        return _not_one_of(values, loc, source)
    if code == "profile.not-text":
        code = _text_code(value)
    if code == "profile.empty-list" and value:
        code, values = "profile.too-few", {"least": details["ctx"]["min_length"]}
    values |= {
        name: shown for name, shown in details.get("ctx", {}).items() if name in {"ge", "le"}
    }
    return Problem(code, source.place(loc), values)


def _missing(loc: Loc, source: Source) -> Problem:
    """A line that is not there: the place is its parent, the label its own."""
    within = label_path(source.model, loc)
    place = source.document.key_place(loc[:-1], within)
    return Problem("profile.missing", place, {"key": loc[-1], **_help(loc, source)})


def _unknown_key(loc: Loc, value: object, source: Source) -> Problem:
    key = str(loc[-1])
    place = source.document.key_place(loc, label_path(source.model, loc[:-1]))
    if value is None and " " in key:  # {name: Bản sao, bản chính, form: …}
        return Problem("profile.comma-in-value", place, {"key": shortened(key)})
    known = fields_of(source.model, loc[:-1])
    near = _meant(key, known)
    above = _group_above(key, loc, source)
    code = "profile.unknown-key-near" if near else "profile.unknown-key"
    values = {"key": shortened(key), "near": near, "known": ", ".join(known), "above": above}
    return Problem("profile.unknown-key-indent" if above else code, place, values)


def _meant(key: str, known: dict[str, str]) -> str | None:
    """Give the name that is nearest, or whose label is nearest or begins like the key."""
    by_label = {title: name for name, title in known.items()}
    found = nearest(key, known) or by_label.get(nearest(key, by_label) or "")
    start = f"{slug(key)}-"
    return found or next((n for t, n in by_label.items() if slug(t).startswith(start)), None)


def _group_above(key: str, loc: Loc, source: Source) -> str | None:
    """Give the group above that has such a field: the line may only be indented too little."""
    parent = source.document.value
    for step in loc[:-1]:
        parent = parent[step]
    before = list(parent)[: list(parent).index(loc[-1])]
    groups = [name for name in before if fields_of(source.model, (*loc[:-1], name))]
    above = groups[-1] if groups else None
    inside = fields_of(source.model, (*loc[:-1], above)) if above else {}
    return above if key in inside and not (parent[above] or {}).get(key) else None


#: Words that look like another choice than the one that is meant: a phường (ward) is no phòng.
_OTHER_WORDS = dict.fromkeys(
    ("phuong", "xa", "dac-khu", "thi-tran", "ubnd-phuong", "ubnd-dac-khu"), "ubnd-xa"
)


def _not_one_of(values: dict[str, object], loc: Loc, source: Source) -> Problem:
    choices = choices_of(annotation_at(source.model, loc))
    words = [choice for choice in choices if isinstance(choice, str)]
    other = _OTHER_WORDS.get(slug(str(values["value"])), "")
    near = other if other in words else nearest(str(values["value"]), words)
    code = "profile.not-one-of-near" if near else "profile.not-one-of"
    listed = quoted(words) if words else ", ".join(map(str, choices))
    return Problem(code, source.place(loc), {**values, "near": near, "choices": listed})


def _text_code(value: object) -> str:
    """Say why a value is no text: a colon made a group of it, or a dash a list."""
    if isinstance(value, dict):
        return "profile.text-with-colon" if len(value) == 1 else "profile.not-text-group"
    return "profile.not-text-list" if isinstance(value, list) else "profile.not-text"


def fields_of(model: type[BaseModel], loc: Loc) -> dict[str, str]:
    """Give the keys that a group may have, with their labels."""
    kind = annotation_at(model, loc)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {name: field.title or name for name, field in kind.model_fields.items()}
    return {}


def choices_of(annotation: object) -> tuple[object, ...]:
    """Give the values of a Literal."""
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def quoted(names: Iterable[str]) -> str:
    """Give names in quotation marks, joined by commas."""
    return ", ".join(f'"{name}"' for name in names)


def _help(loc: Loc, source: Source) -> dict[str, object]:
    kind = annotation_at(source.model, loc[:-1])
    field = None
    if loc and isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(loc[-1]))
    return {"help": field.description or field.title if field else ""}


def _shown(value: object) -> str:
    """Give a value as the person wrote it, as far as that can be told."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_shown(item) for item in value)
    return "" if value is None else str(value)
