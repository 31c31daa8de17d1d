"""What becomes of a field when a year's file is made into the next year's.

A field says it with one word in its label (`carry="clear"`); most fields need none:

- a day, a month, and a number that may be left out are cleared: they are results of the year;
- texts, choices and numbers that must be given are kept, and a text that names the old year is
  shown to the person;
- a group or list is looked into; one that cannot stand without what was cleared goes with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

#: `clear`: never goes on. `keep`: goes on with its dates. `fixed`: goes on, and an old year in it
#: is right. `timed`: goes on unless it names the old year or an earlier one.
Way = Literal["clear", "keep", "fixed", "timed"]


@dataclass(frozen=True, slots=True)
class Carry:
    """The way of a field into the next year."""

    way: Way


@dataclass(frozen=True, slots=True)
class Move:
    """What is not done goes from this list into the list `to` at the top of the new year's file.

    `fields` says which field of the new list takes which of the old one; without it those of the
    same name are taken, and a list of texts gives its text to `text`. `done` is the field that
    says that an item is done: without one all move; items with a value of `skip` stay behind.
    `source` says where an item comes from, `{year}` in it is the old year.
    """

    to: str
    source: str = ""
    done: str = ""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    skip: Mapping[str, str] = field(default_factory=dict, hash=False)
