"""The field types of a profile: Vietnamese labels, days, months, numbers, references."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from qmsdocs.base.days import read_day
from qmsdocs.model.carry import Carry, Move, Way

_MONTH = re.compile(r"(?:(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4}))")
_LONGEST_NUMBER = 24
_FLAGS = {"true": True, "có": True, "yes": True, "đúng": True} | {
    "false": False,
    "không": False,
    "no": False,
    "sai": False,
}
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")


class Record(BaseModel):
    """A frozen group of fields that refuses unknown keys."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        defer_build=True,  # what nobody reads in this run costs nothing
    )

    @classmethod
    def fixed(cls, **values: Any) -> Self:  # noqa: ANN401 as the fields are
        """Give a record of the program's own, which is right: nothing is built to check it."""
        return cls.model_construct(**values)  # type: ignore[return-value]  # pydantic's plugin

    def __reduce__(self) -> tuple[object, ...]:
        """Be kept as the fields alone: a profile has hundreds of records."""
        return _kept, (type(self), self.__dict__)

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_absent(cls, data: object) -> object:
        """Take `key:` with nothing behind it as if the line were not there.

        A field that must be given is left empty: that is another fault than a missing line. In a
        word that is one of several to choose from any space is a space.
        """
        if not isinstance(data, dict):
            return data
        needed, choices = _sorts(cls)
        odd = [
            key
            for key, value in data.items()
            if value is None or (value.__class__ is str and (not value or value.isspace()))
        ]
        odd += [key for key in choices if key in data and _is_spaced(data[key])]
        if not odd:
            return data
        tidy = dict(data)
        for key in set(odd):
            words = " ".join((tidy[key] or "").split())
            if words or key in needed:
                tidy[key] = words or None
            elif key in cls.model_fields:
                del tidy[key]
        return tidy


