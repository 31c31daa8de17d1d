"""Papers in an unusual shape that the law allows: nothing is told of them."""

from itertools import islice

import pytest

from mutation.catalogue import papers
from mutation.lawful import LAWFUL
from mutation.plants import Plant
from mutation.trial import in_turn

TRIED = 2


def test_there_are_many_shapes_of_different_names() -> None:
    assert len({each.way for each in LAWFUL}) == len(LAWFUL) >= 25


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(LAWFUL)), ids=[each.way for each in LAWFUL])
def test_nothing_is_told_of_a_shape_that_the_law_allows(number: int) -> None:
    shape: Plant = LAWFUL[number]
    trials = list(islice(in_turn(number, shape, papers()), TRIED))
    assert trials
    assert [(trial.paper, trial.said) for trial in trials if trial.said] == []
