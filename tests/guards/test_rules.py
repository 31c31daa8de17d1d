"""No rule of the inspector without ground, cases, words in both languages, reason, remedy, page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qmsdocs.base.days import read_day
from qmsdocs.base.errors import NotFoundError
from qmsdocs.lint.rules import LintRule, Words, all_rules, load_rules
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.messages import catalogue

PAGES = Path(__file__).parents[2] / "docs/rules"
BOOK = load_rulebook()
RULES = {rule.id: rule for rule in all_rules()}
#: Shorter than this nothing is explained.
FEWEST_WORDS = 5


def faults(rule: LintRule) -> Iterator[str]:
    """Name what a rule lacks."""
    if not rule.cites:
        yield "it stands on nothing"
    for name in (*rule.cites, *(name for step in rule.checks for name in step.cites)):
        yield from _cited(name)
    for what in ("checks", "wrong", "right"):
        if not getattr(rule, what):
            yield f"it has no {what}"
    for what in ("why", "remedy"):
        yield from (f"{what}: {fault}" for fault in _worded(getattr(rule, what)))
    yield from _checked(rule)
    if not (PAGES / f"{rule.id}.md").is_file():
        yield "it has no page: run `make docs`"


def _checked(rule: LintRule) -> Iterator[str]:
    for step in rule.checks:
        said = step.options.get("says")
        if said and not all(catalogue().get(said, {}).get(lang) for lang in ("vi", "en")):
            yield f"{said} has no words"
        if step.since and read_day(step.since) not in BOOK.change_dates():
            yield f"{step.since} is no day on which the law changes: old verdicts would be told"


def _cited(name: str) -> Iterator[str]:
    try:
        if not all(str(period.citation) for period in BOOK.entry(name).periods):
            yield f"{name} names no text"
    except NotFoundError:
        yield f"{name} is nowhere in the law"


def _worded(words: Words) -> Iterator[str]:
    for lang in ("vi", "en"):
        said = getattr(words, lang).strip()
        if len(said.split()) < FEWEST_WORDS or not said.endswith((".", "…")):
            yield f"no sentence in {lang}"
    if words.vi == words.en:
        yield "the same words for both languages"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_whole(rule: LintRule) -> None:
    assert list(faults(rule)) == []


def _without(what: str, value: object) -> LintRule:
    return load_rules()[0].model_copy(update={what: value})


SAME = Words(vi="Không có lời nào khác ở đây.", en="Không có lời nào khác ở đây.")
STEP = load_rules()[0].checks[0]


@pytest.mark.parametrize(
    ("what", "value", "fault"),
    [
        ("id", "F99", "it has no page: run `make docs`"),
        ("cites", (), "it stands on nothing"),
        ("cites", ("page.nowhere",), "page.nowhere is nowhere in the law"),
        ("wrong", (), "it has no wrong"),
        ("right", (), "it has no right"),
        ("why", Words(vi="A4", en="Paper is of size A4 everywhere."), "why: no sentence in vi"),
        ("remedy", SAME, "remedy: the same words for both languages"),
        (
            "checks",
            (STEP.model_copy(update={"options": {"says": "lint.never"}}),),
            "lint.never has no words",
        ),
        (
            "checks",
            (STEP.model_copy(update={"since": "2024-02-02"}),),
            "2024-02-02 is no day on which the law changes: old verdicts would be told",
        ),
    ],
)
def test_the_guard_sees_what_is_missing(what: str, value: object, fault: str) -> None:
    assert list(faults(_without(what, value))) == [fault]


def test_pages_are_of_rules_that_are_there() -> None:
    names = {path.stem for path in PAGES.glob("[A-Z][0-9][0-9].md")}
    assert names == set(RULES)
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| [{name}]({name}.md) |" not in index] == []
