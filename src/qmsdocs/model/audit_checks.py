"""Checks of the internal audit: who audits whom, what the programme leaves out, findings in order.

Where two lines contradict each other, the message names the place of the other one.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.vietnamese import short_date
from qmsdocs.model.audit_clauses import clause_problems
from qmsdocs.model.fields import parse_day, parse_flag
from qmsdocs.model.raw import EVERY, Files, child, read, spot, texts, values
from qmsdocs.model.validation import Source, quoted
from qmsdocs.sources.yamlbuild import Loc

_TIME = re.compile(r"(\d{1,2})\s*(?:giờ|h|:)\s*(\d{1,2})?")
_SESSIONS = ("audit", "programme", EVERY)
#: Lists of findings: of this year's audit, and what last year left open.
_FINDINGS = (("audit", "findings", EVERY), ("earlier_findings", EVERY))


def audit_problems(files: Files) -> list[Problem]:
    """Find what contradicts itself in the audit of the year."""
    names = _unit_names(files.agency)
    return [
        *_auditors(files.year, names),
        *_double_bookings(files.year),
        *_sessions_outside(files.year),
        *_left_out(files, names),
        *_audited_units(files.year, names),
        *_findings(files.year),
        *clause_problems(files),
    ]


def _unit_names(agency: Source) -> dict[str, str]:
    """Give the id of each department by its id and by its name."""
    found: dict[str, str] = {}
    for _, unit in values(agency, "departments", EVERY):
        id_, name = child(unit, "id"), child(unit, "name")
        if isinstance(id_, str):
            found[id_] = id_
            if isinstance(name, str):
                found[name.strip().casefold()] = id_
    return found


def _unit(value: object, names: Mapping[str, str]) -> str | None:
    """Give a unit in one spelling, so that id and name are the same."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()
    return names.get(text) or names.get(text.casefold()) or text.casefold()


def _team(source: Source, names: Mapping[str, str]) -> dict[str, tuple[str | None, Loc]]:
    """Give the unit of each member of the team, and where it stands."""
    found: dict[str, tuple[str | None, Loc]] = {}
    for loc, member in values(source, "audit", "team", EVERY):
        name = child(member, "name")
        if isinstance(name, str):
            found.setdefault(_same(name), (_unit(child(member, "unit"), names), loc))
    return found


def _auditors(source: Source, names: Mapping[str, str]) -> Iterator[Problem]:
    """Whoever audits is of the team, and not of the unit that is audited (9.2.2 c)."""
    team = _team(source, names)
    if not team:  # the missing list is the fault
        return
    for loc, session in values(source, *_SESSIONS):
        audited = _unit(child(session, "unit"), names)
        for index, name in enumerate(_list(child(session, "auditors"))):
            yield from _auditor(source, (*loc, "auditors", index), name, audited, team)
    for loc, finding in values(source, "audit", "findings", EVERY):
        audited = _unit(child(finding, "unit"), names)
        for field in ("auditor", "verified_by"):
            if child(finding, field):
                yield from _auditor(source, (*loc, field), child(finding, field), audited, team)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _auditor(
    source: Source,
    place: Loc,
    written: object,
    audited: str | None,
    team: Mapping[str, tuple[str | None, Loc]],
) -> Iterator[Problem]:
    name = str(written)
    known = team.get(_same(name))
    if known is None:
        yield _unknown_auditor(source, place, name)
        return
    own, where = known
    if audited and own == audited:
        said = {"name": shortened(name), "where": spot(source, (*where, "unit"))}
        yield Problem("profile.audits-own-unit", source.place(place), said)


def _unknown_auditor(source: Source, place: Loc, name: str) -> Problem:
    known = [text for _, text in texts(source, "audit", "team", EVERY, "name")]
    near = nearest(name, known)
    said = {"value": shortened(name), "near": near, "known": quoted(known) or "—"}
    code = "profile.unknown-auditor-near" if near else "profile.unknown-auditor"
    return Problem(code, source.place(place), said)


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


class _Turn(NamedTuple):
    """A person's turn in the programme."""

    name: str
    day: date
    start: time
    end: time
    loc: Loc


def _double_bookings(source: Source) -> Iterator[Problem]:
    """Nobody is at two places at once."""
    turns = [turn for loc, each in values(source, *_SESSIONS) for turn in _turns(loc, each)]
    for index, turn in enumerate(turns):
        for other in turns[:index]:
            same = (_same(other.name), other.day) == (_same(turn.name), turn.day)
            if same and other.loc[:3] != turn.loc[:3] and _overlap(turn, other):
                said = {"name": shortened(turn.name), "where": spot(source, other.loc)}
                yield Problem("profile.auditor-twice", source.place(turn.loc), said)
                break


