"""The inspection of the province's agencies in a year: plan, team, what was found, the notice."""

from typing import Literal

from qmsdocs.model.fields import (
    Count,
    Day,
    Flag,
    Id,
    Natural,
    Point,
    Record,
    Unit,
    Whole,
    items,
    label,
)
from qmsdocs.model.plans import Duty
from qmsdocs.model.province import Level

InspectionForm = Literal["trụ sở", "hồ sơ"]
Verdict = Literal["đáp ứng", "đáp ứng một phần", "chưa đáp ứng"]
#: What an inspection looks at (TT 26/2014/TT-BKHCN Điều 36), in our own words.
CONTENTS = (
    "Phạm vi của HTQLCL bao gồm toàn bộ thủ tục hành chính thuộc thẩm quyền giải quyết đã được công bố",
    "Việc phổ biến HTQLCL để cán bộ, công chức, viên chức hiểu và thực hiện",
    "Việc tuân thủ các quy trình, tài liệu của HTQLCL và quy định của pháp luật có liên quan",
    "Việc kiểm soát các quá trình giải quyết công việc",
    "Việc đánh giá nội bộ, xem xét của lãnh đạo và thực hiện hành động khắc phục",
    "Việc tiếp nhận, xử lý phản ánh, kiến nghị, khiếu nại của tổ chức, cá nhân",
    "Việc cải tiến HTQLCL",
    "Vai trò của lãnh đạo và sự tham gia của các đơn vị, cá nhân có liên quan",
    "Việc xác nhận hiệu lực của HTQLCL",
    "Việc công bố HTQLCL, niêm yết tại trụ sở và đăng trên trang thông tin điện tử",
    "Việc cập nhật thay đổi của văn bản quy phạm pháp luật vào HTQLCL",
    "Việc công bố lại khi điều chỉnh, mở rộng, thu hẹp phạm vi áp dụng",
    "Việc sử dụng tổ chức tư vấn, chuyên gia tư vấn (nếu có)",
)

TeamRole = Literal["Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên", "Thư ký"]


class Inspector(Record):
    """A member of the inspection team."""

    name: str | None = label("Họ và tên", default=None)
    post: str = label("Chức vụ, đơn vị công tác")
    role: TeamRole = label(
        "Vai trò", "Trưởng đoàn, Phó Trưởng đoàn, Thành viên, Thư ký", "Thành viên"
    )


class Present(Record):
    """Somebody of the inspected agency who took part; the first one signs the minutes."""

    name: str | None = label("Họ và tên", default=None)
    post: str = label("Chức vụ")


class Remark(Record):
    """A content of the inspection that is not wholly met."""

    content: Count = label("Nội dung số", "Số thứ tự trong danh sách nội dung kiểm tra")
    verdict: Literal["cần cải tiến", "chưa phù hợp"] = label("Kết quả")
    text: Point = label("Nội dung ghi nhận")


class Inspected(Record):
    """An agency of the inspection plan, and what the inspection found there."""

    id: Id = label("Mã cơ quan", "Ví dụ: so-noi-vu")
    name: str = label("Tên cơ quan")
    level: Level = label("Loại cơ quan", "ubnd-tinh, so, chi-cuc, ubnd-huyen, phong, ubnd-xa, …")
    obliged: Flag | None = label(
        "Thuộc đối tượng bắt buộc", "Bỏ trống thì tính theo loại cơ quan", None
    )
    form: InspectionForm = label("Hình thức kiểm tra", "trụ sở hoặc hồ sơ", carry="clear")
    time: str | None = label("Thời gian dự kiến", "Ví dụ: Tháng 9 năm 2024", None)
    date: Day | None = label("Ngày kiểm tra", "Cũng là ngày của biên bản", None)
    start: str | None = label("Giờ bắt đầu", "Ví dụ: 08 giờ 00", None, carry="clear")
    end: str | None = label("Giờ kết thúc", "Ví dụ: 11 giờ 00", None, carry="clear")
    place: str | None = label("Địa điểm", "Bỏ trống là trụ sở của cơ quan", None)
    present: tuple[Present, ...] = items(
        "Đại diện cơ quan được kiểm tra", "Người đầu tiên ký biên bản", one="người", carry="clear"
    )
    verdict: Verdict | None = label(
        "Kết luận", "đáp ứng, đáp ứng một phần, chưa đáp ứng", None, carry="clear"
    )
    strengths: tuple[Point, ...] = items("Ưu điểm", carry="clear")
    remarks: tuple[Remark, ...] = items(
        "Nội dung chưa đạt", "Nội dung không ghi ở đây là phù hợp", one="nội dung", carry="clear"
    )
    recommendations: tuple[Point, ...] = items("Kiến nghị của Đoàn kiểm tra", carry="clear")
    opinion: Point | None = label("Ý kiến của cơ quan được kiểm tra", default=None, carry="clear")


