"""The sample profiles: the facts of their sources stand in them."""

import re
from datetime import date

import pytest

from qmsdocs.compose.provinces import province_figures
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.loading import list_agencies, list_years
from qmsdocs.model.page import CONTROLLED_FORMS
from qmsdocs.model.things import things
from qmsdocs.sources.files import bundled
from sample_tools import (
    ND_30_IN_FORCE,
    PROFILES,
    SAMPLES,
    all_text,
    conversion_of,
    plan_of,
    reference,
    sample,
)

PAGES = load_kinds(bundled("templates"))


def test_the_samples_are_there_with_their_years() -> None:
    found = {name: list_years(PROFILES / name) for name in list_agencies(PROFILES)}
    assert found == {name: (year,) for name, year in SAMPLES.items()}


class TestBinhThuan:
    """Seed 0: what the Sở asked of the agencies of the province for 2024."""

    profile = sample("so-khcn-binh-thuan")

    def test_cites_the_three_papers_of_the_source(self) -> None:
        plan = plan_of(self.profile)
        assert reference(self.profile, "province-plan") == (
            "Kế hoạch",
            "2145/KH-UBND",
            date(2021, 6, 15),
        )
        assert reference(self.profile, plan.guidance) == (
            "Công văn",
            "208/SKHCN-CCTĐC",
            date(2024, 2, 26),
        )
        assert reference(self.profile, plan.inspection) == (
            "Công văn",
            "104/SKHCN-CCTĐC",
            date(2024, 1, 29),
        )

    def test_names_the_province_s_plan_by_its_real_title(self) -> None:
        subject = next(r.subject for r in self.profile.agency.references if r.id == "province-plan")
        assert subject.startswith("về triển khai áp dụng")
        assert "trên địa bàn tỉnh Bình Thuận giai đoạn 2021 - 2025" in subject

    def test_audit_and_review_are_due_before_30_november(self) -> None:
        assert plan_of(self.profile).review_deadline == date(2024, 11, 30)

    @pytest.mark.parametrize(
        ("words", "due"),
        [
            ("(qua Chi cục Tiêu chuẩn Đo lường Chất lượng) để theo dõi", "Tháng 3 năm 2024"),
            ("Xây dựng Mục tiêu chất lượng", "Tháng 3 năm 2024"),
            ("Báo cáo đánh giá thực hiện Mục tiêu chất lượng", "Trước ngày 30/11/2024"),
            ("xác nhận tính hiệu lực của Kế hoạch giải quyết rủi ro", "Trước ngày 30/11/2024"),
            ("Tổ chức đánh giá nội bộ", "Trước ngày 30/11/2024"),
            ("Họp xem xét của lãnh đạo", "Trước ngày 30/11/2024"),
            ("Rà soát, cập nhật thủ tục hành chính vào HTQLCL và thực hiện công bố lại", "Thường"),
            ("theo Công văn số 104/SKHCN-CCTĐC ngày 29/01/2024", "Trước ngày 29/3/2024"),
            ("tham gia các lớp tập huấn", "Từ tháng 5 đến tháng 10 năm 2024"),
            ("kiểm tra hoạt động duy trì HTQLCL", "Theo kế hoạch của Ủy ban nhân dân tỉnh"),
        ],
    )
    def test_plans_every_kind_of_activity_of_the_source(self, words: str, due: str) -> None:
        line = next(each for each in plan_of(self.profile).activities if words in each.name)
        assert (line.due or "").startswith(due)

    def test_training_runs_from_may_to_october(self) -> None:
        (course,) = plan_of(self.profile).training
        assert (course.holder, course.start, course.end) == (
            "Sở Khoa học và Công nghệ",
            "2024-05",
            "2024-10",
        )

    def test_is_paid_from_regular_expenditure_and_inspected_under_the_province_s_plan(self) -> None:
        plan = plan_of(self.profile)
        assert "kinh phí chi thường xuyên" in (plan.funding or "")
        assert "theo kế hoạch của Ủy ban nhân dân tỉnh" in (plan.inspected_by or "")
        assert any("khoản 4 Điều 4" in each for each in plan.requirements)

    def test_its_committee_is_long_enough_for_an_appendix(self) -> None:
        assert self.profile.agency.committee
        assert len(self.profile.agency.committee.members) > 8

    def test_every_paper_but_the_conversion_plan_has_its_number_and_date(self) -> None:
        assert self.profile.year.conversion is None
        for kind, paper in self.profile.year.papers.items():
            assert paper.date, kind
            assert paper.number or PAGES[kind].kind.form in CONTROLLED_FORMS, kind

    def test_one_register_numbers_all_papers_in_the_order_of_their_dates(self) -> None:
        papers = [each for each in self.profile.year.papers.values() if each.number]
        numbered = sorted((each.number or 0, each.date) for each in papers)
        assert [day for _, day in numbered] == sorted(each.date for each in papers if each.date)
        assert [number for number, _ in numbered[:2]] == [104, 208]  # the two of the source


