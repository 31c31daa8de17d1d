"""Tries the data of a profile as they would be, and names the field that each fault belongs to.

Nothing is read or written: every value gets a line of its own, by which a problem is led back to
its path. What a message says of the line of another value becomes the name of that value.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.model.checks import cross_check
from qmsdocs.model.labels import label_path
from qmsdocs.model.loading import without_echoes
from qmsdocs.model.raw import Files
from qmsdocs.model.schema import MODELS, SchemaName
from qmsdocs.model.validation import Source, validated
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import Marks, Spots, YamlDocument

#: What is said of a line that is not there: the field is below the place.
_ABSENT = "profile.missing"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem, the file that it is in, and the path of the field."""

    problem: Problem
    file: SchemaName
    loc: Loc


def trial(
    values: Mapping[SchemaName, Any], year: int, kinds: Collection[str] | None
) -> list[Fault]:
    """Give every fault that the files of a profile would have.

    Args:
        values: the data of each file.
        year: the year of the profile.
        kinds: ids of the known kinds of paper.
    """
    sources = {name: _source(name, values[name]) for name in MODELS}
    problems = [
        problem for name, model in MODELS.items() for problem in validated(sources[name], model)[1]
    ]
    files = Files(sources["agency"], sources["year"], sources["procedures"])
    problems = without_echoes([*problems, *cross_check(files, year, kinds)])
    paths = {name: _paths(source) for name, source in sources.items()}
    return [_fault(problem, paths) for problem in problems]


def _source(name: SchemaName, value: object) -> Source:
    """Give data as a file in which every value and key has a line of its own."""
    lines = Marks()
    for at, loc in enumerate(_locs(value, ())):
        lines.marks[loc], lines.key_marks[loc] = (2 * at + 1, 1), (2 * at + 2, 1)
    data = {} if value is None else value
    return Source(YamlDocument(name, data, Spots(lambda: lines)), MODELS[name])


def _locs(value: object, loc: Loc) -> Iterator[Loc]:
    yield loc
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _locs(below, (*loc, key))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _locs(below, (*loc, at))


def _paths(source: Source) -> dict[int, Loc]:
    document = source.document
    both = (*document.marks.items(), *document.key_marks.items())
    return {line: loc for loc, (line, _) in both}


def _fault(problem: Problem, paths: Mapping[SchemaName, Mapping[int, Loc]]) -> Fault:
    file: SchemaName = next((name for name in MODELS if name == problem.place.file), "year")
    loc = paths[file].get(problem.place.line, ())
    if problem.code == _ABSENT:
        loc = (*loc, str(problem.values.get("key", "")))

    def named(match: re.Match[str]) -> str:
        name: SchemaName = next(name for name in MODELS if name == match[1])
        return label_path(MODELS[name], paths[name].get(int(match[2]), ())) or match[0]

    said = {
        key: _LINE.sub(named, value) if isinstance(value, str) else value
        for key, value in problem.values.items()
    }
    return Fault(replace(problem, values=said), file, loc)


_LINE = re.compile(rf"\b({'|'.join(MODELS)}):(\d+)")
