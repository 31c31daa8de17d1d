"""Checks of the province's figures and of inspections: what is typed against what adds up."""

from collections.abc import Iterator
from typing import Any, TypeVar, cast, get_args

from pydantic import ValidationError

from qmsdocs.base.errors import Problem
from qmsdocs.model.fields import Record, parse_flag, parse_whole, without_stop
from qmsdocs.model.inspections import CONTENTS
from qmsdocs.model.province import Level, Member, NotApplying, count_members
from qmsdocs.model.raw import EVERY, Files, child, read, texts, values
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

R = TypeVar("R", bound=Record)

_COLUMNS = ("total", "applying", "electronic", "on_site")
_FORMS = {"on_site": "trụ sở", "by_file": "hồ sơ"}
#: A smaller column of a row, and the one that it cannot be greater than.
_WITHIN = (("applying", "total"), ("electronic", "applying"), ("on_site", "total"))


def province_problems(files: Files) -> list[Problem]:
    """Find figures that disagree with what they are figures of."""
    source = files.year
    return [
        *_typed_totals(source),
        *_members(source),
        *_rows(source),
        *_not_applying(source),
        *_typed_forms(source),
        *_visited_levels(source),
        *_remarks(source),
        *_years(source),
        *_own_recommendations(files),
    ]


def _typed_totals(source: Source) -> Iterator[Problem]:
    """A total typed for comparison is the sum of the rows; an unknown number says nothing."""
    rows = list(values(source, "province", "levels", EVERY))
    for column in _COLUMNS:
        numbers = [_count(row, column) for _, row in rows]
        known = [number for number in numbers if number is not None]
        if rows and len(known) == len(rows):
            loc: Loc = ("province", column)
            yield from _compare(source, loc, sum(known), ("province", "levels"))


def _rows(source: Source) -> Iterator[Problem]:
    for loc, row in values(source, "province", "levels", EVERY):
        for part, whole in _WITHIN:
            smaller, greater = _count(row, part), _count(row, whole)
            if smaller is not None and greater is not None and smaller > greater:
                said = {"value": smaller, "most": greater, "other": _at(source, (*loc, whole))}
                yield Problem("profile.part-exceeds-whole", source.place((*loc, part)), said)


def _members(source: Source) -> Iterator[Problem]:
    """What is typed of a sort, or in all, is what the single agencies add up to."""
    members = _records(source, "members", Member)
    gone = _records(source, "not_applying", NotApplying)
    counted = next((flag for _, flag in values(source, "province", "count_profiles")), None)
    if not members or gone is None or read(parse_flag, counted):
        return
    other = ("province", "members")
    rows = list(values(source, "province", "levels", EVERY))
    for loc, row in rows:
        level = child(row, "level")
        if level in get_args(Level):
            count = count_members(members, gone, cast("Level", level))
            for column in ("total", "applying", "electronic"):
                yield from _compare(source, (*loc, column), getattr(count, column), other)
    if not rows:
        whole = count_members(members, gone)
        for column in ("total", "applying", "electronic"):
            yield from _compare(source, ("province", column), getattr(whole, column), other)


def _records(source: Source, name: str, model: type[R]) -> list[R] | None:
    """Give the records of a list; nothing when one of them is faulty, which is said elsewhere."""
    try:
        return [model.model_validate(one) for _, one in values(source, "province", name, EVERY)]
    except ValidationError:
        return None


def _not_applying(source: Source) -> Iterator[Problem]:
    """Who is named as not applying is as many as the table leaves over, sort by sort."""
    named = [child(one, "level") for _, one in values(source, "province", "not_applying", EVERY)]
    if not named:
        return
    rows = list(values(source, "province", "levels", EVERY))
    for level in get_args(Level):
        own = [(loc, row) for loc, row in rows if child(row, "level") == level]
        if not own:
            continue
        numbers = [(_count(row, "total"), _count(row, "applying")) for _, row in own]
        left = sum((total or 0) - (applying or 0) for total, applying in numbers)
        known = all(number is not None for pair in numbers for number in pair)
        if known and left != named.count(level):
            said = {
                "left": left,
                "named": named.count(level),
                "other": _at(source, ("province", "not_applying")),
            }
            yield Problem("profile.not-applying", source.place((*own[0][0], "applying")), said)