class Inspection(Record):
    """The inspection of the year (TT 26/2014/TT-BKHCN Điều 33 – Điều 37)."""

    start: Day | None = label("Từ ngày", default=None)
    end: Day | None = label("Đến ngày", default=None)
    period: str | None = label(
        "Thời kỳ được kiểm tra", "Ví dụ: từ ngày 01/01/2024 đến ngày kiểm tra", None, carry="timed"
    )
    purposes: tuple[Point, ...] = items("Mục đích")
    requirements: tuple[Point, ...] = items("Yêu cầu")
    contents: tuple[Point, ...] = items("Nội dung kiểm tra", "Thay cho nội dung của mẫu")
    leader: Unit | None = label("Đơn vị chủ trì kiểm tra", default=None)
    support: tuple[Unit, ...] = items("Đơn vị phối hợp kiểm tra")
    team: tuple[Inspector, ...] = items("Đoàn kiểm tra", one="thành viên đoàn")
    agencies: tuple[Inspected, ...] = label(
        "Cơ quan được kiểm tra", one="cơ quan được kiểm tra", min_length=1
    )
    obliged: Count | None = label(
        "Số cơ quan bắt buộc trong tỉnh",
        "Chỉ ghi khi danh sách không có đủ các cơ quan bắt buộc",
        None,
        carry="keep",
    )
    on_site: Natural | None = label(
        "Số cơ quan kiểm tra tại trụ sở", "Để đối chiếu với danh sách", None
    )
    by_file: Natural | None = label(
        "Số cơ quan kiểm tra qua hồ sơ", "Để đối chiếu với danh sách", None
    )
    few_reason: Point | None = label(
        "Lý do số cơ quan kiểm tra tại trụ sở thấp hơn mức quy định",
        "Chỉ cần khi chưa đủ tỷ lệ; ghi lý do, hoặc bổ sung cơ quan kiểm tra tại trụ sở",
        None,
        carry="clear",
    )
    report_due: Day | None = label("Hạn gửi báo cáo tự kiểm tra", default=None)
    funding: Point | None = label("Nguồn kinh phí", default=None)
    duties: tuple[Duty, ...] = items("Phân công tổ chức thực hiện", one="phân công")


class NoticeResult(Record):
    """What the notice says of one agency."""

    name: str = label("Tên cơ quan")
    form: InspectionForm = label("Hình thức kiểm tra", "trụ sở hoặc hồ sơ", "hồ sơ")
    verdict: Verdict | None = label("Kết luận", default=None)
    shortcomings: tuple[Point, ...] = items("Tồn tại, hạn chế")
    recommendations: tuple[Point, ...] = items(
        "Kiến nghị", "Đối với chính cơ quan này: bỏ trống thì lấy theo mục recommendations"
    )


class InspectionNotice(Record):
    """The notice of what an inspection found; without agencies it tells of this year's own."""

    inspected_year: Whole | None = label(
        "Năm được kiểm tra", "Bỏ trống là năm của tệp này", None, ge=2000, le=2100
    )
    inspection_plan: Id | None = label("Kế hoạch kiểm tra", "Mã trong references", None)
    strengths: tuple[Point, ...] = items("Kết quả đạt được")
    shortcomings: tuple[Point, ...] = items("Tồn tại, hạn chế chung")
    agencies: tuple[NoticeResult, ...] = items(
        "Kết quả từng cơ quan", "Bỏ trống thì lấy theo mục inspection", one="cơ quan"
    )
    recommendations: tuple[Point, ...] = items("Kiến nghị chung")
    answer_due: Day | None = label("Hạn báo cáo thực hiện kiến nghị", default=None)
