"""The course of a system procedure: its steps, the forms it uses, the records that stay."""

from typing import Literal

from qmsdocs.model.fields import Id, Point, Record, Unit, Whole, items, label

FlowKind = Literal["start", "step", "decision", "end"]


class FlowStep(Record):
    """A step of a system procedure; the flowchart and the table are both made from it."""

    name: str = label("Tên bước", "Ngắn, in trong lưu đồ")
    unit: Unit = label("Trách nhiệm", "Đơn vị, người thực hiện")
    content: Point = label("Nội dung công việc")
    time: str | None = label("Thời gian", "Ví dụ: Chậm nhất 05 ngày làm việc", None)
    form: str | None = label("Tài liệu, biểu mẫu", default=None)
    kind: FlowKind = label("Loại bước", "start, step, decision, end", "step")
    back_to: Whole | None = label("Không đạt thì quay lại bước số", default=None)


class FlowForm(Record):
    """A form of a procedure: one that the program makes (`kind`), or one of the agency."""

    name: str | None = label("Tên biểu mẫu", "Bỏ trống khi ghi mã loại tài liệu", None)
    kind: Id | None = label("Mã loại tài liệu", "Ví dụ: nonconformity-report", None)
    code: str | None = label("Mã hiệu", "Bỏ trống thì đánh số theo mã hiệu quy trình", None)


class FlowRecord(Record):
    """A record that is kept."""

    name: str = label("Tên hồ sơ")
    place: Unit | None = label("Nơi lưu", default=None)
    keep: str | None = label("Thời gian lưu", "Ví dụ: 05 năm", None)


class Course(Record):
    """What an agency does otherwise than the page of a system procedure says."""

    steps: tuple[FlowStep, ...] = items("Các bước", one="bước")
    forms: tuple[FlowForm, ...] = items("Biểu mẫu", one="biểu mẫu")
    records: tuple[FlowRecord, ...] = items("Hồ sơ lưu", one="hồ sơ lưu")
