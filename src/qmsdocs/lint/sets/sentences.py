"""Figures of objectives in sentences: those that the tables of the set and the profile have."""

import re
from collections.abc import Iterator
from decimal import Decimal

from qmsdocs.base.errors import Said
from qmsdocs.base.vietnamese import slug
from qmsdocs.lint.paper import Spot
from qmsdocs.lint.sets import objectives
from qmsdocs.lint.sets.case import Mark, SetCase
from qmsdocs.lint.sets.comparing import Teller, Thing
from qmsdocs.lint.sets.papers import SetPaper

#: A name of fewer words may stand in sentences about something else.
_FEWEST_WORDS = 4
_PERCENT = re.compile(r"\d[\d.,]*\s*%")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|\n")
_YEAR = re.compile(r"\b20\d\d\b")
#: What stands before a figure tells a target; and what is a part, a change, another time.
_TARGET = re.compile(
    r"chỉ tiêu|mục tiêu đề ra|tối thiểu|ít nhất|không dưới|phấn đấu|≥", re.IGNORECASE
)
_OR_MORE = re.compile(r"\s*trở (lên|xuống)", re.IGNORECASE)
_RESULT = re.compile(r"kết quả|thực tế|thực hiện", re.IGNORECASE)
_OTHER = re.compile(
    r"năm (trước|sau|tới|ngoái)|cùng kỳ|so với|vượt|hơn|tăng|giảm|nâng|thêm|điều chỉnh"
    r"|quý|tháng|phòng|đơn vị|trung tâm|tỉnh|cấp trên|giao|toàn quốc",
    re.IGNORECASE,
)


def in_sentences(case: SetCase) -> Iterator[Mark]:
    """Find sentences that give an objective a figure which no table of the set has for it."""
    papers = [each for each in case.papers if each.own and each.year in (None, case.year)]
    known: dict[str, list[Thing]] = {}
    for teller in _tellers(case):
        for thing in teller.things:
            if len(thing.name.split()) >= _FEWEST_WORDS:
                known.setdefault(thing.key, []).append(thing)
    if not known:
        return
    longest = sorted((things[0].name for things in known.values()), key=len, reverse=True)
    names = re.compile("|".join(map(_loose, longest)), re.IGNORECASE)
    figures = _figures(papers, known)
    for paper in papers:
        for spot in paper.spots if names.search(paper.paper.text) else ():
            for name, before, figure, after in _said(spot, names, case.year):
                things = known[slug(name)]
                yield from _judged(
                    (paper, spot), things, figures[slug(name)], (before, figure, after)
                )


def _tellers(case: SetCase) -> Iterator[Teller]:
    """Give who tells of targets: papers of the agency and of departments, and the profile."""
    papers = case.of("quality-objectives", "objectives-plan", "department-objectives")
    yield from filter(None, map(objectives.teller, papers))
    units = [unit.id for unit in case.profile.agency.departments]
    of_units = (objectives.of_profile(case, "department_objectives", unit) for unit in units)
    yield from filter(None, (objectives.of_profile(case), *of_units))


def _loose(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _figures(papers: list[SetPaper], known: dict[str, list[Thing]]) -> dict[str, set[Decimal]]:
    """Give every number that a row about an objective has in any table."""
    found: dict[str, set[Decimal]] = {key: set() for key in known}
    for row in (row for paper in papers for grid in paper.grids for row in grid.rows):
        keys = [key for cell in row for line in cell.lines if (key := slug(line)) in found]
        for cell in row if keys else ():
            numbers = map(objectives.figure_in, re.findall(r"\d[\d.,]*", cell.text))
            found[keys[0]] |= {number for number in numbers if number is not None}
    return found


def _said(spot: Spot, names: re.Pattern[str], year: int) -> Iterator[tuple[str, str, str, str]]:
    """Give each percentage after a name, with the words before and after it."""
    for said in _SENTENCE.split(spot.text):
        found = [*names.finditer(said)]
        if not found or spot.role == "can_cu" or {*map(int, _YEAR.findall(said))} - {year}:
            continue
        ends = [*(each.start() for each in found[1:]), len(said)]
        for match, end in zip(found, ends, strict=True):
            at = match.end()
            for figure in _PERCENT.finditer(said, at, end):
                yield match[0], said[at : figure.start()], figure[0], said[figure.end() : end]
                at = figure.end()


def _judged(
    where: tuple[SetPaper, Spot],
    things: list[Thing],
    figures: set[Decimal],
    words: tuple[str, str, str],
) -> Iterator[Mark]:
    before, figure, after = words
    targets = [thing.said["target"] for thing in things]
    wanted = (_TARGET.search(before) or _OR_MORE.match(after)) and not _RESULT.search(before)
    allowed = {target.norm for target in targets} | (set() if wanted else figures)
    number, is_reported = objectives.figure_in(figure), bool(figures - {t.norm for t in targets})
    if _OTHER.search(before) or number in allowed or not (wanted or is_reported):
        return
    paper, spot = where
    values = {"name": things[0].name, "value": figure, "paper": paper.name}
    values |= {"other": targets[0].place.paper, "other_value": targets[0].value}
    places = (paper.place(spot), targets[0].place)
    if wanted:
        yield Mark("set.objective-differs", places, values | {"what": Said("set.what-target")})
    else:
        yield Mark("set.objective-figure", places, values)
