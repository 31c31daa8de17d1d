"""Internal audit and management review: both there, in this order, and nobody audits the own unit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.base.vietnamese import short_date, slug
from qmsdocs.lint.paper import Spot
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.papers import SetPaper, days
from qmsdocs.lint.sets.results import SetPlace

_AUDIT = ("audit-plan", "audit-team-decision", "audit-programme", "audit-checklist")
_AUDITED = ("nonconformity-report", "nonconformity-log")
_HELD = re.compile(
    r"(cuộc )?đánh giá( nội bộ)?.{0,60}(được|đã) (thực hiện|tiến hành|tổ chức)", re.I
)
_REVIEW = re.compile(r"xem xét của lãnh đạo|thời gian|^\s*ngày", re.IGNORECASE)
_NAMES = re.compile(r"[;,\n]| - ")
_PAIR = re.compile(r"^\s*(đơn vị được đánh giá|người đánh giá)\s*:\s*(.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which something was held, and where it is said."""

    day: date
    place: SetPlace


def audit_and_review(case: SetCase) -> Iterator[Judged]:
    """Look whether audit and review are there, and whether the audit came first."""
    reports, minutes = case.of("audit-report"), case.of("review-minutes")
    yield from _no_audit(case) if not reports else ()
    yield from _no_review(case) if not minutes else ()
    audited, reviewed = _audit_end(case), _review_day(case)
    if not reviewed or not (audited or reports):
        if reports or minutes:
            yield Left("set.order-unread")
        return
    for event in filter(None, (audited, _written(reports))):
        if event.day > reviewed.day:
            values = {"day": short_date(event.day), "review": short_date(reviewed.day)}
            values |= {"paper": event.place.paper, "other": reviewed.place.paper}
            yield Mark("set.audit-after-review", (event.place, reviewed.place), values)
            return


def _no_audit(case: SetCase) -> Iterator[Mark]:
    """Find that the report is missing where others speak of the audit as held, or the year is over."""
    audit = case.profile.year.audit
    later = case.of("review-minutes", "review-conclusion", "validity-confirmation", *_AUDITED)
    planned = case.of(*_AUDIT) if case.over else ()
    signs = [paper.place() for paper in (*later, *planned)][:1]
    held = audit and (audit.conclusion or audit.findings) and (audit.end or date.min) < case.today
    if not signs and held:
        signs = [case.profile_place("audit")]
    if signs:
        yield Mark("set.audit-missing", tuple(signs), {"year": case.year, "paper": signs[0].paper})


def _no_review(case: SetCase) -> Iterator[Mark]:
    review = case.profile.year.review
    later = case.of("review-conclusion", "validity-confirmation")
    called = case.of("review-invitation", "review-report") if case.over else ()
    signs = [paper.place() for paper in (*later, *called)][:1]
    held = review and review.decisions and (review.date or date.min) < case.today
    if not signs and held:
        signs = [case.profile_place("review")]
    if signs:
        yield Mark("set.review-missing", tuple(signs), {"year": case.year, "paper": signs[0].paper})


def _audit_end(case: SetCase) -> Event | None:
    """Give the last day of the audit: as the report says, else as the programme says."""
    for paper in case.of("audit-report", "audit-programme", "audit-plan"):
        for spot in paper.body():
            held = _HELD.search(spot.text) or slug(spot.text).startswith("thoi-gian")
            found = days(spot.text) if held and spot.role != "can_cu" else ()
            found = _of_audit(spot, found)
            if found:
                return Event(max(found), paper.place(spot))
    return None


def _of_audit(spot: Spot, found: tuple[date, ...]) -> tuple[date, ...]:
    """Leave out the days of texts that a sentence cites."""
    cited = re.findall(r"/\S+ (ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d+|ngày \d+/\d+/\d+)", spot.text)
    skipped = {day for text in cited for day in days(text)}
    return tuple(day for day in found if day not in skipped)


