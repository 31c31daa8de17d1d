"""Terms that a day begins: changes of law into the system, the report after an inspection."""

import re
from collections.abc import Iterator
from datetime import date

from qmsdocs.base.days import months_after
from qmsdocs.base.errors import RulePackError
from qmsdocs.base.vietnamese import short_date
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.papers import SetPaper, days, first_day
from qmsdocs.lint.sets.results import SetPlace

_UPDATE, _CORRECT = "legal-update", "corrective-report"
_MINUTES = re.compile(r"biên bản", re.IGNORECASE)


def legal_update(case: SetCase) -> Iterator[Judged]:
    """Look whether each change of law came into the system in time."""
    papers = case.of("procedure-review")
    rows = [row for paper in papers for row in _rows(paper)]
    if not rows and case.profile.year.procedure_changes:
        if papers:
            yield Left("set.changes-unread", {"paper": papers[0].name, "file": papers[0].file})
        rows = list(_changes(case))
    if not rows:
        yield Left("set.no-changes")
    for name, effective, updated, place in rows:
        last = _last(case, _UPDATE, effective)
        if last is None or (updated or case.today) <= last:
            continue
        values = {"name": name, "start": short_date(effective), "due": short_date(last)}
        values["updated"] = short_date(updated) if updated else "—"
        yield Mark("set.update-late" if updated else "set.update-overdue", (place,), values)


def _rows(paper: SetPaper) -> Iterator[tuple[str, date, date | None, SetPlace]]:
    for grid in paper.grids:
        at = grid.columns(
            r"^(ten-)?(thu-tuc|tthc)|ten-thu-tuc", r"hieu-luc", r"^ngay-(cap-nhat|dua)"
        )
        for row in grid.rows if at else ():
            name, law, updated = (row[column] for column in at or ())
            effective = days(law.text)
            if effective:
                spot = updated.spot
                place = paper.place(spot)
                yield " ".join(name.lines[:1]), effective[-1], first_day(updated.text), place


def _changes(case: SetCase) -> Iterator[tuple[str, date, date | None, SetPlace]]:
    for at, each in enumerate(case.profile.year.procedure_changes):
        if each.effective:
            place = case.profile_place(f"procedure_changes[{at}]")
            yield each.name, each.effective, each.updated, place


def corrective_report(case: SetCase) -> Iterator[Judged]:
    """Look whether the report on recommendations came in time after the minutes of the inspection."""
    begun = _inspected(case)
    papers = case.of("follow-up-report")
    if begun is None:
        if papers:
            yield Left("set.no-inspection", {"paper": papers[0].name})
        return
    day, place = begun
    last = _last(case, _CORRECT, day)
    if last is None:
        return
    values = {"start": short_date(day), "due": short_date(last)}
    if not papers and case.today > last:
        yield Mark("set.report-missing", (place,), values)
    for paper in papers:
        if paper.dated and paper.dated[1] > last:
            said = values | {"paper": paper.name, "day": short_date(paper.dated[1])}
            yield Mark("set.report-late", (paper.place(paper.dated[0]), place), said)
        elif paper.dated is None:
            yield Left("set.report-undated", {"paper": paper.name})


def _inspected(case: SetCase) -> tuple[date, SetPlace] | None:
    """Give the day of the minutes: as the report says, else as the profile does."""
    for paper in case.of("follow-up-report"):
        for spot in paper.body():
            match = _MINUTES.search(spot.text) if spot.where.table < 0 else None
            found = days(spot.text[match.start() :]) if match else ()
            if found:
                return found[0], paper.place(spot)
    follow_up = case.profile.year.follow_up
    named = follow_up.minutes if follow_up else None
    known = (*case.profile.year.references, *case.profile.agency.references)
    day = next((text.date for text in known if text.id == named), None)
    return (day, case.profile_place("follow_up.minutes")) if day else None


def _last(case: SetCase, duty: str, begin: date) -> date | None:
    """Give the last day of a duty that is counted in months from a day."""
    try:
        months = case.book.duty(duty, begin).value
    except RulePackError:
        return None
    return months_after(begin, int(months)) if months else None
