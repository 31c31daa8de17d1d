"""The internal audit of the year: team, what was audited, findings."""

from typing import Literal

from qmsdocs.model.fields import Day, Id, Point, Record, Unit, items, label

Grade = Literal["nặng", "nhẹ", "lưu ý"]


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