class TestKonTum:
    """Seed 1: the conversion plan of 2 October 2019."""

    profile = sample("so-khcn-kon-tum")

    def test_has_the_date_and_the_deadline_of_the_source(self) -> None:
        plan = conversion_of(self.profile)
        assert self.profile.year.papers["conversion-plan"].date == date(2019, 10, 2)
        assert plan.deadline == date(2020, 12, 31)
        assert (plan.from_edition, plan.to_edition) == ("2008", "2015")

    @pytest.mark.parametrize(
        ("key", "number", "day"),
        [
            ("province-plan", "3495/KH-UBND", date(2018, 12, 14)),
            ("announcement-2015-a", "62a/QĐ-SKHCN", date(2015, 7, 4)),
            ("announcement-2015-b", "63/QĐ-SKHCN", date(2015, 7, 6)),
        ],
    )
    def test_cites_the_papers_of_the_source(self, key: str, number: str, day: date) -> None:
        assert reference(self.profile, key)[1:] == (number, day)

    def test_has_the_seven_stages_with_their_months(self) -> None:
        stages = conversion_of(self.profile).stages
        months = [(each.start, each.end, each.always) for each in stages]
        assert months == [
            ("2019-10", None, False),
            ("2019-11", None, False),
            ("2019-11", "2020-05", False),
            ("2020-06", None, False),
            ("2020-06", None, False),
            ("2020-07", None, False),
            (None, None, True),
        ]

    @pytest.mark.parametrize(
        ("stage", "words"),
        [
            (0, "Kiện toàn Ban Chỉ đạo ISO"),
            (1, "cho toàn thể công chức trong cơ quan"),
            (2, "Quyết định số 62a/QĐ-SKHCN ngày 04/7/2015 và Quyết định số 63/QĐ-SKHCN"),
            (2, "Sắp xếp lại toàn bộ tài liệu, hồ sơ của phòng"),
            (2, "100% thủ tục hành chính được hệ thống thành quy trình"),
            (3, "hướng dẫn và giải thích vướng mắc"),
            (4, "Cử công chức đi đào tạo chuyên gia đánh giá nội bộ"),
            (5, "để khắc phục các điểm không phù hợp, điểm lưu ý"),
            (6, "sửa đổi khi có các thủ tục hành chính mới ban hành"),
        ],
    )
    def test_says_the_tasks_in_the_words_of_the_source(self, stage: int, words: str) -> None:
        assert words in "\n".join(conversion_of(self.profile).stages[stage].tasks)

    def test_assigns_the_three_parties_of_the_source(self) -> None:
        names = {each.id: each.name for each in self.profile.agency.departments}
        units = [names.get(each.unit, each.unit) for each in conversion_of(self.profile).duties]
        assert units == [
            "Trưởng các phòng chuyên môn hoặc công chức được giao phụ trách",
            "Phòng Kế hoạch - Tài chính",
            "Ban Chỉ đạo ISO",
        ]

    def test_its_papers_are_older_than_decree_30(self) -> None:
        days = [each.date for each in self.profile.year.papers.values() if each.date]
        assert days
        assert max(days) < ND_30_IN_FORCE

    def test_its_committee_is_short_enough_for_the_decision_itself(self) -> None:
        assert self.profile.agency.committee
        assert len(self.profile.agency.committee.members) <= 8


