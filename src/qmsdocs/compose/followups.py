"""Recommendations of an inspection and changed procedures, each against its term."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from qmsdocs.base.days import months_after
from qmsdocs.base.vietnamese import padded_number
from qmsdocs.compose.names import Citation
from qmsdocs.compose.review_names import (
    ChangeRow,
    FollowUpView,
    ProcedureReview,
    RecommendationRow,
)
from qmsdocs.model.reviews import FollowUp, ProcedureChange, Recommendation

DONE, DOING, LATE = "Đã hoàn thành", "Đang thực hiện", "Quá hạn"
IN_TIME, LEFT = "Đúng hạn", "Còn hạn"


def follow_up_view(
    rows: Iterable[Recommendation],
    extra: FollowUp | None,
    texts: tuple[Citation | None, Citation | None],
    months: int,
    day: date,
) -> FollowUpView:
    """Compare the recommendations with the day of the paper.

    The term runs from the minutes of the inspection or else from its notice (`texts`). A day that
    the profile sets itself goes before the one that is counted.
    """
    extra, (minutes, notice) = extra or FollowUp.fixed(), texts
    source = minutes or notice
    counted = months_after(source.date, months) if source and source.date else None
    due = extra.due or counted
    states = [recommendation_status(each, due, day) for each in rows]
    return FollowUpView(
        source=source.full if source else "",
        notice=notice.full if notice else "",
        notice_short=notice.short if notice else "",
        months=padded_number(months),
        since=source.date if source else None,
        due=due,
        on_time=due is None or day <= due,
        finished=states.count(DONE),
        open=states.count(DOING),
        overdue=states.count(LATE),
        difficulties=extra.difficulties,
        proposals=extra.proposals,
    )


def recommendation_row(
    each: Recommendation, due: date | None, day: date, units: Mapping[str, str]
) -> RecommendationRow:
    """Give a recommendation as it stands on a day; `due` is the end of the term."""
    return RecommendationRow(
        text=each.text,
        unit=units.get(each.unit, each.unit) if each.unit else None,
        done=each.done,
        evidence=each.evidence,
        finished=each.finished,
        planned=each.planned,
        status=recommendation_status(each, due, day),
    )


def recommendation_status(each: Recommendation, due: date | None, day: date) -> str:
    """Say whether a recommendation is done, late, or under way on a day."""
    if each.finished and each.finished <= day:
        return DONE
    until = each.planned or due
    return LATE if until and day > until else DOING


def procedure_review(
    changes: Sequence[ProcedureChange],
    text_of: Callable[[str], Citation | None],
    months: int,
    day: date,
    units: Mapping[str, str],
) -> ProcedureReview:
    """Give added, changed and removed procedures, each with the end of its term.

    `text_of` gives the deciding text of an id; the term runs from the day on which it takes effect.
    """
    cited: dict[str, Citation] = {}
    rows = []
    for change in changes:
        text = text_of(change.decision) if change.decision else None
        if text:
            cited[text.full] = text
        rows.append(change_row(change, text, months, day, units))
    sorts = {sort: tuple(row for row in rows if row.change == sort) for sort in _SORTS}
    return ProcedureReview(
        added=sorts["bổ sung"],
        changed=sorts["sửa đổi"],
        removed=sorts["bãi bỏ"],
        texts=tuple(sorted(cited, key=lambda full: cited[full].date or date.max)),
        months=padded_number(months),
        total=len(rows),
        updated=sum(bool(row.updated and row.updated <= day) for row in rows),
        late=sum(row.status.startswith("Chậm") for row in rows),
        pending=sum(row.status == LEFT for row in rows),
        overdue=sum(row.status == LATE for row in rows),
        announce_again=any(each.scope_change or each.change != "sửa đổi" for each in changes),
    )


_SORTS = ("bổ sung", "sửa đổi", "bãi bỏ")


def change_row(
    change: ProcedureChange,
    text: Citation | None,
    months: int,
    day: date,
    units: Mapping[str, str],
) -> ChangeRow:
    """Give a changed procedure with its term and how it stands on a day."""
    due = months_after(change.effective, months) if change.effective else None
    return ChangeRow(
        change=change.change,
        name=change.name,
        tthc=change.tthc,
        field=change.field,
        text=text.short if text else None,
        effective=change.effective,
        due=due,
        updated=change.updated,
        procedure=change.procedure,
        unit=units.get(change.unit, change.unit) if change.unit else None,
        note=change.note,
        status=change_status(change.updated, due, day),
    )


def change_status(updated: date | None, due: date | None, day: date) -> str:
    """Say whether a change came into the system in time, or still can."""
    if due is None:
        return "Đã cập nhật" if updated else "Chưa cập nhật"
    if updated and updated <= day:
        late = (updated - due).days
        return f"Chậm {padded_number(late)} ngày" if late > 0 else IN_TIME
    return LEFT if day <= due else LATE
