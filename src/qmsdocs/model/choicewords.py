"""What people read and choose for the words of the program."""

import re

from qmsdocs.model.sheets import CHOICE_WORDS

#: Words that no help of a field explains.
_WORDS = CHOICE_WORDS | {
    "bo": "Bộ, cơ quan ngang Bộ",
    "ubnd-tinh": "Ủy ban nhân dân cấp tỉnh",
    "so": "Sở, ban, ngành",
    "chi-cuc": "Chi cục",
    "ubnd-huyen": "Ủy ban nhân dân cấp huyện",
    "phong": "Phòng chuyên môn cấp huyện",
    "ubnd-xa": "Ủy ban nhân dân cấp xã",
    "su-nghiep": "Đơn vị sự nghiệp",
    "khac": "Cơ quan khác",
    "maintenance": "Duy trì, cải tiến trong năm",
    "own-first": "Tự xây dựng lần đầu",
    "own-extension": "Tự mở rộng",
    "consultant-first": "Thuê tư vấn xây dựng lần đầu",
    "consultant-extension": "Thuê tư vấn mở rộng",
    "per-procedure": "Theo từng quy trình",
    "expert-month": "Chuyên gia, theo tháng",
    "framework-model": "Mô hình khung",
    "certifier-check": "Phối hợp kiểm tra",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "TTr": "Tờ trình",
    "CV": "Công văn",
    ">=": "≥ (trở lên)",
    "<=": "≤ (trở xuống)",
    "=": "= (bằng)",
    ">": "> (trên)",
    "<": "< (dưới)",
}
_EXPLAINED = re.compile(r"([a-z-]+) = ([^;]+)")


def choice_word(value: object, help: str = "") -> str:
    """Give the word that people read for a choice; the help of its field may explain it."""
    explained = dict(_EXPLAINED.findall(help))
    return _WORDS.get(str(value)) or explained.get(str(value), str(value))
