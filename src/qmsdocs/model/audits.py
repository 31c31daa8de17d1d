"""The internal audit of the year: team, programme, questions, what was audited, findings."""

from typing import Literal

from qmsdocs.model.carry import Move
from qmsdocs.model.fields import Day, Id, Point, Record, Unit, items, label

Grade = Literal["nặng", "nhẹ", "lưu ý"]
Answer = Literal["phù hợp", "không phù hợp", "lưu ý", "không áp dụng"]


class Auditor(Record):
    """A member of the internal audit team."""

    name: str | None = label("Họ và tên", default=None)
    unit: Unit = label("Phòng, đơn vị công tác")
    role: str = label("Vai trò", "Ví dụ: Trưởng đoàn, Thành viên", "Thành viên")


class Session(Record):
    """A line of the audit programme: when, where, which clauses, by whom."""

    date: Day | None = label("Ngày", default=None)
    start: str | None = label("Từ giờ", "Ví dụ: 08 giờ 00", None)
    end: str | None = label("Đến giờ", "Ví dụ: 09 giờ 30", None)
    unit: Unit | None = label(
        "Đơn vị được đánh giá", "Bỏ trống khi là cuộc họp của đoàn, ví dụ họp khai mạc", None
    )
    content: Point | None = label(
        "Nội dung", "Hoạt động, quy trình được đánh giá; hoặc tên cuộc họp", None
    )
    clauses: tuple[str, ...] = items("Điều khoản", 'Ví dụ: ["7.5", "8.5"]', one="điều khoản")
    auditors: tuple[str, ...] = items(
        "Người đánh giá", "Họ và tên như trong mục team", one="người đánh giá"
    )


class Question(Record):
    """A question that the agency's own checklist adds, and what was found."""

    unit: Unit | None = label("Đơn vị được đánh giá", "Bỏ trống là mọi đơn vị", None)
    clause: str = label("Điều khoản", "Ví dụ: 7.5")
    text: Point = label("Câu hỏi, nội dung kiểm tra")
    evidence: Point | None = label("Bằng chứng", default=None, carry="clear")
    answer: Answer | None = label(
        "Kết quả", "phù hợp, không phù hợp, lưu ý, không áp dụng", None, carry="clear"
    )


class Finding(Record):
    """A finding of the internal audit, and what became of it (TCVN ISO 9001:2015, 10.2)."""

    id: str = label("Số phiếu", "Ví dụ: 01")
    unit: Unit = label("Đơn vị được đánh giá")
    clause: str = label("Điều khoản", "Ví dụ: 7.5")
    grade: Grade = label("Mức độ", "nặng, nhẹ, lưu ý")
    description: Point = label("Mô tả")
    evidence: Point | None = label("Bằng chứng", default=None)
    procedure: Id | None = label("Quy trình liên quan", "Mã trong procedures.yaml", None)
    auditor: str | None = label("Người phát hiện", "Họ và tên như trong mục team", None)
    opened: Day | None = label(
        "Ngày lập phiếu", "Bỏ trống là ngày đánh giá đơn vị theo chương trình", None
    )
    correction: Point | None = label("Khắc phục, xử lý ngay", default=None)
    cause: Point | None = label("Nguyên nhân", default=None)
    action: Point | None = label("Hành động khắc phục", default=None)
    owner: str | None = label(
        "Người chịu trách nhiệm khắc phục", "Bỏ trống là người phụ trách đơn vị", None
    )
    due: Day | None = label("Thời hạn", default=None)
    result: Point | None = label("Kết quả thẩm tra hành động khắc phục", default=None)
    verified_by: str | None = label(
        "Người thẩm tra", "Bỏ trống là người phát hiện", None, carry="clear"
    )
    verified: Day | None = label("Ngày thẩm tra", "Bỏ trống là ngày đóng", None)
    closed: Day | None = label("Ngày đóng", default=None)


class Audit(Record):
    """The internal audit of the year (TCVN ISO 9001:2015, 9.2).

    `findings` is None while nothing is filled in, and empty when the audit found nothing.
    """

    start: Day | None = label("Từ ngày", default=None)
    end: Day | None = label("Đến ngày", default=None)
    purposes: tuple[Point, ...] = items("Mục đích đánh giá")
    scope: Point | None = label("Phạm vi đánh giá", default=None)
    criteria: tuple[Point, ...] = items("Chuẩn mực đánh giá")
    method: Point | None = label("Phương pháp đánh giá", default=None)
    decision: Id | None = label(
        "Quyết định thành lập đoàn", "Mã trong references", None, carry="clear"
    )
    team: tuple[Auditor, ...] = items("Đoàn đánh giá", one="thành viên đoàn")
    units: tuple[Unit, ...] = items("Đơn vị được đánh giá")
    programme: tuple[Session, ...] = items("Chương trình đánh giá", one="dòng chương trình")
    left_out: tuple[str, ...] = items(
        "Điều khoản không đánh giá", 'Điều khoản không áp dụng, ví dụ: ["8.3"]', one="điều khoản"
    )
    left_out_reason: Point | None = label("Lý do không đánh giá", default=None)
    questions: tuple[Question, ...] = items(
        "Câu hỏi đánh giá", "Thêm vào câu hỏi có sẵn theo điều khoản", one="câu hỏi"
    )
    strengths: tuple[Point, ...] = items("Điểm mạnh", carry="clear")
    findings: tuple[Finding, ...] | None = label(
        "Phát hiện",
        "Ghi findings: [] khi cuộc đánh giá không có phát hiện nào",
        None,
        one="phát hiện",
        carry=Move("earlier_findings", done="closed", skip={"grade": "lưu ý"}),
    )
    conclusion: Point | None = label("Kết luận", default=None, carry="clear")
    recommendations: tuple[Point, ...] = items(
        "Kiến nghị",
        carry=Move("earlier_actions", "Kiến nghị của đoàn đánh giá nội bộ năm {year}"),
    )
