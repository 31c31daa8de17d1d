"""The other papers of the same year, as a paper mentions them."""

from collections.abc import Mapping

from qmsdocs.base.vietnamese import administrative_date
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.numbering import numbered, symbol
from qmsdocs.compose.review_names import OwnPaper
from qmsdocs.model.page import Form

#: The kinds that other papers mention: form, and what the paper is called without its number.
MENTIONED: Mapping[str, tuple[Form, str, str]] = {
    "maintenance-plan": ("KH", "Kế hoạch", "Kế hoạch duy trì, áp dụng và cải tiến HTQLCL"),
    "objectives-report": ("BC", "Báo cáo", "Báo cáo đánh giá thực hiện Mục tiêu chất lượng"),
    "risk-effectiveness": (
        "BC",
        "Báo cáo",
        "Báo cáo đánh giá, xác nhận tính hiệu lực của Kế hoạch giải quyết rủi ro và cơ hội",
    ),
    "satisfaction-report": ("BC", "Báo cáo", "Báo cáo đo lường sự hài lòng của tổ chức, cá nhân"),
    "validity-confirmation": ("TB", "Thông báo", "Thông báo xác nhận hiệu lực HTQLCL"),
    "audit-plan": ("KH", "Kế hoạch", "Kế hoạch đánh giá nội bộ"),
    "audit-team-decision": ("QĐ", "Quyết định", "Quyết định thành lập Đoàn đánh giá nội bộ"),
    "audit-report": ("BC", "Báo cáo", "Báo cáo kết quả đánh giá nội bộ"),
    "review-report": ("BC", "Báo cáo", "Báo cáo phục vụ họp xem xét của lãnh đạo"),
    "review-minutes": ("BB", "Biên bản", "Biên bản họp xem xét của lãnh đạo"),
    "review-conclusion": ("TB", "Thông báo", "Thông báo kết luận họp xem xét của lãnh đạo"),
    "follow-up-report": ("BC", "Báo cáo", "Báo cáo thực hiện các kiến nghị cải tiến"),
    "procedure-review": ("BC", "Báo cáo", "Báo cáo rà soát, cập nhật thủ tục hành chính"),
}


def own_papers(facts: Facts) -> Mapping[str, OwnPaper]:
    """Give each paper by its id with `_` for `-`; kind and number only when it has a number."""
    return {kind.replace("-", "_"): _paper(facts, kind) for kind in MENTIONED}


def _paper(facts: Facts, kind: str) -> OwnPaper:
    form, name, called = MENTIONED[kind]
    paper = facts.profile.paper(kind)
    if not paper.number or not paper.date:
        return OwnPaper(mention=called, date=paper.date)
    number = numbered(paper.number, symbol(form, facts.profile.agency.agency.code, paper.drafter))
    day = administrative_date(paper.date)
    return OwnPaper(mention=f"{name} số {number} {day}", date=paper.date)
