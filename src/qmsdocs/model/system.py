"""The agency's system on paper: its manual, its context, texts from outside, records it keeps."""

from typing import Literal

from qmsdocs.model.fields import Day, Flag, Id, Point, Record, Unit, Whole, items, label
from qmsdocs.model.flows import Course

ProcessGroup = Literal["quản lý", "chính", "hỗ trợ"]


class Exclusion(Record):
    """A clause of the standard that does not apply, and why."""

    clause: str = label("Điều khoản", "Ví dụ: 8.3")
    reason: Point = label("Lý do không áp dụng")


class Process(Record):
    """A process of the system, for the map and the table of the manual."""

    name: str = label("Tên quá trình", "Ngắn, in trong sơ đồ")
    group: ProcessGroup = label("Nhóm", "quản lý, chính, hỗ trợ", "chính")
    owner: Unit | None = label("Đơn vị chịu trách nhiệm", default=None)
    kind: Id | None = label("Mã loại tài liệu", "Tài liệu quy định quá trình này", None)
    document: str | None = label("Tài liệu", "Ghi khi không có mã loại tài liệu", None)


class Office(Record):
    """A box of the organisation chart."""

    name: str = label("Tên", "Ví dụ: Giám đốc; Văn phòng Sở")
    note: str | None = label("Ghi chú", "Dòng nhỏ dưới tên", None)
    under: Whole | None = label("Thuộc ô số", "Số thứ tự của ô cấp trên, đếm từ 1", None)


#: How an agency works that has not described its processes: the cycle of the standard around
#: the way of a dossier from the counter and back.
PROCESSES = (
    Process.fixed(name="Hoạch định, rủi ro và cơ hội", group="quản lý", kind="procedure-risk"),
    Process.fixed(name="Đánh giá nội bộ", group="quản lý", kind="procedure-internal-audit"),
    Process.fixed(name="Xem xét của lãnh đạo", group="quản lý", kind="procedure-management-review"),
    Process.fixed(name="Khắc phục, cải tiến", group="quản lý", kind="procedure-corrective-action"),
    Process.fixed(name="Tiếp nhận hồ sơ", group="chính", kind="administrative-procedure"),
    Process.fixed(name="Thẩm định, giải quyết", group="chính", kind="administrative-procedure"),
    Process.fixed(name="Phê duyệt kết quả", group="chính", kind="administrative-procedure"),
    Process.fixed(name="Trả kết quả", group="chính", kind="administrative-procedure"),
    Process.fixed(
        name="Kiểm soát thông tin dạng văn bản", group="hỗ trợ", kind="procedure-document-control"
    ),
    Process.fixed(name="Nhân lực, đào tạo", group="hỗ trợ", kind="training-plan"),
    Process.fixed(
        name="Cơ sở vật chất, công nghệ thông tin",
        group="hỗ trợ",
        document="Quy định về quản lý, sử dụng tài sản của cơ quan",
    ),
    Process.fixed(
        name="Đo lường sự hài lòng, xử lý phản ánh", group="hỗ trợ", kind="procedure-satisfaction"
    ),
)


class Manual(Record):
    """The quality manual, and what of the system procedures is the agency's own."""

    introduction: tuple[Point, ...] = items("Giới thiệu", "Mỗi mục một đoạn", one="đoạn")
    functions: tuple[Point, ...] = items("Chức năng, nhiệm vụ chính", one="nhiệm vụ")
    exclusions: tuple[Exclusion, ...] = items("Điều khoản không áp dụng", one="điều khoản")
    processes: tuple[Process, ...] = label("Các quá trình", default=PROCESSES, one="quá trình")
    organisation: tuple[Office, ...] = items(
        "Sơ đồ tổ chức", "Bỏ trống: lập từ người ký và các phòng", one="ô"
    )
    clause_notes: dict[str, str] = label(
        "Tài liệu theo điều khoản",
        "Ví dụ 7.1.3: Quy chế quản lý tài sản công",
        default={},
        one="điều khoản",
    )
    procedures: dict[str, Course] = label(
        "Quy trình hệ thống khác mẫu", "Theo mã loại tài liệu", default={}, one="quy trình"
    )


class Issue(Record):
    """An issue inside or outside the agency that bears on its system (4.1)."""

    topic: str = label("Lĩnh vực", "Ví dụ: Pháp luật, Nhân lực")
    content: Point = label("Nội dung vấn đề")
    effect: Point | None = label("Ảnh hưởng", "Thuận lợi, khó khăn", None)
    response: Point | None = label("Hướng xử lý", default=None)


class Party(Record):
    """A party with an interest in the agency's work (4.2)."""

    name: str = label("Bên quan tâm")
    needs: tuple[Point, ...] = label("Nhu cầu, mong đợi", one="nhu cầu", min_length=1)
    monitoring: Point | None = label("Cách theo dõi", default=None)


class Climate(Record):
    """Whether climate change is a relevant issue (amendment 1:2024 to 4.1 and 4.2)."""

    relevant: Flag = label("Có liên quan")
    reason: Point = label("Lý do, biểu hiện")
    measures: tuple[Point, ...] = items("Biện pháp", one="biện pháp")
    parties: Point | None = label("Yêu cầu của bên quan tâm", default=None)


class Surroundings(Record):
    """The context of the agency: issues, interested parties, climate change."""

    internal: tuple[Issue, ...] = items("Vấn đề nội bộ", one="vấn đề nội bộ")
    external: tuple[Issue, ...] = items("Vấn đề bên ngoài", one="vấn đề bên ngoài")
    parties: tuple[Party, ...] = items("Bên quan tâm", one="bên quan tâm")
    climate: Climate | None = label("Biến đổi khí hậu", default=None)


class ExternalDocument(Record):
    """A document from outside that the agency uses and that stands nowhere else in its files."""

    kind: str = label("Loại văn bản", "Ví dụ: Nghị định, Tiêu chuẩn")
    number: str | None = label("Số, ký hiệu", default=None)
    date: Day | None = label("Ngày ban hành", default=None)
    issuer: str | None = label("Cơ quan ban hành", default=None)
    subject: str = label("Tên, trích yếu")
    in_force_to: Day | None = label("Hết hiệu lực từ ngày", default=None)
    keeper: Unit | None = label("Nơi sử dụng", default=None)


class KeptRecord(Record):
    """A record of the agency that no procedure names."""

    name: str = label("Tên hồ sơ")
    code: str | None = label("Mã hiệu", default=None)
    place: Unit | None = label("Nơi lưu", default=None)
    keep: str | None = label("Thời gian lưu", default=None)
