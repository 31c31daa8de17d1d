"""How the system is built: the plan, the state of the documents, who drafts, who is trained."""

from qmsdocs.model.fields import (
    Count,
    Day,
    Flag,
    Id,
    Natural,
    Number,
    Point,
    Record,
    Unit,
    items,
    label,
)
from qmsdocs.model.plans import Activity, Duty


class Establishment(Record):
    """The plan to build and apply the system in the four steps of QĐ 19/2014 Điều 4."""

    extends: Flag = label(
        "Mở rộng HTQLCL đang có", "có = mở rộng phạm vi; không = xây dựng lần đầu", default=False
    )
    fields: tuple[Point, ...] = items(
        "Lĩnh vực, thủ tục được xây dựng", "Bỏ trống thì theo phạm vi áp dụng của cơ quan"
    )
    purposes: tuple[Point, ...] = items("Mục đích")
    requirements: tuple[Point, ...] = items("Yêu cầu")
    building: tuple[Activity, ...] = items("Bước 1: Xây dựng HTQLCL", one="việc bước 1")
    applying: tuple[Activity, ...] = items("Bước 2: Áp dụng HTQLCL", one="việc bước 2")
    announcing: tuple[Activity, ...] = items("Bước 3: Công bố HTQLCL", one="việc bước 3")
    maintaining: tuple[Activity, ...] = items("Bước 4: Duy trì, cải tiến HTQLCL", one="việc bước 4")
    deadline: Day | None = label("Hạn công bố HTQLCL", default=None)
    consulting: Flag = label("Thuê tổ chức, chuyên gia tư vấn", default=False)
    funding: Point | None = label("Nguồn kinh phí", default=None)
    duties: tuple[Duty, ...] = items("Phân công tổ chức thực hiện", one="phân công")


class Uncovered(Record):
    """An administrative procedure that has no procedure of the system yet."""

    tthc: str | None = label("Mã thủ tục hành chính", default=None)
    name: str = label("Tên thủ tục")
    reason: Point | None = label("Lý do chưa có quy trình", default=None)


class UnitStatus(Record):
    """What was found in a department.

    The documents in force and the procedures that it has are counted from their own lists; the
    figures given here must agree with them.
    """

    unit: Unit = label("Phòng, đơn vị")
    decisions: tuple[Id, ...] = items("Quyết định đã công bố", "Mã trong references")
    uncovered: tuple[Uncovered, ...] = items(
        "Thủ tục hành chính chưa có quy trình", one="thủ tục chưa có quy trình"
    )
    total: Natural | None = label(
        "Số thủ tục thuộc thẩm quyền", "Để đối chiếu; bỏ trống thì máy tự cộng", None
    )
    covered: Natural | None = label(
        "Số thủ tục đã có quy trình", "Để đối chiếu; bỏ trống thì máy tự đếm", None
    )
    percent: Number | None = label("Tỷ lệ đã có quy trình (%)", "Để đối chiếu", None, ge=0, le=100)
    remarks: tuple[Point, ...] = items("Tình trạng tài liệu, hồ sơ")
    proposals: tuple[Point, ...] = items("Đề xuất của phòng")


class Assessment(Record):
    """The assessment of the documents before the system is built or converted."""

    start: Day | None = label("Từ ngày", default=None)
    end: Day | None = label("Đến ngày", default=None)
    units: tuple[UnitStatus, ...] = label("Kết quả từng phòng", min_length=1, one="kết quả phòng")
    strengths: tuple[Point, ...] = items("Ưu điểm")
    weaknesses: tuple[Point, ...] = items("Hạn chế")
    proposals: tuple[Point, ...] = items("Đề xuất, kiến nghị chung")


class Assignment(Record):
    """Who drafts a document of the system, who checks it, by when."""

    document: str = label("Tên tài liệu")
    code: str | None = label("Mã hiệu dự kiến", default=None)
    drafter: str = label("Người soạn thảo")
    unit: Unit = label("Phòng của người soạn thảo")
    checker: str = label("Người soát xét", "Không phải là người soạn thảo")
    due: Day | None = label("Hạn hoàn thành", default=None)


class TrainingCourse(Record):
    """A course that the agency holds or sends people to."""

    name: str = label("Nội dung khóa đào tạo")
    audience: Point = label("Đối tượng")
    people: Count | None = label("Số người", default=None)
    time: str | None = label("Thời gian", "Ví dụ: Tháng 6 năm 2026", None, carry="timed")
    trainer: str | None = label("Giảng viên, đơn vị đào tạo", default=None)
    cost: Natural | None = label("Kinh phí (đồng)", "Ghi 0 nếu không phát sinh", None, carry="keep")
    auditors: Flag = label("Là khóa đào tạo đánh giá viên nội bộ", default=False)


class TrainingPlan(Record):
    """The plan to train and to spread the system (QĐ 19/2014 Điều 11, ISO 9001 7.2 and 7.3)."""

    purposes: tuple[Point, ...] = items("Mục đích")
    requirements: tuple[Point, ...] = items("Yêu cầu")
    courses: tuple[TrainingCourse, ...] = label("Khóa đào tạo", min_length=1, one="khóa đào tạo")
    spreading: tuple[Point, ...] = items("Hình thức phổ biến")
    total: Natural | None = label(
        "Tổng kinh phí (đồng)", "Để đối chiếu; bỏ trống thì máy cộng", None
    )
    people: Natural | None = label(
        "Tổng số lượt người", "Để đối chiếu; bỏ trống thì máy cộng", None
    )
    funding: Point | None = label("Nguồn kinh phí", default=None)
    duties: tuple[Duty, ...] = items("Phân công tổ chức thực hiện", one="phân công")
