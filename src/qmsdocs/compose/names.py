"""The names that a template may use beside the profile's own: what `compose` computes."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qmsdocs.compose.establish_names import EstablishNames
from qmsdocs.compose.province_names import ProvinceNames
from qmsdocs.compose.review_names import AuditNames
from qmsdocs.compose.system_names import (
    ClauseRow,
    ExternalGroup,
    Flow,
    FormLine,
    OfficeBox,
    ProcessLine,
    RecordGroup,
)
from qmsdocs.compose.yearly_names import YearlyNames
from qmsdocs.model.agency import (
    Agency,
    Committee,
    ControlledDocument,
    Department,
    Lead,
    Officer,
    Policy,
)
from qmsdocs.model.audits import Audit
from qmsdocs.model.fields import Day
from qmsdocs.model.objectives import Objective
from qmsdocs.model.plans import Conversion, Issuance, MaintenancePlan, TrainingRequest
from qmsdocs.model.procedure import Change, Procedure
from qmsdocs.model.reviews import Review
from qmsdocs.model.system import Manual, Surroundings


class Letterhead(NamedTuple):
    """The top left of the head; `rule_emu` is the length of the rule under the issuer's name."""

    superior: str
    issuer: str
    rule_emu: int


class Signature(NamedTuple):
    """The signing block: `lines` in capitals (`KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`), then the name.

    `office` is the post with its agency, as a sentence says it: `Phó Giám đốc Sở …`.
    """

    lines: tuple[str, ...]
    name: str | None
    post: str
    office: str


class PaperNames(NamedTuple):
    """What is printed of the paper itself.

    `number_line` is `Số: 15/KH-SKHCN`, with a gap of spaces while there is no number;
    `date_line` is `Bình Thuận, ngày 05 tháng 3 năm 2024`, with spaces while there is no date;
    `mention` names the paper in its own attachments: `Quyết định số … ngày … của …`;
    `authority` is the line THẨM QUYỀN BAN HÀNH of a decision; `archive` is `VT, TĐC`;
    `subject_rule_emu` is the length of the rule under the trích yếu.
    """

    kind: str
    title: str
    subject: str
    subject_rule_emu: int
    number_line: str
    date_line: str
    mention: str
    authority: str
    archive: str
    recipients: tuple[str, ...]
    to: tuple[str, ...]
    date: Day | None
    code: str | None
    edition: int
    changes: tuple[Change, ...]
    drafted: Officer | None
    checked: Officer | None
    approved: Officer | None


class Citation(NamedTuple):
    """A cited text: `full` at its first mention, `short` (kind and number) later, its parts."""

    full: str
    short: str
    number: str
    kind: str
    issuer: str
    date: date | None
    subject: str


class ClauseChange(NamedTuple):
    """A line of the map between two editions of the standard."""

    old: str
    new: str
    label: str
    change: str


class Clause(NamedTuple):
    """A clause of the edition in use: number and our own short label."""

    number: str
    label: str


class Standard(NamedTuple):
    """The edition of the standard: `name` is `TCVN ISO 9001:2015`.

    `full` is `Tiêu chuẩn quốc gia TCVN ISO 9001:2015`; an edition that is no TCVN is no national one.
    """

    name: str
    full: str
    edition: str


class GradeCounts(NamedTuple):
    """How many findings of each grade a department, a clause or the whole audit has."""

    unit: str
    major: int
    minor: int
    note: int
    total: int


class AuditSummary(NamedTuple):
    """Findings counted by department and by clause; `total` sums them.

    `given` is false while the profile does not say yet what the audit found.
    """

    given: bool
    by_unit: tuple[GradeCounts, ...]
    by_clause: tuple[GradeCounts, ...]
    total: GradeCounts


class TimeSum(NamedTuple):
    """The steps' time added up, in hours and as text (`40 giờ`, `5 ngày làm việc`)."""

    hours: float
    text: str
    limit_text: str | None


@dataclass(frozen=True, slots=True)
class Context(ProvinceNames, EstablishNames, AuditNames, YearlyNames):
    """Every name a template may start a path with; a page declares in `needs` which it reads.

    `agency`, `paper`, `letterhead`, `signature`, `standard`, `year` and `cite` are always there.
    `cite` holds the texts that the page declares in `bases` and `cites`, by id with `_` for `-`.
    """

    agency: Agency
    paper: PaperNames
    letterhead: Letterhead
    signature: Signature
    standard: Standard
    year: int
    bases: tuple[str, ...]
    cite: dict[str, Citation]
    lead: Lead
    departments: tuple[Department, ...]
    committee: Committee | None
    scope: str | None
    policy: Policy | None
    documents: tuple[ControlledDocument, ...]
    manual: Manual | None
    surroundings: Surroundings | None
    flow: Flow
    forms: tuple[FormLine, ...]
    clause_matrix: tuple[ClauseRow, ...]
    processes: tuple[ProcessLine, ...]
    organisation: tuple[OfficeBox, ...]
    external_texts: tuple[ExternalGroup, ...]
    kept_records: tuple[RecordGroup, ...]
    objectives: tuple[Objective, ...]
    plan: MaintenancePlan | None
    training: TrainingRequest | None
    conversion: Conversion | None
    from_standard: Standard | None
    to_standard: Standard | None
    clause_changes: tuple[ClauseChange, ...]
    clauses: tuple[Clause, ...]
    audit: Audit | None
    audit_summary: AuditSummary | None
    audit_decision: Citation | None
    review: Review | None
    chair: Signature | None
    issuance: Issuance | None
    replaced: tuple[Citation, ...]
    procedures: tuple[Procedure, ...]
    announced: Citation | None
    replaced_announcements: tuple[Citation, ...]
    target_standard: Standard
    department: Department | None = None
    procedure: Procedure | None = None
    procedure_time: TimeSum | None = None
