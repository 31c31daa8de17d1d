"""What a system costs: lines of an estimate, and which cap of TT 116/2015 binds them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from qmsdocs.model.fields import Natural, Number, Point, Record, Unit, items, label

#: What the money is for.
Work = Literal["duy trì", "xây dựng", "mở rộng", "chuyển đổi"]
#: The caps of the rule pack, without the kind of agency that they are given for.
Cap = Literal[
    "maintenance",
    "own-first",
    "own-extension",
    "consultant-first",
    "consultant-extension",
    "per-procedure",
    "expert-month",
    "framework-model",
    "certifier-check",
]
_CAPS = (
    "maintenance = duy trì, cải tiến trong năm; own-first, own-extension = tự xây dựng lần đầu, mở rộng; "
    "consultant-first, consultant-extension = thuê tư vấn; per-procedure = một quy trình; "
    "expert-month = chuyên gia một tháng; framework-model = mô hình khung; certifier-check = phối hợp kiểm tra"
)


class BudgetLine(Record):
    """A line of an estimate; its amount is quantity times price."""

    name: Point = label("Nội dung chi")
    unit: str = label("Đơn vị tính", "Ví dụ: người, buổi, quy trình")
    quantity: Number = label("Số lượng", ge=0)
    price: Natural = label("Đơn giá (đồng)")
    amount: Natural | None = label("Thành tiền (đồng)", "Để đối chiếu; bỏ trống thì máy nhân", None)
    basis: Point | None = label("Căn cứ định mức", "Bỏ trống thì ghi mức chi tối đa áp dụng", None)
    cap: Cap | None = label("Mức chi tối đa áp dụng", _CAPS, None)


class Budget(Record):
    """The estimate of what it costs to build, convert or maintain the system."""

    work: Work = label("Việc được dự toán", default="duy trì")
    cap: Cap | None = label(
        "Mức chi tối đa cho cả dự toán", "Bỏ trống: dự toán duy trì theo mức maintenance", None
    )
    to: str | None = label("Nơi trình", "Bỏ trống là cơ quan chủ quản", None)
    need: tuple[Point, ...] = items("Sự cần thiết")
    lines: tuple[BudgetLine, ...] = label("Khoản chi", one="khoản chi", min_length=1)
    total: Natural | None = label("Tổng cộng (đồng)", "Để đối chiếu; bỏ trống thì máy cộng", None)
    words: str | None = label(
        "Tổng cộng bằng chữ", "Để đối chiếu; bỏ trống thì máy đọc số", None, carry="clear"
    )
    funding: Point | None = label("Nguồn kinh phí", default=None)
    drafter: Unit | None = label("Đơn vị lập dự toán", default=None)


def line_amount(quantity: float, price: int) -> int:
    """Give quantity times price in whole đồng; half a đồng counts as one."""
    product = Decimal(str(quantity)) * price
    return int(product.quantize(Decimal(1), rounding=ROUND_HALF_UP))
