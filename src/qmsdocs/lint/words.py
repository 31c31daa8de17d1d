"""Words and signs by which the parts of a paper are told."""

import re
from datetime import date

from qmsdocs.base.vietnamese import slug

_RULE_ENDS = " \t\n\u00a0_-–—─━=*"
_RULE_BEGINS = re.compile(r"[\s_\-–—─━=.*…oO0]*")
_RULE = re.compile(r"[_\-–—─━=*]{3}")
NUMBER = re.compile(r"^\s*(?:số\b|s[oóôổồ]\s*:)", re.IGNORECASE)
NORMATIVE = re.compile(r"\d\s*/\s*(?:19|20)\d\d\s*/")
ABOUT = re.compile(r"^\s*(v\s*/\s*v\b|về việc\b)", re.IGNORECASE)
LETTER_ABOUT = re.compile(r"^\s*v\s*/\s*v\b", re.IGNORECASE)
DATED = re.compile(r"ngày\b.{0,14}tháng\b.{0,10}năm\b", re.IGNORECASE)
DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
#: A line with place and day, and nothing else.
PLACE_AND_DAY = re.compile(r"^[^,;:.\d]{2,40},\s*ngày\b.{0,14}tháng\b.{0,10}năm\b.{0,8}$", re.I)
#: A date of a head in a wrong order, or without all of its words.
DATE_LIKE = re.compile(r",\s*ngày\b.{0,20}tháng\b|\btháng\b.{0,20}\bnăm\s+\d", re.IGNORECASE)
#: A date of a head that somebody wrote in digits.
IN_DIGITS = re.compile(r"^\D{0,40}\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*\.?\s*$")
ISSUES = re.compile(r"^\s*(ban hành|phê duyệt)\b", re.IGNORECASE)
BASIS = re.compile(
    r"^\s*(?:[-–—+•*]\s*)?(căn cứ|xét (đề nghị|tờ trình|báo cáo)|theo đề (nghị|xuất))\b",
    re.IGNORECASE,
)
#: A căn cứ that names a text, and not a state of things (`Căn cứ tình hình thực tế …`).
BASIS_TEXT = re.compile(
    r"^\s*căn cứ (các )?(luật|bộ luật|hiến pháp|pháp lệnh|nghị|thông|quyết định|chỉ thị|kế hoạch|công văn)\b",
    re.IGNORECASE,
)
LEADS_ON = re.compile(r":\s*$|như sau|\bban hành kế hoạch\b")
DEAR = re.compile(r"^\s*kính (?:gửi|gởi|(?:trình|chuyển)\s*:)", re.IGNORECASE)
WITH = re.compile(r"^\s*(?:\(\s*)?(ban hành\s+)?kèm theo\b", re.IGNORECASE)
DECIDES = re.compile(r"^\s*QUYẾT\s+(ĐỊNH|NGHỊ)\s*:?\s*$")
DECISION = frozenset({"quyet-dinh", "nghi-quyet"})
ANNEX = re.compile(
    r"^\s*phụ lục(\s*(số)?\s*([IVXLC]+|[A-ZĐ]|\d+|[.…\d\s]+))?\s*[.:]?\s*$", re.IGNORECASE
)
#: An annex that has, wrongly, its title on the same line.
ANNEX_TITLED = re.compile(r"^\s*phụ lục(\s+([IVXLC]+|\d+))?\s*[.:–-]\s+\S", re.IGNORECASE)
COPY_TO = re.compile(r"^\s*nơi nhận\b", re.IGNORECASE)
ARCHIVE = re.compile(r"^\s*(?:[-–—]\s*)?lưu\b", re.IGNORECASE)
STAMP = re.compile(
    r"^\s*(HO[ẢA] TỐC|HỎA TỐC|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ"
    r"|TÀI LIỆU THU HỒI)\s*$"
)
#: Bodies whose papers have a form of their own.
PARTY = re.compile(r"^\s*(ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN (TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH)\s*$")
NOTES = re.compile(r"^\s*ghi chú\s*:", re.IGNORECASE)
#: Abbreviations of the power to sign, also when their signs are wrong (`KT`, `T/M`, `K.T.`).
POWER = re.compile(r"^\s*(T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)\s*[./]?\s+(?=\S)", re.IGNORECASE)
POST = re.compile(
    r"^\s*(quyền\s+|phó\s+|q\.\s*)?(tổng\s+|thứ\s+|bộ\s+|vụ\s+|cục\s+|viện\s+|hiệu\s+|chi cục\s+|phó\s+)?"
    r"(giám đốc|chủ tịch|trưởng|chánh|thư ký|chủ t[ọo][aạ]|chủ trì|cục trưởng|chi cục trưởng)\b",
    re.IGNORECASE,
)
SIGNED = re.compile(r"^[\s\[(]*(đã ký|chữ ký|ký tên|ký, |ký và|dấu/|dấu của)", re.IGNORECASE)
#: Also the bullets of Word's fonts of signs.
DASH = re.compile(r"^\s*[-–—+•●▪*\uf000-\uf0ff]\s*")
MINUTES_SIGN = re.compile(r"^\s*(thư ký|chủ t[ọo][aạ]|chủ trì)\b", re.IGNORECASE)

#: A label may, wrongly, have its title on the same line.
_TITLED = r"\s*(?:[.:]?\s*|[.:–-]\s*\S.{0,90})$"
#: How the parts of a body begin; the first that fits is the role.
BEGINNINGS = (
    (
        "phan_chuong.label",
        re.compile(rf"^\s*(phần|chương)\s+([IVXLC]+|\d+|thứ \w+){_TITLED}", re.I),
    ),
    ("muc.label", re.compile(rf"^\s*(tiểu\s+mục|mục)\s+([IVXLC]+|\d+|[A-Z]){_TITLED}", re.I)),
    (
        "dieu",
        re.compile(
            r"^\s*điều\s+(\d+|[….]+|(?-i:[IVXLC]+)\b|(thứ\s+\w+|một|hai|ba|bốn)\s*[.:])", re.I
        ),
    ),
    ("muc_b", re.compile(r"^\s*[IVXLC]+\s*[.)/:\-–]\s*(?=\S)")),
    ("khoan.deep", re.compile(r"^\s*\d+\.\d+(\.\d+)*[.)]?\s+(?=\S)")),
    (
        "khoan",
        re.compile(r"^\s*(\d{1,3}\s*[.)/:\-–]\s*(?=\D)|\d{1,3},\s+(?=[^\W\d_])|Khoản \d+\.)"),
    ),
    (
        "diem",
        re.compile(
            r"^\s*(\(?[a-zđăâêôơư]{1,2}\s*[.)]|[A-ZĐ]\)|[a-zđ]([/,:]|\s+[-–])(?=\s))\s*(?=\S)"
        ),
    ),
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
    begins = text.rstrip(
        _RULE_ENDS
    )  # in two steps: one pattern for it all would look back for ever
    return bool(_RULE.search(text, len(begins)) and _RULE_BEGINS.fullmatch(begins))


def goes_on(first: str, second: str) -> bool:
    """Tell whether a second line belongs to the name that the first one begins."""
    return _ONE_NAME.match(first) is not None and _LOWER_BODY.match(second) is None


def is_lower_body(text: str) -> bool:
    """Tell the name of a body that has another above it."""
    return _LOWER_BODY.match(text) is not None


def day_in(text: str) -> date | None:
    """Read a day in words; None when it is left blank or is none."""
    match = DAY.search(text) or IN_DIGITS.search(text)
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
