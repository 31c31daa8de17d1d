"""The audit checklist of a department: questions by clause and for each of its procedures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from qmsdocs.compose.audit_names import CheckClause, Checklist, CheckQuestion
from qmsdocs.compose.clauses import audited, clause_key, holds
from qmsdocs.compose.programmes import auditors_of, dates_of, sessions_of
from qmsdocs.compose.times import duration_text
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Finding
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.rules.standards import ClauseQuestions, QuestionSet

#: A clause's number, what it is about, and its questions.
_Section = tuple[str, str, list[CheckQuestion]]


@dataclass(frozen=True, slots=True)
class Bank:
    """Our questions for an edition and its clauses; what the unit is: the standing one, no department."""

    questions: QuestionSet | None
    clauses: Sequence[tuple[str, str]]
    standing: bool = False
    leading: bool = False

    def label(self, clause: str) -> str:
        """Give the label of a clause; nothing for one that the edition does not have."""
        return next((label for number, label in self.clauses if number == clause), "")


def checklist(
    audit: Audit,
    department: Department,
    procedures: Iterable[Procedure],
    bank: Bank,
    units: Mapping[str, str],
) -> Checklist:
    """Give the questions for a department: of the clauses that the programme names for it.

    Where the programme does not name the department, those that concern every unit are asked;
    the standing unit is asked all.
    """
    sessions = sessions_of(audit, department.id, {**units, department.id: department.name})
    listed = [clause for each in sessions for clause in each.clauses]
    findings = [each for each in audit.findings or () if _is_of(each.unit, department)]
    by_clause = _by_clause(audit, department, bank, listed, findings)
    sections = [(number, bank.label(number), questions) for number, questions in by_clause]
    for each in procedures if bank.questions else ():
        if each.department and _is_of(each.department, department):
            sections.append(_procedure(each, bank))
    return Checklist(
        unit=department.name,
        head=department.head,
        dates=dates_of(sessions) or None,
        auditors=auditors_of(sessions),
        sections=tuple(_numbered(sections)),
        findings=len(findings),
    )


def _is_of(unit: str, department: Department) -> bool:
    return unit in (department.id, department.name)


def _by_clause(
    audit: Audit,
    department: Department,
    bank: Bank,
    listed: Sequence[str],
    findings: Sequence[Finding],
) -> list[tuple[str, list[CheckQuestion]]]:
    """Give the questions by clause, in the order of the clauses, with what was found."""
    found: dict[str, list[CheckQuestion]] = {}
    for entry in bank.questions.clauses if bank.questions else ():
        if _wanted(entry, bank, listed):
            asked = (bank.leading and entry.leaders) or entry.ask
            found.setdefault(entry.clause, []).extend(_asked(text) for text in asked)
    for question in audit.questions:
        if question.unit is None or _is_of(question.unit, department):
            clause = _nearest(question.clause, found)
            answer, evidence = question.answer or "", question.evidence or ""
            found.setdefault(clause, []).append(
                CheckQuestion("", question.text, evidence, answer.capitalize())
            )
    for finding in findings:
        found.setdefault(_nearest(finding.clause, found), []).append(_result(finding))
    return sorted(found.items(), key=lambda item: clause_key(item[0]))


def _wanted(entry: ClauseQuestions, bank: Bank, listed: Sequence[str]) -> bool:
    if listed:
        return audited(entry.clause, listed)
    return entry.everywhere or bank.standing


def _nearest(clause: str, known: Iterable[str]) -> str:
    """Give the clause under which one is asked: itself, or what holds it."""
    return max((each for each in known if holds(each, clause)), key=len, default=clause)


def _asked(text: str) -> CheckQuestion:
    return CheckQuestion("", text, "", "")


def _result(finding: Finding) -> CheckQuestion:
    """Give a finding as a line of its clause, so that the record shows what was found."""
    grade = "Lưu ý" if finding.grade == "lưu ý" else f"Không phù hợp {finding.grade}"
    return CheckQuestion(
        "",
        f"Phát hiện: {finding.description}",
        finding.evidence or "",
        f"{grade} (phiếu số {finding.id})",
    )


def _procedure(procedure: Procedure, bank: Bank) -> _Section:
    asked = bank.questions.procedures if bank.questions else ()
    limit = f" ({duration_text(procedure.limit)})" if procedure.limit else ""
    code = procedure.code or ""
    words = {"code": code, "name": procedure.name, "limit": limit}
    label = f"Quy trình {code}: {procedure.name}"
    return "", label, [_asked(_filled(text, words)) for text in asked]


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def _numbered(sections: Iterable[_Section]) -> Iterator[CheckClause]:
    """Give the sections with their questions numbered through."""
    numbers = count(1)
    for clause, label, questions in sections:
        numbered = (each._replace(number=str(next(numbers))) for each in questions)
        yield CheckClause(clause, label, tuple(numbered))
