"""Objectives of departments: the same in their papers and the profile, and in step with the agency's."""

import re
from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from itertools import islice

from qmsdocs.base.vietnamese import slug
from qmsdocs.lint.sets import objectives
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.comparing import Mention, Teller, Thing, compare
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.model.agency import Department

_OWN = "department-objectives"
_SERVED = re.compile(r"mục tiêu\s+(?:số\s+)?\d+\s*[:.]", re.IGNORECASE)
_TOP = 8


def department_objectives(case: SetCase) -> Iterator[Judged]:
    """Compare what each department's papers say of its objectives, and of those of the agency."""
    agency = _of_agency(case)
    papers: dict[str, list[SetPaper]] = {}
    for paper in case.of(_OWN, objectives.SHEET):
        if unit := _unit(case, paper):
            papers.setdefault(unit.id, []).append(paper)
        else:
            yield Left("set.department-unknown", {"paper": paper.name, "file": paper.file})
    for unit_id, own in papers.items():
        tellers = [_own(paper) for paper in own]
        tellers.append(objectives.of_profile(case, "department_objectives", unit_id))
        yield from compare([each for each in tellers if each], objectives.WORDS, {})
        for paper in own:
            if agency and paper.kind == _OWN:
                yield from _served(paper, agency)
                yield from _weaker(paper, agency)


def _of_agency(case: SetCase) -> Mapping[str, Thing]:
    """Give the objectives of the agency by name: as its own paper has them, else the profile."""
    tellers = [objectives.teller(paper) for paper in case.of("quality-objectives")]
    tellers.append(objectives.of_profile(case))
    told = next(filter(None, tellers), None)
    return {thing.key: thing for thing in told.things} if told else {}


def _unit(case: SetCase, paper: SetPaper) -> Department | None:
    """Give the department that is named first at the top of a paper, by its longest name there."""
    agency = slug(case.profile.agency.agency.name)
    units = sorted(case.profile.agency.departments, key=lambda unit: -len(unit.name))
    lines = (slug(spot.text) for spot in paper.spots if spot.where.table < 0)
    for line in islice(lines, _TOP):
        named = next((unit for unit in units if slug(unit.name) in line), None)
        if named and line not in agency:
            return named
    return None


def _own(paper: SetPaper) -> Teller | None:
    return objectives.teller(paper, of_agency=False if paper.kind == objectives.SHEET else None)


def _served(paper: SetPaper, agency: Mapping[str, Thing]) -> Iterator[Mark]:
    """Find objectives that serve one which the agency does not have."""
    other = next(iter(agency.values())).place
    for grid in paper.grids:
        at = grid.columns(r"muc-tieu", r"phuc-vu|muc-tieu-cua-(co-quan|so|ubnd|phuong|xa)")
        for row in grid.rows if at else ():
            name, cell = (row[column] for column in at or ())
            for served in _SERVED.split(cell.text)[1:]:
                if slug(served) in agency:
                    continue
                said = " ".join(served.strip(" ;,.\n").split())
                values = {"name": " ".join(name.lines[:1]), "served": said}
                values |= {"paper": paper.name, "other": other.paper}
                yield Mark("set.objective-served", (paper.place(cell.spot), other), values)


def _weaker(paper: SetPaper, agency: Mapping[str, Thing]) -> Iterator[Mark]:
    """Find a target of a department that is weaker than the agency's for the same objective."""
    own = objectives.teller(paper)
    for thing in own.things if own else ():
        held = agency.get(thing.key)
        if held is None or "way" not in held.said:
            continue
        said, wanted, way = thing.said["target"], held.said["target"], held.said["way"].norm
        if thing.said.get("way", held.said["way"]).norm == way and _is_weaker(said, wanted, way):
            values = {"name": thing.name, "value": said.value, "other_value": wanted.value}
            values |= {"paper": paper.name, "other": wanted.place.paper}
            yield Mark("set.objective-weaker", (said.place, wanted.place), values)


def _is_weaker(said: Mention, wanted: Mention, way: Hashable) -> bool:
    figures = said.norm, wanted.norm
    if not (isinstance(figures[0], Decimal) and isinstance(figures[1], Decimal)):
        return False
    return figures[0] < figures[1] if way == ">=" else way == "<=" and figures[0] > figures[1]
