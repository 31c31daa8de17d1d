"""What stands under the names of the set audit: programme, findings, follow-up, own papers."""

from collections.abc import Callable, Mapping

from qmsdocs.compose.audit_names import AuditCoverage, Checklist, FindingsLog, FindingView
from qmsdocs.compose.bases import reference
from qmsdocs.compose.checklists import Bank, checklist
from qmsdocs.compose.citations import citation
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.findings import Around, finding_view, findings_log
from qmsdocs.compose.followups import follow_up_view, procedure_review, recommendation_row
from qmsdocs.compose.names import Citation
from qmsdocs.compose.numbering import numbered, symbol
from qmsdocs.compose.own_papers import own_papers
from qmsdocs.compose.programmes import coverage, programme
from qmsdocs.compose.review_names import FollowUpView, ProcedureReview, RecommendationRow
from qmsdocs.compose.signing import decider
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Finding

_NO_AUDIT = Audit.fixed()


def _audit(facts: Facts) -> Audit:
    return facts.profile.year.audit or _NO_AUDIT


def _clauses(facts: Facts) -> tuple[tuple[str, str], ...]:
    return facts.rulebook.edition(facts.profile.agency.edition).clauses


def _around(facts: Facts) -> Around:
    profile = facts.profile
    return Around(
        _audit(facts),
        profile.agency.departments,
        profile.procedures,
        dict(_clauses(facts)),
        facts.units,
        dated=facts.paper_day is not None,
    )


def _decision(facts: Facts) -> Citation | None:
    """Give the decision on the team: as the profile names it, else the paper made by us."""
    named = _audit(facts).decision
    paper, agency = facts.profile.paper("audit-team-decision"), facts.profile.agency
    if named or not paper.number or not paper.date:
        return reference(facts, named)
    number = numbered(paper.number, symbol("QĐ", agency.agency.code, paper.drafter))
    issuer = decider(agency.agency, agency.signers)
    subject = (
        "về việc thành lập Đoàn đánh giá nội bộ Hệ thống quản lý chất lượng năm "
        f"{facts.profile.year.year}"
    )
    return citation("Quyết định", number, paper.date, issuer, subject)


def _coverage(facts: Facts) -> AuditCoverage:
    departments = facts.profile.agency.departments
    return coverage(_audit(facts), departments, _clauses(facts), facts.units)


def _checklist(facts: Facts) -> Checklist | None:
    department = facts.item.record if facts.item else None
    if not isinstance(department, Department):
        return None
    profile = facts.profile
    committee = profile.agency.committee
    bank = Bank(
        facts.rulebook.standards.questions_for(profile.agency.edition),
        _clauses(facts),
        bool(committee and committee.standing_unit in (department.id, department.name)),
        department not in profile.agency.departments,
    )
    return checklist(_audit(facts), department, profile.procedures, bank, facts.units)


def _finding(facts: Facts) -> FindingView | None:
    """Give the finding as it stands when it is closed, or on the day of the paper."""
    record = facts.item.record if facts.item else None
    if not isinstance(record, Finding):
        return None
    return finding_view(record, _around(facts), record.closed or facts.day)


def _log(facts: Facts) -> FindingsLog:
    return findings_log(_around(facts), facts.profile.year.earlier_findings, facts.day)


def _follow_up(facts: Facts) -> FollowUpView:
    year = facts.profile.year
    extra = year.follow_up
    minutes = reference(facts, extra.minutes if extra else None)
    months = _months(facts, "corrective-report")
    return follow_up_view(year.recommendations, extra, (minutes, _notice(facts)), months, facts.day)


def _rows(facts: Facts) -> tuple[RecommendationRow, ...]:
    due = _follow_up(facts).due
    return tuple(
        recommendation_row(each, due, facts.day, facts.units)
        for each in facts.profile.year.recommendations
    )


def _notice(facts: Facts) -> Citation | None:
    """Give the notice of the inspection: as the follow-up names it, else as the plan does."""
    year = facts.profile.year
    own = year.follow_up.notice if year.follow_up else None
    return reference(facts, own or (year.plan.inspection if year.plan else None))


def _procedure_review(facts: Facts) -> ProcedureReview:
    return procedure_review(
        facts.profile.year.procedure_changes,
        lambda id_: reference(facts, id_),
        _months(facts, "legal-update"),
        facts.day,
        facts.units,
    )


def _months(facts: Facts, duty: str) -> int:
    """Give a legal term in months, as the rules of the day say it."""
    return int(facts.rulebook.duty(duty, facts.day).value or 0)


BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "audit_decision": _decision,
    "programme": lambda f: programme(_audit(f), f.units),
    "audit_coverage": _coverage,
    "checklist": _checklist,
    "finding": _finding,
    "findings_log": _log,
    "earlier_actions": lambda f: f.profile.year.earlier_actions,
    "earlier_findings": lambda f: f.profile.year.earlier_findings,
    "recommendations": lambda f: f.profile.year.recommendations,
    "recommendation_rows": _rows,
    "follow_up": _follow_up,
    "procedure_changes": lambda f: f.profile.year.procedure_changes,
    "procedure_review": _procedure_review,
    "own_papers": own_papers,
}

#: What depends on the thing that the paper is about.
OF_ITEM = frozenset(("checklist",))
#: What depends on the day of the paper, which other papers do not share.
OWN = frozenset(
    (
        "audit_decision",
        "finding",
        "findings_log",
        "follow_up",
        "recommendation_rows",
        "procedure_review",
    )
)