def _typed_forms(source: Source) -> Iterator[Problem]:
    """The numbers of visits and of files inspected are those of the list."""
    forms = [child(one, "form") for _, one in values(source, "inspection", "agencies", EVERY)]
    for column, form in _FORMS.items():
        if forms:
            listed = ("inspection", "agencies")
            yield from _compare(source, ("inspection", column), forms.count(form), listed)


def _visited_levels(source: Source) -> Iterator[Problem]:
    """A row's visits are those of the list of agencies, and so is the sum where rows have none."""
    agencies = [one for _, one in values(source, "inspection", "agencies", EVERY)]
    rows = list(values(source, "province", "levels", EVERY))
    if not agencies or not rows:
        return
    listed = ("inspection", "agencies")
    visited = [child(one, "level") for one in agencies if child(one, "form") == "trụ sở"]
    levels = [child(row, "level") for _, row in rows]
    for (loc, _), level in zip(rows, levels, strict=True):
        if levels.count(level) == 1:
            yield from _compare(source, (*loc, "on_site"), visited.count(level), listed)
    if all(child(row, "on_site") is None for _, row in rows):
        yield from _compare(source, ("province", "on_site"), len(visited), listed)


def _remarks(source: Source) -> Iterator[Problem]:
    """A remark names a content that there is, and fits the verdict."""
    own = [text for _, text in values(source, "inspection", "contents", EVERY)]
    last = len(own or CONTENTS)
    for loc, agency in values(source, "inspection", "agencies", EVERY):
        remarks = child(agency, "remarks")
        for index, remark in enumerate(remarks if isinstance(remarks, list) else ()):
            place = (*loc, "remarks", index)
            number = _count(remark, "content")
            if number is not None and number > last:
                said: dict[str, object] = {"value": number, "last": last}
                yield Problem("profile.no-content", source.place((*place, "content")), said)
            failed = child(remark, "verdict") == "chưa phù hợp"
            if failed and child(agency, "verdict") == "đáp ứng":
                said = {"other": _at(source, (*place, "verdict"))}
                yield Problem("profile.verdict-remark", source.place((*loc, "verdict")), said)


def _own_recommendations(files: Files) -> Iterator[Problem]:
    """What the notice recommends to the agency itself is what it reports on."""
    source = files.year
    taken = [text for _, text in texts(source, "recommendations", EVERY, "text")]
    agency = child(files.agency.document.value, "agency")
    names = (child(agency, "name"), child(agency, "short_name"))
    for loc, row in values(source, "inspection_notice", "agencies", EVERY):
        own = child(row, "recommendations") if taken and child(row, "name") in names else None
        for index, text in enumerate(own if isinstance(own, list) else ()):
            if isinstance(text, str) and without_stop(text) not in map(without_stop, taken):
                said = {"other": _at(source, ("recommendations",))}
                place = source.place((*loc, "recommendations", index))
                yield Problem("profile.recommendation-not-taken", place, said)


def _years(source: Source) -> Iterator[Problem]:
    for _, plan in values(source, "province_plan"):
        start, end = _count(plan, "from_year"), _count(plan, "to_year")
        if start and end and end < start:
            place = source.place(("province_plan", "to_year"))
            yield Problem("profile.ends-before-start", place, {"start": start, "end": end})


def _compare(source: Source, loc: Loc, computed: int, other: Loc) -> Iterator[Problem]:
    """Report a typed number that is not the computed one, with both places."""
    typed = _read(_value(source, loc))
    if typed is not None and typed != computed:
        said = {"value": typed, "computed": computed, "other": _at(source, other)}
        yield Problem("profile.typed-not-computed", source.place(loc), said)


def _value(source: Source, loc: Loc) -> Any:  # noqa: ANN401 any data
    value: Any = source.document.value
    for step in loc:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return None
    return value


def _count(group: object, key: str) -> int | None:
    return _read(child(group, key))


def _read(value: object) -> int | None:
    return read(parse_whole, value)


def _at(source: Source, loc: Loc) -> str:
    """Give the other place as `tệp:dòng`."""
    place = source.key_place(loc)
    return f"{place.file}:{place.line}"
