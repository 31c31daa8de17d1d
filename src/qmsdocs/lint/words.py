"""Words and signs by which the parts of a paper are told."""

import re
from datetime import date

from qmsdocs.base.vietnamese import slug

RULE_SIGNS = re.compile(r"^[\s_\-–—─━=.*…]*[_\-–—─━=]{3,}[\s_\-–—─━=]*$")
NUMBER = re.compile(r"^\s*số\b", re.IGNORECASE)
NORMATIVE = re.compile(r"\d+\s*/\s*(?:19|20)\d\d\s*/")
ABOUT = re.compile(r"^\s*(v\s*/\s*v\b|về việc\b)", re.IGNORECASE)
DATED = re.compile(r"ngày\b.{0,14}tháng\b.{0,10}năm\b", re.IGNORECASE)
DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
BASIS = re.compile(
    r"^\s*(căn cứ|xét (đề nghị|tờ trình|báo cáo)|theo đề (nghị|xuất))\b", re.IGNORECASE
)
LEADS_ON = re.compile(r"(như sau|sau đây)?\s*:\s*$|như sau|\bban hành kế hoạch\b")
DEAR = re.compile(r"^\s*kính gửi\b", re.IGNORECASE)
WITH = re.compile(r"^\s*\(?\s*(ban hành\s+)?kèm theo\b", re.IGNORECASE)
DECIDES = re.compile(r"^\s*QUYẾT\s+(ĐỊNH|NGHỊ)\s*:?\s*$")
ANNEX = re.compile(r"^\s*phụ lục(\s*(số)?\s*([IVXLC]+|\d+|[.…\d\s]+))?\s*[.:]?\s*$", re.IGNORECASE)
COPY_TO = re.compile(r"^\s*nơi nhận\b", re.IGNORECASE)
ARCHIVE = re.compile(r"^\s*[-–—]?\s*lưu\b", re.IGNORECASE)
NOTES = re.compile(r"^\s*ghi chú\s*:", re.IGNORECASE)
POWER = re.compile(r"^\s*(TM|KT|TL|TUQ|Q)\s*\.?\s+(?=\S)")
SIGNED = re.compile(r"^[\s\[(]*(đã ký|chữ ký|ký tên|ký, |ký và|dấu/|dấu của)", re.IGNORECASE)
DASH = re.compile(r"^\s*[-–—+•●*]\s*")
MINUTES_SIGN = re.compile(r"^\s*(THƯ KÝ|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ)\b")

#: A label may, wrongly, have its title on the same line.
_TITLED = r"\s*(?:[.:]?\s*|[.:–-]\s*\S.{0,90})$"
#: How the parts of a body begin; the first that fits is the role.
BEGINNINGS = (
    (
        "phan_chuong.label",
        re.compile(rf"^\s*(phần|chương)\s+([IVXLC]+|\d+|thứ \w+){_TITLED}", re.I),
    ),
    ("muc.label", re.compile(rf"^\s*(tiểu\s+mục|mục)\s+([IVXLC]+|\d+|[A-Z]){_TITLED}", re.I)),
    ("dieu", re.compile(r"^\s*điều\s+(\d+|[….]+)", re.I)),
    ("muc_b", re.compile(r"^\s*[IVXLC]+\s*[.)/\-]\s*(?=\S)")),
    ("khoan.deep", re.compile(r"^\s*\d+\.\d+(\.\d+)*[.)]?\s+(?=\S)")),
    ("khoan", re.compile(r"^\s*\d{1,3}\s*[.)/\-]\s*(?=\D)")),
    ("diem", re.compile(r"^\s*[a-zđ]{1,2}\s*[.)]\s*(?=\S)")),
    ("dash", DASH),
)

_LONGEST_LINE = 70
_FIRST_LETTERS = frozenset("CcĐđ")
_REPUBLIC = re.compile(r"^cong-hoa?-?xa-hoi")
_MOTTO = re.compile(r"^doc-lap")
_ONE_NAME = re.compile(r"^(ủy ban|uỷ ban|hội đồng) nhân dân\s*$", re.IGNORECASE)
_LOWER_BODY = re.compile(
    r"^\s*(sở|phòng|chi cục|cục|trung tâm|trường|bệnh viện|ban|văn phòng|thanh tra|vụ|viện|đội)\b",
    re.IGNORECASE,
)


def is_republic(text: str) -> bool:
    """Tell the Quốc hiệu, also when it is written wrong."""
    if len(text) > _LONGEST_LINE or text.lstrip()[:1] not in _FIRST_LETTERS:
        return False  # most texts end here, without a slug
    return _REPUBLIC.match(slug(text)) is not None


def is_motto(text: str) -> bool:
    """Tell the Tiêu ngữ, also when it is written wrong."""
    if len(text) > _LONGEST_LINE or text.lstrip()[:1] not in _FIRST_LETTERS:
        return False
    plain = slug(text)
    return _MOTTO.match(plain) is not None and "phuc" in plain


def is_rule_of_signs(text: str) -> bool:
    """Tell a line that is made of characters."""
    return RULE_SIGNS.match(text) is not None


def goes_on(first: str, second: str) -> bool:
    """Tell whether a second line belongs to the name that the first one begins."""
    return _ONE_NAME.match(first) is not None and _LOWER_BODY.match(second) is None


def is_lower_body(text: str) -> bool:
    """Tell the name of a body that has another above it."""
    return _LOWER_BODY.match(text) is not None


def day_in(text: str) -> date | None:
    """Read a day in words; None when it is left blank or is none."""
    match = DAY.search(text)
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
