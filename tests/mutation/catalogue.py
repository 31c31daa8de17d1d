"""All plants, and all clean papers."""

from functools import cache

from mutation import body, ending, head, look, page, signs
from mutation.handmade import hand_papers
from mutation.papers import CleanPaper, own_papers, saved_papers
from mutation.plants import Plant

PLANTS: tuple[Plant, ...] = tuple(
    sorted(
        [*page.PLANTS, *look.PLANTS, *head.PLANTS, *body.PLANTS, *ending.PLANTS, *signs.PLANTS],
        key=lambda plant: plant.rule,
    )
)


@cache
def papers() -> tuple[CleanPaper, ...]:
    """Give every clean paper: made, typed by hand, and saved by another program."""
    return (*own_papers(), *hand_papers(), *saved_papers())
