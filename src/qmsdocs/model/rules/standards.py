"""The editions of the standard, and the map from the clauses of one to those of the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.model.fields import Day, Record
from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.documents import Faults, PackFile, Spot
from qmsdocs.sources.yamlfile import YamlDocument

#: The clauses of each edition, with their labels.
_Numbers = Mapping[str, Mapping[str, str]]


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
    """What an auditor asks about a clause; `everywhere` in each unit, else in those it concerns.

    `leaders` is asked in its stead where no department is audited, as with the agency's leaders.
    """

    clause: str
    everywhere: bool = False
    ask: tuple[str, ...]
    leaders: tuple[str, ...] = ()


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


def read_standards(documents: Iterable[YamlDocument], faults: Faults) -> Standards:
    """Read the standard pack, and check that maps and questions name clauses that are there."""
    editions: list[Edition] = []
    files: list[tuple[StandardFile, Spot]] = []
    for spot in map(Spot, documents):
        file = faults.validated(StandardFile, spot.document.value, spot)
        if file is None:
            continue
        files.append((file, spot))
        for index, data in enumerate(file.editions):
            below = spot.below("editions", index)
            edition = faults.validated(Edition, _with_clauses(data), below)
            editions += [edition] if edition else []
    numbers = {edition.id: dict(edition.clauses) for edition in editions}
    for file, spot in files:
        for index, table in enumerate(file.maps):
            _check_map(table, numbers, spot.below("maps", index), faults)
        for index, questions in enumerate(file.questions):
            _check_questions(questions, numbers, spot.below("questions", index), faults)
    return Standards(
        tuple(editions),
        tuple(table for file, _ in files for table in file.maps),
        tuple(guide for file, _ in files for guide in file.guides),
        tuple(questions for file, _ in files for questions in file.questions),
    )


def _with_clauses(data: dict[str, Any]) -> dict[str, Any]:
    """Split each clause at its first space into number and label."""
    lines = data.get("clauses")
    if not isinstance(lines, list):
        return data
    return data | {"clauses": [tuple(str(line).split(" ", 1)) for line in lines]}


def _check_map(table: ClauseMap, numbers: _Numbers, spot: Spot, faults: Faults) -> None:
    _check_editions((table.old, table.new), numbers, spot, faults)
    for row, entry in enumerate(table.entries):
        for end, clauses in ((table.old, entry.old), (table.new, entry.new)):
            known = numbers.get(end, {})
            for clause in filter(None, (part.strip() for part in clauses.split(","))):
                if known and clause not in known:
                    at = spot.below("entries", row)
                    faults.unknown(clause, known, "rules.unknown-clause", at)


def _check_questions(asked: QuestionSet, numbers: _Numbers, spot: Spot, faults: Faults) -> None:
    _check_editions(asked.editions, numbers, spot, faults)
    known = [numbers[end] for end in asked.editions if end in numbers]
    for row, entry in enumerate(asked.clauses):
        if known and not any(entry.clause in clauses for clauses in known):
            at = spot.below("clauses", row)
            faults.unknown(entry.clause, known[0], "rules.unknown-clause", at)


def _check_editions(names: Iterable[str], numbers: _Numbers, spot: Spot, faults: Faults) -> None:
    for name in names:
        if name not in numbers:
            faults.unknown(name, numbers, "rules.unknown-edition-here", spot)
