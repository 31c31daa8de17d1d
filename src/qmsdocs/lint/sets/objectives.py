"""Quality objectives: the same in the plan, in the reports and in the profile; verdicts that follow."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from qmsdocs.base.errors import Said
from qmsdocs.base.vietnamese import number_text, slug
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.comparing import Mention, Teller, Thing, Words, compare
from qmsdocs.lint.sets.grids import Grid, GridCell
from qmsdocs.lint.sets.papers import SetPaper, first_day
from qmsdocs.lint.sets.results import SetPlace
from qmsdocs.model.objectives import DepartmentObjective, Objective

#: Which papers tell of all objectives of the agency, in the order of their authority.
_PLANS = ("quality-objectives", "objectives-plan")
_REPORTS = ("objectives-report", "review-report", "maintenance-report")
#: The sheet of a department, which also has the objectives of the agency that it watches over.
SHEET = "objectives-monitoring"
WORDS = Words(
    missing="set.objective-missing",
    differs="set.objective-differs",
    labels={
        "name": Said("set.what-name"),
        "target": Said("set.what-target"),
        "way": Said("set.what-target"),
        "result": Said("set.what-result"),
    },
)
_AGENCY = re.compile(r"mục tiêu (chất lượng )?của cơ quan", re.IGNORECASE)
_MEASURE = re.compile(r"cách (đo|tính|đánh giá)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,]*")
_AT_LEAST = re.compile(r"≥|>=|tro-len|toi-thieu|it-nhat|khong-duoi|khong-it-hon")
_AT_MOST = re.compile(r"≤|<=|tro-xuong|toi-da|khong-qua|khong-vuot")
_EXACT = re.compile(r"^(dat|bang)\b|=")
_COUNTED = re.compile(
    r"(?:tính|số liệu) đến (?:hết )?((?:ngày\s+)?\d[^.;]{3,30}?\d{4})", re.IGNORECASE
)
_FAILED = re.compile(r"^(khong|chua)-(dat|hoan-thanh)")
_MET = re.compile(r"^(dat|vuot|hoan-thanh)")


def objectives(case: SetCase) -> Iterator[Judged]:
    """Compare the objectives of all papers and of the profile; look whether verdicts follow."""
    plans, reports = case.of(*_PLANS), case.of(*_REPORTS)
    days = {paper.file: _counted_to(paper) for paper in reports}
    known = {day for day in days.values() if day}
    tellers = [
        told
        for paper in (*plans, *reports)
        if (told := teller(paper, {days.get(paper.file)} - {None} or known or {None}))
    ]
    read = {each.place.file for each in tellers}
    for paper in (*plans, *case.of("objectives-report")):
        if paper.file not in read:
            yield Left("set.objectives-unread", {"paper": paper.name, "file": paper.file})
    if not plans or not reports:
        missing = "set.no-objectives" if not plans else "set.no-objectives-report"
        yield Left(missing)
    tellers += filter(None, (_of_sheet(paper) for paper in case.of(SHEET)))
    if profile := of_profile(case):
        tellers.append(profile)
    if len(tellers) > 1:
        yield from compare(tellers, WORDS, {})
    for paper in reports:
        yield from _verdicts(paper)


def _counted_to(paper: SetPaper) -> date | None:
    """Give the day to which results were counted; those of different days are not compared."""
    for spot in paper.body():
        match = _COUNTED.search(spot.text) if "mục tiêu" in spot.text.lower() else None
        if match and (day := first_day(match[1])):
            return day
    return None


def teller(
    paper: SetPaper, days: Collection[date | None] = (), *, of_agency: bool | None = None
) -> Teller | None:
    """Give what a paper tells of objectives; of a sheet those of the agency, or the others."""
    theirs = _tables_of_agency(paper) if of_agency is not None else frozenset()
    things = tuple(
        thing
        for grid in paper.grids
        for thing in _things(paper, grid, days)
        if of_agency is None or of_agency == (grid.table in theirs)
    )
    return Teller(paper.name, paper.place(), things) if things else None


def _of_sheet(paper: SetPaper) -> Teller | None:
    """Give the objectives of the agency that a department watches over: some, numbered anew."""
    told = teller(paper, of_agency=True)
    if told is None:
        return None
    things = tuple(replace(thing, number="") for thing in told.things)
    return replace(told, things=things, whole=lambda _: False, begins=False)


def _tables_of_agency(paper: SetPaper) -> frozenset[int]:
    """Tell the tables of the agency's objectives by the line above each."""
    found: dict[int, bool] = {}
    above = ""
    for spot in paper.spots:
        if spot.where.table >= 0:
            found.setdefault(spot.where.table, bool(_AGENCY.search(above)))
        else:
            above = spot.text
    return frozenset(table for table, of_agency in found.items() if of_agency)


