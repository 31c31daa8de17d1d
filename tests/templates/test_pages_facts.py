"""The plans carry the facts of the news items they were modelled on, read back from Word.

The facts are typed here from the items: Sở KH&CN Bình Thuận on the year 2024, Sở KH&CN Kon Tum of
23/10/2019. Only the abbreviation HTQLCL and the form of a month (`tháng 5/2020`) are ours.
"""

import pytest

from paper_tools import Built, Read


@pytest.fixture(scope="module")
def maintenance(binh_thuan: Built) -> Read:
    return binh_thuan.read("maintenance-plan")


@pytest.fixture(scope="module")
def conversion(kon_tum: Built) -> Read:
    return kon_tum.read("conversion-plan")


def _activity(paper: Read, words: str) -> tuple[str, ...]:
    """Give the one line of the table of activities whose content holds the words."""
    rows = [row for row in paper.table("TT", "Nội dung") if words.lower() in row[1].lower()]
    assert len(rows) == 1, (words, rows)
    return rows[0]


@pytest.mark.parametrize(
    "fact",
    [
        "Kế hoạch số 2145/KH-UBND ngày 15 tháng 6 năm 2021",
        "giai đoạn 2021 - 2025",
        "Công văn số 208/SKHCN-CCTĐC ngày 26 tháng 02 năm 2024",
        "Công văn số 104/SKHCN-CCTĐC ngày 29 tháng 01 năm 2024",
        "thông báo kết quả kiểm tra hoạt động duy trì Hệ thống quản lý chất lượng",
        "Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ",
        "khoản 4 Điều 4 Quyết định số 19/2014/QĐ-TTg",
        "theo kế hoạch của Ủy ban nhân dân tỉnh",
    ],
)
def test_binh_thuan_plan_names_every_text_of_the_item(maintenance: Read, fact: str) -> None:
    assert fact in maintenance.text


@pytest.mark.parametrize(
    ("activity", "due"),
    [
        ("Xây dựng Mục tiêu chất lượng", ""),
        ("Báo cáo đánh giá thực hiện Mục tiêu chất lượng", "30/11/2024"),
        ("tính hiệu lực của Kế hoạch giải quyết rủi ro và cơ hội", "30/11/2024"),
        ("đánh giá nội bộ", "30/11/2024"),
        ("Họp xem xét của lãnh đạo", "30/11/2024"),
        ("Rà soát, cập nhật thủ tục hành chính vào HTQLCL và thực hiện công bố lại", ""),
        ("kiến nghị cải tiến của Sở Khoa học và Công nghệ", ""),
        ("tập huấn", "Từ tháng 5 đến tháng 10 năm 2024"),
        ("kiểm tra hoạt động duy trì HTQLCL", "Theo kế hoạch của Ủy ban nhân dân tỉnh"),
    ],
)
def test_binh_thuan_plan_gives_each_kind_of_activity_a_line(
    maintenance: Read, activity: str, due: str
) -> None:
    _, _, unit, _, time, product = _activity(maintenance, activity)
    assert unit
    assert product
    assert due in time


def test_binh_thuan_plan_is_sent_to_the_lead_through_its_branch(maintenance: Read) -> None:
    row = _activity(maintenance, "Kế hoạch duy trì, áp dụng HTQLCL năm 2024")
    assert "Sở Khoa học và Công nghệ (qua Chi cục Tiêu chuẩn Đo lường Chất lượng)" in row[1]


def test_binh_thuan_plan_sets_the_day_for_audit_and_review(maintenance: Read) -> None:
    sentence = next(line for line in maintenance.lines if "ít nhất một lần trong năm" in line)
    assert "đánh giá nội bộ và họp xem xét của lãnh đạo" in sentence
    assert "trước ngày 30/11/2024" in sentence


def test_binh_thuan_plan_gives_the_months_of_training(maintenance: Read) -> None:
    training = maintenance.between("Đào tạo, tập huấn", "cải tiến HTQLCL")
    assert "Sở Khoa học và Công nghệ tổ chức" in training
    assert "từ tháng 5/2024 đến tháng 10/2024" in training


def test_binh_thuan_plan_pays_from_regular_funds_at_the_rate_of_the_circular(
    maintenance: Read,
) -> None:
    funding = maintenance.between("KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN")
    assert "kinh phí chi thường xuyên được giao" in funding
    assert "khoản 6 Điều 4 Thông tư số 116/2015/TT-BTC ngày 11 tháng 8 năm 2015" in funding
    assert "công tác quản lý tài chính đối với việc tư vấn, xây dựng, áp dụng, duy trì" in funding