def _kept(kind: type[Record], fields: dict[str, Any]) -> Record:
    """Give a record that was found good before; each of its fields counts as given."""
    record = kind.__new__(kind)
    for name, value in (
        ("__dict__", fields),
        ("__pydantic_fields_set__", set(fields)),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(record, name, value)
    return record


@cache
def _sorts(record: type[BaseModel]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the fields of a record that must be given, and those that hold one of several words."""
    fields = record.model_fields.items()
    return (
        frozenset(name for name, field in fields if field.is_required()),
        frozenset(name for name, field in fields if _is_choice(field.annotation)),
    )


def _is_spaced(value: object) -> bool:
    """Say whether a text has other spaces than one between two words."""
    return isinstance(value, str) and value != " ".join(value.split())


def _is_choice(annotation: object) -> bool:
    """Say whether a field holds one of several words."""
    if get_origin(annotation) is Literal:
        return True
    return any(_is_choice(argument) for argument in get_args(annotation))


@dataclass(frozen=True, slots=True)
class One:
    """What one item of a list or map is called: `mục tiêu` for `Mục tiêu chất lượng`."""

    name: str


class UnitMark:
    """Marks a text as the id of a department, or the name of any other unit."""


def label(
    title: str,
    help: str = "",
    default: object = ...,
    one: str = "",
    carry: Way | Move | None = None,
    **extra: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401  (a field fits every type)
    """Give a field its Vietnamese label and help; without a default it is required.

    `one` names a single item of a list or map, for the places of messages; `carry` says what
    becomes of it in the next year's file, where the default by type (`model.carry`) is not right.
    """
    field = Field(default=default, title=title, description=help or None, **extra)
    if one:
        field.metadata.append(One(one))
    if carry:
        field.metadata.append(carry if isinstance(carry, Move) else Carry(carry))
    return field


def items(
    title: str,
    help: str = "",
    one: str = "",
    carry: Way | Move | None = None,
) -> Any:  # noqa: ANN401
    """Declare a list field that is empty when it is not given."""
    return label(title, help, (), one, carry)


def without_stop(text: str) -> str:
    """Take off one final stop or semicolon of a point: the page that prints it sets its own.

    Dots that leave something out (`...`, `….`) stay.
    """
    shorter = text[:-1].rstrip() if text.endswith((".", ";")) else text
    return text if not shorter or shorter.endswith((".", "…")) else shorter


def parse_day(value: object) -> date:
    """Read `2024-11-30` or `30/11/2024`.

    Raises:
        PydanticCustomError: `not_a_day`, when it is neither, or no day of the calendar.
    """
    day = read_day(str(value))
    if day is None:
        raise PydanticCustomError("not_a_day", "not a day", {"value": str(value)})
    return day


def parse_month(value: object) -> str:
    """Read `2019-10` or `10/2019` and give `2019-10`.

    Raises:
        PydanticCustomError: `not_a_month`.
    """
    match = _MONTH.fullmatch(str(value).strip())
    if match:
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(month) <= 12:
            return f"{int(year):04d}-{int(month):02d}"
    raise PydanticCustomError("not_a_month", "not a month", {"value": str(value)})


def parse_number(value: object) -> float | int:
    """Read `90`, `90%`, `1.234,5`; a dot before three digits separates thousands.

    Raises:
        PydanticCustomError: `not_a_number`.
    """
    if type(value) is int:
        return value
    text = str(value).strip().removesuffix("%").strip()
    if isinstance(value, bool) or not _NUMBER.fullmatch(text) or len(text) > _LONGEST_NUMBER:
        raise PydanticCustomError("not_a_number", "not a number", {"value": str(value)})
    thousands = re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?", text)
    number = float(text.replace(".", "").replace(",", ".") if thousands else text.replace(",", "."))
    return int(number) if number.is_integer() else number


def parse_whole(value: object) -> int:
    """Read a whole number: `15`, `015`, `1.500`.

    Raises:
        PydanticCustomError: `not_a_whole_number`.
    """
    try:
        number = parse_number(value)
    except PydanticCustomError:
        number = 0.5
    if isinstance(number, float) or "%" in str(value):
        raise PydanticCustomError("not_a_whole_number", "not a whole number", {"value": str(value)})
    return number


def parse_flag(value: object) -> bool:
    """Read `true`, `false`, and the words people write for them: `có`, `không`, `yes`, `no`.

    Raises:
        PydanticCustomError: `not_a_flag`.
    """
    flag = _FLAGS.get(str(value).strip().casefold())
    if flag is None:
        raise PydanticCustomError("not_a_flag", "neither yes nor no", {"value": str(value)})
    return flag


Day = Annotated[
    date,
    BeforeValidator(parse_day),
    WithJsonSchema({"type": "string", "examples": ["2024-11-30", "30/11/2024"]}),
]
Month = Annotated[
    str,
    BeforeValidator(parse_month),
    WithJsonSchema({"type": "string", "examples": ["2019-10", "10/2019"]}),
]
Number = Annotated[
    float | int,
    BeforeValidator(parse_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "examples": ["90%"]}]}),
]
Whole = Annotated[int, BeforeValidator(parse_whole), WithJsonSchema({"type": "integer"})]
Natural = Annotated[
    int,
    Field(ge=0),
    BeforeValidator(parse_whole),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Count = Annotated[
    int,
    Field(ge=1),
    BeforeValidator(parse_whole),
    WithJsonSchema({"type": "integer", "minimum": 1}),
]
#: The editions that the pack `standard` knows (a test compares the two).
Edition = Annotated[
    Literal["2008", "2015", "2026"],
    BeforeValidator(str),  # written without quotes it is a number
    WithJsonSchema({"enum": [2008, 2015, 2026, "2008", "2015", "2026"]}),
]
Flag = Annotated[
    bool, BeforeValidator(parse_flag), WithJsonSchema({"enum": [True, False, "có", "không"]})
]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Unit = Annotated[str, UnitMark()]
Point = Annotated[str, AfterValidator(without_stop)]
