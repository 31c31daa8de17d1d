"""YAML as people mean it: plain data with the place of every value, and its traps closed.

Only null, true, false, whole numbers without a leading zero and decimal numbers are read; every
other scalar is the text that stands there: `no`, `010`, `12:30`, `2024-01-05`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.base.places import Place
from qmsdocs.sources.yamlbuild import Builder, Loc, Mark, StopReadingError
from qmsdocs.sources.yamlsyntax import fault_of, mended
from qmsdocs.sources.yamltext import decoded, hidden_characters

#: After so many syntax errors more of them help nobody.
MAX_MENDS = 25


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The plain data of a file, and where each of its values and keys stands.

    `value` is None for an empty file; `mended` are lines whose value could not be read.
    """

    file: str
    value: Any
    marks: Mapping[Loc, Mark] = field(default_factory=dict, repr=False)
    key_marks: Mapping[Loc, Mark] = field(default_factory=dict, repr=False)
    aliases: Mapping[Loc, Loc] = field(default_factory=dict, repr=False)
    mended: frozenset[int] = frozenset()

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
        """Say whether the file itself has something at this path."""
        return self._own(loc) in self.marks

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


def scan_yaml(data: bytes, file: str) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read what can be read of a YAML file, with every problem found on the way.

    Faults that leave the rest readable (a duplicate key, a colon inside a value) do not hide
    the rest, so that one run can name all of them.
    """
    text, problems = decoded(data, file)
    if text is None:
        return YamlDocument(file, None), problems
    hidden, text = hidden_characters(text, file)
    found = [*problems, *hidden]
    lines: set[int] = {problem.place.line for problem in hidden}
    for _ in range(MAX_MENDS):
        document, built, error = _attempt(text, file)
        if error is None:
            break
        fault = fault_of(error, text, file)
        line = fault.problem.place.line
        if line not in lines:  # the rest of a line that is cut already says nothing new
            found.append(fault.problem)
            lines.add(line)
        better = mended(text, fault)
        if better is None:
            break
        text = better
    return replace(document, mended=frozenset(lines)), _in_order([*found, *built])


def _attempt(
    text: str, file: str
) -> tuple[YamlDocument, tuple[Problem, ...], yaml.MarkedYAMLError | None]:
    """Read once; on a syntax error the document holds nothing."""
    builder = Builder(file)
    error = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.feed(event)
    except yaml.MarkedYAMLError as caught:
        error = caught
    except StopReadingError:
        pass
    value = None if error else builder.value
    document = YamlDocument(file, value, builder.marks, builder.key_marks, builder.aliases)
    return document, tuple(builder.problems), error


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column)))
