"""What is computed of an internal audit: programme, coverage, questions, findings, their log."""

from datetime import date
from typing import NamedTuple


class SessionView(NamedTuple):
    """A line of the programme; a meeting of the team has no unit and no clauses."""

    time: str
    unit: str | None
    content: str | None
    clauses: str
    auditors: str


class ProgrammeDay(NamedTuple):
    """The lines of one day of the programme, in the order of the profile."""

    date: date | None
    sessions: tuple[SessionView, ...]


class Programme(NamedTuple):
    """The audit programme, day by day."""

    days: tuple[ProgrammeDay, ...]


class UnitCoverage(NamedTuple):
    """What the programme looks at in a unit, when and by whom."""

    unit: str
    dates: str
    clauses: str
    auditors: str
    covered: bool


class ClauseCoverage(NamedTuple):
    """In which units a clause is audited; `missing` lists what of it is audited nowhere."""

    number: str
    label: str
    units: str
    missing: str
    covered: bool


class AuditCoverage(NamedTuple):
    """How much of the scope and of the standard the programme covers.

    `left_out` are the clauses that are audited nowhere; `planned` says that there is a programme.
    """

    planned: bool
    by_unit: tuple[UnitCoverage, ...]
    by_clause: tuple[ClauseCoverage, ...]
    units_covered: int
    clauses_covered: int
    left_out: tuple[ClauseCoverage, ...]


class CheckQuestion(NamedTuple):
    """A question of a checklist, and what was found when the profile says it."""

    number: str
    text: str
    evidence: str
    answer: str


class CheckClause(NamedTuple):
    """The questions of one clause or one procedure; `number` is empty for a procedure."""

    number: str
    label: str
    questions: tuple[CheckQuestion, ...]


class Checklist(NamedTuple):
    """The checklist of one department."""

    unit: str
    head: str | None
    dates: str | None
    auditors: str
    sections: tuple[CheckClause, ...]
    findings: int


class FindingView(NamedTuple):
    """A finding with what follows from it: who heads the unit, who found it, how it stands.

    `status` is open, overdue or closed on the day of the paper.
    """

    id: str
    unit: str
    unit_head: str | None
    clause: str
    clause_label: str
    grade: str
    description: str
    evidence: str | None
    procedure: str
    auditor: str | None
    opened: date | None
    correction: str | None
    cause: str | None
    action: str | None
    owner: str | None
    due: date | None
    result: str | None
    verified_by: str | None
    verified: date | None
    closed: date | None
    status: str
    days_late: int


class FindingsLog(NamedTuple):
    """All findings with their state on a day; `earlier` are those that last year left open.

    `given` is false while the profile does not say yet what the audit found.
    """

    day: date
    given: bool
    nonconformities: tuple[FindingView, ...]
    notes: tuple[FindingView, ...]
    earlier: tuple[FindingView, ...]
    total: int
    open: int
    overdue: int
    closed: int
    closed_late: int
