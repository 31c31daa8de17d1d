"""Reads the legal pack, and checks that its texts and lines agree with each other."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from pydantic import Field

from qmsdocs.base.errors import Problem
from qmsdocs.model.rules.documents import PackFile, mapping, unknown, validated
from qmsdocs.model.rules.legal import LegalText, LegalTexts, Line
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument

_Where = tuple[YamlDocument, Loc]


class LegalFile(PackFile):
    """A file of texts and lines."""

    texts: dict[str, Any] = Field(default_factory=dict)
    lines: dict[str, Any] = Field(default_factory=dict)


def read_legal(documents: Iterable[YamlDocument]) -> tuple[LegalTexts, tuple[Problem, ...]]:
    """Read all files of the legal pack."""
    reading = _Reading()
    for document in documents:
        reading.read(document)
    problems = (*reading.problems, *reading.text_faults(), *reading.line_faults())
    known = {
        name: line
        for name, line in reading.lines.items()
        if line.texts and all(text in reading.texts for text in line.texts)
    }
    return LegalTexts(MappingProxyType(reading.texts), MappingProxyType(known)), problems


class _Reading:
    """The legal pack while its files are read."""

    def __init__(self) -> None:
        self.texts: dict[str, LegalText] = {}
        self.lines: dict[str, Line] = {}
        self.where: dict[str, _Where] = {}
        self.problems: list[Problem] = []

    def read(self, document: YamlDocument) -> None:
        """Read one file."""
        file, problems = validated(LegalFile, document.value, document, ())
        self.problems.extend(problems)
        if file is None:
            return
        for part, model, into in (
            ("texts", LegalText, self.texts),
            ("lines", Line, self.lines),
        ):
            for name in getattr(file, part):
                self._read_one(document, (part, name), model, into)

    def _read_one(
        self, document: YamlDocument, loc: Loc, model: type[Any], into: dict[str, Any]
    ) -> None:
        name = str(loc[-1])
        data, problems = mapping(document, loc)
        value, more = validated(model, {**data, "id": name}, document, loc)
        self.problems.extend([*problems, *more])
        if name in self.where:
            place = document.key_place(loc)
            self.problems.append(Problem("rules.twice", place, {"name": name}))
            return
        self.where[name] = (document, loc)
        if value is not None:
            into[name] = value

    def text_faults(self) -> Iterable[Problem]:
        """Find references to nothing, ends before starts, doubts about no field."""
        for text in self.texts.values():
            document, loc = self.where[text.id]
            for other in (*text.amends, *([text.replaced_by] if text.replaced_by else [])):
                if other not in self.texts:
                    yield unknown(other, self.texts, "rules.unknown-text-here", document, loc)
            start, end = text.in_force_from, text.in_force_to
            if (start and end and end <= start) or (text.date and start and start < text.date):
                yield Problem("rules.ends-early", document.place(loc), {"name": text.id})
            if text.replaced_by and not end:
                yield Problem("rules.replaced-no-end", document.place(loc), {"name": text.id})
            fields = tuple(LegalText.model_fields)
            for doubt in (doubt for doubt in text.doubtful if doubt not in fields):
                yield unknown(doubt, fields, "rules.unknown-field", document, (*loc, "doubtful"))

    def line_faults(self) -> Iterable[Problem]:
        """Find gaps and overlaps between the texts of a line."""
        for line in self.lines.values():
            document, loc = self.where[line.id]
            for name in (name for name in line.texts if name not in self.texts):
                yield unknown(name, self.texts, "rules.unknown-text-here", document, loc)
            for before, after in pairwise(line.texts):
                problem = _seam(line, self.texts.get(before), self.texts.get(after))
                if problem:
                    yield Problem(problem.code, document.place(loc), problem.values)


def _seam(line: Line, before: LegalText | None, after: LegalText | None) -> Problem | None:
    """Compare the end of a text with the start of the next one."""
    if before is None or after is None or after.in_force_from is None:
        return None
    if before.in_force_to == after.in_force_from:
        return None
    code = "rules.gap"
    if before.in_force_to is None or before.in_force_to > after.in_force_from:
        code = "rules.overlap"
    end = f"{before.in_force_to:%d/%m/%Y}" if before.in_force_to else "…"
    start = f"{after.in_force_from:%d/%m/%Y}"
    first, second = (end, start) if code == "rules.gap" else (start, end)
    values: Mapping[str, object] = {"name": line.id, "start": first, "end": second}
    return Problem(code, values=values)
