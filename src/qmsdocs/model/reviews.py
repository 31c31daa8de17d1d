"""The management review of the year: what was put to it and what it decided."""

from qmsdocs.model.fields import Day, Id, Point, Record, Unit, items, label


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
