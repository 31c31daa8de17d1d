"""The deadlines that a year's file itself names: in plans, findings, decisions, papers."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qmsdocs.base.vietnamese import sentence, short_date, slug
from qmsdocs.model.deadlines import Deadline, FieldNames
from qmsdocs.model.duetext import read_due
from qmsdocs.model.fields import UnitMark
from qmsdocs.model.labels import SEPARATOR, label_path
from qmsdocs.model.profile import Profile
from qmsdocs.model.raw import marked_patterns
from qmsdocs.model.renewal import is_month
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlbuild import Loc

_PAPERS = "papers"
_PERIOD = ("start", "end")
#: A deadline that names no day: `thường xuyên`.
_NEVER: tuple[tuple[date | None, date | None], ...] = ((None, None),)


def profile_deadlines(
    profile: Profile, names: FieldNames, titles: Mapping[str, str]
) -> Iterator[Deadline]:
    """Give what the year's file says is due, and the days of its papers.

    Args:
        profile: the profile of the year.
        names: which fields say what.
        titles: the names of the kinds of paper by id.
    """
    for record, loc in _records(profile.year, (), names):
        times = list(_times(record, names, profile.year.year))
        for field, spans, written in times:
            what = _what(record, (*loc, field), names, titles, only=len(times) == 1)
            for number, (start, end) in enumerate(spans or _NEVER, start=1):
                yield Deadline(
                    key=f"{loc[0]}.{field}.{slug(what)[:60]}.{number}",
                    what=what,
                    end=end,
                    start=start if start and end and start < end else None,
                    who=_who(profile, record, names),
                    source=_source((*loc, field)),
                    written=written,
                    done=_is_done(record, loc, names),
                    place=profile.place_of_gap(_path((*loc, field))),
                )


def _records(record: BaseModel, loc: Loc, names: FieldNames) -> Iterator[tuple[BaseModel, Loc]]:
    """Give every group of the file with its path."""
    yield record, loc
    for name in type(record).model_fields:
        if name in names.skip:
            continue
        value = getattr(record, name)
        below: dict[str | int, object] = {}
        if isinstance(value, BaseModel):
            yield from _records(value, (*loc, name), names)
        elif isinstance(value, tuple):
            below = dict(enumerate(value))
        elif isinstance(value, dict):
            below = value
        for step, item in below.items():
            if isinstance(item, BaseModel):
                yield from _records(item, (*loc, name, step), names)


def _times(
    record: BaseModel, names: FieldNames, year: int
) -> Iterator[tuple[str, tuple[tuple[date, date], ...], str]]:
    """Give the fields of a group that say when, with their times and how they are written."""
    found: dict[str, tuple[tuple[date, date], ...]] = {}
    written: dict[str, str] = {}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if value and name not in names.past:
            spans = _spans(name, value, info, names, year)
            if spans is not None:
                found[name] = spans
                written[name] = _written(value, info)
    if all(found.get(name) for name in _PERIOD):
        span = found.pop("start")[0][0], found["end"][0][1]
        found["end"], written["end"] = (span,), f"{written['start']} – {written['end']}"
    for name, spans in found.items():
        yield name, spans, written[name]


def _written(value: object, info: FieldInfo) -> str:
    if isinstance(value, date):
        return short_date(value)
    year, _, month = str(value).partition("-")
    return f"{month}/{year}" if is_month(info) else str(value)


def _spans(
    name: str, value: object, info: FieldInfo, names: FieldNames, year: int
) -> tuple[tuple[date, date], ...] | None:
    if isinstance(value, date):
        return ((value, value),)
    if not isinstance(value, str):
        return None
    if is_month(info):
        of, month = int(value[:4]), int(value[5:])
        return ((date(of, month, 1), date(of, month, monthrange(of, month)[1])),)
    return read_due(value, year) if name in names.texts else None


def _what(
    record: BaseModel, loc: Loc, names: FieldNames, titles: Mapping[str, str], *, only: bool
) -> str:
    """Say what is to be done: the paper, what the group says of itself, or its label.

    Of several times in one group each is named by its label too.
    """
    if loc[0] == _PAPERS:
        return titles.get(str(loc[1]), str(loc[1]))
    labels = label_path(YearProfile, loc).split(SEPARATOR)
    said = next((value for name in names.what if (value := _text(record, name))), "")
    if said:
        return said if only or loc[-1] in _PERIOD else f"{said} ({labels[-1]})"
    return sentence(labels[-2] if loc[-1] in _PERIOD else ": ".join(labels[-2:]))


def _text(record: BaseModel, name: str) -> str:
    value = getattr(record, name, None)
    return value if isinstance(value, str) else ""


def _source(loc: Loc) -> str:
    """Give the part of the file that says it; of a paper what its day is."""
    if loc[0] == _PAPERS:
        return sentence(label_path(YearProfile, loc).rsplit(SEPARATOR, 1)[-1])
    return sentence(label_path(YearProfile, loc[:1]))


def _who(profile: Profile, record: BaseModel, names: FieldNames) -> str:
    """Give who does it; a `unit` that is no unit of an agency is one of measure."""
    units = {path[0] for path in marked_patterns(type(record), UnitMark)}
    known = [name for name in names.who if name in units or name != "unit"]
    said = next((getattr(record, name) for name in known if getattr(record, name, None)), "")
    departments = {unit.id: unit.name for unit in profile.agency.departments}
    return departments.get(str(said), str(said))


def _is_done(record: BaseModel, loc: Loc, names: FieldNames) -> bool:
    if loc[:1] == (_PAPERS,):
        return True  # a paper has its day when it is signed
    return any(isinstance(getattr(record, name, None), date) for name in names.done)


def _path(loc: Loc) -> str:
    """Give a path as templates write it: `plan.activities[2].due`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return "".join(steps).lstrip(".")
