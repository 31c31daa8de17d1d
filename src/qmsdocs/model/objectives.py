"""Quality objectives of the year, of the agency and of its departments, and what came of them."""

from typing import Literal

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

Compare = Literal[">=", "<=", "=", ">", "<"]


class Counted(Record):
    """The numbers that a percentage is made of: `411` of `412`."""

    part: Natural = label("Số đạt", "Ví dụ: số hồ sơ đúng hạn")
    total: Count = label("Tổng số", "Ví dụ: tổng số hồ sơ đã giải quyết")


class Quarters(Record):
    """Results by quarter; a quarter that is not over is left out."""

    q1: Number | None = label("Quý I", default=None)
    q2: Number | None = label("Quý II", default=None)
    q3: Number | None = label("Quý III", default=None)
    q4: Number | None = label("Quý IV", default=None)


class Objective(Record):
    """A quality objective of the year (TCVN ISO 9001:2015, 6.2)."""

    id: Id = label("Mã mục tiêu", "Ví dụ: mt1")
    name: str = label("Nội dung mục tiêu")
    compare: Compare = label("So sánh", "Ví dụ: >= nghĩa là từ … trở lên", ">=")
    target: Number = label("Chỉ tiêu", "Ví dụ: 90 hoặc 90%")
    unit: str = label("Đơn vị tính", default="%")
    measure: str | None = label("Cách đo", default=None)
    owner: Unit | None = label("Đơn vị chịu trách nhiệm", default=None)
    due: str | None = label("Thời hạn", default=None, carry="timed")
    steps: tuple[Point, ...] = items("Biện pháp thực hiện", one="biện pháp")
    resources: Point | None = label("Nguồn lực", default=None)
    judged: Point | None = label("Cách đánh giá kết quả", default=None)
    quarters: Quarters | None = label("Kết quả theo quý", default=None)
    counted: Counted | None = label(
        "Số liệu tính kết quả", "Khi kết quả là tỷ lệ %", None, carry="clear"
    )
    result: Number | None = label("Kết quả", "Bỏ trống khi có số liệu tính kết quả", None)
    achieved: Flag | None = label("Đạt", "Bỏ trống: phần mềm tính", None, carry="clear")
    cause: Point | None = label("Nguyên nhân không đạt", default=None, carry="clear")
    action: Point | None = label("Hành động", "Khi không đạt", None, carry="clear")
    action_due: str | None = label("Thời hạn hành động", default=None, carry="clear")


class DepartmentObjective(Objective):
    """A quality objective of a department; it serves one of the agency's."""

    department: Unit = label("Phòng, đơn vị", "Mã trong mục departments")
    serves: Id = label("Phục vụ mục tiêu của cơ quan", "Mã trong mục objectives, ví dụ: mt1")


class ObjectivesEvaluation(Record):
    """When the year's results were taken, and what is said of them as a whole."""

    to: Day | None = label("Số liệu tính đến ngày", default=None)
    comment: Point | None = label("Đánh giá chung", default=None, carry="clear")
    difficulties: tuple[Point, ...] = items("Khó khăn, hạn chế", carry="clear")
    proposals: tuple[Point, ...] = items("Đề xuất, kiến nghị", carry="clear")
