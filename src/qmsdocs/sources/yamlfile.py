"""YAML as people mean it: plain data with the place of every value, and its traps closed.

Only null, true, false, whole numbers without a leading zero and decimal numbers are read; every
other scalar is the text that stands there: `no`, `010`, `12:30`, `2024-01-05`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import yaml

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.base.places import Place
from qmsdocs.sources.yamlbuild import Builder, Loc, Mark, StopReadingError
from qmsdocs.sources.yamlmarks import Marks, quick_marks
from qmsdocs.sources.yamlsyntax import Fault, fault_of, mended
from qmsdocs.sources.yamltext import HIDDEN, decoded, hidden_characters, tidied
from qmsdocs.sources.yamltraps import may_hold_traps, traps
from qmsdocs.sources.yamlvalues import UnusualError, quick_value

#: After so many syntax errors more of them help nobody.
MAX_MENDS = 25
#: Faults that leave nothing of a value for the model to judge.
_WHOLE_VALUE = {"file.key-not-text", "file.curly-quotes"}


class Spots:
    """Where each value and key of a file stands; worked out when it is first asked for."""

    def __init__(self, data: bytes = b"", builder: Builder | None = None) -> None:
        """Keep a sound file to read again, or what was read of one."""
        self._data = data
        if builder is not None:
            self.built = Marks(builder.marks, builder.key_marks, builder.aliases)

    @cached_property
    def built(self) -> Marks:
        """The marks of values and keys, and where aliases lead."""
        text = tidied(self._data.decode("utf-8-sig"))
        try:
            return quick_marks(text)
        except UnusualError:
            return Spots(builder=_built(text, "")[0]).built


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

    @property
    def aliases(self) -> Mapping[Loc, Loc]:
        """Where the paths of aliases lead."""
        return self.spots.built.aliases

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
        for length in range(len(loc), 0, -1):
            if loc[:length] in self.aliases:
                return self._own(self.aliases[loc[:length]] + loc[length:])
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


def read_values(data: bytes, file: str) -> YamlDocument:
    """Read as `read_yaml` does, but look for places only when one is asked for.

    Raises:
        ProfileError: with every problem found.
    """
    document, problems = scan_values(data, file)
    if problems:
        raise ProfileError(problems)
    return document


def known_document(data: bytes, file: str, value: object) -> YamlDocument:
    """Give a sound file whose value was read before; places are looked for when asked for."""
    return YamlDocument(file, value, Spots(data))


def scan_values(data: bytes, file: str) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read as `scan_yaml` does, but look for places only when one is asked for."""
    text, problems = decoded(data, file)
    if text is None:
        return YamlDocument(file, None), problems
    if not HIDDEN.search(text) and not may_hold_traps(text) and tidied(text) == text:
        try:
            return YamlDocument(file, quick_value(text), Spots(data)), ()
        except UnusualError:
            pass
    return scan_yaml(data, file)


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
        document, built, fault = _attempt(text, file)
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
    lines |= {problem.place.line for problem in built if problem.code in _WHOLE_VALUE}
    return replace(document, mended=frozenset(lines)), _in_order([*found, *built])


def _attempt(text: str, file: str) -> tuple[YamlDocument, tuple[Problem, ...], Fault | None]:
    """Read once; on a syntax error the document holds nothing."""
    builder, fault = _built(text, file)
    value = None if fault else builder.value
    document = YamlDocument(file, value, Spots(builder=builder))
    return document, tuple(builder.problems), fault


def _built(text: str, file: str) -> tuple[Builder, Fault | None]:
    builder, lines = Builder(file), text.splitlines()
    last: yaml.ScalarEvent | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.feed(event)
            if isinstance(event, yaml.ScalarEvent):
                last = event
                builder.problems.extend(traps(event, lines, file))
    except yaml.MarkedYAMLError as error:
        return builder, fault_of(error, text, file, last)
    except StopReadingError:
        pass
    return builder, None


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column)))