STAGES = [
    ("Công tác chuẩn bị", "Trong tháng 10/2019", ["Kiện toàn Ban Chỉ đạo ISO"]),
    ("Quán triệt tài liệu HTQLCL", "Trong tháng 11/2019", ["cho toàn thể công chức trong cơ quan"]),
    (
        "Đánh giá thực trạng và xây dựng HTQLCL",
        "Từ tháng 11/2019 đến tháng 5/2020",
        [
            "Quyết định số 62a/QĐ-SKHCN ngày 04/7/2015",
            "Quyết định số 63/QĐ-SKHCN ngày 06/7/2015",
            "đảm bảo 100% thủ tục hành chính được hệ thống thành quy trình",
            "Sắp xếp lại toàn bộ tài liệu, hồ sơ",
        ],
    ),
    ("Triển khai áp dụng Hệ thống", "Trong tháng 6/2020", ["giải thích vướng mắc"]),
    ("Đánh giá Hệ thống", "Trong tháng 6/2020", ["đào tạo chuyên gia đánh giá nội bộ"]),
    ("Đơn vị công bố HTQLCL", "Trong tháng 7/2020", ["Họp xem xét của Ban Chỉ đạo ISO"]),
    (
        "Thực hiện duy trì, cải tiến HTQLCL",
        "Thường xuyên",
        ["quyết định kiểm tra của cơ quan chức năng", "thủ tục hành chính mới ban hành"],
    ),
]


def _stages(paper: Read) -> list[list[str]]:
    """Give the lines of each stage, the first being its heading."""
    content = paper.between("NỘI DUNG THỰC HIỆN", "Tiến độ và phân công").split("\n")
    found: list[list[str]] = []
    for line in content:
        if line.startswith(f"{len(found) + 1}. "):
            found.append([])
        found[-1].append(line)
    return found


def test_kon_tum_plan_has_the_seven_stages_in_order_with_their_months(conversion: Read) -> None:
    found = _stages(conversion)
    assert len(found) == len(STAGES) == 7
    for lines, (name, time, tasks) in zip(found, STAGES, strict=True):
        assert name in lines[0]
        assert lines[-1] == f"- Thời gian thực hiện: {time}."
        for task in tasks:
            assert any(task in line for line in lines), task


def test_kon_tum_plan_sums_the_stages_up_in_a_table(conversion: Read) -> None:
    rows = conversion.table("TT", "Giai đoạn")
    assert [row[0] for row in rows] == list("1234567")
    for row, (name, time, _) in zip(rows, STAGES, strict=True):
        assert name in row[1]
        assert row[2].lower().removeprefix("trong ") == time.lower().removeprefix("trong ")


@pytest.mark.parametrize(
    "fact",
    [
        "Kế hoạch số 3495/KH-UBND ngày 14 tháng 12 năm 2018 của Ủy ban nhân dân tỉnh Kon Tum",
        "giai đoạn 2019 đến 2021",
        "từ Tiêu chuẩn quốc gia TCVN ISO 9001:2008 sang Tiêu chuẩn quốc gia TCVN ISO 9001:2015",
        "trước ngày 31/12/2020",
        "phải có sự tham gia của lãnh đạo cơ quan và các tập thể, cá nhân có liên quan",
        "tránh lãng phí ngân sách nhà nước",
        "toàn bộ hoạt động liên quan đến thực hiện thủ tục hành chính cho tổ chức, cá nhân",
        "hệ thống hóa quá trình xử lý công việc",
        "Kon Tum, ngày 02 tháng 10 năm 2019",
    ],
)
def test_kon_tum_plan_keeps_aim_requirements_and_day(conversion: Read, fact: str) -> None:
    assert fact in conversion.text


def test_kon_tum_plan_says_who_does_what(conversion: Read) -> None:
    duties = conversion.between("TỔ CHỨC THỰC HIỆN", "Nơi nhận:")
    heads, finance, committee = (
        duties.index("Trưởng các phòng chuyên môn hoặc công chức được giao phụ trách"),
        duties.index("Phòng Kế hoạch - Tài chính"),
        duties.index("Ban Chỉ đạo ISO"),
    )
    assert heads < finance < committee
    assert "xây dựng dự toán" in duties[finance:committee]
    assert "Tổ chức đánh giá nội bộ" in duties[committee:]
    assert "khắc phục các điểm không phù hợp" in duties[committee:]


def test_kon_tum_plan_shows_what_changes_clause_by_clause(conversion: Read) -> None:
    rows = conversion.table("TT", "Điều khoản TCVN ISO 9001:2008", "Điều khoản TCVN ISO 9001:2015")
    assert len(rows) > 20
    assert "Phụ lục kèm theo Kế hoạch này" in conversion.text
