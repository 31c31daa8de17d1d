"""A third of the obliged agencies is visited; minutes and notices tell what was found."""

from datetime import date

import pytest

from qmsdocs.compose.inspections import (
    clause_text,
    inspected_facts,
    inspection_results,
    months_after,
    on_site_share,
)
from qmsdocs.model.inspections import (
    CONTENTS,
    Inspected,
    Inspection,
    InspectionForm,
    InspectionNotice,
    Inspector,
    NoticeResult,
    Present,
    Remark,
)
from qmsdocs.model.province import Level
from qmsdocs.model.rules import load_rulebook

DAY = date(2024, 3, 5)
OBLIGED = load_rulebook().duty("apply-system", DAY).agencies
THIRD = load_rulebook().duty("inspection-on-site", DAY)


def agency(
    form: InspectionForm, level: Level = "so", obliged: bool | None = None, id_: str = "x"
) -> Inspected:
    return Inspected(id=id_, name="Sở X", level=level, form=form, obliged=obliged)


def inspection(visits: int, files: int, **more: int) -> Inspection:
    agencies = (*[agency("trụ sở")] * visits, *[agency("hồ sơ")] * files)
    return Inspection(agencies=agencies, **more)


def test_the_law_obliges_departments_and_districts_but_not_communes() -> None:
    assert {"so", "ubnd-huyen", "ubnd-tinh", "phong"} <= set(OBLIGED)
    assert not {"ubnd-xa", "su-nghiep", "chi-cuc"} & set(OBLIGED)


@pytest.mark.parametrize(
    ("visits", "files", "least", "enough"),
    [
        (20, 8, 10, True),
        (10, 18, 10, True),
        (9, 19, 10, False),
        (10, 20, 10, True),
        (0, 1, 1, False),
    ],
)
def test_a_third_is_rounded_up(visits: int, files: int, least: int, enough: bool) -> None:
    share = on_site_share(inspection(visits, files), OBLIGED, THIRD)
    assert (share.least, share.enough) == (least, enough)
    assert (share.listed, share.on_site, share.by_file) == (visits + files, visits, files)


def test_only_obliged_agencies_count_for_the_third() -> None:
    mixed = Inspection(
        agencies=(
            agency("trụ sở", "ubnd-xa"),
            agency("trụ sở", "ubnd-xa", obliged=True),
            agency("hồ sơ", "so"),
            agency("trụ sở", "so", obliged=False),
        )
    )
    share = on_site_share(mixed, OBLIGED, THIRD)
    assert (share.on_site, share.obliged, share.obliged_on_site) == (3, 2, 1)


def test_a_list_of_some_agencies_is_measured_against_all_of_the_province() -> None:
    share = on_site_share(inspection(6, 0, obliged=29), OBLIGED, THIRD)
    assert (share.obliged, share.least, share.enough, share.percent) == (29, 10, False, 20.7)


def test_the_rule_is_cited_as_a_sentence_does() -> None:
    share = on_site_share(inspection(1, 0), OBLIGED, THIRD)
    assert share.clause == "điểm b khoản 2 Điều 33"
    assert "một phần ba" in share.rule


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("Điều 4 khoản 6", "khoản 6 Điều 4"),
        ("Điều 6", "Điều 6"),
        ("Phụ lục I, Mục 2", "Phụ lục I, Mục 2"),
    ],
)
def test_a_clause_is_turned_round_only_when_it_is_understood(clause: str, text: str) -> None:
    assert clause_text(clause) == text


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2023, 8, 15), date(2023, 10, 15)),
        (date(2023, 12, 31), date(2024, 2, 29)),
        (date(2023, 11, 30), date(2024, 1, 30)),
    ],
)
def test_two_months_end_on_the_same_day_or_the_last(day: date, after: date) -> None:
    assert months_after(day, 2) == after


class TestMinutes:
    """What the minutes of one agency say."""

    team = (
        Inspector(name="Trần Thị B", post="Phó Giám đốc", role="Trưởng đoàn"),
        Inspector(name="Phạm Thị D", post="Chuyên viên", role="Thư ký"),
    )
    seen = Inspected(
        id="x",
        name="Sở X",
        level="so",
        form="trụ sở",
        date=date(2023, 8, 15),
        verdict="đáp ứng",
        present=(Present(name="Đinh Văn S", post="Phó Giám đốc"),),
        remarks=(Remark(content=11, verdict="cần cải tiến", text="Chậm cập nhật"),),
    )

    def test_what_is_not_noted_is_met(self) -> None:
        checks = inspected_facts(self.seen, Inspection(agencies=(self.seen,)), 2).checks
        assert len(checks) == len(CONTENTS) == 13
        assert [(c.number, c.note) for c in checks if c.verdict != "phù hợp"] == [
            (11, "Chậm cập nhật")
        ]

    def test_before_there_is_a_verdict_nothing_is_met(self) -> None:
        fresh = agency("trụ sở")
        facts = inspected_facts(fresh, Inspection(agencies=(fresh,), contents=("Một", "Hai")), 2)
        assert [(c.text, c.verdict) for c in facts.checks] == [("Một", None), ("Hai", None)]
        assert facts.due is None

    def test_both_sides_sign(self) -> None:
        plan = Inspection(agencies=(self.seen,), team=self.team)
        facts = inspected_facts(self.seen, plan, 2)
        assert (facts.agency_signer, facts.secretary, facts.chief) == (
            "Đinh Văn S",
            "Phạm Thị D",
            "Trần Thị B",
        )
        assert facts.due == date(2023, 10, 15)


def test_the_notice_lists_its_own_agencies() -> None:
    notice = InspectionNotice(
        inspected_year=2023,
        agencies=(
            NoticeResult(name="Sở A", verdict="đáp ứng"),
            NoticeResult(name="Sở B", verdict="chưa đáp ứng", recommendations=("Sửa",)),
        ),
    )
    found = inspection_results(notice, Inspection(agencies=(TestMinutes.seen,)), 2024)
    assert (found.year, found.by_file, found.on_site, found.met, found.unmet) == (2023, 2, 0, 1, 1)
    assert found.rows[1].recommendations == ("Sửa",)


def test_without_a_list_the_notice_tells_of_the_year_s_visits_that_are_done() -> None:
    agencies = (TestMinutes.seen, agency("trụ sở", id_="y"))
    found = inspection_results(InspectionNotice(), Inspection(agencies=agencies), 2024)
    assert [(row.name, row.shortcomings) for row in found.rows] == [("Sở X", ("Chậm cập nhật",))]
    assert (found.year, found.met, found.on_site) == (2024, 1, 1)


def test_what_the_agency_itself_follows_up_is_what_it_is_told() -> None:
    notice = InspectionNotice(agencies=(NoticeResult(name="Sở A"), NoticeResult(name="Sở B")))
    found = inspection_results(notice, None, 2024, {"Sở A": ("Sửa", "Bổ sung")})
    assert [row.recommendations for row in found.rows] == [("Sửa", "Bổ sung"), ()]
