"""The sheets in which people fill in procedures: one for procedures, one for each of their lists.

Sheets and columns come from the fields of the model and their labels, so that a new field has its
column by itself. What is deeper than a list of plain groups (who signs) has no column.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qmsdocs.base.vietnamese import lower_first
from qmsdocs.model.fields import UnitMark
from qmsdocs.model.labels import bare
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.raw import marked_patterns

#: What people read and choose for the words of the program.
CHOICE_WORDS = {
    "start": "bắt đầu",
    "step": "bước thường",
    "decision": "quyết định",
    "end": "kết thúc",
}
MAIN = "Quy trình"
NUMBER = "Bước"
#: Fields that name the procedure a row is about.
KEYS = ("code", "id")

ColumnKind = Literal["text", "number", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the path of its field within the row, `()` for a row that is a text alone."""

    heading: str
    path: tuple[str, ...]
    help: str = ""
    required: bool = False
    kind: ColumnKind = "text"
    choices: tuple[str, ...] = ()
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `field` is the list of a procedure that its rows are items of, "" for the main one.

    `shape` says what an item is: a group of fields, a text, or an entry of a map. A numbered
    sheet has a column for the number of the row within its procedure.
    """

    name: str
    field: str
    columns: tuple[Column, ...]
    shape: Literal["group", "text", "map"] = "group"
    numbered: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """Give the headings as they stand in the sheet."""
        key = (key_heading(),) if self.field else ()
        number = (NUMBER,) if self.numbered else ()
        return (*key, *number, *(column.heading for column in self.columns))


def key_heading() -> str:
    """Give the heading of the column that says of which procedure a row is."""
    return str(Procedure.model_fields["code"].title)


@cache
def procedure_sheets() -> tuple[Sheet, ...]:
    """Give the sheets of procedures, the main one first."""
    main: list[Column] = []
    lists: list[Sheet] = []
    for name, info in Procedure.model_fields.items():
        kind = bare(info.annotation)
        if get_origin(kind) is tuple:
            lists.append(_list_sheet(name, info, bare(get_args(kind)[0])))
        elif get_origin(kind) is dict:
            lists.append(_map_sheet(name, info))
        else:
            main += _columns(name, info, Procedure)
    return (Sheet(MAIN, "", tuple(main)), *lists)


def choice_word(value: str) -> str:
    """Give the word that people read for a choice."""
    return CHOICE_WORDS.get(value, value)


def _list_sheet(name: str, info: FieldInfo, item: object) -> Sheet:
    title = str(info.title)
    if not (isinstance(item, type) and issubclass(item, BaseModel)):
        return Sheet(title, name, (Column(title, (), required=True),), "text")
    columns = [
        column
        for field, below in item.model_fields.items()
        for column in _columns(field, below, item)
    ]
    return Sheet(title, name, tuple(columns), numbered="back_to" in item.model_fields)


def _map_sheet(name: str, info: FieldInfo) -> Sheet:
    columns = (
        Column("Từ viết tắt", ("key",), required=True),
        Column("Nghĩa", ("value",), required=True),
    )
    return Sheet(str(info.title), name, columns, "map")


def _columns(name: str, info: FieldInfo, model: type[BaseModel]) -> Iterator[Column]:
    """Give the column of a field; a group of single values has one for each of them."""
    kind = bare(info.annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        parts = list(kind.model_fields.items())
        if any(_is_deep(part.annotation) for _, part in parts):
            return
        for index, (below, part) in enumerate(parts):
            own = lower_first(str(part.title))
            heading = str(info.title) if index == 0 else f"{own} ({lower_first(str(info.title))})"
            yield _column(heading[:1].upper() + heading[1:], (name, below), part, kind)
        return
    column = _column(str(info.title), (name,), info, model)
    yield column


def _column(heading: str, path: tuple[str, ...], info: FieldInfo, model: type[BaseModel]) -> Column:
    kind = bare(info.annotation)
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    schema = model.model_json_schema()["properties"].get(path[-1], {})
    units = {pattern[0] for pattern in marked_patterns(model, UnitMark)}
    return Column(
        heading=heading,
        path=path,
        help=str(info.description or ""),
        required=info.is_required() and path[0] != "id" and len(path) == 1,
        kind=_kind(kind, schema),
        choices=tuple(choice_word(str(choice)) for choice in choices),
        unit=path[-1] in units,
    )


def _kind(kind: object, schema: object) -> ColumnKind:
    if getattr(kind, "__name__", "") == "date":
        return "day"
    return "number" if "number" in str(schema) or "integer" in str(schema) else "text"


def _is_deep(annotation: object) -> bool:
    kind = bare(annotation)
    deep = get_origin(kind) in (tuple, dict)
    return deep or (isinstance(kind, type) and issubclass(kind, BaseModel))
