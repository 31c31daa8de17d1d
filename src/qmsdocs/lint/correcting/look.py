"""Mends characters: font, colour, size, weight, slope, capitals; and the place of a component."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from qmsdocs.lint.correcting.fault import Fault
from qmsdocs.lint.correcting.source import Source
from qmsdocs.lint.paper import Spot
from qmsdocs.model.rules import Component
from qmsdocs.word.correcting.wanted import (
    Correction,
    FontChange,
    LookChange,
    ShapeChange,
    WordChange,
)
from qmsdocs.word.reading.model import BLACK, Run

_ARTICLE = re.compile(r"^\s*điều\s+[\d.…]+", re.IGNORECASE)
#: What a finding of weight or slope asks for.
_LOOKS: Mapping[str, tuple[str, bool]] = {
    "not-bold": ("bold", True),
    "is-bold": ("bold", False),
    "not-italic": ("italic", True),
    "is-italic": ("italic", False),
    "not-upper": ("caps", True),
    "underlined": ("underline", False),
}
_PLACES = {f"not-{align}": align for align in ("left", "center", "right", "both")}


def font(fault: Fault) -> Iterator[Correction]:
    """Give the whole file the font of the law."""
    yield FontChange(fault.case.law.text(fault.step.options["font"]))


def colour(fault: Fault) -> Iterator[Correction]:
    """Set what is not black in the colour that Word chooses by itself."""
    for spot in fault.spots:
        for start, end, run in fault.source.runs(spot):
            if run.look.color not in BLACK:
                yield LookChange(spot.paragraph.number, start, end, {"color": "auto"})


def size(fault: Fault) -> Iterator[Correction]:
    """Bring sizes into the range of their component, to that which the paper has most there."""
    roles = fault.step.options["roles"]
    for spot in fault.spots:
        rule = fault.case.law.component(roles[spot.role])
        usual = _usual(fault, [role for role, name in roles.items() if name == roles[spot.role]])
        yield from _sized(fault.source, spot, rule, usual)


def _sized(
    source: Source, spot: Spot, rule: Component, usual: float | None
) -> Iterator[Correction]:
    low, high = rule.size_min or 0.0, rule.size_max or 1e9
    for start, end, run in source.runs(spot):
        found = run.look.size
        if run.text.strip() and not run.look.raised and not low <= found <= high:
            wanted = usual if usual and low <= usual <= high else min(max(found, low), high)
            yield LookChange(spot.paragraph.number, start, end, {"size": wanted})


def _usual(fault: Fault, roles: Iterable[str]) -> float | None:
    """Give the size in which most letters of some roles are set."""
    sizes: Counter[float] = Counter()
    for spot in fault.case.paper.of(*roles):
        for run in spot.paragraph.runs:
            sizes[run.look.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None


def head_sizes(fault: Fault) -> Iterator[Correction]:
    """Let the parts of a head grow and shrink together, after the Quốc hiệu."""
    paper, law = fault.case.paper, fault.case.law
    base = next(look.size for look in paper.of(fault.step.options["base"])[0].looks)
    role = fault.spots[0].role
    wanted = getattr(law.head(base), role)
    for spot in paper.of(role):
        for start, end, run in fault.source.runs(spot):
            if run.text.strip() and run.look.size != wanted:
                yield LookChange(spot.paragraph.number, start, end, {"size": wanted})


def style(fault: Fault) -> Iterator[Correction]:
    """Set weight, slope, capitals or place of a component."""
    for spot in fault.spots:
        if fault.what in _LOOKS:
            name, wanted = _LOOKS[fault.what]
            yield from _looks(fault, spot, name, wanted)
        elif fault.what == "is-upper":
            yield from _looks(fault, spot, "caps", False)
        elif fault.what in _PLACES and fault.source.is_whole(spot):
            yield from placed(fault.source, spot, _PLACES[fault.what])


def _looks(fault: Fault, spot: Spot, name: str, wanted: bool) -> Iterator[Correction]:
    source, most = fault.source, _end(fault, spot)
    for start, end, run in source.runs(spot):
        if start < most and _differs(run, name, wanted):
            yield LookChange(spot.paragraph.number, start, min(end, most), {name: wanted})


def _end(fault: Fault, spot: Spot) -> int:
    """Give how far a look goes: of an article only its number has one."""
    start, end = fault.source.place(spot)
    if not fault.step.options.get("lead"):
        return end
    match = _ARTICLE.match(fault.source.text(spot))
    return start + match.end() if match else end


def _differs(run: Run, name: str, wanted: bool) -> bool:
    return bool(run.text.strip()) and not run.look.raised and getattr(run.look, name) != wanted


def placed(source: Source, spot: Spot, align: str) -> Iterator[Correction]:
    """Set where a paragraph stands on the line; what pushed it there by hand goes."""
    shape = spot.paragraph.shape
    values: dict[str, bool | float | str] = {"align": align}
    if align == "center":
        values |= {"first": 0.0} if shape.first else {}
        yield from unpushed(source, spot)
    yield ShapeChange(spot.paragraph.number, values)


def unpushed(source: Source, spot: Spot, signs: str = " \t\u00a0") -> Iterator[Correction]:
    """Take away tabs and blanks before the first word."""
    text = source.paragraph(spot).text
    blank = len(text) - len(text.lstrip(signs))
    if blank:
        yield WordChange(spot.paragraph.number, 0, blank, "")
