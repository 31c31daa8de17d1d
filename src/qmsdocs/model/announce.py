"""The announcement that the system conforms to the standard (QĐ 19/2014 Điều 4 khoản 3)."""

from typing import Literal

from qmsdocs.model.fields import Day, Id, Natural, Point, Record, Unit, items, label

ScopeChange = Literal["mở rộng", "thu hẹp", "điều chỉnh"]


class Announcement(Record):
    """The announcement, or the announcement again when its scope changes."""

    replaces: tuple[Id, ...] = items(
        "Thay thế quyết định công bố", "Mã trong references; bỏ trống là công bố lần đầu"
    )
    change: ScopeChange | None = label(
        "Phạm vi thay đổi thế nào", "Chỉ khi công bố lại: mở rộng, thu hẹp hoặc điều chỉnh", None
    )
    reason: Point | None = label("Lý do công bố lại", default=None)
    confirmed: Day | None = label("Ngày người đứng đầu xác nhận hiệu lực của HTQLCL", default=None)
    total: Natural | None = label(
        "Số thủ tục hành chính được công bố", "Để đối chiếu; máy tự đếm", None
    )
    places: tuple[Point, ...] = items(
        "Nơi niêm yết, đăng tải", "Bỏ trống là trụ sở và trang thông tin điện tử"
    )
    proposer: Unit | None = label("Đơn vị đề nghị", default=None)
