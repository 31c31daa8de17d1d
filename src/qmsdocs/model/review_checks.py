"""Checks of the review, the follow-up of an inspection and changed procedures.

What is typed must agree with what is counted; papers and events must come in their order.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from qmsdocs.base.days import months_after
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.base.hints import shortened
from qmsdocs.base.vietnamese import short_date
from qmsdocs.model.fields import parse_day
from qmsdocs.model.raw import EVERY, Files, child, read, spot, texts, values
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

#: A paper, an event of the year, and whether the paper comes after it.
_ORDER: tuple[tuple[str, tuple[str, str], bool], ...] = (
    ("audit-plan", ("audit", "start"), False),
    ("audit-team-decision", ("audit", "start"), False),
    ("audit-programme", ("audit", "start"), False),
    ("audit-report", ("audit", "end"), True),
    ("review-invitation", ("review", "date"), False),
    ("review-conclusion", ("review", "date"), True),
    ("validity-confirmation", ("review", "date"), True),
)


_References = Mapping[str, tuple[Source, Loc, object]]


def review_problems(files: Files) -> list[Problem]:
    """Find what contradicts itself after the audit: dates, terms, procedures."""
    references = _references(files)
    return [
        *_order(files.year),
        *_decision(files.year, references),
        *_deadline(files.year, references),
        *_recommendations(files.year, references),
        *_changes(files, references),
    ]


def _references(files: Files) -> _References:
    """Give each reference by its id, with the file and the path where it stands."""
    found: dict[str, tuple[Source, Loc, object]] = {}
    for source in (files.agency, files.year):
        for loc, entry in values(source, "references", EVERY):
            found.setdefault(str(child(entry, "id")), (source, loc, entry))
    return found


def _day(source: Source, *path: str) -> date | None:
    return next((read(parse_day, value) for _, value in values(source, *path)), None)


def _order(source: Source) -> Iterator[Problem]:
    """What prepares an event is dated before it, what tells of it after."""
    for kind, event, after in _ORDER:
        day, held = _day(source, "papers", kind, "date"), _day(source, *event)
        if day and held and (day < held if after else day > held):
            code = "profile.paper-before-event" if after else "profile.paper-after-event"
            yield _late(source, code, ("papers", kind, "date"), day, (event, held))
    for path, event in (
        (("review", "date"), ("audit", "end")),
        (("review", "validity", "since"), ("review", "date")),
    ):
        day, held = _day(source, *path), _day(source, *event)
        if day and held and day < held:
            yield _late(source, "profile.paper-before-event", path, day, (event, held))
    held = _day(source, "review", "date")
    for loc, value in values(source, "review", "decisions", EVERY, "done"):
        day = read(parse_day, value)
        if day and held and day < held:
            event = ("review", "date")
            yield _late(source, "profile.paper-before-event", loc, day, (event, held))


def _late(
    source: Source, code: str, loc: Loc, day: date, event: tuple[tuple[str, str], date]
) -> Problem:
    path, held = event
    said = {"value": short_date(day), "event": short_date(held), "where": spot(source, path)}
    return Problem(code, source.place(loc), said)


def _decision(source: Source, references: _References) -> Iterator[Problem]:
    """The decision on the team is named as it was issued."""
    for _, id_ in texts(source, "audit", "decision"):
        found = references.get(id_)
        paper = ("papers", "audit-team-decision")
        number = next((text for _, text in texts(source, *paper, "number")), None)
        day = _day(source, *paper, "date")
        if found is None or number is None:
            continue
        holder, where, entry = found
        written = str(child(entry, "number")).partition("/")[0]
        named = read(parse_day, child(entry, "date"))
        if written.lstrip("0") != number.lstrip("0") or (day and named and day != named):
            said = {
                "value": f"{child(entry, 'number')}, {short_date(named) if named else '…'}",
                "number": number,
                "day": short_date(day) if day else "…",
                "where": spot(source, paper),
            }
            yield Problem("profile.decision-disagrees", holder.place(where), said)


def _deadline(source: Source, references: _References) -> Iterator[Problem]:
    """A term that is typed is the one that the law gives from the day of the inspection."""
    due = _day(source, "follow_up", "due")
    begun = _begun(source, references)
    if due is None or begun is None:
        return
    since, holder, where = begun
    try:
        months = int(load_rulebook().duty("corrective-report", since).value or 0)
    except QmsDocsError:  # no such duty yet on that day
        return
    counted = months_after(since, months)
    if due != counted:
        said = {
            "value": short_date(due),
            "computed": short_date(counted),
            "months": months,
            "since": short_date(since),
            "where": spot(holder, where),
        }
        yield Problem("profile.term-disagrees", source.place(("follow_up", "due")), said)


def _begun(source: Source, references: _References) -> tuple[date, Source, Loc] | None:
    """Give the day from which the term runs, and where it stands: the minutes, else the notice."""
    for path in (("follow_up", "minutes"), ("follow_up", "notice"), ("plan", "inspection")):
        for _, id_ in texts(source, *path):
            holder, where, entry = references.get(id_, (source, (), None))
            day = read(parse_day, child(entry, "date"))
            if day:
                return day, holder, (*where, "date")
    return None


def _recommendations(source: Source, references: _References) -> Iterator[Problem]:
    """What an inspection recommends is done after it; what is done is said."""
    for loc, entry in values(source, "recommendations", EVERY):
        finished = read(parse_day, child(entry, "finished"))
        if finished and not child(entry, "done"):
            where = {"where": spot(source, (*loc, "finished"))}
            yield Problem("profile.finished-unsaid", source.key_place(loc), where)
        for _, id_ in texts(source, "follow_up", "minutes"):
            holder, place, minutes = references.get(id_, (source, (), None))
            day = read(parse_day, child(minutes, "date"))
            if finished and day and finished < day:
                said = {"value": short_date(finished), "event": short_date(day)}
                said["where"] = spot(holder, (*place, "date"))
                yield Problem("profile.paper-before-event", source.place((*loc, "finished")), said)


def _changes(files: Files, references: _References) -> Iterator[Problem]:
    """Changed procedures are those of the system; what is removed is no longer there."""
    procedures = list(values(files.procedures, "procedures", EVERY))
    known = {str(child(entry, "code")): (loc, entry) for loc, entry in procedures}
    by_tthc = {str(child(entry, "tthc")): loc for loc, entry in procedures if child(entry, "tthc")}
    for loc, change in values(files.year, "procedure_changes", EVERY):
        yield from _too_early(files.year, loc, change, references)
        if read(parse_day, child(change, "updated")) is None:
            continue
        code, tthc = str(child(change, "procedure") or ""), str(child(change, "tthc") or "")
        if child(change, "change") == "bãi bỏ":
            still = known[code][0] if code in known else by_tthc.get(tthc)
            if still:
                said = {"value": code or tthc, "where": spot(files.procedures, still)}
                yield Problem("profile.removed-still-there", files.year.place(loc), said)
        elif code:
            yield from _named(files, loc, (code, tthc), known)


def _named(
    files: Files, loc: Loc, names: tuple[str, str], known: Mapping[str, tuple[Loc, object]]
) -> Iterator[Problem]:
    """An updated procedure is in the list, under the same TTHC."""
    code, tthc = names
    if code not in known:
        if "None" in known:  # a procedure whose code is made by the agency's pattern
            return
        said = {"value": shortened(code), "file": files.procedures.document.file}
        yield Problem(
            "profile.change-without-procedure", files.year.place((*loc, "procedure")), said
        )
        return
    where, entry = known[code]
    listed = str(child(entry, "tthc") or "")
    if tthc and listed and tthc != listed:
        said = {"value": tthc, "other": listed, "where": spot(files.procedures, (*where, "tthc"))}
        yield Problem("profile.change-other-tthc", files.year.place((*loc, "tthc")), said)


def _too_early(
    source: Source,
    loc: Loc,
    change: object,
    references: _References,
) -> Iterator[Problem]:
    """Nothing is brought into the system before the text that decides it."""
    updated = read(parse_day, child(change, "updated"))
    holder, where, entry = references.get(str(child(change, "decision")), (source, (), None))
    decided = read(parse_day, child(entry, "date"))
    if updated and decided and updated < decided:
        said = {"value": short_date(updated), "event": short_date(decided)}
        said["where"] = spot(holder, (*where, "date"))
        yield Problem("profile.paper-before-event", source.place((*loc, "updated")), said)
