"""The field types of a profile: Vietnamese labels, days, months, numbers, references."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))")
_MONTH = re.compile(r"(?:(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4}))")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")


class Record(BaseModel):
    """A frozen group of fields that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class UnitMark:
    """Marks a text as the id of a department, or the name of any other unit."""


def label(title: str, help: str = "", default: Any = ..., **extra: Any) -> Any:  # noqa: A002
    """Declare a field with its Vietnamese label and help; without a default it is required."""
    return Field(default=default, title=title, description=help or None, **extra)


def items(title: str, help: str = "") -> Any:  # noqa: A002
    """Declare a list field that is empty when it is not given."""
    return Field(default=(), title=title, description=help or None)


def parse_day(value: object) -> date:
    """Read `2024-11-30` or `30/11/2024`.

    Raises:
        PydanticCustomError: `not_a_day`, when it is neither, or no day of the calendar.
    """
    match = _DAY.fullmatch(str(value).strip())
    if match:
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise PydanticCustomError("not_a_day", "not a day", {"value": str(value)})


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
    text = str(value).strip().removesuffix("%").strip()
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        raise PydanticCustomError("not_a_number", "not a number", {"value": str(value)})
    if isinstance(value, int | float):
        return value
    thousands = re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text)
    number = float(text.replace(".", "").replace(",", ".") if thousands else text.replace(",", "."))
    return int(number) if number.is_integer() else number


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
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Unit = Annotated[str, UnitMark()]
