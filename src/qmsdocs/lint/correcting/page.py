"""Mends pages: size, margins, page numbers."""

from collections.abc import Iterator

from qmsdocs.lint.checks.page import numbers, opens, wrong_margins
from qmsdocs.lint.correcting.fault import Fault
from qmsdocs.lint.correcting.look import unpushed
from qmsdocs.word.correcting.wanted import (
    Correction,
    NumberChange,
    PageChange,
    SectionCut,
    ShapeChange,
    Side,
)
from qmsdocs.word.reading.model import Section

#: A table that would have to shrink to less is not squeezed onto another page.
_LEAST = 0.85
#: What the law says of page numbers, by its ids.
_PLACE, _NUMBER, _FONT = "page_number.place", "page.number", "page.font"


def page_size(fault: Fault) -> Iterator[Correction]:
    """Set the paper; pages that lie on their side stay so."""
    law, options = fault.case.law, fault.step.options
    wanted = sorted(law.measure(name).use for name in options["sides"])
    for index, section in enumerate(fault.case.paper.sections):
        found = sorted((section.width, section.height))
        if max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= options["tolerance"]:
            continue
        height, width = wanted if section.width > section.height else wanted[::-1]
        if _has_room(fault, index, width - section.left - section.right):
            values = {"width": width, "height": height}
            yield PageChange(fault.source.section(section), values)


def _has_room(fault: Fault, index: int, room: float) -> bool:
    tables = fault.case.paper.tables.values()
    widths = [table.width for at, table in tables if at == index and table.bordered]
    return all(width * _LEAST <= room for width in widths)


def margins(fault: Fault) -> Iterator[Correction]:
    """Bring margins to the nearest that the law allows."""
    section = fault.case.paper.sections[int(str(fault.finding.values["section"])) - 1]
    for side, found, low, high in wrong_margins(fault.case, section):
        values = {side: min(max(found, low), high)}
        yield PageChange(fault.source.section(section), values)


def page_number(fault: Fault) -> Iterator[Correction]:
    """Put the number where the law wants it, as it wants it, and not on the first page."""
    law, sections = fault.case.law, fault.case.paper.sections
    place, _, align = law.choice(_PLACE).partition("-")
    side: Side = "header" if place == "header" else "footer"
    rule = law.component(_NUMBER)
    found = next((size for size in map(_size, sections) if size), rule.size or 14.0)
    size = min(max(found, rule.size_min or found), rule.size_max or found)
    places = tuple(fault.source.section(each) for each in sections)
    if fault.what == "page-number-start":
        yield PageChange(places[0], {"restart": 1})
    elif fault.what == "page-number-digits":
        for place_of in places:
            yield PageChange(place_of, {"arabic": 1})
    else:
        yield NumberChange(places, side, align, size, law.text(_FONT))


def _size(section: Section) -> float:
    """Give the size of the page number of a section; 0 when there is none."""
    found = [*numbers(section.heads.get("default", ())), *numbers(section.feet.get("default", ()))]
    runs = (run for each in found for run in each.runs if run.field == "PAGE")
    return next((run.look.size for run in runs), 0.0)


def restarted(fault: Fault) -> Iterator[Correction]:
    """Let page numbers begin anew with an annex: in its section, or in one that begins there."""
    for spot in fault.spots:
        if opens(fault.case, spot):
            section = fault.case.paper.section_of(spot)
            yield PageChange(fault.source.section(section), {"restart": 1})
        elif fault.source.is_whole(spot) and not spot.where.columns:
            if spot.paragraph.shape.page_break:
                yield ShapeChange(spot.paragraph.number, {"page_break": False})
            yield from unpushed(fault.source, spot, " \t\f\u00a0")
            yield SectionCut(spot.paragraph.number)
