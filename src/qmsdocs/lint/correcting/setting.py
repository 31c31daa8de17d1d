"""Mends how paragraphs are set: sides, first line, spacing; and takes away empty ones."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from qmsdocs.lint.correcting.fault import Fault
from qmsdocs.lint.correcting.look import unpushed
from qmsdocs.lint.paper import Spot
from qmsdocs.model.rules import Measure
from qmsdocs.word.correcting.wanted import Correction, Removal, ShapeChange


def aligned(fault: Fault) -> Iterator[Correction]:
    """Set the sides of text."""
    wanted = fault.case.law.component(fault.step.options["component"]).align
    for spot in fault.spots:
        if fault.source.is_whole(spot):
            yield ShapeChange(spot.paragraph.number, {"align": str(wanted)})


def first_line(fault: Fault) -> Iterator[Correction]:
    """Let text begin where the law has it begin, or where the paper mostly does."""
    rule = fault.case.law.measure(fault.step.options["measure"])
    near = fault.what.endswith("near")
    usual = _usual(fault, rule)
    for spot in fault.spots:
        shape = spot.paragraph.shape
        begins = shape.left + shape.first
        wanted = min(_allowed(begins, rule), key=lambda each: abs(each - begins))
        wanted = wanted if near else usual
        if fault.source.is_whole(spot):
            values: dict[str, bool | float | str] = {"first": wanted}
            yield from unpushed(fault.source, spot)
            yield ShapeChange(spot.paragraph.number, values | ({"left": 0.0} if shape.left else {}))


def _usual(fault: Fault, rule: Measure) -> float:
    """Give the beginning that most text of a paper has among those allowed."""
    found: Counter[float] = Counter()
    slack = fault.step.options["tolerance"]
    for spot in fault.case.spots():
        shape = spot.paragraph.shape
        begins = shape.left + shape.first
        found.update(each for each in _allowed(begins, rule) if abs(each - begins) <= slack)
    return found.most_common(1)[0][0] if found else rule.use


def _allowed(begins: float, rule: Measure) -> tuple[float, ...]:
    """Give what a measure allows: some values, or the nearest of a range."""
    low = rule.min or 0.0
    return rule.allowed or (min(max(begins, low), rule.max or max(begins, low)),)


def spaced(fault: Fault) -> Iterator[Correction]:
    """Let paragraphs stand apart: the space goes behind the upper one."""
    least = fault.case.law.measure(fault.step.options["measure"]).min or 0.0
    spots = fault.case.paper.spots
    lower = set(map(id, fault.spots))
    for above, below in pairwise(spots):
        if id(below) in lower:
            values: dict[str, bool | float | str] = {"after": least}
            values |= {"contextual": False} if above.paragraph.shape.contextual else {}
            yield ShapeChange(above.paragraph.number, values)


def line_spacing(fault: Fault) -> Iterator[Correction]:
    """Bring the height of lines into the range of the law."""
    rule = fault.case.law.measure(fault.step.options["measure"])
    for spot in fault.spots:
        lines = min(max(_lines(spot), rule.min or 1.0), rule.max or 1.5)
        yield ShapeChange(spot.paragraph.number, {"line": lines})


def _lines(spot: Spot) -> float:
    shape = spot.paragraph.shape
    if shape.line is not None:
        return shape.line
    size = max((look.size for look in spot.looks), default=14.0)
    return (shape.exact or 0) / (size * 1.15)


def blanks(fault: Fault) -> Iterator[Correction]:
    """Take away empty paragraphs between paragraphs of the text, with those beside them."""
    found = set(map(id, fault.spots))
    for blank, group in groupby(fault.case.paper.spots, _is_blank):
        spots = list(group)
        if blank and any(id(spot) in found for spot in spots):
            yield from (Removal(spot.paragraph.number) for spot in spots)


def _is_blank(spot: Spot) -> bool:
    return spot.blank and not spot.where.columns
