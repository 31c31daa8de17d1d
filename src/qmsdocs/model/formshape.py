"""The shape of the forms in which a profile is filled in, as plain data made from the model.

Labels, helps, choices and defaults are those of the fields; a new field of the model has its place
in a form by itself. Written by hand is only which top-level names stand on one page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from qmsdocs.model import fields
from qmsdocs.model.checks import REFERENCES, SIGNERS
from qmsdocs.model.choicewords import choice_word
from qmsdocs.model.fields import One, UnitMark
from qmsdocs.model.labels import bare, inline
from qmsdocs.model.raw import EVERY
from qmsdocs.model.schema import MODELS, SchemaName
from qmsdocs.model.yearly_checks import OBJECTIVES_NAMED

#: `lines` is a list of texts; `rows` a list and `entries` a map of groups; `pairs` a map of texts.
FieldKind = Literal[
    "text", "id", "day", "month", "number", "whole", "flag", "choice",
    "group", "lines", "rows", "entries", "pairs",
]  # fmt: skip
#: What the name in a field is the name of.
Target = Literal["", "unit", "signer", "reference", "objective"]

#: Kinds of a single value, which fit in a cell of a table.
SINGLE: frozenset[FieldKind] = frozenset(
    ("text", "id", "day", "month", "number", "whole", "flag", "choice")
)
#: So many columns fit on a screen beside each other.
_COLUMNS = 6
#: Where a file says which ids there are; a form lets one choose.
_NAMES_OF = re.compile(r"Mã trong (mục )?\w+[;,.]?\s*")
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_PARSERS: dict[object, FieldKind] = {
    fields.parse_month: "month",
    fields.parse_number: "number",
    fields.parse_whole: "whole",
    fields.parse_flag: "flag",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form; `fields` are those of a group, or of an item of a list or map.

    `default` is what holds when it is left empty; `keeps_empty` says that a list with nothing in
    it says something else than no list.
    """

    name: str
    label: str
    kind: FieldKind
    help: str = ""
    required: bool = False
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    one: str = ""
    target: Target = ""
    fields: tuple["FormField", ...] = ()
    keeps_empty: bool = False

    @property
    def default_word(self) -> str:
        """Give what people read for the default."""
        return dict(self.choices).get(self.default, self.default)

    @property
    def fits_a_cell(self) -> bool:
        """Say whether a field fits in a cell of a table: a value, some lines, a number and its unit."""
        small = len(self.fields) <= 2 and all(field.kind in SINGLE for field in self.fields)
        return self.kind in SINGLE or self.kind == "lines" or (self.kind == "group" and small)

    @property
    def columns(self) -> tuple["FormField", ...]:
        """Give the fields of an item that are columns of its table: what must be given first."""
        if len(self.fields) <= _COLUMNS + 1 and all(field.fits_a_cell for field in self.fields):
            return self.fields
        single = [field for field in self.fields if field.kind in SINGLE]
        wanted = [field for field in single if field.required]
        wanted += [field for field in single if not field.required][
            : max(0, _COLUMNS - len(wanted))
        ]
        return tuple(field for field in single if field in wanted)

    @property
    def details(self) -> tuple["FormField", ...]:
        """Give the fields of an item that are no columns."""
        return tuple(field for field in self.fields if field not in self.columns)

    @property
    def deep(self) -> bool:
        """Say whether an item has tables of its own, so that it needs a page of its own."""
        return self.kind in ("rows", "entries") and any(
            field.kind in ("rows", "entries", "pairs")
            or any(f.kind == "rows" for f in field.fields)
            for field in self.fields
        )

    def field(self, name: str) -> "FormField":
        """Give a field of the group or item."""
        return next(field for field in self.fields if field.name == name)


@dataclass(frozen=True, slots=True)
class FormGroup:
    """A page of a form: some top-level names of one file."""

    id: str
    file: SchemaName
    names: tuple[str, ...]

    @property
    def fields(self) -> tuple[FormField, ...]:
        """Give the fields of the page."""
        return tuple(form_shape(self.file).field(name) for name in self.names)


