"""The survey of satisfaction and the handling of dossiers, counted and put in per cent."""

from collections.abc import Iterable
from typing import NamedTuple

from qmsdocs.base.vietnamese import number_text
from qmsdocs.compose.results import Counts
from qmsdocs.model.measures import percentage, shown
from qmsdocs.model.year import YearProfile
from qmsdocs.model.yearly import Dossiers, Satisfaction, SurveyGroup


class Share(NamedTuple):
    """A part of a total under a name; `percent` is missing when the total is nothing."""

    name: str
    valid: int
    satisfied: int
    percent: float | None
    text: str | None


class SurveySummary(NamedTuple):
    """The survey in numbers: forms, answers by rating, fields, questions."""

    sent: int | None
    returned: int | None
    valid: int
    invalid: int | None
    return_text: str | None
    satisfied: int
    percent: float | None
    text: str | None
    ratings: tuple[Share, ...]
    by_field: tuple[Share, ...]
    questions: tuple[Share, ...]


class DossierSummary(NamedTuple):
    """Dossiers of the period: what was on the desk, resolved, late, still open."""

    handled: int
    carried: int
    received: int
    online: int | None
    online_text: str | None
    resolved: int
    on_time: int
    late: int
    pending: int
    pending_late: int
    on_time_text: str | None


def percent_text(part: int, total: int) -> str | None:
    """Give `97,3%`; nothing of nothing has no text."""
    rate = percentage(part, total)
    return None if rate is None else number_text(shown(rate)) + "%"


def survey_summary(survey: Satisfaction) -> SurveySummary:
    """Count the answers; the satisfied are those whose rating says so."""
    valid = sum(rating.count for rating in survey.ratings)
    satisfied = sum(rating.count for rating in survey.ratings if rating.satisfied)
    total = share("", valid, satisfied)
    sent, returned = survey.sent, survey.returned
    return SurveySummary(
        sent=sent,
        returned=returned,
        valid=valid,
        invalid=None if returned is None else returned - valid,
        return_text=percent_text(returned, sent) if sent and returned is not None else None,
        satisfied=satisfied,
        percent=total.percent,
        text=total.text,
        ratings=tuple(share(r.name, valid, r.count) for r in survey.ratings),
        by_field=_shares(survey.by_field),
        questions=_shares(survey.questions),
    )


def share(name: str, valid: int, satisfied: int) -> Share:
    """Give a part of a total with its percentage."""
    rate = percentage(satisfied, valid)
    percent = None if rate is None else shown(rate)
    return Share(name, valid, satisfied, percent, percent_text(satisfied, valid))


def dossier_summary(dossiers: Dossiers) -> DossierSummary:
    """Work out what was late and what is still open."""
    handled = dossiers.carried + dossiers.received
    online = dossiers.online
    return DossierSummary(
        handled=handled,
        carried=dossiers.carried,
        received=dossiers.received,
        online=online,
        online_text=None if online is None else percent_text(online, dossiers.received),
        resolved=dossiers.resolved,
        on_time=dossiers.on_time,
        late=dossiers.resolved - dossiers.on_time,
        pending=handled - dossiers.resolved,
        pending_late=dossiers.pending_late,
        on_time_text=percent_text(dossiers.on_time, dossiers.resolved),
    )


def counted_elsewhere(year: YearProfile) -> dict[str, Counts]:
    """Give what the survey, the dossiers and the complaints count towards objectives, by id."""
    found: dict[str | None, Counts] = {}
    if survey := year.satisfaction:
        numbers = survey_summary(survey)
        found[survey.objective] = numbers.satisfied, numbers.valid
        if complaints := survey.complaints:
            found[complaints.objective] = complaints.in_time, complaints.received
    if dossiers := year.dossiers:
        found[dossiers.objective] = dossiers.on_time, dossiers.resolved
        found[dossiers.online_objective] = dossiers.online or 0, dossiers.received
    return {id_: counts for id_, counts in found.items() if id_ is not None}


def _shares(groups: Iterable[SurveyGroup]) -> tuple[Share, ...]:
    return tuple(share(group.name, group.valid, group.satisfied) for group in groups)
