"""The papers that build and announce the system say what was counted, and agree with each other."""

from paper_tools import Built
from qmsdocs.base.vietnamese import number_text
from sample_tools import sample

WARD = "ubnd-phuong-mau"


def _number(text: str) -> int:
    return int(text.replace(".", ""))


def test_an_estimate_is_quantity_times_price_line_by_line(ward: Built, kon_tum: Built) -> None:
    for built in (ward, kon_tum):
        paper = built.read("budget-estimate")
        *lines, total = paper.table("TT", "Nội dung chi")
        amounts = [_number(row[3]) * _number(row[4]) for row in lines]
        assert [_number(row[5]) for row in lines] == amounts
        assert _number(total[5]) == sum(amounts)
        assert all(row[6] for row in lines), "each line says on what norm it rests"
        assert f"Tổng kinh phí đề nghị: {number_text(sum(amounts))} đồng (bằng chữ: " in paper.text


def test_the_sum_in_words_is_that_of_the_figures(ward: Built, kon_tum: Built) -> None:
    for built, wanted in (
        (ward, "Mười bốn triệu ba trăm năm mươi nghìn đồng"),
        (kon_tum, "Hai mươi mốt triệu năm trăm nghìn đồng"),
    ):
        paper = built.read("budget-estimate")
        assert f"Bằng chữ: {wanted}." in paper.lines
        assert f"(bằng chữ: {wanted})" in paper.text


def test_maintenance_names_the_cap_and_where_it_stands(ward: Built) -> None:
    text = ward.read("budget-estimate").text
    assert (
        "không vượt mức chi tối đa 15.000.000 đồng quy định tại khoản 6 Điều 4 Thông tư số 116/2015/TT-BTC"
        in text
    )


def test_training_costs_are_part_of_the_estimate(ward: Built) -> None:
    total = ward.read("training-plan").table("TT", "Nội dung")[-1]
    estimate = ward.read("budget-estimate").table("TT", "Nội dung chi")[-1]
    assert _number(total[6]) == 7_800_000 < _number(estimate[5])


def test_coverage_is_told_for_each_department_and_in_all(ward: Built, kon_tum: Built) -> None:
    for built, percent in ((ward, "75%"), (kon_tum, "50%")):
        *rows, total = built.read("status-assessment").table("TT", "Phòng, đơn vị")
        for column in (2, 3, 4, 5):
            assert sum(int(row[column]) for row in rows) == int(total[column])
        assert all(int(row[3]) == int(row[4]) + int(row[5]) for row in rows)
        assert [row[6] for row in rows if row[3] == "0"] == ["Không có TTHC"] * (len(rows) - 2)
        assert total[6] == percent


def test_each_document_has_a_drafter_another_checker_and_a_day(ward: Built, kon_tum: Built) -> None:
    for built in (ward, kon_tum):
        paper = built.read("drafting-assignment")
        rows = paper.table("TT", "Tài liệu")
        assert all(all(row) and row[2] != row[4] for row in rows)
        assert f"Tổng số {len(rows):02d} tài liệu" in paper.text


def test_kon_tum_writes_for_the_new_edition_and_the_ward_for_the_one_in_force(
    ward: Built, kon_tum: Built
) -> None:
    for kind in ("drafting-assignment", "training-plan"):
        assert "ISO 9001:2026" not in ward.read(kind).text
        assert "TCVN ISO 9001:2015" in kon_tum.read(kind).text
    assert "sang Tiêu chuẩn quốc gia TCVN ISO 9001:2015" in kon_tum.read("status-assessment").text


def test_a_consultant_is_judged_by_the_experts_counted(ward: Built) -> None:
    good = ward.read("consultant-check", "trung-tam-vi-du")
    rows = good.table("TT", "Chuyên gia")
    assert [row[4].split(" ")[0] for row in rows] == ["Đạt"] * 5 + ["Không"]
    assert [row[3] for row in good.table("TT", "Điều kiện")] == ["Đạt"] * 5
    assert "Trung tâm Tư vấn Ví Dụ đáp ứng đủ điều kiện" in good.text
    bad = ward.read("consultant-check", "cong-ty-vi-du")
    assert [row[3] for row in bad.table("TT", "Điều kiện")] == [
        "Đạt", "Không đạt", "Đạt", "Không đạt", "Không đạt",
    ]  # fmt: skip
    assert "không đáp ứng đủ điều kiện" in bad.text


def test_the_announcement_lists_every_procedure(ward: Built, binh_thuan: Built) -> None:
    for built, agency in ((ward, WARD), (binh_thuan, "so-khcn-binh-thuan")):
        paper = built.read("announcement-decision")
        wanted = [(p.tthc, p.name, p.field, p.code) for p in sample(agency).procedures]
        assert [row[1:] for row in paper.table("TT", "Mã thủ tục")] == wanted
        assert f"gồm {len(wanted):02d} thủ tục hành chính thuộc 02 lĩnh vực" in paper.text


def test_an_announcement_again_replaces_and_the_notice_names_both(
    ward: Built, binh_thuan: Built
) -> None:
    for built, new, old in (
        (ward, "Quyết định số 1168/QĐ-UBND ngày 23 tháng 11 năm 2026", "Quyết định số 163/QĐ-UBND"),
        (binh_thuan, "Quyết định số 1312/QĐ-SKHCN ngày 16 tháng 12 năm 2024", "Quyết định số 489/QĐ-SKHCN"),
    ):  # fmt: skip
        decision, notice = built.read("announcement-decision"), built.read("announcement-notice")
        assert "Về việc công bố lại" in decision.text
        assert f"thay thế {old}" in decision.text
        assert f"Văn bản công bố: {new}" in notice.text
        assert f"thay thế {old}" in notice.text


def test_the_announcement_tells_when_the_head_confirmed_the_system(
    ward: Built, binh_thuan: Built
) -> None:
    for built, agency in ((ward, WARD), (binh_thuan, "so-khcn-binh-thuan")):
        day = sample(agency).paper("validity-confirmation").date
        assert day
        told = f"xác nhận hiệu lực ngày {day.day:02d}/{day.month}/{day.year}"
        assert told in built.read("announcement-decision").text


def test_the_notice_of_a_lead_goes_to_its_branch(ward: Built, binh_thuan: Built) -> None:
    to = "Kính gửi: Chi cục Tiêu chuẩn Đo lường Chất lượng"
    assert to in binh_thuan.read("announcement-notice").lines
    assert (
        "Kính gửi: Sở Khoa học và Công nghệ tỉnh Mẫu (qua Chi cục"
        in ward.read("announcement-notice").text
    )


def test_the_four_steps_of_the_plan_each_have_lines_with_who_and_when(ward: Built) -> None:
    paper = ward.read("establishment-plan")
    tables = [rows for rows in paper.tables if rows and rows[0][:2] == ("TT", "Nội dung")]
    assert len(tables) == 4
    assert all(row[2] and row[4] and row[5] for rows in tables for row in rows[1:])
