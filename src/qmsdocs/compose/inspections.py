"""Inspections: how many agencies are visited, what each content came to, what the notice tells."""

import calendar
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from math import ceil

from qmsdocs.base.errors import Problem
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.province_names import (
    ContentCheck,
    InspectedFacts,
    InspectionResult,
    InspectionResults,
    OnSiteShare,
)
from qmsdocs.compose.provinces import percent
from qmsdocs.model.inspections import (
    CONTENTS,
    Inspected,
    Inspection,
    InspectionNotice,
    Inspector,
)
from qmsdocs.model.rules.values import Duty

_PART = re.compile(r"(?:Điều|khoản|điểm) \S+")
_MET = "phù hợp"


def on_site_share(inspection: Inspection, obliged: Collection[str], rule: Duty) -> OnSiteShare:
    """Compare the visited agencies with the share that the rule wants of the obliged ones.

    Args:
        inspection: the plan with its list of agencies.
        obliged: the sorts of agencies that must apply the system.
        rule: how large a part of them is visited in a year.
    """
    bound = [one for one in inspection.agencies if is_obliged(one, obliged)]
    whole = inspection.obliged or len(bound)
    visited = sum(one.form == "trụ sở" for one in bound)
    forms = Counter(one.form for one in inspection.agencies)
    least = ceil(whole * (rule.value or 0) - 1e-9)
    return OnSiteShare(
        listed=len(inspection.agencies),
        on_site=forms["trụ sở"],
        by_file=forms["hồ sơ"],
        obliged=whole,
        obliged_on_site=visited,
        percent=percent(visited, whole),
        least=least,
        enough=visited >= least,
        rule=rule.described(),
        clause=clause_text(rule.citation.clause),
    )


def share_of(facts: Facts) -> OnSiteShare | None:
    """Give the share of the year's inspection by the rules of the paper's day."""
    inspection = facts.profile.year.inspection
    if inspection is None:
        return None
    obliged = facts.rulebook.duty("apply-system", facts.day).agencies
    return on_site_share(inspection, obliged, facts.rulebook.duty("inspection-on-site", facts.day))


def few_visits(facts: Facts) -> Iterator[Problem]:
    """Find that fewer obliged agencies are visited than the rule wants."""
    share = share_of(facts)
    if share and not share.enough:
        rule = facts.rulebook.duty("inspection-on-site", facts.day)
        values = {
            "visited": share.obliged_on_site,
            "obliged": share.obliged,
            "least": share.least,
            "rule": share.rule,
            "citation": rule.citation,
        }
        place = facts.profile.place_of_gap("inspection.agencies")
        yield Problem("build.few-visits", place, values)


def is_obliged(agency: Inspected, obliged: Collection[str]) -> bool:
    """Tell whether an agency must apply the system: as it says itself, else by its sort."""
    return agency.level in obliged if agency.obliged is None else agency.obliged


def contents_of(inspection: Inspection | None) -> tuple[str, ...]:
    """Give what is inspected: the plan's own contents, else those of the law."""
    return (inspection and inspection.contents) or CONTENTS


def inspected_facts(
    agency: Inspected, inspection: Inspection, answer_months: int
) -> InspectedFacts:
    """Give what the minutes of one agency say beside its own record."""
    team = inspection.team
    return InspectedFacts(
        checks=tuple(_checks(agency, contents_of(inspection))),
        flawed=len({remark.content for remark in agency.remarks}),
        due=months_after(agency.date, answer_months) if agency.date else None,
        agency_signer=agency.present[0].name if agency.present else None,
        secretary=_named(team, "Thư ký"),
        chief=_named(team, "Trưởng đoàn"),
    )


def results_of(facts: Facts) -> InspectionResults:
    """Give the results of the year; what concerns the agency itself is what it follows up."""
    year, agency = facts.profile.year, facts.profile.agency.agency
    own = dict.fromkeys(
        (agency.name, agency.short_name), tuple(one.text for one in year.recommendations)
    )
    return inspection_results(year.inspection_notice, year.inspection, year.year, own)


def inspection_results(
    notice: InspectionNotice | None,
    inspection: Inspection | None,
    year: int,
    own: Mapping[str, tuple[str, ...]] | None = None,
) -> InspectionResults:
    """Give the results of each agency: as the notice lists them, else as this year's visits say.

    Args:
        notice: the notice with its own list, if it has one.
        inspection: the visits of the year.
        year: the year of the profile.
        own: recommendations by name, for agencies of which the notice's list has none.
    """
    listed = notice.agencies if notice else ()
    rows = tuple(
        InspectionResult(
            one.name,
            one.form,
            one.verdict,
            one.shortcomings,
            one.recommendations or (own or {}).get(one.name, ()),
        )
        for one in listed
    ) or tuple(_result(one) for one in (inspection.agencies if inspection else ()) if one.verdict)
    verdicts = Counter(row.verdict for row in rows)
    forms = Counter(row.form for row in rows)
    return InspectionResults(
        year=(notice and notice.inspected_year) or year,
        rows=rows,
        on_site=forms["trụ sở"],
        by_file=forms["hồ sơ"],
        met=verdicts["đáp ứng"],
        partly=verdicts["đáp ứng một phần"],
        unmet=verdicts["chưa đáp ứng"],
    )


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def clause_text(clause: str) -> str:
    """Turn `Điều 33 khoản 2 điểm b` into `điểm b khoản 2 Điều 33`, as a sentence cites it."""
    parts = _PART.findall(clause)
    return " ".join(reversed(parts)) if " ".join(parts) == clause else clause


def _checks(agency: Inspected, contents: Sequence[str]) -> Iterator[ContentCheck]:
    """Give each content with its result: met unless noted, unknown before there is a verdict."""
    noted = {remark.content: remark for remark in agency.remarks}
    for number, text in enumerate(contents, start=1):
        remark = noted.get(number)
        if remark:
            yield ContentCheck(number, text, remark.verdict, remark.text)
        else:
            yield ContentCheck(number, text, _MET if agency.verdict else None, None)


def _result(agency: Inspected) -> InspectionResult:
    shortcomings = tuple(remark.text for remark in agency.remarks)
    return InspectionResult(
        agency.name, agency.form, agency.verdict, shortcomings, agency.recommendations
    )


def _named(team: Sequence[Inspector], role: str) -> str | None:
    return next((member.name for member in team if member.role == role), None)