def _turns(loc: Loc, session: object) -> Iterator[_Turn]:
    day = read(parse_day, child(session, "date"))
    start, end = _clock(child(session, "start")), _clock(child(session, "end"))
    if day and start and end:
        for index, name in enumerate(_list(child(session, "auditors"))):
            yield _Turn(str(name), day, start, end, (*loc, "auditors", index))


def _overlap(one: _Turn, other: _Turn) -> bool:
    return one.start < other.end and other.start < one.end


def _clock(value: object) -> time | None:
    """Read `08 giờ 30`, `8h30`, `08:30`; other words are no time to compare."""
    match = _TIME.fullmatch(str(value or "").strip())
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return time(int(match[1]), int(match[2] or 0))


def _sessions_outside(source: Source) -> Iterator[Problem]:
    """Every day of the programme lies between the first and the last day of the audit."""
    start, end = (_day(source, "audit", name) for name in ("start", "end"))
    for loc, value in values(source, *_SESSIONS, "date"):
        day = read(parse_day, value)
        for limit, name, outside in ((start, "start", True), (end, "end", False)):
            if day and limit and (day < limit if outside else day > limit):
                said = {"value": short_date(day), "limit": short_date(limit)}
                said["where"] = spot(source, ("audit", name))
                yield Problem("profile.session-outside", source.place(loc), said)


def _day(source: Source, *path: str) -> date | None:
    return next((read(parse_day, value) for _, value in values(source, *path)), None)


def _left_out(files: Files, names: Mapping[str, str]) -> Iterator[Problem]:
    """The programme looks at every department in scope."""
    source = files.year
    seen = {_unit(value, names) for _, value in values(source, *_SESSIONS, "unit")} - {None}
    for loc, unit in values(files.agency, "departments", EVERY) if seen else ():
        in_scope = read(parse_flag, child(unit, "in_scope"))
        id_, name = child(unit, "id"), child(unit, "name")
        if in_scope is False or not isinstance(id_, str) or id_ in seen:
            continue
        said = {"unit": shortened(name or id_), "where": spot(files.agency, loc)}
        place = source.key_place(("audit", "programme"))
        yield Problem("profile.unit-left-out", place, said)


def _audited_units(source: Source, names: Mapping[str, str]) -> Iterator[Problem]:
    """The units of the audit, of its programme and of its findings are the same."""
    units = _placed(source, names, "audit", "units", EVERY)
    sessions = _placed(source, names, *_SESSIONS, "unit")
    if units and sessions:
        where = ("audit", "programme")
        yield from _not_in(source, units, sessions, "profile.unit-not-in-programme", where)
        where = ("audit", "units")
        yield from _not_in(source, sessions, units, "profile.unit-not-in-audit", where)
    findings = _placed(source, names, "audit", "findings", EVERY, "unit")
    if units or sessions:
        where = ("audit", "units" if units else "programme")
        audited = {**units, **sessions}
        yield from _not_in(source, findings, audited, "profile.finding-not-audited", where)


def _placed(source: Source, names: Mapping[str, str], *pattern: str) -> dict[str, tuple[Loc, str]]:
    """Give each unit that a pattern names, with its first place and as it is written there."""
    found: dict[str, tuple[Loc, str]] = {}
    for loc, text in texts(source, *pattern):
        unit = _unit(text, names)
        if unit:
            found.setdefault(unit, (loc, text))
    return found


def _not_in(
    source: Source,
    units: Mapping[str, tuple[Loc, str]],
    others: Collection[str],
    code: str,
    where: Loc,
) -> Iterator[Problem]:
    for unit, (loc, text) in units.items():
        if unit not in others:
            said = {"unit": shortened(text), "where": spot(source, where)}
            yield Problem(code, source.place(loc), said)


def _findings(source: Source) -> Iterator[Problem]:
    """A finding is written, answered, verified and closed in this order."""
    for pattern in _FINDINGS:
        for loc, finding in values(source, *pattern):
            for first, then in (
                ("opened", "due"),
                ("opened", "verified"),
                ("opened", "closed"),
                ("verified", "closed"),
            ):
                yield from _in_order(source, loc, finding, first, then)
            if _answered(finding):
                continue
            where = {"where": spot(source, (*loc, "closed"))}
            yield Problem("profile.closed-unanswered", source.key_place(loc), where)


def _in_order(
    source: Source, loc: Loc, finding: object, first: str, then: str
) -> Iterator[Problem]:
    before, after = (read(parse_day, child(finding, name)) for name in (first, then))
    if before and after and after < before:
        said = {"value": short_date(after), "first": short_date(before)}
        said["where"] = spot(source, (*loc, first))
        yield Problem("profile.finding-out-of-order", source.place((*loc, then)), said)


def _answered(finding: object) -> bool:
    """Tell whether a nonconformity that is closed says what was done."""
    closed = read(parse_day, child(finding, "closed"))
    return not closed or child(finding, "grade") == "lưu ý" or bool(child(finding, "action"))
