"""All plants, and all clean papers."""

from collections.abc import Iterable
from functools import cache

from mutation import (
    body,
    ending,
    fresh_body,
    fresh_ending,
    fresh_head,
    fresh_look,
    fresh_page,
    head,
    look,
    page,
    signs,
)
from mutation.handmade import hand_papers
from mutation.papers import CleanPaper, own_papers, saved_papers
from mutation.plants import Plant


def _sorted(*parts: Iterable[Plant]) -> tuple[Plant, ...]:
    return tuple(sorted((each for part in parts for each in part), key=lambda plant: plant.rule))


PLANTS = _sorted(page.PLANTS, look.PLANTS, head.PLANTS, body.PLANTS, ending.PLANTS, signs.PLANTS)
#: Thought out from the law alone when the inspector was done; what it found of them at first is
#: kept in `fresh_table`.
FRESH = _sorted(
    fresh_page.PLANTS, fresh_look.PLANTS, fresh_head.PLANTS, fresh_body.PLANTS, fresh_ending.PLANTS
)


@cache
def papers() -> tuple[CleanPaper, ...]:
    """Give every clean paper: made, typed by hand, and saved by another program."""
    return (*own_papers(), *hand_papers(), *saved_papers())
