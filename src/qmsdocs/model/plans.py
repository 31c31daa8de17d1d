"""Plans of the year: activities and duties, maintenance, training, conversion, issue of documents."""

from qmsdocs.model.fields import (
    Count,
    Day,
    Edition,
    Flag,
    Id,
    Month,
    Point,
    Record,
    Unit,
    items,
    label,
)


class Activity(Record):
    """A line of a plan: what, who, when, with what product."""

    name: str = label("Nội dung công việc")
    lead: Unit = label("Đơn vị chủ trì")
    support: tuple[Unit, ...] = items("Đơn vị phối hợp")
    due: str | None = label("Thời gian", "Ví dụ: trước ngày 30/11/2024", None, carry="timed")
    output: str | None = label("Sản phẩm", default=None)


class Course(Record):
    """A training course that the lead agency holds in the year."""

    name: str = label("Nội dung")
    holder: str = label("Đơn vị tổ chức")
    start: Month | None = label("Từ tháng", default=None)
    end: Month | None = label("Đến tháng", default=None)
    note: str | None = label("Ghi chú", default=None)


class Duty(Record):
    """What a unit has to do under a plan."""

    unit: Unit = label("Đơn vị")
    tasks: tuple[Point, ...] = label("Nhiệm vụ", min_length=1)


class MaintenancePlan(Record):
    """The yearly plan to maintain and improve the system (QĐ 19/2014 Điều 4.4)."""

    purposes: tuple[Point, ...] = items("Mục đích")
    requirements: tuple[Point, ...] = items("Yêu cầu")
    review_deadline: Day | None = label(
        "Hạn đánh giá nội bộ và họp xem xét của lãnh đạo", default=None
    )
    activities: tuple[Activity, ...] = label("Hoạt động", min_length=1)
    guidance: Id | None = label(
        "Công văn triển khai của đơn vị chủ trì", "Mã trong references", None, carry="clear"
    )
    inspection: Id | None = label(
        "Thông báo kết quả kiểm tra năm trước", "Mã trong references", None, carry="clear"
    )
    training: tuple[Course, ...] = items("Tập huấn")
    inspected_by: str | None = label("Đơn vị kiểm tra", default=None)
    funding: Point | None = label("Nguồn kinh phí", default=None)
    duties: tuple[Duty, ...] = items("Phân công tổ chức thực hiện", one="phân công")


class TrainingRequest(Record):
    """What the agency asks the lead agency to teach."""

    need: Point = label("Nhu cầu")
    topics: tuple[Point, ...] = label("Nội dung đề nghị", min_length=1)
    people: Count | None = label("Số người tham dự", default=None)
    groups: tuple[Point, ...] = items("Đối tượng tham dự")
    time: str | None = label("Thời gian đề nghị", default=None, carry="timed")
    place: str | None = label("Địa điểm", default=None)
    contact_name: str | None = label("Người liên hệ", default=None)
    contact_phone: str | None = label("Điện thoại liên hệ", default=None)


class Stage(Record):
    """A stage of a conversion plan."""

    name: str = label("Tên giai đoạn")
    tasks: tuple[Point, ...] = label("Công việc", min_length=1)
    start: Month | None = label("Từ tháng", default=None)
    end: Month | None = label("Đến tháng", "Bỏ trống khi chỉ trong một tháng", None)
    time: str | None = label(
        "Thời gian khác",
        "Khi chưa định được tháng, ví dụ: trong 03 tháng kể từ ngày có hướng dẫn",
        None,
    )
    always: Flag = label("Thực hiện thường xuyên", default=False)
    lead: Unit | None = label("Đơn vị chủ trì", default=None)


class Conversion(Record):
    """The plan to move the system from one edition of the standard to another."""

    from_edition: Edition = label("Từ phiên bản", "Ví dụ: 2008")
    to_edition: Edition = label("Sang phiên bản", "Ví dụ: 2015")
    purposes: tuple[Point, ...] = items("Mục đích")
    requirements: tuple[Point, ...] = items("Yêu cầu")
    deadline: Day | None = label("Hạn hoàn thành", default=None)
    stages: tuple[Stage, ...] = label("Giai đoạn", min_length=1)
    duties: tuple[Duty, ...] = items("Phân công tổ chức thực hiện", one="phân công")
    funding: Point | None = label("Nguồn kinh phí", default=None)


class Issuance(Record):
    """The issue of the system's documents."""

    effective: Day | None = label("Ngày hiệu lực", default=None)
    replaces: tuple[Id, ...] = items("Thay thế quyết định", "Mã trong references")
    proposer: Unit | None = label("Đơn vị đề nghị", default=None)
