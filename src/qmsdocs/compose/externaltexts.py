"""Reads a legal basis that a procedure writes as a line: kind, number, date, issuer, title."""

import datetime
import re
from dataclasses import dataclass

_KINDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị"
    "|Kế hoạch|Công văn|Thông báo"
)
_DAY = r"ngày (?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})"
_BEGINS = (
    "quy định|hướng dẫn|về|sửa đổi|ban hành|công bố|phê duyệt|bãi bỏ|chi tiết|bổ sung|thay thế"
)
_NUMBERED = re.compile(
    rf"(?P<kind>{_KINDS}) số (?P<number>[^\s,]+)(?: {_DAY})?"
    rf"(?: của (?P<issuer>.+?))??(?: (?P<title>(?:{_BEGINS}) .+))?"
)
_TITLED = re.compile(rf"(?P<kind>Bộ luật|Luật|Pháp lệnh) (?P<title>.+?)(?: {_DAY})?")


@dataclass(frozen=True, slots=True)
class Basis:
    """A text as a line names it; what the line does not say is empty."""

    title: str
    kind: str = ""
    number: str = ""
    date: datetime.date | None = None
    issuer: str = ""


def read_basis(line: str) -> Basis:
    """Read a line; one that is written in another way is its own title."""
    text = " ".join(line.split())
    match = _NUMBERED.fullmatch(text)
    if match:
        issuer, title = match["issuer"] or "", match["title"] or ""
        return Basis(title, match["kind"], match["number"], _day(match), issuer)
    match = _TITLED.fullmatch(text)
    if match:
        return Basis(
            f"{match['kind']} {match['title']}", match["kind"], "", _day(match), "Quốc hội"
        )
    return Basis(text)


def _day(match: re.Match[str]) -> datetime.date | None:
    if not match["day"]:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
