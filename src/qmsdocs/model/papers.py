"""What a year says of one of its papers: number, date, signer, recipients."""

from typing import Literal

from qmsdocs.model.agency import SignOff
from qmsdocs.model.fields import Count, Day, Edition, Id, Natural, Point, Record, items, label
from qmsdocs.model.procedure import Change

#: Forms whose papers have the same body, so that one may be issued as another.
NamedForm = Literal["KH", "BC", "TB", "TTr", "CV"]


class Paper(Record):
    """What is particular to one paper of the year."""

    number: Count | None = label("Số văn bản", "Bỏ trống khi chưa cấp số", None)
    date: Day | None = label("Ngày văn bản", "Bỏ trống khi chưa ký", None)
    signer: Id | None = label("Người ký", "Mã trong mục signers; bỏ trống là người đứng đầu", None)
    drafter: str | None = label("Đơn vị soạn thảo", "Chữ viết tắt trong ký hiệu công văn", None)
    form: NamedForm | None = label(
        "Hình thức văn bản",
        "Chỉ ghi khi ban hành bằng hình thức khác với mẫu: KH, BC, TB, TTr hoặc CV (công văn)",
        None,
    )
    recipients: tuple[Point, ...] = items("Nơi nhận", "Thay cho nơi nhận của mẫu")
    to: tuple[Point, ...] = items("Kính gửi", "Thay cho nơi gửi của mẫu")
    code: str | None = label("Mã hiệu tài liệu", default=None)
    edition: Natural = label("Lần ban hành", default=1)
    changes: tuple[Change, ...] = items("Theo dõi sửa đổi", carry="keep")
    sign_off: SignOff | None = label("Soạn thảo, soát xét, phê duyệt", default=None)
    standard: Edition | None = label(
        "Soạn theo phiên bản TCVN ISO 9001",
        "Chỉ ghi khi khác phiên bản đang áp dụng, ví dụ lúc chuyển đổi",
        None,
    )
