"""Plants one fault in one paper, and compares what the inspector says with what it should say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from math import gcd

from mutation.package import File, NotHereError
from mutation.papers import CleanPaper
from mutation.plants import GRAVE, Plant
from qmsdocs.lint.found import Found
from qmsdocs.lint.inspecting import inspect

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Trial:
    """What came of a plant: `found` at all, `placed` where it is, and what else was told."""

    plant: Plant
    paper: str
    found: bool
    placed: bool
    others: tuple[Found, ...]
    said: tuple[Found, ...]

    @property
    def good(self) -> bool:
        """Tell whether the fault, its place and nothing else was told."""
        return self.found and self.placed and not self.others


def findings(data: bytes) -> tuple[Found, ...]:
    """Give all that the inspector finds in a file."""
    result = inspect(data, "", None, TODAY)
    assert not result.crashed
    return tuple(found for paper in result.papers for found in paper.found)


@cache
def before(paper: CleanPaper) -> tuple[Found, ...]:
    """Give what is told of a paper as it is: conventions only, in the words of its agency."""
    said = findings(File(paper.parts).data())
    assert {each.severity for each in said} <= {"warning"}
    return said


def _told(found: Found) -> tuple[str, str, str]:
    return found.rule, found.code, found.quote


def attempt(plant: Plant, paper: CleanPaper) -> Trial | None:
    """Plant a fault in a paper; None when the paper has no room for it."""
    file = File(paper.parts, paper.old)
    try:
        places = plant.plant(file)
    except NotHereError:
        return None
    numbers = {file.number(each) for each in places} or {0}
    said = findings(file.data())
    own = [each for each in said if each.rule == plant.rule]
    grave = plant.rule in GRAVE and not plant.mild and not paper.old
    right = [each for each in own if each.number in numbers]
    known = {_told(each) for each in before(paper)}
    others = tuple(
        each
        for each in said
        if each not in right and each.rule not in plant.also and _told(each) not in known
    )
    return Trial(
        plant,
        paper.name,
        any(each.severity == "error" or not grave for each in own),
        bool(right),
        others,
        said,
    )


def in_turn(number: int, plant: Plant, papers: Sequence[CleanPaper]) -> Iterator[Trial]:
    """Try the plant of a number on papers that lie far apart, the same ones each time."""
    fit = [paper for paper in papers if plant.concerns(paper.kind, paper.old)]
    step = next((at for at in range(len(fit) // 3 + 1, len(fit)) if gcd(at, len(fit)) == 1), 1)
    for at in range(len(fit)):
        trial = attempt(plant, fit[(number * 7 + at * step) % len(fit)])
        if trial is not None:
            yield trial


def spread(plants: Sequence[Plant], papers: Sequence[CleanPaper], each: int) -> Iterator[Trial]:
    """Try every plant on some papers, other ones for each."""
    for number, plant in enumerate(plants):
        yield from islice(in_turn(number, plant, papers), each)
