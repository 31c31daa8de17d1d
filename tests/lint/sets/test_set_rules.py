"""Every rule on sets finds its wrong cases, is content with its right ones, and stands on the law."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from qmsdocs.lint.rules import LintRule, load_rules, rule_of, set_rules
from qmsdocs.lint.sets.judging import CHECKS
from qmsdocs.model.rules import load_rulebook
from set_tools import built, change, checked, codes, copied, said

RULES = set_rules()


def cases(*, right: bool) -> list[tuple[LintRule, Mapping[str, Any]]]:
    return [(rule, case) for rule in RULES for case in (rule.right if right else rule.wrong)]


def name(value: object) -> str:
    return value.id if isinstance(value, LintRule) else str(value)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def files(sound: Path) -> Mapping[str, list[str]]:
    listed = json.loads((sound / "manifest.json").read_text(encoding="utf-8"))["files"]
    found: dict[str, list[str]] = {}
    for file, entry in sorted(listed.items()):
        found.setdefault(entry["kind"], []).append(file)
    return found


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return copied(sound, tmp_path)


def test_rules_on_sets_are_apart_from_those_on_papers() -> None:
    assert [rule.id for rule in RULES] == ["S01", "S02", "S03", "S04", "S05", "S06"]
    assert not {rule.id for rule in load_rules()} & {rule.id for rule in RULES}
    assert rule_of("s01").id == "S01"


def test_a_sound_set_has_no_finding(sound: Path) -> None:
    result = checked(sound)
    assert said(result) == []
    assert [each.code for each in result.unjudged] == ["set.texts-undated"]
    assert not result.unread


@pytest.mark.parametrize(("rule", "case"), cases(right=False), ids=name)
def test_a_wrong_case_is_found(
    rule: LintRule, case: Mapping[str, Any], folder: Path, files: Mapping[str, list[str]]
) -> None:
    change(folder, case, files)
    assert rule.id in {each.found.rule for each in checked(folder).found}


@pytest.mark.parametrize(("rule", "case"), cases(right=True), ids=name)
def test_a_right_case_is_not_found(
    rule: LintRule, case: Mapping[str, Any], folder: Path, files: Mapping[str, list[str]]
) -> None:
    change(folder, case, files)
    assert said(checked(folder)) == [], rule.id


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_is_whole(rule: LintRule) -> None:
    book = load_rulebook()
    cited = {each for step in rule.checks for each in step.cites} | set(rule.cites)
    assert all(book.entry(each) for each in cited)
    assert rule.cites
    assert rule.wrong
    assert rule.right
    assert all(step.check in CHECKS for step in rule.checks)


def test_every_check_belongs_to_a_rule() -> None:
    assert {step.check for rule in RULES for step in rule.checks} == set(CHECKS)


def test_a_check_that_fails_is_told_and_hides_no_other(
    folder: Path, files: Mapping[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> list[object]:
        raise ZeroDivisionError

    change(folder, {"remove": "review-minutes"}, files)
    checks = dict(CHECKS) | {"objectives": fails}
    monkeypatch.setattr("qmsdocs.lint.sets.judging.CHECKS", checks)
    result = checked(folder)
    assert "review-missing" in codes(result)
    assert "set.crashed" in {each.code for each in result.unjudged}
