"""The plain data of a YAML file, and where each of its values and keys stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from qmsdocs.base.places import Place
from qmsdocs.sources.yamlbuild import Loc, Mark
from qmsdocs.sources.yamltext import tidied

#: A place is kept as one number; no file that is read quickly has so long a line.
COLUMN_BITS = 20


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the values and keys of a file stand, and where its aliases lead."""

    marks: dict[Loc, Mark] = field(default_factory=dict)
    key_marks: dict[Loc, Mark] = field(default_factory=dict)
    aliases: dict[Loc, Loc] = field(default_factory=dict)


class Spots:
    """Where each value and key of a file stands; worked out only when somebody asks."""

    def __init__(self, find: Callable[[], Marks] = Marks) -> None:
        """Keep what finds them."""
        self._find = find

    @cached_property
    def built(self) -> Marks:
        """The marks of values and keys, and where aliases lead."""
        return self._find()


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The plain data of a file, and where each of its values and keys stands.

    `value` is None for an empty file; `mended` are lines whose value could not be read.
    """

    file: str
    value: Any
    spots: Spots = field(default_factory=Spots, repr=False, compare=False)
    mended: frozenset[int] = frozenset()

    @property
    def marks(self) -> Mapping[Loc, Mark]:
        """Line and column of every value."""
        return self.spots.built.marks

    @property
    def key_marks(self) -> Mapping[Loc, Mark]:
        """Line and column of every key."""
        return self.spots.built.key_marks

    def place(self, loc: Loc = (), within: str = "") -> Place:
        """Give the place of a value, or of its nearest parent that the file has."""
        mark = self.marks.get(self._own(loc))
        return Place(self.file, *mark, within) if mark else self.key_place(loc, within)

    def key_place(self, loc: Loc = (), within: str = "") -> Place:
        """Give the place of a key (of a list item: of the item), or of its nearest parent."""
        marks = self.marks if loc and isinstance(loc[-1], int) else self.key_marks
        mark = marks.get(self._own(loc))
        if mark or not loc:
            return Place(self.file, *(mark or (1, 1)), within)
        return self.key_place(loc[:-1], within)

    def has(self, loc: Loc) -> bool:
        """Say whether the file has something at this path."""
        value = self.value
        for step in loc:
            try:
                value = value[step]
            except (LookupError, TypeError):
                return False
        return True

    def _own(self, loc: Loc) -> Loc:
        """Lead a path through an alias to where its anchor stands."""
        aliases = self.spots.built.aliases
        for length in range(len(loc), 0, -1) if aliases else ():
            if loc[:length] in aliases:
                return self._own(aliases[loc[:length]] + loc[length:])
        return loc


def known_document(data: bytes, file: str, value: object) -> YamlDocument:
    """Give a sound file whose value was read before; places are looked for when asked for."""
    return YamlDocument(file, value, Spots(partial(_read_again, data)))


def quick_document(file: str, value: object, places: Sequence[int]) -> YamlDocument:
    """Give a sound file.

    Args:
        file: its name.
        value: its data.
        places: where its values and keys begin, as they follow each other: line << bits | column.
    """
    return YamlDocument(file, value, Spots(partial(_spread, value, places)))


def _read_again(data: bytes) -> Marks:
    from qmsdocs.sources.yamlevents import built  # noqa: PLC0415 a sound file is seldom read again

    builder = built(tidied(data.decode("utf-8-sig")), "")[0]
    return Marks(builder.marks, builder.key_marks, builder.aliases)


def _spread(value: object, places: Sequence[int]) -> Marks:
    """Give each value and key its place."""
    found, rest = Marks(), iter(places)

    def mark(marks: dict[Loc, Mark], loc: Loc) -> None:
        line, column = divmod(next(rest), 1 << COLUMN_BITS)
        marks[loc] = line + 1, column + 1

    def walk(value: object, loc: Loc) -> None:
        mark(found.marks, loc)
        if isinstance(value, dict):
            for key, item in value.items():
                mark(found.key_marks, (*loc, key))
                walk(item, (*loc, key))
        elif isinstance(value, list):
            for at, item in enumerate(value):
                walk(item, (*loc, at))

    walk(value, ())
    return found
