"""Judges a set: every rule on sets, then duties, clauses and cited texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.lint.found import Found, Severity
from qmsdocs.lint.rules import LintRule, Step, set_rules
from qmsdocs.lint.sets import (
    audits,
    departments,
    duties,
    money,
    names,
    nonconformities,
    objectives,
    procedures,
    sentences,
    texts,
    times,
)
from qmsdocs.lint.sets.case import Check, Mark, SetCase
from qmsdocs.lint.sets.results import SetFound, SetUnjudged

CHECKS: Mapping[str, Check] = {
    "objectives": objectives.objectives,
    "department-objectives": departments.department_objectives,
    "objectives-in-sentences": sentences.in_sentences,
    "nonconformities": nonconformities.nonconformities,
    "audit-and-review": audits.audit_and_review,
    "auditors": audits.auditors,
    "procedures": procedures.procedures,
    "names": names.names,
    "texts": texts.texts,
    "units": texts.units,
    "budget": money.budget,
    "legal-update": times.legal_update,
    "corrective-report": times.corrective_report,
    "unproved": duties.unproved,
}


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """What the rules found, and what they could not judge."""

    found: tuple[SetFound, ...]
    unjudged: tuple[SetUnjudged, ...]


def judge_set(case: SetCase) -> SetVerdict:
    """Ask every rule on sets; a check that fails by itself is told and hides no other."""
    found: list[SetFound] = []
    unjudged: list[SetUnjudged] = []
    for rule in set_rules():
        for step in rule.checks:
            try:
                said = tuple(CHECKS[step.check](case))
            except Exception as error:  # what the others find must not be lost
                values = {"kind": type(error).__name__, "check": step.check}
                unjudged.append(SetUnjudged(rule.id, "set.crashed", values))
                continue
            for each in said:
                if isinstance(each, Mark):
                    found.append(SetFound(_found(case, rule, step, each), each.places))
                else:
                    unjudged.append(SetUnjudged(rule.id, each.code, each.values))
    found.sort(key=lambda each: (each.found.rule, each.found.severity != "error"))
    return SetVerdict(tuple(found), tuple(unjudged))


def _found(case: SetCase, rule: LintRule, step: Step, mark: Mark) -> Found:
    place = mark.places[0] if mark.places else None
    own: Severity | None = step.grave.get(mark.code.partition(".")[2])
    return Found(
        rule=rule.id,
        code=mark.code,
        severity=own or step.severity or rule.severity,
        values=dict(mark.values),
        citation=str(mark.values.get("citation", "")) or citation_of(case, rule, step),
        number=place.number if place else 0,
        quote=place.quote if place else "",
    )


def citation_of(case: SetCase, rule: LintRule, step: Step | None = None) -> str:
    """Say where the law has what a rule on sets stands on: duties, caps, texts, editions."""
    cites = (step.cites if step else ()) or rule.cites
    known = [str(case.book.entry(name).periods[-1].citation) for name in cites]
    clause = step.options.get("clause") if step else None
    said = [f"điều khoản {clause}, {text}" if clause else text for text in known]
    return "; ".join(dict.fromkeys(said))
