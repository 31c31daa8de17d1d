"""The editions of the standard, and the map from the clauses of one to those of the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.model.fields import Day, Record
from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.documents import PackFile, unknown, validated
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument


class Edition(Record):
    """An edition: its name as papers print it, and its clauses with our own short labels.

    It may be used from `in_force_from`; on `withdrawn` the standards body gave it up.
    """

    id: str
    name: str
    title: str
    clauses: tuple[tuple[str, str], ...]
    is_tcvn: bool = True
    in_force_from: Day | None = None
    withdrawn: Day | None = None
    announced_by: str | None = None
    verified: bool = True
    note: str = ""

    @property
    def citation(self) -> Citation:
        """Give the edition itself as a citation."""
        return Citation(document=self.name)

    def label(self, clause: str) -> str | None:
        """Give the label of a clause, or None when the edition has no such clause."""
        return dict(self.clauses).get(clause)


class ClauseMapEntry(Record):
    """Where a clause went: `old` is empty for a new one, `new` for one that is gone."""

    label: str
    old: str = ""
    new: str = ""
    change: str
    verified: bool = True


class ClauseMap(Record):
    """The map between two editions."""

    old: str
    new: str
    entries: tuple[ClauseMapEntry, ...]


class Guide(Record):
    """A standard beside ISO 9001 that papers may name."""

    id: str
    name: str
    title: str
    verified: bool = True
    note: str = ""


class ClauseQuestions(Record):
    """What an auditor asks about a clause; `everywhere` in each unit, else in those it concerns."""

    clause: str
    everywhere: bool = False
    ask: tuple[str, ...]


class QuestionSet(Record):
    """Questions of our own for internal audits by some editions.

    `procedures` are asked about each procedure: `{code}`, `{name}`, `{limit}` stand for its facts.
    """

    editions: tuple[str, ...]
    clauses: tuple[ClauseQuestions, ...]
    procedures: tuple[str, ...] = ()


class StandardFile(PackFile):
    """The file of the standard pack; a clause is written as `4.1 Hiểu tổ chức …`."""

    editions: tuple[dict[str, Any], ...] = ()
    maps: tuple[ClauseMap, ...] = ()
    guides: tuple[Guide, ...] = ()
    questions: tuple[QuestionSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Standards:
    """Editions, maps and guides as read."""

    editions: tuple[Edition, ...] = ()
    maps: tuple[ClauseMap, ...] = ()
    guides: tuple[Guide, ...] = ()
    questions: tuple[QuestionSet, ...] = ()

    def questions_for(self, edition: str) -> QuestionSet | None:
        """Give the audit questions for an edition, or None when there are none yet."""
        return next((each for each in self.questions if edition in each.editions), None)

    def edition(self, name: str) -> Edition:
        """Give an edition.

        Raises:
            NotFoundError: there is no such edition.
        """
        for edition in self.editions:
            if edition.id == name:
                return edition
        known = ", ".join(edition.id for edition in self.editions)
        values = {"name": name, "known": known}
        raise NotFoundError(Problem("rules.unknown-edition", values=values))

    def clause_map(self, old: str, new: str) -> tuple[ClauseMapEntry, ...]:
        """Give the map between two editions.

        Raises:
            NotFoundError: there is no such edition, or no map between them.
        """
        before, after = self.edition(old), self.edition(new)
        for table in self.maps:
            if (table.old, table.new) == (old, new):
                return table.entries
        values = {"old": before.name, "new": after.name}
        raise NotFoundError(Problem("rules.no-map", values=values))


def read_standards(documents: Iterable[YamlDocument]) -> tuple[Standards, tuple[Problem, ...]]:
    """Read the standard pack, and check that maps and questions name clauses that are there."""
    found = Standards()
    problems: list[Problem] = []
    files: list[tuple[StandardFile, YamlDocument]] = []
    for document in documents:
        file, faults = validated(StandardFile, document.value, document, ())
        problems.extend(faults)
        if file is None:
            continue
        editions: list[Edition] = []
        for index, data in enumerate(file.editions):
            edition, faults = validated(Edition, _with_clauses(data), document, ("editions", index))
            problems.extend(faults)
            editions.extend([edition] if edition else [])
        found = Standards(
            (*found.editions, *editions),
            (*found.maps, *file.maps),
            (*found.guides, *file.guides),
            (*found.questions, *file.questions),
        )
        files.append((file, document))
    numbers = {edition.id: dict(edition.clauses) for edition in found.editions}
    for file, document in files:
        problems.extend(_map_faults(file, numbers, document))
        problems.extend(_question_faults(file, numbers, document))
    return found, tuple(problems)


def _with_clauses(data: dict[str, Any]) -> dict[str, Any]:
    """Split each clause at its first space into number and label."""
    lines = data.get("clauses")
    if not isinstance(lines, list):
        return data
    return data | {"clauses": [tuple(str(line).split(" ", 1)) for line in lines]}


def _map_faults(
    file: StandardFile, numbers: Mapping[str, Mapping[str, str]], document: YamlDocument
) -> Iterable[Problem]:
    for index, table in enumerate(file.maps):
        for end in (table.old, table.new):
            if end not in numbers:
                yield unknown(end, numbers, "rules.unknown-edition-here", document, ("maps", index))
        for row, entry in enumerate(table.entries):
            for end, clauses in ((table.old, entry.old), (table.new, entry.new)):
                known = numbers.get(end, {})
                for clause in filter(None, (part.strip() for part in clauses.split(","))):
                    if known and clause not in known:
                        loc = ("maps", index, "entries", row)
                        yield unknown(clause, known, "rules.unknown-clause", document, loc)


def _question_faults(
    file: StandardFile, numbers: Mapping[str, Mapping[str, str]], document: YamlDocument
) -> Iterable[Problem]:
    for index, questions in enumerate(file.questions):
        for end in questions.editions:
            loc: Loc = ("questions", index)
            if end not in numbers:
                yield unknown(end, numbers, "rules.unknown-edition-here", document, loc)
        for row, entry in enumerate(questions.clauses):
            known = [numbers[end] for end in questions.editions if end in numbers]
            if known and not any(entry.clause in clauses for clauses in known):
                loc = ("questions", index, "clauses", row)
                yield unknown(entry.clause, known[0], "rules.unknown-clause", document, loc)
