"""Risks and opportunities: the agency's scale, the year's plan, and what came of it."""

from typing import Literal

from qmsdocs.model.fields import Count, Day, Flag, Natural, Point, Record, Unit, label

RiskKind = Literal["rủi ro", "cơ hội"]


class Degree(Record):
    """A step of a scale: its points and what they stand for."""

    value: Count = label("Điểm", "Từ 1 trở lên")
    name: str = label("Tên gọi", "Ví dụ: Nghiêm trọng")
    meaning: Point | None = label("Cách nhận biết", default=None)


class RiskLevel(Record):
    """A level of risk: from which score on it holds, and what has to be done."""

    name: str = label("Mức", "Ví dụ: Cao")
    lowest: Natural = label("Từ điểm", "Điểm nhỏ nhất của mức này")
    action: Point | None = label("Cách xử lý", default=None)


_SEVERITY = (
    Degree.fixed(value=1, name="Rất nhẹ", meaning="Hầu như không ảnh hưởng đến công việc"),
    Degree.fixed(
        value=2, name="Nhẹ", meaning="Ảnh hưởng nhỏ, khắc phục được ngay tại phòng, đơn vị"
    ),
    Degree.fixed(
        value=3, name="Trung bình", meaning="Ảnh hưởng đến tiến độ, chất lượng một số việc"
    ),
    Degree.fixed(value=4, name="Nghiêm trọng", meaning="Chậm hạn, sai sót; có phản ánh, kiến nghị"),
    Degree.fixed(
        value=5,
        name="Rất nghiêm trọng",
        meaning="Vi phạm pháp luật, gây thiệt hại, mất uy tín của cơ quan",
    ),
)
_LIKELIHOOD = (
    Degree.fixed(value=1, name="Hiếm khi", meaning="Gần như không xảy ra"),
    Degree.fixed(value=2, name="Ít khi", meaning="Có thể xảy ra nhưng không quá một lần trong năm"),
    Degree.fixed(value=3, name="Thỉnh thoảng", meaning="Có thể xảy ra vài lần trong năm"),
    Degree.fixed(value=4, name="Thường xảy ra", meaning="Có thể xảy ra hằng tháng"),
    Degree.fixed(
        value=5, name="Rất thường xảy ra", meaning="Có thể xảy ra hằng tuần hoặc nhiều hơn"
    ),
)
_LEVELS = (
    RiskLevel.fixed(
        name="Thấp", lowest=1, action="Chấp nhận, theo dõi trong công việc thường xuyên"
    ),
    RiskLevel.fixed(
        name="Trung bình", lowest=4, action="Có biện pháp kiểm soát, phân công theo dõi"
    ),
    RiskLevel.fixed(name="Cao", lowest=9, action="Lập kế hoạch giải quyết, có thời hạn cụ thể"),
    RiskLevel.fixed(name="Rất cao", lowest=16, action="Giải quyết ngay, báo cáo lãnh đạo"),
)


class RiskScale(Record):
    """How a risk is scored (severity × likelihood) and from which score a level begins.

    Agencies differ here; the scale that holds without one of their own has five steps each.
    """

    severity: tuple[Degree, ...] = label(
        "Mức độ nghiêm trọng (S)", default=_SEVERITY, one="bậc nghiêm trọng", min_length=2
    )
    likelihood: tuple[Degree, ...] = label(
        "Khả năng xảy ra (P)", default=_LIKELIHOOD, one="bậc khả năng", min_length=2
    )
    levels: tuple[RiskLevel, ...] = label(
        "Mức rủi ro theo điểm S × P",
        "Xếp từ mức thấp nhất lên",
        default=_LEVELS,
        one="mức",
        min_length=2,
    )


class Residual(Record):
    """What is left of a risk after its measure was carried out."""

    severity: Count = label("Mức độ nghiêm trọng còn lại (S)")
    likelihood: Count = label("Khả năng xảy ra còn lại (P)")
    score: Count | None = label("Điểm còn lại", "Bỏ trống: phần mềm tính S × P", None)
    level: str | None = label("Mức còn lại", "Bỏ trống: phần mềm tính theo thang điểm", None)


class Risk(Record):
    """A risk or an opportunity of the year (TCVN ISO 9001:2015, 6.1)."""

    id: str = label("Mã", "Ví dụ: R01, C01")
    kind: RiskKind = label("Loại", "rủi ro hoặc cơ hội", "rủi ro")
    process: str = label("Quá trình, hoạt động")
    description: Point = label("Mô tả rủi ro, cơ hội")
    source: Point | None = label("Nguyên nhân, nguồn", default=None)
    severity: Count = label("Mức độ nghiêm trọng (S)", "Điểm theo thang điểm của cơ quan")
    likelihood: Count = label("Khả năng xảy ra (P)", "Điểm theo thang điểm của cơ quan")
    score: Count | None = label("Điểm", "Bỏ trống: phần mềm tính S × P", None)
    level: str | None = label("Mức", "Bỏ trống: phần mềm tính theo thang điểm", None)
    measure: Point | None = label("Biện pháp", default=None)
    owner: Unit | None = label("Trách nhiệm", default=None)
    due: str | None = label("Thời hạn", "Ví dụ: Tháng 6 năm 2024", None, carry="timed")
    result: Point | None = label("Kết quả thực hiện", default=None, carry="clear")
    done: Day | None = label("Ngày hoàn thành", default=None)
    residual: Residual | None = label("Rủi ro còn lại", default=None, carry="clear")
    effective: Flag | None = label(
        "Có hiệu lực", "Rủi ro: phần mềm tính; cơ hội: ghi có hoặc không", None, carry="clear"
    )
    note: Point | None = label("Hướng xử lý tiếp theo", default=None, carry="clear")
