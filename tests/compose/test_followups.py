"""Recommendations and changed procedures, each against its term."""

from datetime import date

import pytest

from qmsdocs.compose.citations import citation
from qmsdocs.compose.followups import (
    change_status,
    follow_up_view,
    procedure_review,
    recommendation_row,
    recommendation_status,
)
from qmsdocs.model.reviews import FollowUp, ProcedureChange, Recommendation

NOTICE = citation("Công văn", "104/SM", date(2024, 1, 29), "Sở Mẫu", "về kết quả kiểm tra")
MINUTES = citation("Biên bản", "3/BB", date(2024, 1, 15), "Đoàn kiểm tra", "kiểm tra")
DAY = date(2024, 3, 26)
DONE = Recommendation(text="a", unit="vp", done="b", finished=date(2024, 3, 12))
OPEN = Recommendation(text="c")
PLANNED = Recommendation(text="d", planned=date(2024, 3, 20))


def test_the_term_runs_from_the_minutes_or_else_from_the_notice() -> None:
    by_notice = follow_up_view([DONE], None, (None, NOTICE), 2, DAY)
    assert (by_notice.due, by_notice.since, by_notice.on_time) == (
        date(2024, 3, 29),
        date(2024, 1, 29),
        True,
    )
    by_minutes = follow_up_view([DONE], None, (MINUTES, NOTICE), 2, DAY)
    assert (by_minutes.due, by_minutes.on_time) == (date(2024, 3, 15), False)
    assert by_minutes.source.startswith("Biên bản số 3/BB")
    assert by_minutes.notice.startswith("Công văn số 104/SM")
    assert by_minutes.months == "02"


def test_a_term_of_its_own_goes_before_the_counted_one() -> None:
    extra = FollowUp.model_validate({"due": "2024-03-01"})
    assert follow_up_view([], extra, (None, NOTICE), 2, DAY).due == date(2024, 3, 1)


def test_without_any_text_there_is_no_term_and_nothing_is_late() -> None:
    view = follow_up_view([OPEN], None, (None, None), 2, date(2030, 1, 1))
    assert (view.due, view.on_time, view.source, view.overdue, view.open) == (None, True, "", 0, 1)


def test_recommendations_are_counted_by_how_they_stand() -> None:
    view = follow_up_view([DONE, OPEN, PLANNED], None, (None, NOTICE), 2, DAY)
    assert (view.finished, view.open, view.overdue) == (1, 1, 1)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2024, 3, 11), "Đang thực hiện"),
        (date(2024, 3, 12), "Đã hoàn thành"),
        (date(2024, 12, 1), "Đã hoàn thành"),
    ],
)
def test_what_is_done_later_is_not_done_yet(day: date, status: str) -> None:
    assert recommendation_status(DONE, date(2024, 3, 29), day) == status


def test_a_row_names_its_unit_and_keeps_what_is_missing() -> None:
    row = recommendation_row(DONE, None, DAY, {"vp": "Văn phòng"})
    assert (row.unit, row.evidence, row.status) == ("Văn phòng", None, "Đã hoàn thành")
    assert recommendation_row(OPEN, None, DAY, {}).unit is None


@pytest.mark.parametrize(
    ("updated", "due", "status"),
    [
        (date(2024, 3, 1), date(2024, 4, 1), "Đúng hạn"),
        (date(2024, 3, 26), date(2024, 3, 20), "Chậm 06 ngày"),
        (None, date(2024, 4, 1), "Còn hạn"),
        (None, date(2024, 3, 1), "Quá hạn"),
        (date(2024, 5, 1), date(2024, 4, 1), "Còn hạn"),  # updated only later
        (None, None, "Chưa cập nhật"),
        (date(2024, 3, 1), None, "Đã cập nhật"),
    ],
)
def test_a_change_is_in_time_late_or_still_has_time(
    updated: date | None, due: date | None, status: str
) -> None:
    assert change_status(updated, due, DAY) == status


def change(sort: str, **more: object) -> ProcedureChange:
    return ProcedureChange.model_validate({"change": sort, "name": "x"} | more)


def test_changes_are_parted_by_sort_with_the_end_of_their_three_months() -> None:
    changes = [
        change("bổ sung", decision="a", effective="2024-01-31", unit="vp"),
        change("sửa đổi", decision="a", effective="2024-01-10", updated="2024-03-20"),
        change("bãi bỏ", effective="2023-11-30"),
    ]
    review = procedure_review(changes, lambda _: NOTICE, 3, DAY, {"vp": "Văn phòng"})
    assert [row.due for row in (*review.added, *review.changed, *review.removed)] == [
        date(2024, 4, 30),
        date(2024, 4, 10),
        date(2024, 2, 29),
    ]
    assert review.added[0].unit == "Văn phòng"
    assert (review.total, review.updated, review.pending, review.overdue) == (3, 1, 1, 1)
    assert (review.late, review.months) == (0, "03")
    assert review.texts == (NOTICE.full,)  # each text once
    assert review.announce_again


def test_changed_procedures_alone_need_no_new_announcement_unless_it_is_said() -> None:
    def again(*changes: ProcedureChange) -> bool:
        return procedure_review(changes, lambda _: None, 3, DAY, {}).announce_again

    assert not again(change("sửa đổi"))
    assert again(change("sửa đổi", scope_change="có"))
    assert again(change("bãi bỏ"))


def test_the_texts_that_decided_on_changes_are_listed_in_the_order_of_their_days() -> None:
    changes = [
        change("bổ sung", decision="notice", effective="2024-01-29"),
        change("sửa đổi", decision="minutes", effective="2024-01-15"),
    ]
    texts = {"notice": NOTICE, "minutes": MINUTES}
    review = procedure_review(changes, texts.__getitem__, 3, DAY, {})
    assert review.texts == (MINUTES.full, NOTICE.full)
