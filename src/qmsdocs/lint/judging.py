"""Judges a paper: one verdict for every rule that is in force on its day."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from qmsdocs.base.days import read_day
from qmsdocs.base.values import value
from qmsdocs.lint.checks.names import CHECKS
from qmsdocs.lint.findings import Case, Finding, Severity, UnjudgedError
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.rules import LintRule, Step
from qmsdocs.model.rules import FormatRules

Outcome = Literal["ok", "finding", "unjudged", "crashed"]


@value
class Judged:
    """A finding with how grave it is, and the step of the rule that found it."""

    finding: Finding
    severity: Severity
    step: Step


@value
class Verdict:
    """What one rule says of a paper; `reason` is the code of why it could not judge."""

    rule: LintRule
    outcome: Outcome
    findings: tuple[Judged, ...] = ()
    reason: str = ""
    values: tuple[tuple[str, object], ...] = ()


def judge(paper: Paper, law: FormatRules, rules: Iterable[LintRule]) -> tuple[Verdict, ...]:
    """Give the verdict of every rule that is in force on the day of the law."""
    return tuple(_verdict(paper, law, rule) for rule in rules if in_force(rule, law))


def in_force(rule: LintRule, law: FormatRules) -> bool:
    """Tell whether the law of the day has what a rule stands on."""
    return all(name in law.rules for name in rule.cites)


def _verdict(paper: Paper, law: FormatRules, rule: LintRule) -> Verdict:
    if paper.standing != "administrative" and not rule.any_file:
        return Verdict(rule, "unjudged", (), f"lint.standing-{paper.standing}")
    found: list[Judged] = []
    reasons: list[tuple[str, Mapping[str, object]]] = []
    steps = list(_steps(paper, rule, law))
    for step in steps:
        try:
            found += _judged(paper, law, rule, step)
        except UnjudgedError as error:
            reasons.append((error.code, error.values))  # the error itself would hold the paper
        except Exception as error:  # a fault of one check must not hide what the others find
            values = (("kind", type(error).__name__),)
            return Verdict(rule, "crashed", tuple(found), "lint.crashed", values)
    if found:
        return Verdict(rule, "finding", tuple(found))
    if len(reasons) < len(steps):
        return Verdict(rule, "ok")
    if not reasons:
        return Verdict(rule, "unjudged", (), "lint.not-this-kind")
    code, about = reasons[0]
    return Verdict(rule, "unjudged", (), code, tuple(about.items()))


def _steps(paper: Paper, rule: LintRule, law: FormatRules) -> Iterator[Step]:
    for step in rule.checks:
        since = read_day(step.since) if step.since else None
        if (
            (not step.kinds or paper.kind in step.kinds)
            and paper.kind not in step.not_kinds
            and (since is None or law.day >= since)
            and all(name in law.rules for name in step.cites)
        ):
            yield step


def _judged(paper: Paper, law: FormatRules, rule: LintRule, step: Step) -> list[Judged]:
    """Run a check; what rests on an unproved value of the law is no more than a warning."""
    findings = list(CHECKS[step.check](Case(paper, law, step.options)))
    if not findings:
        return []  # as most checks end, a hundred in a paper
    proved = all(law.rules[name].verified for name in (*rule.cites, *step.cites))
    grave = [step.grave.get(each.code.partition(".")[2]) for each in findings]
    return [
        Judged(each, (own or step.severity or rule.severity) if proved else "warning", step)
        for each, own in zip(findings, grave, strict=True)
    ]
