"""Whether a consultant may advise: the conditions of QĐ 19/2014 Điều 7 with their evidence."""

from typing import Literal

from qmsdocs.model.fields import Day, Flag, Id, Natural, Number, Point, Record, items, label

Sort = Literal["tổ chức", "chuyên gia độc lập"]
Verdict = Literal["đạt", "không đạt"]


class Condition(Record):
    """A condition, whether it is met, and what shows it."""

    met: Flag = label("Đáp ứng")
    evidence: Point | None = label("Bằng chứng", "Tên, số, ngày giấy tờ đã xem", None)


class Expert(Record):
    """A consulting expert; what is left empty was not shown, and its condition is not met."""

    name: str = label("Họ và tên")
    degree: str | None = label("Bằng đại học", "Bỏ trống nếu không có", None)
    consulting_certificate: str | None = label(
        "Chứng chỉ tư vấn xây dựng HTQLCL", "Bỏ trống nếu không có", None
    )
    administration_certificate: str | None = label(
        "Chứng chỉ quản lý hành chính nhà nước", "Bỏ trống nếu không có", None
    )
    character: Flag = label("Đạo đức tốt, đủ năng lực hành vi dân sự", default=False)
    years: Number | None = label("Thâm niên công tác (năm)", default=None, ge=0, le=70)
    experience: str | None = label(
        "Kinh nghiệm tư vấn xây dựng HTQLCL", "Bỏ trống nếu không có", None
    )
    card: str | None = label("Thẻ chuyên gia tư vấn", "Số, ngày cấp", None)


class Consultant(Record):
    """A consulting body, or an expert who works alone."""

    id: Id = label("Mã", "Ví dụ: trung-tam-a")
    name: str = label("Tên tổ chức, chuyên gia")
    sort: Sort = label("Loại", default="tổ chức")
    date: Day | None = label("Ngày kiểm tra", default=None)
    address: str | None = label("Địa chỉ", default=None)
    established: Condition | None = label("Thành lập hợp pháp, có chức năng tư vấn", default=None)
    own_system: Condition | None = label("Có HTQLCL phù hợp tiêu chuẩn hiện hành", default=None)
    experience: Condition | None = label("Có kinh nghiệm tư vấn xây dựng HTQLCL", default=None)
    registered: Condition | None = label(
        "Đã đăng ký và được cấp Giấy xác nhận đủ điều kiện tư vấn", default=None
    )
    experts: tuple[Expert, ...] = items("Chuyên gia tư vấn", one="chuyên gia")
    qualified: Natural | None = label(
        "Số chuyên gia đủ điều kiện", "Để đối chiếu; máy tự đếm", None
    )
    verdict: Verdict | None = label("Kết luận", "Để đối chiếu; máy tự kết luận", None)
    checker: str | None = label("Người kiểm tra", default=None)
    remarks: Point | None = label("Ghi chú", default=None)
