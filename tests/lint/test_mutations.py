"""Faults planted in clean Word files are found, by the right rule, at their place, and alone."""

import re
from collections import Counter
from pathlib import Path

import pytest

from mutation.catalogue import FRESH, PLANTS, papers
from mutation.fresh_table import FIRST, TITLE
from mutation.trial import Trial, before, spread
from qmsdocs.lint.rules import load_rules

PAGE = Path(__file__).parents[2] / "docs/mutations.md"
RULES = sorted(rule.id for rule in load_rules())
LEAST = 0.98
LEAST_FRESH = 0.95
ROW = re.compile(r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def told(trial: Trial) -> str:
    said = [(each.rule, each.code, each.number, each.quote) for each in trial.said]
    return f"{trial.plant.name} in {trial.paper}: {said}"


def test_each_rule_has_faults_planted_in_several_ways() -> None:
    ways = Counter(plant.rule for plant in PLANTS)
    assert sorted(ways) == RULES
    assert min(ways.values()) >= 3
    assert len({plant.name for plant in PLANTS}) == len(PLANTS) > 600


@pytest.mark.slow
def test_nothing_is_found_in_the_papers_before_a_fault_is_planted() -> None:
    assert [(paper.name, before(paper)) for paper in papers() if before(paper)] == []


@pytest.mark.slow
def test_planted_faults_are_found_at_their_place_and_alone() -> None:
    """Each plant in a paper or two, other ones for each; the page has them all."""
    trials = list(spread(PLANTS, papers(), 1))
    assert len(trials) == len(PLANTS), "a fault has no paper that it could be planted in"
    bad = [told(trial) for trial in trials if not trial.good]
    assert len(bad) <= (1 - LEAST) * len(trials), bad


@pytest.mark.slow
def test_faults_thought_out_afterwards_are_found_too() -> None:
    """They are not all found: the page says which are still missed."""
    trials = list(spread(FRESH, papers(), 1))
    assert len(trials) == len(FRESH), "a fault has no paper that it could be planted in"
    bad = [told(trial) for trial in trials if not trial.good]
    assert len(bad) <= (1 - LEAST_FRESH) * len(trials), bad


def test_the_second_set_is_of_other_faults_and_its_first_outcome_stays_on_the_page() -> None:
    ways = Counter(plant.rule for plant in FRESH)
    assert sorted(ways) == sorted(FIRST) == RULES
    assert min(ways.values()) >= 4
    assert len({plant.name for plant in FRESH}) == len(FRESH) > 300
    assert len({plant.name for plant in FRESH} & {plant.name for plant in PLANTS}) == 4
    fresh = PAGE.read_text(encoding="utf-8").partition(TITLE)[2]
    names = [name for name, *_ in ROW.findall(fresh.partition("| Planted |")[2])]
    assert names == [plant.name.replace("|", "/") for plant in FRESH]


def test_the_page_tells_of_the_plants_that_there_are_and_holds_the_line() -> None:
    text = PAGE.read_text(encoding="utf-8").partition(TITLE)[0]
    rows = ROW.findall(text)
    sums, details = rows[: len(RULES) + 1], rows[len(RULES) + 1 :]
    assert [name for name, *_ in details] == [each.way.replace("|", "/") for each in PLANTS], (
        "run docs/write_mutations.py"
    )
    for name, tried, *good in sums:
        assert min(map(int, good)) >= LEAST * int(tried) > 0, name
    for place in range(1, 5):
        assert sum(int(each[place]) for each in details) == int(sums[-1][place])
