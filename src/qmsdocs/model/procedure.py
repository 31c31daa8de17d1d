"""What a procedure of the agency (quy trình nội bộ giải quyết TTHC) says."""

from typing import Literal

from qmsdocs.model.agency import SignOff
from qmsdocs.model.fields import (
    Count,
    Day,
    Id,
    Natural,
    Number,
    Point,
    Record,
    Unit,
    Whole,
    items,
    label,
)

StepKind = Literal["start", "step", "decision", "end"]
TimeUnit = Literal["giờ", "ngày làm việc", "ngày"]


class Duration(Record):
    """A length of time; 1 ngày làm việc = 8 giờ."""

    value: Number = label("Số lượng")
    unit: TimeUnit = label("Đơn vị", default="ngày làm việc")


class DossierItem(Record):
    """A paper that the applicant hands in."""

    name: str = label("Tên giấy tờ")
    form: str | None = label("Bản chính/bản sao", default=None)


class Step(Record):
    """A step of the procedure."""

    name: str = label("Tên bước", "Ngắn, in trong lưu đồ")
    unit: Unit = label("Đơn vị, người thực hiện")
    content: str = label("Nội dung công việc")
    time: Duration | None = label("Thời gian", default=None)
    form: str | None = label("Biểu mẫu, kết quả", default=None)
    kind: StepKind = label("Loại bước", "start, step, decision, end", "step")
    back_to: Whole | None = label("Không đạt thì quay lại bước số", default=None)


class RecordKept(Record):
    """A record kept after the procedure."""

    name: str = label("Tên hồ sơ")
    place: Unit | None = label("Nơi lưu", default=None)
    keep: str | None = label("Thời gian lưu", default=None)


class Change(Record):
    """A line of the change table of a controlled document."""

    edition: Natural = label("Lần sửa đổi")
    date: Day | None = label("Ngày sửa đổi", default=None)
    where: str | None = label("Trang, phần", default=None)
    summary: str = label("Tóm tắt nội dung sửa đổi")


class Procedure(Record):
    """One administrative procedure (TTHC) in the QMS."""

    id: Id = label("Mã trong hồ sơ", "Ví dụ: cap-giay-phep")
    code: str | None = label(
        "Mã hiệu quy trình", "Ví dụ: QT-CN-01; bỏ trống thì đặt theo house.procedure_code", None
    )
    tthc: str | None = label("Mã thủ tục hành chính", "Ví dụ: 1.001234", None)
    name: str = label("Tên thủ tục")
    field: str = label("Lĩnh vực")
    edition: Natural = label("Lần ban hành", default=1)
    issued: Day | None = label("Ngày ban hành", default=None)
    department: Unit | None = label("Phòng chủ trì", default=None)
    bases: tuple[Point, ...] = items("Cơ sở pháp lý")
    dossier: tuple[DossierItem, ...] = items("Thành phần hồ sơ", one="giấy tờ")
    sets: Count | None = label("Số lượng hồ sơ (bộ)", default=None)
    limit: Duration | None = label("Thời hạn giải quyết", default=None)
    receive_at: str | None = label("Nơi tiếp nhận và trả kết quả", default=None)
    fee: str | None = label("Phí, lệ phí", default=None)
    result: str | None = label("Kết quả", default=None)
    conditions: str | None = label("Yêu cầu, điều kiện", default=None)
    steps: tuple[Step, ...] = label("Các bước", one="bước", min_length=1)
    forms: tuple[Point, ...] = items("Biểu mẫu")
    records: tuple[RecordKept, ...] = items("Hồ sơ lưu", one="hồ sơ lưu")
    terms: dict[str, str] = label("Chữ viết tắt, định nghĩa", default={}, one="từ")
    sign_off: SignOff | None = label("Soạn thảo, soát xét, phê duyệt", default=None)
    changes: tuple[Change, ...] = items("Theo dõi sửa đổi", one="lần sửa đổi")


class ProcedureFile(Record):
    """The whole of `procedures.yaml`."""

    procedures: tuple[Procedure, ...] = items("Quy trình")
