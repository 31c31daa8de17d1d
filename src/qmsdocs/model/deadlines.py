"""What the calendar is made of: a deadline, and the table that says where deadlines come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from pydantic import Field

from qmsdocs.base.places import Place
from qmsdocs.model.fields import Record
from qmsdocs.sources.files import PACKAGE
from qmsdocs.sources.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to be done: `end` is its last day, None when none can be told.

    `key` tells it from the others of the agency, whatever its day; `written` is the deadline as the
    profile or the law says it; `source` the plan or law that it comes from.
    """

    key: str
    what: str
    end: date | None
    start: date | None = None
    who: str = ""
    source: str = ""
    written: str = ""
    done: bool = False
    place: Place = field(default_factory=Place)
    rule: str = ""


class DutyDeadline(Record):
    """How a duty of the rule packs becomes days."""

    duty: str
    who: Literal["applying", "province", "lead"]
    by: Literal["year-end", "month", "event"]
    each: str = ""
    begin: str = Field(default="", alias="from")
    done: str = ""


class FieldNames(Record):
    """Which names of fields in a year's file say what of a deadline."""

    texts: tuple[str, ...]
    past: tuple[str, ...]
    done: tuple[str, ...]
    what: tuple[str, ...]
    who: tuple[str, ...]
    skip: tuple[str, ...]


class DeadlineFile(Record):
    """The whole table."""

    duties: tuple[DutyDeadline, ...]
    fields: FieldNames


@cache
def deadline_table() -> DeadlineFile:
    """Read the table that comes with the program."""
    path = PACKAGE / "data" / "calendar" / "deadlines.yaml"
    value: Mapping[str, object] = read_yaml(path.read_bytes(), "deadlines.yaml").value
    return DeadlineFile.model_validate(value)
