"""What the year's work came to: dossiers, satisfaction, risks, and the report on the whole."""

from qmsdocs.model.fields import Day, Flag, Id, Natural, Number, Point, Record, Unit, items, label


class Dossiers(Record):
    """Dossiers of administrative procedures that were handled in a period."""

    start: Day | None = label("Từ ngày", default=None)
    end: Day | None = label("Đến ngày", default=None)
    carried: Natural = label("Hồ sơ kỳ trước chuyển sang", default=0)
    received: Natural = label("Hồ sơ tiếp nhận trong kỳ")
    online: Natural | None = label("Trong đó tiếp nhận trực tuyến", default=None)
    resolved: Natural = label("Hồ sơ đã giải quyết")
    on_time: Natural = label("Trong đó đúng hạn, trước hạn")
    late: Natural | None = label("Hồ sơ quá hạn", "Bỏ trống: phần mềm tính", None)
    pending: Natural | None = label("Hồ sơ đang giải quyết", "Bỏ trống: phần mềm tính", None)
    pending_late: Natural = label("Hồ sơ đang giải quyết đã quá hạn", default=0)
    note: Point | None = label("Xử lý hồ sơ quá hạn", default=None, carry="clear")
    objective: Id | None = label(
        "Mục tiêu về giải quyết đúng hạn", "Mã trong mục objectives; kết quả được tính từ đây", None
    )
    online_objective: Id | None = label(
        "Mục tiêu về tiếp nhận trực tuyến",
        "Mã trong mục objectives; kết quả được tính từ đây",
        None,
    )


class Rating(Record):
    """An answer of the survey and how often it was given."""

    name: str = label("Mức đánh giá", "Ví dụ: Rất hài lòng")
    count: Natural = label("Số phiếu")
    satisfied: Flag = label("Tính là hài lòng", default=False)


class SurveyGroup(Record):
    """A field or a question of the survey: valid answers and satisfied ones."""

    name: str = label("Tên", "Ví dụ: Lĩnh vực chứng thực")
    valid: Natural = label("Số phiếu hợp lệ")
    satisfied: Natural = label("Số phiếu hài lòng trở lên")
    percent: Number | None = label("Tỷ lệ hài lòng", "Bỏ trống: phần mềm tính", None)


class Opinion(Record):
    """What people wrote, and what is done about it."""

    text: Point = label("Ý kiến")
    answer: Point | None = label("Tiếp thu, xử lý", default=None)
    unit: Unit | None = label("Đơn vị thực hiện", default=None)


class Complaints(Record):
    """Complaints and petitions about the handling of procedures."""

    received: Natural = label("Số phản ánh, kiến nghị tiếp nhận")
    answered: Natural = label("Số đã xử lý, trả lời")
    in_time: Natural = label("Trong đó đúng hạn")
    objective: Id | None = label(
        "Mục tiêu về xử lý phản ánh, kiến nghị",
        "Mã trong mục objectives; kết quả được tính từ đây",
        None,
    )
    note: Point | None = label("Nội dung chính", default=None, carry="clear")


class Satisfaction(Record):
    """The survey of the year (TCVN ISO 9001:2015, 9.1.2)."""

    start: Day | None = label("Từ ngày", default=None)
    end: Day | None = label("Đến ngày", default=None)
    method: Point | None = label("Cách thực hiện", "Ví dụ: Phát phiếu tại quầy", None)
    asked: Point | None = label("Đối tượng khảo sát", default=None)
    sent: Natural | None = label("Số phiếu phát ra", default=None)
    returned: Natural | None = label("Số phiếu thu về", default=None)
    valid: Natural | None = label("Số phiếu hợp lệ", "Bỏ trống: phần mềm cộng", None)
    ratings: tuple[Rating, ...] = label(
        "Kết quả theo mức", "Xếp từ mức cao nhất xuống", one="mức đánh giá", min_length=2
    )
    percent: Number | None = label("Tỷ lệ hài lòng chung", "Bỏ trống: phần mềm tính", None)
    objective: Id | None = label(
        "Mục tiêu về mức độ hài lòng", "Mã trong mục objectives; kết quả được tính từ đây", None
    )
    by_field: tuple[SurveyGroup, ...] = items(
        "Kết quả theo lĩnh vực", one="lĩnh vực", carry="clear"
    )
    questions: tuple[SurveyGroup, ...] = items(
        "Kết quả theo nội dung", one="nội dung", carry="clear"
    )
    opinions: tuple[Opinion, ...] = items("Ý kiến góp ý", one="ý kiến", carry="clear")
    complaints: Complaints | None = label("Phản ánh, kiến nghị", default=None, carry="clear")
    strengths: tuple[Point, ...] = items("Mặt được", carry="clear")
    weaknesses: tuple[Point, ...] = items("Hạn chế", carry="clear")
    actions: tuple[Point, ...] = items("Giải pháp", carry="clear")


class RisksEvaluation(Record):
    """When the risks were judged again, and what is said of the plan as a whole."""

    date: Day | None = label("Ngày đánh giá", default=None)
    by: Unit | None = label("Đơn vị đánh giá", default=None)
    comment: Point | None = label("Đánh giá chung", default=None, carry="clear")
    proposals: tuple[Point, ...] = items("Đề xuất, kiến nghị", carry="clear")


class Maintenance(Record):
    """What the yearly report to the lead agency says beside the year's own data."""

    to: Day | None = label("Số liệu tính đến ngày", default=None)
    procedures: Natural | None = label("Tổng số TTHC thuộc thẩm quyền giải quyết", default=None)
    leadership: tuple[Point, ...] = items("Sự chỉ đạo của lãnh đạo", carry="clear")
    spreading: tuple[Point, ...] = items("Phổ biến, quán triệt", carry="clear")
    compliance: tuple[Point, ...] = items("Việc tuân thủ quy trình", carry="clear")
    improvements: tuple[Point, ...] = items("Cải tiến", carry="clear")
    announcement: Id | None = label("Quyết định công bố đang áp dụng", "Mã trong references", None)
    posted: Point | None = label("Nơi niêm yết, đăng tải", default=None)
    legal_updates: tuple[Point, ...] = items("Cập nhật văn bản pháp luật", carry="clear")
    consultant: Point | None = label(
        "Tổ chức, chuyên gia tư vấn", "Bỏ trống khi cơ quan tự thực hiện", None
    )
    difficulties: tuple[Point, ...] = items("Khó khăn, vướng mắc", carry="clear")
    proposals: tuple[Point, ...] = items("Đề xuất, kiến nghị", carry="clear")
    next_year: tuple[Point, ...] = items("Phương hướng năm sau", carry="clear")
