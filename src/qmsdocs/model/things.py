"""The things of which each has a paper of its own: procedures, departments, findings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from qmsdocs.base.vietnamese import slug
from qmsdocs.model.agency import Department
from qmsdocs.model.fields import Record
from qmsdocs.model.page import Sort
from qmsdocs.model.profile import LISTS, Profile


class Item(NamedTuple):
    """A thing that a paper is about.

    `suffix` ends the name of the file, `day` is the day that the paper bears if the thing has
    one of its own.
    """

    sort: Sort
    id: str
    name: str
    suffix: str
    day: date | None
    record: Record


@dataclass(frozen=True, slots=True)
class _List:
    """Which fields of the things of a sort say what."""

    id: str = "id"
    name: str = "name"
    suffix: str = "id"
    day: str = "date"
    wanted: Callable[[Any], bool] = lambda _: True


_LISTS: Mapping[Sort, _List] = {
    "procedure": _List(suffix="code", day="issued"),
    "department": _List(wanted=lambda unit: unit.in_scope),
    "audited": _List(wanted=lambda unit: unit.in_scope),
    # what is only worth noting is no nonconformity
    "finding": _List(name="id", day="opened", wanted=lambda f: f.grade != "lưu ý"),
    "consultant": _List(),
    # minutes are of a visit; what is inspected by its files is told of in the notice only
    "inspected": _List(wanted=lambda agency: agency.form == "trụ sở"),
}


def suffix_path(sort: Sort) -> str:
    """Give the path of what ends the file's name: `procedure.code`."""
    return f"{sort}.{_LISTS[sort].suffix}"


def things(profile: Profile, sort: Sort | None) -> tuple[Item | None, ...]:
    """Give what there is a paper for; one `None` when the kind has one for the whole agency."""
    if sort is None:
        return (None,)
    known = _LISTS[sort]
    records: Any = profile.value(LISTS[sort]) or ()
    if sort == "audited":
        records = (*_listed(profile), *_other_audited(profile))
    return tuple(_item(sort, known, record) for record in records if known.wanted(record))


def _listed(profile: Profile) -> Iterator[Department]:
    """Give the departments that are audited: all, unless the audit lists some."""
    audit = profile.year.audit
    listed = {slug(unit) for unit in audit.units} if audit else set()
    for unit in profile.agency.departments:
        if not listed or listed & {slug(unit.id), slug(unit.name)}:
            yield unit


def _other_audited(profile: Profile) -> Iterator[Department]:
    """Give who is audited and is no department, as the leaders of the agency."""
    audit, departments = profile.year.audit, profile.agency.departments
    seen = {slug(word) for unit in departments for word in (unit.id, unit.name)}
    named = (*(session.unit for session in audit.programme), *audit.units) if audit else ()
    for unit in named:
        name = unit or ""
        if (id_ := slug(name)) and id_ not in seen:
            seen.add(id_)
            yield Department.fixed(id=id_, name=name)


def _item(sort: Sort, known: _List, record: Any) -> Item:  # noqa: ANN401 a record of any sort
    return Item(
        sort,
        str(getattr(record, known.id)),
        getattr(record, known.name),
        str(getattr(record, known.suffix)),
        getattr(record, known.day, None),
        record,
    )
