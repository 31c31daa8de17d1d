"""What a page of a form shows: the texts of its fields, what they may name, what is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData, UploadFile

from qmsdocs.base.errors import Problem
from qmsdocs.batch.editing import Saved
from qmsdocs.batch.profilefiles import ProfileFile, ProfileFiles
from qmsdocs.model.formmerge import Conflict
from qmsdocs.model.formshape import FormField, FormGroup, form_shape, group_of
from qmsdocs.model.formtree import ROWS, STEP, Typed, flat
from qmsdocs.model.schema import SchemaName
from qmsdocs.model.trial import Fault
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument
from qmsdocs.web.asking import Ask

#: How the names of fields begin in a form, and those of choices between two versions.
VALUE, TAKE = "v/", "take/"
#: Letters of a text that fit in a narrow column, and that fill one of ordinary width.
_NARROW, _WIDE = 12, 60
#: What the command line says of lines of a file is said of fields here.
_SAID = {
    "profile.missing": "fill.missing",
    "profile.empty": "fill.missing",
    "profile.empty-list": "fill.empty-list",
    "profile.too-few": "fill.too-few",
    "profile.not-a-list": "fill.not-a-list",
    "profile.not-a-group": "fill.not-a-list",
}


@dataclass(slots=True)
class Sheet:
    """A page of a form, ready to be shown.

    `at` is the path of the item when the page shows one item of a list alone; `item` is it.
    """

    group: FormGroup
    typed: Typed
    digest: str
    options: Mapping[str, list[tuple[str, str]]]
    faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    seen: str = ""
    dirty: bool = False
    focus: str = ""
    at: str = ""
    notes: tuple[Problem, ...] = ()
    grid: str = ""
    grid_of: str = ""

    def value(self, name: str) -> Any:  # noqa: ANN401 a text, or parts by name
        """Give what stands in a field."""
        found: Any = self.typed
        for step in name.split(STEP):
            found = found.get(step, "") if isinstance(found, dict) else ""
        return found

    def width(self, rows: Mapping[str, Typed], column: FormField) -> str:
        """Give how wide a column of texts is to be, by the longest text in it."""
        texts = (row.get(column.name) for row in rows.values() if isinstance(row, dict))
        longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
        if column.kind != "text" or not longest:
            return ""
        return "narrow" if longest <= _NARROW else "wide" if longest > _WIDE else ""

    def named(self, target: str, chosen: list[str]) -> list[tuple[str, str]]:
        """Give what may be named, and what is named though it is not there."""
        known = self.options[target]
        strange = [one for one in chosen if one and one not in dict(known)]
        return [*known, *((one, one) for one in strange)]

    def opens(self, shape: FormField, row: str) -> bool:
        """Say whether what is folded of a row has to be seen: it has a fault or the focus."""
        folded = tuple(f"{row}{STEP}{one.name}" for one in shape.details)
        return any(name.startswith(folded) for name in (*self.faults, self.focus) if folded)


def form_of(files: ProfileFiles, group: FormGroup, at: str = "") -> dict[str, Typed]:
    """Give the texts of a page as the file has them; with `at` only those of one item."""
    value = files.files[group.file].value
    top = at.partition(STEP)[0]
    return {
        shape.name: flat(shape, value.get(shape.name), files.units)
        for shape in group.fields
        if not at or shape.name == top
    }


def typed_of(form: FormData) -> dict[str, Typed]:
    """Give what was typed, in the order of the form."""
    found: dict[str, Typed] = {}
    for name, text in form.multi_items():
        if not name.startswith(VALUE) or not isinstance(text, str):
            continue
        *above, last = name.removeprefix(VALUE).split(STEP)
        parts: Any = found
        for step in above:
            parts = parts.setdefault(step, {}) if isinstance(parts, dict) else None
        if isinstance(parts, dict):
            before = parts.get(last)
            parts[last] = f"{before}\n{text}" if isinstance(before, str) else text
    return found


def taken(form: FormData) -> dict[str, str]:
    """Give which side was chosen where two versions differ."""
    return {
        name.removeprefix(TAKE): str(value)
        for name, value in form.multi_items()
        if name.startswith(TAKE)
    }


def uploaded(form: FormData, name: str) -> UploadFile | None:
    """Give a file of the form; none when nothing was chosen."""
    found = form.get(f"file/{name}")
    return found if isinstance(found, UploadFile) and found.filename else None


def shape_at(group: FormGroup, name: str) -> FormField | None:
    """Give the field or list under a name of the form; none when the page has no such field."""
    steps = name.split(STEP)
    shape = form_shape(group.file)
    for step in steps:
        if step.isdigit() or (step[:1] == "n" and step[1:].isdigit()):
            continue
        found = [one for one in shape.fields if one.name == step]
        if not found or (shape.name == "" and step not in group.names):
            return None
        shape = found[0]
    return shape


def options_of(files: ProfileFiles) -> dict[str, list[tuple[str, str]]]:
    """Give what a field may name: ids with the words that people know."""
    agency, year = files.files["agency"].value, files.files["year"].value
    texts = [*_list(year, "references"), *_list(agency, "references")]
    return {
        "unit": [(name, name) for name in files.units.values()],
        "signer": _named(_list(agency, "signers"), "post", "name"),
        "reference": _named(texts, "kind", "number", "subject"),
        "objective": _named(_list(year, "objectives"), "id", "name"),
    }


def words_of(ask: Ask, problem: Problem) -> str:
    """Give what is wrong with a field and what to do: there are no lines here, but fields."""
    code = _SAID.get(problem.code)
    return ask.say(code, **problem.values) if code else ask.tell(problem)


def address(ask: Ask, agency: str, year: int, file: SchemaName, loc: Loc) -> str:
    """Give the address of the field at a path of a file."""
    group = group_of(file, str(loc[0]) if loc else "")
    shape: FormField | None = form_shape(file)
    at, steps = "", [str(step) for step in loc]
    for index, step in enumerate(steps):
        if step.isdigit() or shape is None:
            continue
        shape = next((one for one in shape.fields if one.name == step), None)
        if shape and shape.deep and len(steps) > index + 2:
            at = STEP.join(steps[: index + 2])
    query = f"?{urlencode({'at': at})}" if at else ""
    return (
        f"{ask.url('group', agency=agency, year=year, group=group.id)}{query}#f-{STEP.join(steps)}"
    )


def tokens(files: ProfileFiles, file: SchemaName, loc: Loc) -> Loc:
    """Give a path as the form names it: an item of a map by its place."""
    value: Any = files.files[file].value
    found: list[str | int] = []
    shape: FormField | None = form_shape(file)
    for step in loc:
        is_map = (
            shape is not None and shape.kind in ("entries", "pairs") and isinstance(value, dict)
        )
        if is_map and step in value:
            found.append(list(value).index(step))
        else:
            found.append(step)
            if isinstance(step, str) and shape is not None:
                shape = next((one for one in shape.fields if one.name == step), None)
        value = value.get(step) if isinstance(value, dict) else _item(value, step)
    return tuple(found)


def loc_on_line(document: YamlDocument, line: int) -> Loc:
    """Give the field that begins on a line, or on the nearest one above."""
    both = (*document.key_marks.items(), *document.marks.items())
    found = [(at, -len(loc), loc) for loc, (at, _) in both if loc and at <= line]
    return max(found, key=lambda each: each[:2], default=(0, 0, ()))[2]


def by_group(faults: Iterable[Fault]) -> dict[str, int]:
    """Give how many faults each page has."""
    found: dict[str, int] = {}
    for fault in faults:
        group = group_of(fault.file, str(fault.loc[0]) if fault.loc else "")
        found[group.id] = found.get(group.id, 0) + 1
    return found


def own_faults(
    files: ProfileFiles, group: FormGroup, faults: Iterable[Fault]
) -> dict[str, tuple[Problem, ...]]:
    """Give the faults of a page as the file has them, by the names of the fields."""
    found: dict[str, tuple[Problem, ...]] = {}
    for fault in faults:
        if fault.file == group.file and fault.loc and fault.loc[0] in group.names:
            name = STEP.join(map(str, tokens(files, fault.file, fault.loc)))
            found[name] = (*found.get(name, ()), fault.problem)
    return found


def new_token(rows: Typed) -> str:
    """Give a name for a new item of a list."""
    taken_ = [int(token[1:]) for token in rows if token[:1] == "n" and token[1:].isdigit()]
    return f"n{max(taken_, default=0) + 1}"


def rows_at(typed: Typed, name: str) -> dict[str, Typed]:
    """Give the items of a list of the form, to be changed."""
    parts: Any = typed
    for step in name.split(STEP):
        parts = parts.setdefault(step, {}) if isinstance(parts, dict) else {}
    if not isinstance(parts, dict):
        return {}
    parts.setdefault(ROWS, "1")
    return parts


def sheet_of(
    ask: Ask, files: ProfileFiles, group: FormGroup, at: str = "", saved: Saved | None = None
) -> Sheet:
    """Give a page as the file has it, or as it was typed and could not be saved."""
    file: ProfileFile = files.files[group.file]
    sheet = Sheet(group, form_of(files, group, at), file.digest, options_of(files), at=at)
    if saved is not None:
        sheet.typed, sheet.digest = typed_of(ask.form), ask.field("digest")
        sheet.faults, sheet.conflicts = dict(saved.faults), saved.conflicts
        sheet.seen, sheet.dirty = saved.digest, True
    return sheet


def _list(value: Mapping[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _words(item: Mapping[str, Any], names: Iterable[str]) -> str:
    return shorten(
        " – ".join(str(item[name]) for name in names if item.get(name)), 100, placeholder="…"
    )


def _named(items: Iterable[Mapping[str, Any]], *names: str) -> list[tuple[str, str]]:
    return [(str(item["id"]), _words(item, names)) for item in items if item.get("id")]


def _item(value: object, step: object) -> object:
    inside = isinstance(value, list) and isinstance(step, int) and step < len(value)
    return value[step] if inside and isinstance(value, list) and isinstance(step, int) else None
