"""The figures of a province are added up from rows, from single agencies and from the visits."""

import pytest

from qmsdocs.compose.provinces import member_rows, percent, province_figures
from qmsdocs.model.inspections import Inspected, Inspection, InspectionForm
from qmsdocs.model.province import Level, LevelRow, Member, NotApplying, Province


def visit(name: str, level: Level, form: InspectionForm) -> Inspected:
    return Inspected(id=name, name=name, level=level, form=form)


GONE = (
    NotApplying(name="Trung tâm A", level="su-nghiep", reason="giải thể"),
    NotApplying(name="Trung tâm B", level="su-nghiep", reason="sáp nhập"),
)
PROVINCE = Province(
    levels=(
        LevelRow(level="so", total=4, applying=4, electronic=3),
        LevelRow(level="su-nghiep", total=5, applying=3, electronic=0, beside=True),
    ),
    not_applying=GONE,
)
INSPECTION = Inspection(
    agencies=(visit("a", "so", "trụ sở"), visit("b", "so", "trụ sở"), visit("c", "so", "hồ sơ"))
)


def test_rows_add_up_to_the_total() -> None:
    total = province_figures(PROVINCE, INSPECTION).total
    assert (total.total, total.applying, total.electronic, total.not_electronic) == (9, 7, 3, 4)
    assert (total.on_site, total.by_file) == (2, 1)
    assert total.electronic_percent == 42.9


def test_who_is_gone_does_not_lower_the_share_of_who_is_left() -> None:
    figures = province_figures(PROVINCE, None)
    assert (figures.missing, figures.dissolved, figures.merged, figures.refusing) == (2, 1, 1, 0)
    assert [(row.kept, row.kept_percent) for row in figures.levels] == [(4, 100), (3, 100)]


def test_who_has_not_begun_lowers_the_share() -> None:
    late = NotApplying(name="Sở C", level="so", reason="chưa áp dụng")
    province = Province(levels=(LevelRow(level="so", total=4, applying=3),), not_applying=(late,))
    figures = province_figures(province, None)
    assert (figures.refusing, figures.total.kept, figures.total.kept_percent) == (1, 4, 75)


def test_visits_are_counted_in_the_list_unless_the_row_has_a_number() -> None:
    typed = LevelRow(level="so", total=4, applying=4, on_site=3)
    province = Province(levels=(typed, LevelRow(level="ubnd-xa", total=1, applying=1)))
    rows = province_figures(province, INSPECTION).levels
    assert [(row.on_site, row.by_file) for row in rows] == [(3, 1), (0, 0)]


def test_a_sort_in_two_rows_is_counted_once() -> None:
    row = LevelRow(level="so", total=2, applying=2)
    total = province_figures(Province(levels=(row, row)), INSPECTION).total
    assert (total.on_site, total.by_file) == (2, 1)


def test_what_nobody_said_stays_unknown() -> None:
    province = Province(levels=(LevelRow(level="so", total=4, applying=4),))
    total = province_figures(province, None).total
    assert (total.electronic, total.electronic_percent, total.on_site) == (None, None, None)


def test_agencies_beside_the_levels_are_told_apart() -> None:
    figures = province_figures(PROVINCE, INSPECTION)
    assert figures.beside == 3
    assert [(one.name, one.count) for one in figures.beside_parts] == [
        ("Đơn vị sự nghiệp công lập", 3)
    ]


def test_charts_leave_out_what_there_is_none_of() -> None:
    figures = province_figures(PROVINCE, INSPECTION)
    assert [(one.name, one.count) for one in figures.on_site] == [("Sở, ban, ngành tỉnh", 2)]
    assert [one.count for one in figures.by_software] == [3, 4]


def test_single_agencies_make_the_rows() -> None:
    members = (
        Member(name="Xã A", level="ubnd-xa", electronic=True, inspected="hồ sơ"),
        Member(name="Sở B", level="so", inspected="trụ sở"),
        Member(name="Xã C", level="ubnd-xa", applying=False),
        Member(name="Trung tâm A", level="su-nghiep"),
    )
    rows = member_rows(members, GONE)
    assert [(r.level, r.total, r.applying, r.electronic, r.on_site, r.by_file) for r in rows] == [
        ("ubnd-xa", 2, 1, 1, None, 1),
        ("so", 1, 1, 0, 1, None),
        ("su-nghiep", 2, 0, 0, None, None),
    ]


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(134, 163, 82.2), (163, 163, 100), (0, 5, 0), (0, 0, 0)]
)
def test_a_share_has_one_decimal_digit(part: int, whole: int, share: float) -> None:
    assert percent(part, whole) == share
    assert str(percent(163, 163)) == "100"
