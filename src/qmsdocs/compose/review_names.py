"""What is computed of the follow-up of an inspection, of changed procedures and own papers."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qmsdocs.compose.audit_names import (
    AuditCoverage,
    Checklist,
    FindingsLog,
    FindingView,
    Programme,
)
from qmsdocs.model.audits import Finding
from qmsdocs.model.reviews import EarlierAction, ProcedureChange, Recommendation


class RecommendationRow(NamedTuple):
    """A recommendation, what was done, and how it stands on the day of the paper."""

    text: str
    unit: str | None
    done: str | None
    evidence: str | None
    finished: date | None
    planned: date | None
    status: str


class FollowUpView(NamedTuple):
    """How the recommendations of an inspection stand.

    `source` is the text that began the term: the minutes, or the notice when there are none;
    `notice` is the notice, `notice_short` its kind and number.
    `due` is the last day to report, so many `months` after `since`; `on_time` compares it with
    the day of the paper.
    """

    source: str
    notice: str
    notice_short: str
    months: str
    since: date | None
    due: date | None
    on_time: bool
    finished: int
    open: int
    overdue: int
    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]


class ChangeRow(NamedTuple):
    """A changed procedure: the deciding text, until when it had to be in the system, and when."""

    change: str
    name: str
    tthc: str | None
    field: str | None
    text: str | None
    effective: date | None
    due: date | None
    updated: date | None
    procedure: str | None
    unit: str | None
    note: str | None
    status: str


class ProcedureReview(NamedTuple):
    """What became of the agency's procedures in the year; `months` is the legal term in months."""

    added: tuple[ChangeRow, ...]
    changed: tuple[ChangeRow, ...]
    removed: tuple[ChangeRow, ...]
    texts: tuple[str, ...]
    months: str
    total: int
    updated: int
    late: int
    pending: int
    overdue: int
    announce_again: bool


class OwnPaper(NamedTuple):
    """A paper of the same year: `mention` is `Báo cáo số 12/BC-UBND ngày 05 tháng 3 năm 2024`.

    Without a number yet it is what the paper is called.
    """

    mention: str
    date: date | None


@dataclass(frozen=True)
class AuditNames:
    """The names of the context that the papers of the set audit read."""

    programme: Programme
    audit_coverage: AuditCoverage
    checklist: Checklist | None
    finding: FindingView | None
    findings_log: FindingsLog
    earlier_findings: tuple[Finding, ...]
    earlier_actions: tuple[EarlierAction, ...]
    recommendations: tuple[Recommendation, ...]
    recommendation_rows: tuple[RecommendationRow, ...]
    follow_up: FollowUpView
    procedure_changes: tuple[ProcedureChange, ...]
    procedure_review: ProcedureReview
    own_papers: dict[str, OwnPaper]
