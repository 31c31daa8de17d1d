"""YAML as people mean it: plain data with the place of every value, and its traps closed.

Only null, true, false, whole numbers without a leading zero and decimal numbers are read; every
other scalar is the text that stands there: `no`, `010`, `12:30`, `2024-01-05`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.base.places import Place
from qmsdocs.sources.yamlbuild import Builder, Loc, Mark
from qmsdocs.sources.yamlsyntax import Fault, fault_of, mended
from qmsdocs.sources.yamltext import decoded, hidden_characters, tidied

#: After so many syntax errors more of them help nobody.
MAX_MENDS = 25
#: Faults that leave nothing of a value for the model to judge.
_WHOLE_VALUE = {"file.key-not-text", "file.curly-quotes"}


class Spots:
    """Where each value and key of a file stands; of a file known before, only when asked for."""

    def __init__(self, data: bytes = b"", builder: Builder | None = None) -> None:
        """Keep a sound file to read again, or what was read of one."""
        self._data = data
        if builder is not None:
            self.built = builder

    @cached_property
    def built(self) -> Builder:
        """What holds the marks of values and keys, and where aliases lead."""
        return _built(tidied(self._data.decode("utf-8-sig")), "")[0]


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


def read_yaml(data: bytes, file: str) -> YamlDocument:
    """Read a YAML file.

    Raises:
        ProfileError: with every problem found.
    """
    document, problems = scan_yaml(data, file)
    if problems:
        raise ProfileError(problems)
    return document


def known_document(data: bytes, file: str, value: object) -> YamlDocument:
    """Give a sound file whose value was read before; places are looked for when asked for."""
    return YamlDocument(file, value, Spots(data))


def scan_yaml(data: bytes, file: str) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read what can be read of a YAML file, with every problem found on the way.

    Faults that leave the rest readable (a duplicate key, a colon inside a value) do not hide
    the rest, so that one run can name all of them.
    """
    text, problems = decoded(data, file)
    if text is None:
        return YamlDocument(file, None), problems
    hidden, text = hidden_characters(text, file)
    text = tidied(text)
    found = [*problems, *hidden]
    lines: set[int] = {problem.place.line for problem in hidden}
    for _ in range(MAX_MENDS):
        builder, fault = _built(text, file)
        if fault is None:
            break
        line = fault.problem.place.line
        if line not in lines:  # the rest of a line that is cut already says nothing new
            found += [fault.problem, *fault.more]
            lines.add(line)
        better = mended(text, fault)
        if better is None:
            break
        text = better
    lines |= {each.place.line for each in builder.problems if each.code in _WHOLE_VALUE}
    document = YamlDocument(file, builder.value, Spots(builder=builder), frozenset(lines))
    return document, _in_order([*found, *builder.problems])


def _built(text: str, file: str) -> tuple[Builder, Fault | None]:
    builder = Builder(text, file)
    try:
        builder.read()
    except yaml.MarkedYAMLError as error:
        return builder, fault_of(error, text, file, builder.last)
    return builder, None


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column)))