def _things(paper: SetPaper, grid: Grid, days: Collection[date | None]) -> Iterator[Thing]:
    """Read a table that has objectives and targets; a paper may have them twice."""
    name_at, target_at = grid.column(r"muc-tieu"), grid.column(r"chi-tieu")
    if name_at is None or target_at is None or grid.column("so-voi"):
        return
    result_at = grid.column(r"^ket-qua")
    for row in grid.rows:
        name, target = _split(row, name_at, target_at)
        key = slug(name)
        if not key:
            continue
        place = paper.place(row[name_at].spot)
        said = {"name": Mention(name, key, place)}
        said |= _target(target, paper.place(row[target_at].spot))
        if result_at is not None and (figure := figure_in(row[result_at].text)) is not None:
            cell = row[result_at]
            mention = Mention(cell.lines[0], figure, paper.place(cell.spot))
            said |= {f"result {day}": mention for day in days}
        yield Thing(key, name, place, said, row[0].text.strip())


def _split(row: tuple[GridCell, ...], name_at: int, target_at: int) -> tuple[str, str]:
    """Give name and target; both may stand in one cell, one below the other."""
    if name_at != target_at:
        named = (line for line in row[name_at].lines if not _MEASURE.match(line))
        return " ".join(named), " ".join(row[target_at].lines)
    lines = row[name_at].lines
    return " ".join(lines[:-1]), lines[-1] if lines else ""


def _target(text: str, place: SetPlace) -> dict[str, Mention]:
    """Give number and way of a target; a bare figure says nothing of the way."""
    way, figure = _wanted(text)
    said = {"target": Mention(text, figure, place)}
    if way and (way != "=" or _EXACT.search(slug(text) + text)):
        said["way"] = Mention(text, way, place)
    return said


def _wanted(text: str) -> tuple[str, Decimal | str]:
    """Give a target as what is compared: which way, and the number."""
    words = slug(text) + text
    way = "<=" if _AT_MOST.search(words) else ">=" if _AT_LEAST.search(words) else "="
    figure = figure_in(text)
    return (way, figure) if figure is not None else ("", slug(text))


def figure_in(text: str) -> Decimal | None:
    """Give the first number of a text."""
    match = _NUMBER.search(text)
    try:
        plain = match[0].strip(".,").replace(".", "").replace(",", ".") if match else ""
        return Decimal(plain).normalize() if plain else None
    except InvalidOperation:
        return None


def of_profile(case: SetCase, part: str = "objectives", unit: str = "") -> Teller | None:
    """Give the objectives that the profile has, of the agency or of a department."""
    things: list[Thing] = []
    listed: tuple[Objective, ...] = getattr(case.profile.year, part)
    for at, each in enumerate(listed):
        if isinstance(each, DepartmentObjective) and each.department != unit:
            continue
        place = case.profile_place(f"{part}[{at}].target", f"target: {each.target:g}")
        way = {">": ">=", "<": "<="}.get(each.compare, each.compare)
        value = (
            f"{each.compare} {number_text(each.target)}{'' if each.unit == '%' else ' '}{each.unit}"
        )
        figure = Decimal(str(each.target)).normalize()
        said = {"name": Mention(each.name, slug(each.name), place)}
        said |= {"target": Mention(value, figure, place), "way": Mention(value, way, place)}
        things.append(Thing(slug(each.name), each.name, place, said, str(len(things) + 1)))
    place = case.profile_place(part)
    return Teller(place.paper, place, tuple(things)) if things else None


def _verdicts(paper: SetPaper) -> Iterator[Mark]:
    """Look whether `Đạt` or `Không đạt` follows from target and result."""
    for grid in paper.grids:
        at = grid.columns("muc-tieu", "chi-tieu", "^ket-qua", "^(danh-gia|dat)")
        for row in grid.rows if at else ():
            name, target, result, verdict = (row[column] for column in at or ())
            met = _is_met(_wanted(target.text), figure_in(result.text))
            said = slug(verdict.text)
            if met is None or not (_FAILED.match(said) or _MET.match(said)):
                continue
            if met == bool(_FAILED.match(said)):
                values = {
                    "name": name.text,
                    "target": target.text,
                    "result": result.lines[0],
                    "verdict": verdict.text,
                }
                yield Mark("set.objective-verdict", (paper.place(verdict.spot),), values)


def _is_met(wanted: tuple[str, Decimal | str], figure: Decimal | None) -> bool | None:
    way, number = wanted
    if figure is None or not isinstance(number, Decimal) or way not in {">=", "<=", "="}:
        return None
    return figure <= number if way == "<=" else figure >= number
