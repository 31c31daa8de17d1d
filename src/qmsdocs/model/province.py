"""The province as a whole: its plan, the letter to all agencies, the figures of the year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from qmsdocs.model.fields import (
    Day,
    Flag,
    Id,
    Natural,
    Point,
    Record,
    Whole,
    items,
    label,
)
from qmsdocs.model.plans import Activity, Course, Duty

Level = Literal["ubnd-tinh", "so", "chi-cuc", "ubnd-huyen", "phong", "ubnd-xa", "su-nghiep", "khac"]
_LEVEL_HELP = "ubnd-tinh, so, chi-cuc, ubnd-huyen, phong, ubnd-xa, su-nghiep, khac"


class ProvincePlan(Record):
    """The plan of the province to apply and maintain the system (QĐ 19/2014 Điều 9)."""

    from_year: Whole | None = label("Từ năm", default=None, ge=2000, le=2100)
    to_year: Whole | None = label(
        "Đến năm", "Bỏ trống khi kế hoạch của một năm", None, ge=2000, le=2100
    )
    purposes: tuple[Point, ...] = items("Mục đích")
    requirements: tuple[Point, ...] = items("Yêu cầu")
    announced_by: Whole | None = label(
        "Năm 100% cơ quan công bố", "Năm hoàn thành công bố", None, ge=2000, le=2100
    )
    activities: tuple[Activity, ...] = label("Nội dung thực hiện", min_length=1)
    funding: Point | None = label("Nguồn kinh phí", default=None)
    duties: tuple[Duty, ...] = items("Phân công tổ chức thực hiện", one="phân công")


class GuidanceTask(Record):
    """What all agencies are asked to do in the year."""

    text: Point = label("Nội dung")
    details: tuple[Point, ...] = items("Cụ thể")
    due: str | None = label("Thời gian", "Ví dụ: trước ngày 30/11/2024", None, carry="timed")


class Guidance(Record):
    """The letter of the lead agency to all agencies about the year's work."""

    tasks: tuple[GuidanceTask, ...] = label("Nội dung triển khai", min_length=1)
    earlier_notice: Id | None = label(
        "Thông báo kết quả kiểm tra năm trước", "Mã trong references", None, carry="clear"
    )
    training: tuple[Course, ...] = items("Tập huấn")
    inspection: Point | None = label("Hoạt động kiểm tra", default=None)
    funding: Point | None = label("Nguồn kinh phí", default=None)
    contact_name: str | None = label("Người liên hệ", default=None)
    contact_phone: str | None = label("Điện thoại liên hệ", default=None)


class LevelRow(Record):
    """How many agencies of a sort there are, and how many apply the system."""

    level: Level = label("Loại cơ quan", _LEVEL_HELP)
    name: str | None = label(
        "Tên gọi", "Ví dụ: Sở, ban, ngành tỉnh; bỏ trống là tên thường dùng", None
    )
    total: Natural = label("Tổng số")
    applying: Natural = label("Số đã xây dựng, áp dụng")
    electronic: Natural | None = label("Số áp dụng trên phần mềm ISO điện tử", default=None)
    by_file: Natural | None = label("Số được kiểm tra qua hồ sơ", default=None)
    on_site: Natural | None = label(
        "Số được kiểm tra tại trụ sở", "Bỏ trống thì đếm trong danh sách của mục inspection", None
    )
    beside: Flag = label(
        "Áp dụng ngoài ba cấp", "Chi cục, đơn vị sự nghiệp, cơ quan khác", default=False
    )


class NotApplying(Record):
    """An agency that does not apply the system, and why."""

    name: str = label("Tên cơ quan")
    level: Level = label("Loại cơ quan", _LEVEL_HELP)
    reason: Literal["giải thể", "sáp nhập", "chưa áp dụng"] = label(
        "Lý do", "giải thể, sáp nhập hoặc chưa áp dụng"
    )
    note: Point | None = label("Chi tiết", "Ví dụ: sáp nhập vào cơ quan nào, từ ngày nào", None)


class Member(Record):
    """An agency of the province, one by one."""

    name: str = label("Tên cơ quan")
    level: Level = label("Loại cơ quan", _LEVEL_HELP)
    applying: Flag = label("Đã xây dựng, áp dụng", default=True)
    electronic: Flag = label("Áp dụng trên phần mềm ISO điện tử", default=False)
    inspected: Literal["trụ sở", "hồ sơ"] | None = label(
        "Hình thức kiểm tra", default=None, carry="clear"
    )


class Province(Record):
    """What the province has done in the year, for its reports."""

    levels: tuple[LevelRow, ...] = items("Số liệu theo loại cơ quan", one="loại cơ quan")
    members: tuple[Member, ...] = items(
        "Từng cơ quan", "Thay cho bảng số liệu theo loại cơ quan", one="cơ quan"
    )
    count_profiles: Flag = label(
        "Đếm các hồ sơ cơ quan",
        "có = lấy thêm các cơ quan cùng tỉnh có hồ sơ trong thư mục profiles",
        default=False,
    )
    not_applying: tuple[NotApplying, ...] = items(
        "Cơ quan không áp dụng", "Giải thể, sáp nhập, chưa áp dụng", one="cơ quan", carry="clear"
    )
    total: Natural | None = label("Tổng số cơ quan", "Để đối chiếu với bảng", None)
    applying: Natural | None = label("Số cơ quan áp dụng", "Để đối chiếu với bảng", None)
    electronic: Natural | None = label("Số cơ quan dùng ISO điện tử", "Để đối chiếu với bảng", None)
    on_site: Natural | None = label("Số cơ quan kiểm tra tại trụ sở", "Để đối chiếu với bảng", None)
    counted_to: Day | None = label("Số liệu tính đến ngày", default=None)
    steering: tuple[Point, ...] = items("Công tác chỉ đạo, triển khai", carry="clear")
    training: tuple[Point, ...] = items("Đào tạo, tập huấn", carry="clear")
    strengths: tuple[Point, ...] = items("Kết quả đạt được", carry="clear")
    shortcomings: tuple[Point, ...] = items("Tồn tại, hạn chế", carry="clear")
    causes: tuple[Point, ...] = items("Nguyên nhân", carry="clear")
    next_tasks: tuple[Point, ...] = items("Phương hướng, nhiệm vụ năm sau", carry="clear")
    to_province: tuple[Point, ...] = items("Kiến nghị với Ủy ban nhân dân tỉnh", carry="clear")
    to_ministry: tuple[Point, ...] = items("Kiến nghị với Bộ Khoa học và Công nghệ", carry="clear")


@dataclass(frozen=True, slots=True)
class MemberCount:
    """How many agencies of a sort there are, apply the system, and use the software."""

    total: int
    applying: int
    electronic: int


def count_members(
    members: Iterable[Member], not_applying: Sequence[NotApplying], level: Level | None = None
) -> MemberCount:
    """Count single agencies of a sort, or of all; who is gone counts once, listed or not."""
    listed = list(members)
    own = [member for member in listed if level in (None, member.level)]
    named = {member.name for member in listed}
    away = {agency.name for agency in not_applying}
    lost = [one for one in not_applying if one.name not in named and level in (None, one.level)]
    using = [member for member in own if member.applying and member.name not in away]
    return MemberCount(
        total=len(own) + len(lost),
        applying=len(using),
        electronic=sum(member.electronic for member in using),
    )
