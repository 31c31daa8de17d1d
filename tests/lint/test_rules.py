"""Every rule finds its wrong cases, is content with its right ones, and stands on the law."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from lint_tools import all_cases, changed, codes, judged, paper_of, sound
from qmsdocs.base.errors import NotFoundError
from qmsdocs.lint.checks.names import CHECKS
from qmsdocs.lint.judging import judge
from qmsdocs.lint.rules import LintRule, load_rules, rule_of
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.messages import catalogue

RULES = load_rules()
IDS = [f"F{number:02d}" for number in range(1, 30)]


def name(case: object) -> str:
    return case.id if isinstance(case, LintRule) else str(case)


def test_all_rules_are_there() -> None:
    assert sorted(rule.id for rule in RULES) == IDS


@pytest.mark.parametrize("kind", ["KH", "QĐ", "CV", "BB"])
def test_a_sound_paper_has_no_finding_and_a_verdict_of_every_rule(kind: str) -> None:
    assert paper_of(sound(kind)).kind == kind
    assert codes(sound(kind)) == set()
    verdicts = judged(sound(kind))
    assert sorted(verdict.rule.id for verdict in verdicts) == IDS
    assert {verdict.outcome for verdict in verdicts} == {"ok", "unjudged"}
    assert all(verdict.reason in catalogue() for verdict in verdicts if verdict.outcome != "ok")


@pytest.mark.parametrize(("rule", "case"), all_cases(right=False), ids=name)
def test_a_wrong_case_is_found(rule: LintRule, case: Mapping[str, Any]) -> None:
    assert codes(changed(case), rule.id)


@pytest.mark.parametrize(("rule", "case"), all_cases(right=True), ids=name)
def test_a_right_case_is_not_found(rule: LintRule, case: Mapping[str, Any]) -> None:
    assert codes(changed(case), rule.id) == set()


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_is_whole(rule: LintRule) -> None:
    law = load_rulebook().format_on(date(2026, 6, 1))
    assert rule.wrong
    assert rule.right
    assert rule.cites
    assert all(each in law.rules for each in rule.cites)
    assert all(step.check in CHECKS for step in rule.checks)
    said = [step.options["says"] for step in rule.checks if "says" in step.options]
    assert all(code in catalogue() for code in said)


def test_what_rests_on_an_unproved_value_is_a_warning() -> None:
    rule = rule_of("F19")
    law = load_rulebook().format_on(date(2026, 6, 1))
    assert not law.rules["diem.letters"].verified
    for text, severity in (("e) Bảo đảm tiến độ.", "warning"), ("c. Bảo đảm tiến độ.", "error")):
        document = changed({"role": "diem", "which": "last", "text": text})
        (verdict,) = judge(paper_of(document), law, [rule])
        assert {each.severity for each in verdict.findings} == {severity}


def test_a_check_that_fails_is_told_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> list[object]:
        raise ZeroDivisionError

    checks = dict(CHECKS) | {"margins": fails}
    monkeypatch.setattr("qmsdocs.lint.judging.CHECKS", checks)
    verdicts = {
        verdict.rule.id: verdict for verdict in judged(changed({"role": "body", "size": 12}))
    }
    assert (verdicts["F02"].outcome, verdicts["F02"].reason) == ("crashed", "lint.crashed")
    assert verdicts["F07"].outcome == "finding"


def test_the_rules_of_before_the_decree_have_the_page_number_at_the_foot() -> None:
    foot = changed({"number": "foot"})
    assert "lint.page-number-not-header" in codes(foot, "F03")
    assert "lint.page-number-not-header" not in codes(foot, "F03", date(2019, 10, 2))
    assert "lint.page-number-not-footer" in codes(sound(), "F03", date(2019, 10, 2))


def test_an_unknown_rule_names_the_nearest() -> None:
    assert rule_of("f12").id == "F12"
    with pytest.raises(NotFoundError):
        rule_of("F77")