GROUPS: tuple[FormGroup, ...] = (
    FormGroup("agency", "agency", ("agency", "lead", "edition")),
    FormGroup("leaders", "agency", ("signers", "sign_off")),
    FormGroup("departments", "agency", ("departments",)),
    FormGroup("committee", "agency", ("committee",)),
    FormGroup("policy", "agency", ("scope", "policy")),
    FormGroup("context", "agency", ("surroundings",)),
    FormGroup("manual", "agency", ("manual",)),
    FormGroup("documents", "agency", ("documents", "external_documents", "records")),
    FormGroup("references", "agency", ("references",)),
    FormGroup("house", "agency", ("house", "risk_scale", "days_off")),
    FormGroup("procedures", "procedures", ("procedures",)),
    FormGroup("papers", "year", ("year", "papers", "without", "references")),
    FormGroup("objectives", "year", ("objectives", "objectives_evaluation")),
    FormGroup("department-objectives", "year", ("department_objectives",)),
    FormGroup("risks", "year", ("risks", "risks_evaluation")),
    FormGroup("plan", "year", ("plan",)),
    FormGroup("training", "year", ("training", "training_plan")),
    FormGroup("budget", "year", ("budget",)),
    FormGroup("audit", "year", ("audit", "earlier_findings")),
    FormGroup("review", "year", ("review", "earlier_actions")),
    FormGroup("recommendations", "year", ("recommendations", "follow_up")),
    FormGroup("results", "year", ("dossiers", "satisfaction", "procedure_changes", "maintenance")),
    FormGroup(
        "establishment", "year", ("establishment", "assessment", "assignments", "consultants")
    ),
    FormGroup("conversion", "year", ("conversion",)),
    FormGroup("announcement", "year", ("issuance", "announcement")),
    FormGroup("guidance", "year", ("province_plan", "guidance")),
    FormGroup("inspection", "year", ("inspection", "inspection_notice")),
    FormGroup("province", "year", ("province",)),
)


def group_of(file: SchemaName, name: str) -> FormGroup:
    """Give the page on which a top-level name of a file stands; the first one for no such name."""
    own = [group for group in GROUPS if group.file == file]
    return next((group for group in own if name in group.names), own[0])


@cache
def form_shape(file: SchemaName) -> FormField:
    """Give the fields of a file as one group."""
    model = MODELS[file]
    return FormField("", "", "group", fields=tuple(_fields(model, ())))


def _fields(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[FormField]:
    for name, info in model.model_fields.items():
        yield _field(name, info, (*path, name))


def _field(name: str, info: FieldInfo, path: tuple[str, ...]) -> FormField:
    kind = bare(info.annotation)
    one = next((mark.name for mark in info.metadata if isinstance(mark, One)), "")
    field = FormField(
        name=name,
        label=str(info.title or name),
        kind="text",
        help=info.description or "",
        required=info.is_required(),
        one=one or inline(str(info.title or name)),
    )
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return replace(field, kind="group", fields=tuple(_fields(kind, path)))
    if get_origin(kind) is tuple:
        return _list(field, info, get_args(kind)[0], path)
    if get_origin(kind) is dict:
        return _map(field, get_args(kind)[1], path)
    choices = tuple((str(value), choice_word(value, field.help)) for value in _words(kind))
    if choices and all(value in field.help for value, _ in choices):
        field = replace(field, help="")  # it explains the words of the file, which nobody sees
    single = _single(kind, [*info.metadata, *_marks(info.annotation)], path)
    return replace(
        field,
        help=_NAMES_OF.sub("", field.help) if single["target"] else field.help,
        **single,
        default=_default(info.default),
        choices=choices,
    )


def _list(field: FormField, info: FieldInfo, item: object, path: tuple[str, ...]) -> FormField:
    below, kind = (*path, EVERY), bare(item)
    empty = type(None) in get_args(info.annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        help = "" if empty else field.help  # the form has a box for it
        rows = tuple(_fields(kind, below))
        return replace(field, kind="rows", fields=rows, keeps_empty=empty, help=help)
    single = _single(kind, _marks(item), below)
    help = _NAMES_OF.sub("", field.help) if single["target"] else field.help
    help = _BRACKETS.sub(lambda match: match[1].replace('"', ""), help)  # a form has none
    return replace(field, kind="lines", target=single["target"], help=help)


def _map(field: FormField, item: object, path: tuple[str, ...]) -> FormField:
    kind = bare(item)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return replace(field, kind="entries", fields=tuple(_fields(kind, (*path, EVERY))))
    return replace(field, kind="pairs")


def _single(kind: object, marks: list[object], path: tuple[str, ...]) -> dict[str, Any]:
    """Give the kind of a single value, and what it names."""
    target: Target = "unit" if any(isinstance(mark, UnitMark) for mark in marks) else ""
    for patterns, name in _TARGETS:
        target = name if path in patterns else target
    found: FieldKind = "text"
    if kind is date:
        found = "day"
    elif _words(kind):
        found = "choice"
    elif any("pattern=" in str(mark) for mark in marks):
        found = "id"
    for mark in marks:
        if isinstance(mark, BeforeValidator) and found == "text":
            found = _PARSERS.get(mark.func, found)
    return {"kind": found, "target": target}


_TARGETS: tuple[tuple[tuple[tuple[str, ...], ...], Target], ...] = (
    (SIGNERS, "signer"),
    (REFERENCES, "reference"),
    (OBJECTIVES_NAMED, "objective"),
)


def _marks(annotation: object) -> list[object]:
    """Give everything that a type is annotated with, the type of an optional one too."""
    found: list[object] = []
    if get_origin(annotation) is Annotated:
        found += get_args(annotation)[1:]
        return found + _marks(get_args(annotation)[0])
    for argument in get_args(annotation):
        found += _marks(argument)
    return found


def _words(kind: object) -> tuple[object, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return str(value) if isinstance(value, str | int) else ""