class TestBacLieu:
    """Seed 4: what the province's plan of 2020 wanted."""

    profile = sample("ubnd-tinh-bac-lieu")

    def test_is_a_collective_without_a_superior_led_by_the_joint_department(self) -> None:
        agency = self.profile.agency
        assert (agency.agency.superior, agency.agency.decides_as) == (None, "collective")
        assert agency.lead.name == "Sở Giáo dục, Khoa học và Công nghệ"

    def test_its_papers_of_june_2020_come_under_decree_30(self) -> None:
        days = {each.date for each in self.profile.year.papers.values() if each.date}
        assert {(day.year, day.month) for day in days} == {(2020, 6)}
        assert min(days) >= ND_30_IN_FORCE

    @pytest.mark.parametrize(
        "words",
        [
            "hỗ trợ đắc lực cho công tác cải cách hành chính của tỉnh",
            "hệ thống hóa quy trình xử lý công việc hợp lý, khoa học, hiện đại",
            "nâng cao Chỉ số cải cách hành chính của tỉnh",
            "đến năm 2021 công bố HTQLCL phù hợp Tiêu chuẩn quốc gia TCVN ISO 9001:2015",
            "toàn bộ các thủ tục hành chính thuộc thẩm quyền giải quyết đã được công bố",
            "(ISO điện tử); bảo đảm sự tham gia của lãnh đạo",
            "bảo vệ bí mật nhà nước và phải bảo đảm tiết kiệm, tránh lãng phí",
        ],
    )
    def test_says_purposes_and_requirements_in_the_words_of_the_source(self, words: str) -> None:
        plan = conversion_of(self.profile)
        assert words in "\n".join((*plan.purposes, *plan.requirements))

    def test_somebody_signs_by_order(self) -> None:
        powers = {each.id: each.power for each in self.profile.agency.signers}
        signers = {powers[each.signer] for each in self.profile.year.papers.values() if each.signer}
        assert signers == {"head", "deputy", "by-order"}


class TestTraVinh:
    """Seed 2: what the province had come to in 2023."""

    profile = sample("so-khcn-tra-vinh")

    def test_the_figures_of_the_source_come_out_of_the_rows(self) -> None:
        year = self.profile.year
        assert year.province
        figures = province_figures(year.province, year.inspection)
        total = figures.total
        assert (total.applying, total.total, total.electronic, total.on_site) == (163, 165, 134, 20)
        assert (figures.missing, figures.dissolved, figures.merged) == (2, 1, 1)
        assert total.kept_percent == 100

    def test_eleven_departments_and_nine_districts_are_visited(self) -> None:
        year = self.profile.year
        assert year.province
        figures = province_figures(year.province, year.inspection)
        assert [(one.name, one.count) for one in figures.on_site] == [
            ("Sở, ngành tỉnh", 11),
            ("Huyện, thị xã, thành phố", 9),
        ]
        assert len(things(self.profile, "inspected")) == 20

    def test_the_twenty_nine_others_are_those_of_the_source(self) -> None:
        year = self.profile.year
        assert year.province
        figures = province_figures(year.province, year.inspection)
        assert figures.beside == 29
        assert [one.count for one in figures.beside_parts] == [8, 18, 3]
        assert figures.total.not_electronic == 29

    def test_every_visit_lies_in_the_time_of_the_plan(self) -> None:
        inspection = self.profile.year.inspection
        assert inspection
        assert inspection.start
        assert inspection.end
        for one in inspection.agencies:
            assert (one.form == "trụ sở") == (one.date is not None), one.id
            assert one.date is None or inspection.start <= one.date <= inspection.end, one.id


class TestWard:
    """A made-up ward of 2026, under two levels of local government."""

    profile = sample("ubnd-phuong-mau")

    def test_nothing_speaks_of_a_level_or_a_decree_that_is_gone(self) -> None:
        text = all_text(self.profile)
        assert not re.findall(r"\b(?:huyện|quận|thị xã|thị trấn)\b", text, re.IGNORECASE)
        assert not re.findall(r"\b(?:61/2018|107/2021)/NĐ-CP", text)
        assert "118/2025/NĐ-CP" in text

    def test_waits_for_the_national_standard_before_it_converts(self) -> None:
        plan = conversion_of(self.profile)
        assert (plan.from_edition, plan.to_edition, plan.deadline) == ("2015", "2026", None)
        assert "hướng dẫn của Bộ Khoa học và Công nghệ" in "\n".join(plan.requirements)
        assert all(each.time or each.always for each in plan.stages)