def _review_day(case: SetCase) -> Event | None:
    for paper in case.of("review-minutes", "review-conclusion"):
        if paper.kind == "review-minutes" and paper.dated:
            return Event(paper.dated[1], paper.place(paper.dated[0]))
        for spot in paper.body():
            if spot.role == "body" and _REVIEW.search(spot.text) and (found := days(spot.text)):
                return Event(found[0], paper.place(spot))
    return None


def _written(reports: tuple[SetPaper, ...]) -> Event | None:
    """Give the day of the report itself: the review hears it."""
    for paper in reports:
        if paper.dated:
            return Event(paper.dated[1], paper.place(paper.dated[0]))
    return None


def auditors(case: SetCase) -> Iterator[Judged]:
    """Look whether anybody audits the unit that the list of the team says is the own one."""
    team = _team(case)
    told = [*_assigned(case)]
    if not told:
        return
    if not team:
        yield Left("set.no-team")
        return
    strangers: dict[str, None] = {}
    for who, unit, place in told:
        own = team.get(slug(who))
        if own is None:
            strangers.setdefault(who)
        elif _same_unit(case, own[0], unit):
            values = {"name": who, "unit": unit, "paper": place.paper, "other": own[1].paper}
            yield Mark("set.own-unit", (place, own[1]), values)
    if strangers:
        yield Left("set.auditor-unknown", {"names": ", ".join(strangers)})


def _same_unit(case: SetCase, own: str, unit: str) -> bool:
    """Compare two units by name, by the code or id that the profile knows them by."""
    for each in case.profile.agency.departments:
        names = {slug(name) for name in (each.id, each.name, each.code) if name}
        if slug(own) in names:
            return slug(unit) in names
    return slug(own) == slug(unit)


def _team(case: SetCase) -> Mapping[str, tuple[str, SetPlace]]:
    """Give each auditor's unit, from the decision, the plan, the report, else from the profile."""
    team: dict[str, tuple[str, SetPlace]] = {}
    for paper in case.of("audit-team-decision", "audit-plan", "audit-report"):
        for grid in paper.grids:
            at = grid.columns(r"ho-va-ten|ho-ten", r"don-vi|chuc-vu")
            for row in grid.rows if at else ():
                name, unit = (row[column] for column in at or ())
                if name.text.strip() and unit.text.strip():
                    said = (" ".join(unit.text.split()), paper.place(unit.spot))
                    team.setdefault(slug(name.text), said)
    audit = case.profile.year.audit
    for at_, member in enumerate(audit.team if audit else ()):
        if member.name:
            place = case.profile_place(f"audit.team[{at_}]")
            team.setdefault(slug(member.name), (member.unit, place))
    return team


def _assigned(case: SetCase) -> Iterator[tuple[str, str, SetPlace]]:
    """Give who audits which unit, and where it is written."""
    for paper in case.of(
        "audit-programme", "audit-plan", "audit-checklist", "nonconformity-report"
    ):
        for grid in paper.grids:
            at = grid.columns(r"don-vi|^phong", r"nguoi-danh-gia|danh-gia-vien|chuyen-gia")
            for row in grid.rows if at else ():
                unit, people = (row[column] for column in at or ())
                for who in _people(people.text):
                    yield who, " ".join(unit.text.split()), paper.place(people.spot)
        yield from _labelled(paper)


def _labelled(paper: SetPaper) -> Iterator[tuple[str, str, SetPlace]]:
    """Read `Đơn vị được đánh giá: …` and `Người đánh giá: …` of a checklist."""
    unit = ""
    for spot in paper.spots:
        match = _PAIR.match(spot.text)
        if match and slug(match[1]).startswith("don-vi"):
            unit = match[2].strip()
        elif match and unit:
            for who in _people(match[2]):
                yield who, unit, paper.place(spot)


def _people(text: str) -> Iterator[str]:
    return (name for part in _NAMES.split(text) if (name := part.strip(" .")))
