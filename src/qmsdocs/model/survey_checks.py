"""Checks of the survey and the dossiers: sums, parts of totals, typed percentages."""

from collections.abc import Iterator
from itertools import pairwise

from qmsdocs.base.errors import Problem
from qmsdocs.base.vietnamese import number_text
from qmsdocs.model.fields import parse_flag, parse_number, parse_whole
from qmsdocs.model.measures import agrees, percentage, shown
from qmsdocs.model.raw import EVERY, child, read, spot, values
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

#: In each group no number may pass the one after it.
_RISING: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("satisfaction",), ("valid", "returned", "sent")),
    (("satisfaction", "by_field", EVERY), ("satisfied", "valid")),
    (("satisfaction", "questions", EVERY), ("satisfied", "valid")),
    (("satisfaction", "complaints"), ("in_time", "answered", "received")),
    (("dossiers",), ("online", "received")),
    (("dossiers",), ("on_time", "resolved")),
    (("dossiers",), ("pending_late", "pending")),
)


def survey_problems(source: Source) -> list[Problem]:
    """Find numbers that do not add up."""
    return [
        *_parts(source),
        *(
            problem
            for loc, one in values(source, "satisfaction")
            for problem in _survey(source, loc, one)
        ),
        *(
            problem
            for loc, one in values(source, "dossiers")
            for problem in _dossiers(source, loc, one)
        ),
    ]


def _parts(source: Source) -> Iterator[Problem]:
    for pattern, names in _RISING:
        for loc, group in values(source, *pattern):
            known = [
                (name, number) for name in names if (number := _whole(group, name)) is not None
            ]
            for (name, number), (_, limit) in pairwise(known):
                if number > limit:
                    said = {"part": number_text(number), "total": number_text(limit)}
                    yield Problem("profile.part-of-total", source.place((*loc, name)), said)


def _survey(source: Source, loc: Loc, survey: object) -> Iterator[Problem]:
    counts = _ratings(survey)
    if counts is None:
        return
    satisfied, valid = counts
    at = (*loc, "ratings")
    yield from _typed(source, (*loc, "valid"), _whole(survey, "valid"), valid, at)
    returned = _whole(survey, "returned")
    if returned is not None and _whole(survey, "valid") is None and valid > returned:
        said = {"part": number_text(valid), "total": number_text(returned)}
        yield Problem("profile.part-of-total", source.place((*loc, "returned")), said)
    yield from _rate(source, loc, survey, counts, at)
    fields = child(survey, "by_field")
    for index, group in enumerate(fields if isinstance(fields, list) else ()):
        where = (*loc, "by_field", index)
        yield from _rate(source, where, group, _pair(group), (*where, "valid"))
    questions = child(survey, "questions")
    for index, group in enumerate(questions if isinstance(questions, list) else ()):
        where = (*loc, "questions", index)
        yield from _rate(source, where, group, _pair(group), (*where, "valid"))
    if isinstance(fields, list) and fields:
        yield from _sums(
            source, (*loc, "by_field"), fields, {"valid": valid, "satisfied": satisfied}, at
        )


def _sums(
    source: Source, loc: Loc, groups: list[object], totals: dict[str, int], other: Loc
) -> Iterator[Problem]:
    """The fields of the survey add up to the whole of it."""
    for name, total in totals.items():
        numbers = [_whole(group, name) for group in groups]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers) and sum(known) != total:
            said = {
                "value": number_text(sum(known)),
                "computed": number_text(total),
                "other": spot(source, other),
            }
            code = "profile.fields-valid" if name == "valid" else "profile.fields-satisfied"
            yield Problem(code, source.key_place(loc), said)


def _dossiers(source: Source, loc: Loc, dossiers: object) -> Iterator[Problem]:
    received, resolved = _whole(dossiers, "received"), _whole(dossiers, "resolved")
    on_time, carried = _whole(dossiers, "on_time"), _whole(dossiers, "carried") or 0
    late, pending = _whole(dossiers, "late"), _whole(dossiers, "pending")
    if resolved is not None and on_time is not None and on_time <= resolved:
        yield from _typed(source, (*loc, "late"), late, resolved - on_time, (*loc, "on_time"))
    if received is None or resolved is None:
        return
    if resolved > carried + received:
        said = {"part": number_text(resolved), "total": number_text(carried + received)}
        yield Problem("profile.part-of-total", source.place((*loc, "resolved")), said)
    else:
        left = carried + received - resolved
        yield from _typed(source, (*loc, "pending"), pending, left, (*loc, "received"))


def _rate(
    source: Source, loc: Loc, group: object, counts: tuple[int, int] | None, other: Loc
) -> Iterator[Problem]:
    """A typed percentage is that of its numbers."""
    written = read(parse_number, child(group, "percent"))
    rate = percentage(*counts) if counts else None
    if written is not None and rate is not None and not agrees(written, rate):
        said = {
            "value": number_text(written) + "%",
            "computed": number_text(shown(rate, 2)) + "%",
            "other": spot(source, other),
        }
        yield Problem("profile.not-as-computed", source.place((*loc, "percent")), said)


def _typed(
    source: Source, loc: Loc, written: int | None, computed: int, other: Loc
) -> Iterator[Problem]:
    if written is not None and written != computed:
        said = {
            "value": number_text(written),
            "computed": number_text(computed),
            "other": spot(source, other),
        }
        yield Problem("profile.not-as-computed", source.place(loc), said)


def _ratings(survey: object) -> tuple[int, int] | None:
    """Give the satisfied and all; nothing when a number cannot be read."""
    ratings = child(survey, "ratings")
    if not isinstance(ratings, list) or not ratings:
        return None
    counts = [_whole(one, "count") for one in ratings]
    good = [read(parse_flag, child(one, "satisfied")) for one in ratings]
    known = [count for count in counts if count is not None]
    if len(known) != len(counts):
        return None
    return sum(count for count, flag in zip(known, good, strict=True) if flag), sum(known)


def _pair(group: object) -> tuple[int, int] | None:
    satisfied, valid = _whole(group, "satisfied"), _whole(group, "valid")
    return None if satisfied is None or valid is None else (satisfied, valid)


def _whole(group: object, key: str) -> int | None:
    return read(parse_whole, child(group, key))
