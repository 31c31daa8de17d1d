"""The management review of the year, and the follow-up of what others asked to improve."""

from typing import Literal

from qmsdocs.model.carry import Move
from qmsdocs.model.fields import Day, Flag, Id, Point, Record, Unit, items, label

ChangeSort = Literal["bổ sung", "sửa đổi", "bãi bỏ"]


class Topic(Record):
    """A subject of the management review and what was said of it."""

    clause: str | None = label("Đầu vào theo điều khoản", "Ví dụ: 9.3.2.a", None)
    title: str = label("Nội dung")
    presenter: Unit | None = label("Đơn vị, người báo cáo", default=None)
    report: Point | None = label("Báo cáo, thảo luận", default=None, carry="clear")


class Decision(Record):
    """A decision of the management review."""

    text: Point = label("Nội dung kết luận")
    owner: Unit | None = label("Đơn vị thực hiện", default=None)
    due: str | None = label("Thời hạn", default=None)
    done: Day | None = label("Ngày hoàn thành", default=None)


class EarlierAction(Record):
    """What an earlier review or audit asked to be done, and how it stands (9.3.2 a)."""

    text: Point = label("Việc phải làm")
    source: str | None = label("Nguồn", "Ví dụ: Kết luận họp xem xét của lãnh đạo năm trước", None)
    owner: Unit | None = label("Đơn vị thực hiện", default=None)
    due: str | None = label("Thời hạn", default=None)
    result: Point | None = label("Kết quả thực hiện", default=None)
    done: Day | None = label("Ngày hoàn thành", default=None)


class Preparation(Record):
    """What a unit brings to the review meeting."""

    unit: Unit = label("Đơn vị, cá nhân")
    content: Point = label("Nội dung chuẩn bị")


class Validity(Record):
    """How the head confirms that the system is valid (QĐ 19/2014 Điều 4 khoản 2 điểm d)."""

    since: Day | None = label("Hiệu lực từ ngày", "Bỏ trống là ngày ký thông báo", None)
    scope: Point | None = label("Phạm vi", "Bỏ trống là phạm vi áp dụng của cơ quan", None)
    grounds: tuple[Point, ...] = items("Cơ sở xác nhận", "Thêm vào các cơ sở tính từ hồ sơ năm")
    requests: tuple[Point, ...] = items("Yêu cầu đối với các phòng, đơn vị")


class Review(Record):
    """The management review meeting of the year (TCVN ISO 9001:2015, 9.3)."""

    date: Day | None = label("Ngày họp", default=None)
    start: str | None = label("Giờ bắt đầu", "Ví dụ: 08 giờ 00", None)
    end: str | None = label("Giờ kết thúc", "Ví dụ: 11 giờ 00", None)
    place: str | None = label("Địa điểm", default=None)
    chair: Id | None = label("Chủ trì", "Mã trong mục signers", None)
    secretary: str | None = label("Thư ký", default=None)
    invited: tuple[Point, ...] = items("Thành phần được mời", "Bỏ trống là thành phần tham dự")
    preparations: tuple[Preparation, ...] = items("Phân công chuẩn bị", one="phân công")
    attendees: tuple[Point, ...] = items("Thành phần tham dự")
    absent: tuple[Point, ...] = items("Vắng mặt", carry="clear")
    topics: tuple[Topic, ...] = items("Nội dung họp", one="nội dung")
    assessment: Point | None = label(
        "Đánh giá chung về HTQLCL", "Sự phù hợp, đầy đủ, hiệu lực", None, carry="clear"
    )
    decisions: tuple[Decision, ...] = items(
        "Kết luận",
        one="kết luận",
        carry=Move(
            "earlier_actions",
            "Kết luận họp xem xét của lãnh đạo năm {year}",
            "done",
            {"text": "text", "owner": "owner", "due": "due"},
        ),
    )
    validity: Validity | None = label("Xác nhận hiệu lực HTQLCL", default=None, carry="clear")


class Recommendation(Record):
    """What an inspection recommended, what was done, and the evidence."""

    text: Point = label("Kiến nghị")
    unit: Unit | None = label("Đơn vị thực hiện", default=None)
    done: Point | None = label("Việc đã làm", default=None)
    evidence: Point | None = label("Bằng chứng", default=None)
    finished: Day | None = label("Ngày hoàn thành", "Bỏ trống khi chưa xong", None)
    planned: Day | None = label("Ngày dự kiến hoàn thành", "Khi chưa xong", None)


class FollowUp(Record):
    """Which inspection the recommendations come from, and what else the report says."""

    notice: Id | None = label(
        "Thông báo kết quả kiểm tra", "Mã trong references; bỏ trống là plan.inspection", None
    )
    minutes: Id | None = label("Biên bản kiểm tra", "Mã trong references", None)
    due: Day | None = label(
        "Hạn báo cáo", "Bỏ trống: tính từ biên bản, hoặc từ thông báo khi không có biên bản", None
    )
    difficulties: tuple[Point, ...] = items("Khó khăn, vướng mắc")
    proposals: tuple[Point, ...] = items("Đề xuất, kiến nghị")


class ProcedureChange(Record):
    """A TTHC that was added, changed or removed, and when that came into the system."""

    change: ChangeSort = label("Loại thay đổi", "bổ sung, sửa đổi, bãi bỏ")
    name: str = label("Tên thủ tục")
    tthc: str | None = label("Mã thủ tục hành chính", "Ví dụ: 1.001234", None)
    field: str | None = label("Lĩnh vực", default=None)
    decision: Id | None = label("Văn bản quy định, công bố", "Mã trong references", None)
    effective: Day | None = label("Ngày văn bản có hiệu lực", default=None)
    updated: Day | None = label("Ngày cập nhật vào HTQLCL", "Bỏ trống khi chưa cập nhật", None)
    procedure: str | None = label("Mã hiệu quy trình", "Ví dụ: QT-CN-01", None)
    unit: Unit | None = label("Đơn vị thực hiện", default=None)
    scope_change: Flag = label(
        "Làm thay đổi phạm vi công bố",
        "Bổ sung, bãi bỏ thủ tục thì luôn có; sửa đổi thì ghi có hoặc không",
        default=False,
    )
    note: Point | None = label("Ghi chú", default=None)
