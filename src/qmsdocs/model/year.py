"""What `<year>.yaml` says: the papers, objectives, plans, audit and review of one year."""

from typing import Literal

from qmsdocs.model.agency import Reference, SignOff
from qmsdocs.model.fields import (
    Count,
    Day,
    Edition,
    Flag,
    Id,
    Month,
    Natural,
    Number,
    Point,
    Record,
    Unit,
    Whole,
    items,
    label,
)
from qmsdocs.model.procedure import Change

Compare = Literal[">=", "<=", "=", ">", "<"]
Grade = Literal["nặng", "nhẹ", "lưu ý"]


class Paper(Record):
    """What is particular to one paper of the year."""

    number: Count | None = label("Số văn bản", "Bỏ trống khi chưa cấp số", None)
    date: Day | None = label("Ngày văn bản", "Bỏ trống khi chưa ký", None)
    signer: Id | None = label("Người ký", "Mã trong mục signers; bỏ trống là người đứng đầu", None)
    drafter: str | None = label("Đơn vị soạn thảo", "Chữ viết tắt trong ký hiệu công văn", None)
    recipients: tuple[Point, ...] = items("Nơi nhận", "Thay cho nơi nhận của mẫu")
    to: tuple[Point, ...] = items("Kính gửi", "Thay cho nơi gửi của mẫu")
    code: str | None = label("Mã hiệu tài liệu", default=None)
    edition: Natural = label("Lần ban hành", default=1)
    changes: tuple[Change, ...] = items("Theo dõi sửa đổi")
    sign_off: SignOff | None = label("Soạn thảo, soát xét, phê duyệt", default=None)


class Objective(Record):
    """A quality objective of the year (TCVN ISO 9001:2015, 6.2)."""

    id: Id = label("Mã mục tiêu", "Ví dụ: mt1")
    name: str = label("Nội dung mục tiêu")
    compare: Compare = label("So sánh", "Ví dụ: >= nghĩa là từ … trở lên", ">=")
    target: Number = label("Chỉ tiêu", "Ví dụ: 90 hoặc 90%")
    unit: str = label("Đơn vị tính", default="%")
    measure: str | None = label("Cách đo", default=None)
    owner: Unit | None = label("Đơn vị chịu trách nhiệm", default=None)
    due: str | None = label("Thời hạn", default=None)


class Activity(Record):
    """A line of a plan: what, who, when, with what product."""

    name: str = label("Nội dung công việc")
    lead: Unit = label("Đơn vị chủ trì")
    support: tuple[Unit, ...] = items("Đơn vị phối hợp")
    due: str | None = label("Thời gian", "Ví dụ: trước ngày 30/11/2024", None)
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
        "Công văn triển khai của đơn vị chủ trì", "Mã trong references", None
    )
    inspection: Id | None = label(
        "Thông báo kết quả kiểm tra năm trước", "Mã trong references", None
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
    time: str | None = label("Thời gian đề nghị", default=None)
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


class Auditor(Record):
    """A member of the internal audit team."""

    name: str | None = label("Họ và tên", default=None)
    unit: Unit = label("Phòng, đơn vị công tác")
    role: str = label("Vai trò", "Ví dụ: Trưởng đoàn, Thành viên", "Thành viên")


class Finding(Record):
    """A finding of the internal audit."""

    id: str = label("Số phiếu", "Ví dụ: 01")
    unit: Unit = label("Đơn vị được đánh giá")
    clause: str = label("Điều khoản", "Ví dụ: 7.5")
    grade: Grade = label("Mức độ", "nặng, nhẹ, lưu ý")
    description: Point = label("Mô tả")
    evidence: Point | None = label("Bằng chứng", default=None)
    action: Point | None = label("Hành động khắc phục", default=None)
    due: Day | None = label("Thời hạn", default=None)
    closed: Day | None = label("Ngày đóng", default=None)


class Audit(Record):
    """The internal audit of the year (TCVN ISO 9001:2015, 9.2)."""

    start: Day | None = label("Từ ngày", default=None)
    end: Day | None = label("Đến ngày", default=None)
    scope: Point | None = label("Phạm vi đánh giá", default=None)
    criteria: tuple[Point, ...] = items("Chuẩn mực đánh giá")
    decision: Id | None = label("Quyết định thành lập đoàn", "Mã trong references", None)
    team: tuple[Auditor, ...] = items("Đoàn đánh giá", one="thành viên đoàn")
    units: tuple[Unit, ...] = items("Đơn vị được đánh giá")
    strengths: tuple[Point, ...] = items("Điểm mạnh")
    findings: tuple[Finding, ...] = items("Phát hiện", one="phát hiện")
    conclusion: Point | None = label("Kết luận", default=None)
    recommendations: tuple[Point, ...] = items("Kiến nghị")


class Topic(Record):
    """A subject of the management review and what was said of it."""

    clause: str | None = label("Đầu vào theo điều khoản", "Ví dụ: 9.3.2.a", None)
    title: str = label("Nội dung")
    report: Point | None = label("Báo cáo, thảo luận", default=None)


class Decision(Record):
    """A decision of the management review."""

    text: Point = label("Nội dung kết luận")
    owner: Unit | None = label("Đơn vị thực hiện", default=None)
    due: str | None = label("Thời hạn", default=None)


class Review(Record):
    """The management review meeting of the year (TCVN ISO 9001:2015, 9.3)."""

    date: Day | None = label("Ngày họp", default=None)
    start: str | None = label("Giờ bắt đầu", "Ví dụ: 08 giờ 00", None)
    end: str | None = label("Giờ kết thúc", "Ví dụ: 11 giờ 00", None)
    place: str | None = label("Địa điểm", default=None)
    chair: Id | None = label("Chủ trì", "Mã trong mục signers", None)
    secretary: str | None = label("Thư ký", default=None)
    attendees: tuple[Point, ...] = items("Thành phần tham dự")
    absent: tuple[Point, ...] = items("Vắng mặt")
    topics: tuple[Topic, ...] = items("Nội dung họp", one="nội dung")
    decisions: tuple[Decision, ...] = items("Kết luận")


class Issuance(Record):
    """The issue of the system's documents."""

    effective: Day | None = label("Ngày hiệu lực", default=None)
    replaces: tuple[Id, ...] = items("Thay thế quyết định", "Mã trong references")
    proposer: Unit | None = label("Đơn vị đề nghị", default=None)


class YearProfile(Record):
    """The whole of `<year>.yaml`."""

    year: Whole = label("Năm", ge=2000, le=2100)
    papers: dict[str, Paper] = label("Số, ngày, người ký từng văn bản", default={}, one="văn bản")
    references: tuple[Reference, ...] = items("Văn bản viện dẫn trong năm", one="văn bản viện dẫn")
    objectives: tuple[Objective, ...] = items("Mục tiêu chất lượng", one="mục tiêu")
    plan: MaintenancePlan | None = label("Kế hoạch duy trì", default=None)
    training: TrainingRequest | None = label("Đăng ký tập huấn", default=None)
    conversion: Conversion | None = label("Kế hoạch chuyển đổi", default=None)
    audit: Audit | None = label("Đánh giá nội bộ", default=None)
    review: Review | None = label("Xem xét của lãnh đạo", default=None)
    issuance: Issuance | None = label("Ban hành hệ thống tài liệu", default=None)
