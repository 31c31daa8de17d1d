"""Quality objectives of the year."""

from typing import Literal

from qmsdocs.model.fields import Id, Number, Record, Unit, label

Compare = Literal[">=", "<=", "=", ">", "<"]


class Objective(Record):
    """A quality objective of the year (TCVN ISO 9001:2015, 6.2)."""

    id: Id = label("Mã mục tiêu", "Ví dụ: mt1")
    name: str = label("Nội dung mục tiêu")
    compare: Compare = label("So sánh", "Ví dụ: >= nghĩa là từ … trở lên", ">=")
    target: Number = label("Chỉ tiêu", "Ví dụ: 90 hoặc 90%")
    unit: str = label("Đơn vị tính", default="%")
    measure: str | None = label("Cách đo", default=None)
    owner: Unit | None = label("Đơn vị chịu trách nhiệm", default=None)
    due: str | None = label("Thời hạn", default=None)
