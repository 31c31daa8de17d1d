"""Checks of what the year came to: what is typed agrees with what is computed, ids exist."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.vietnamese import number_text
from qmsdocs.model.fields import parse_flag, parse_number, parse_whole
from qmsdocs.model.measures import PERCENT, agrees, meets, percentage, shown, shown_against
from qmsdocs.model.raw import EVERY, Files, child, read, spot, texts, values
from qmsdocs.model.risk_checks import risk_problems
from qmsdocs.model.survey_checks import survey_problems
from qmsdocs.model.validation import Source, quoted
from qmsdocs.sources.yamlbuild import Loc

_LISTS = ("objectives", "department_objectives")
#: Where an objective is named by its id.
OBJECTIVES_NAMED: tuple[tuple[str, ...], ...] = (
    ("department_objectives", EVERY, "serves"),
    ("satisfaction", "objective"),
    ("satisfaction", "complaints", "objective"),
    ("dossiers", "objective"),
    ("dossiers", "online_objective"),
)
_SIGNS = frozenset((">=", "<=", "=", ">", "<"))
_MET = {True: "đạt", False: "không đạt"}


def yearly_problems(files: Files) -> list[Problem]:
    """Find what disagrees in the objectives, risks, survey and dossiers of the year."""
    return [
        *_objectives(files.year),
        *_unknown_objectives(files.year),
        *_departments(files),
        *risk_problems(files.agency, files.year),
        *survey_problems(files.year),
        *_linked(files.year),
        *_covered(files),
    ]


def _objectives(source: Source) -> Iterator[Problem]:
    for name in _LISTS:
        for loc, objective in values(source, name, EVERY):
            yield from _counted(source, loc, objective)
            yield from _verdict(source, loc, objective)


def _counted(source: Source, loc: Loc, objective: object) -> Iterator[Problem]:
    """A typed result is the percentage of its own numbers."""
    part, total = _numbers(objective)
    if part is None or total is None:
        return
    if part > total and _is_percent(objective):
        said = {"part": number_text(part), "total": number_text(total)}
        yield Problem("profile.part-of-total", source.place((*loc, "counted", "part")), said)
    result, rate = _number(objective, "result"), percentage(part, total)
    if result is None or rate is None or not _is_percent(objective):
        return
    if not agrees(result, rate):
        yield _disagrees(source, (*loc, "result"), (*loc, "counted"), result, rate)


def _verdict(source: Source, loc: Loc, objective: object) -> Iterator[Problem]:
    """A typed verdict is that of result and target."""
    achieved = read(parse_flag, child(objective, "achieved"))
    target, compare = _number(objective, "target"), child(objective, "compare") or ">="
    result = _result(objective)
    if achieved is None or target is None or result is None or compare not in _SIGNS:
        return
    met = meets(result, str(compare), target)
    if met != achieved:
        where = "result" if child(objective, "result") is not None else "counted"
        said = {
            "value": _MET[achieved],
            "computed": _MET[met],
            "result": number_text(shown_against(_exact(result), str(compare), target)),
            "target": f"{compare} {number_text(target)}",
            "other": spot(source, (*loc, where)),
        }
        yield Problem("profile.verdict", source.place((*loc, "achieved")), said)


def _unknown_objectives(source: Source) -> Iterator[Problem]:
    known = [value for _, value in texts(source, "objectives", EVERY, "id")]
    for pattern in OBJECTIVES_NAMED:
        for loc, value in texts(source, *pattern):
            if value not in known:
                near = nearest(value, known)
                said = {"value": shortened(value), "near": near, "known": quoted(known) or "—"}
                code = "profile.unknown-objective"
                yield Problem(f"{code}-near" if near else code, source.place(loc), said)


def _departments(files: Files) -> Iterator[Problem]:
    """An objective of a department belongs to one that there is; an id says so itself."""
    known = {
        value
        for field in ("id", "name")
        for _, value in texts(files.agency, "departments", EVERY, field)
    }
    for loc, value in texts(files.year, "department_objectives", EVERY, "department"):
        if known and value not in known and " " in value:
            said = {"value": shortened(value)}
            yield Problem("profile.no-such-department", files.year.place(loc), said)


def _linked(source: Source) -> Iterator[Problem]:
    """An objective that the survey or the dossiers measure has no other result of its own."""
    places = {value: loc for loc, value in _links(source)}
    for loc, objective in values(source, "objectives", EVERY):
        link = places.get(str(child(objective, "id")))
        rate = _rate(source, link) if link else None
        if link is None or rate is None or not _is_percent(objective):
            continue
        part, total = _numbers(objective)
        own = percentage(part, total) if part is not None and total else None
        result = _number(objective, "result")
        if own is not None and own != rate:
            written = shown(own)
            yield _disagrees(source, (*loc, "counted"), link, written, rate)
        elif result is not None and not agrees(result, rate):
            yield _disagrees(source, (*loc, "result"), link, result, rate)


def _links(source: Source) -> Iterator[tuple[Loc, str]]:
    for pattern in OBJECTIVES_NAMED[1:]:
        yield from texts(source, *pattern)


def _rate(source: Source, link: Loc) -> Fraction | None:
    """Give the percentage of the group in which an objective is named."""
    group: Any = source.document.value
    for key in link[:-1]:
        group = group[key]
    if link[-1] == "online_objective":
        parts = _whole(group, "online"), _whole(group, "received")
    elif link[0] == "dossiers":
        parts = _whole(group, "on_time"), _whole(group, "resolved")
    elif link[1] == "complaints":
        parts = _whole(group, "in_time"), _whole(group, "received")
    else:
        parts = _satisfied(group)
    return percentage(parts[0], parts[1]) if parts[0] is not None and parts[1] else None


def _satisfied(survey: Mapping[str, Any]) -> tuple[int | None, int | None]:
    ratings = survey.get("ratings")
    if not isinstance(ratings, list):
        return None, None
    counts = [
        (_whole(one, "count") or 0, read(parse_flag, child(one, "satisfied"))) for one in ratings
    ]
    return sum(count for count, good in counts if good), sum(count for count, _ in counts)


def _covered(files: Files) -> Iterator[Problem]:
    """The system cannot cover more administrative procedures than there are."""
    covered = len({value for _, value in texts(files.procedures, "procedures", EVERY, "tthc")})
    for loc, value in values(files.year, "maintenance", "procedures"):
        total = read(parse_whole, value)
        if total is not None and total < covered:
            said = {"value": total, "covered": covered, "file": files.procedures.document.file}
            yield Problem("profile.fewer-procedures", files.year.place(loc), said)


def _is_percent(objective: object) -> bool:
    return (child(objective, "unit") or PERCENT) == PERCENT


def _numbers(objective: object) -> tuple[int | None, int | None]:
    counted = child(objective, "counted")
    return _whole(counted, "part"), _whole(counted, "total")


def _result(objective: object) -> Fraction | float | None:
    part, total = _numbers(objective)
    if part is not None and total and _is_percent(objective):
        return percentage(part, total)
    return _number(objective, "result")


def _exact(value: Fraction | float) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(str(value))


def _number(group: object, key: str) -> float | int | None:
    return read(parse_number, child(group, key))


def _whole(group: object, key: str) -> int | None:
    return read(parse_whole, child(group, key))


def _disagrees(source: Source, loc: Loc, other: Loc, written: float, rate: Fraction) -> Problem:
    said = {
        "value": number_text(written) + PERCENT,
        "computed": number_text(shown(rate, 2)) + PERCENT,
        "other": spot(source, other),
    }
    return Problem("profile.not-as-computed", source.place(loc), said)
