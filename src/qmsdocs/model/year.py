"""What `<year>.yaml` says: the papers, objectives, plans, audit and review of one year."""

from qmsdocs.model.agency import Reference
from qmsdocs.model.audits import Audit
from qmsdocs.model.fields import Record, Whole, items, label
from qmsdocs.model.objectives import Objective
from qmsdocs.model.papers import Paper
from qmsdocs.model.plans import Conversion, Issuance, MaintenancePlan, TrainingRequest
from qmsdocs.model.reviews import Review


class YearProfile(Record):
    """The whole of `<year>.yaml`."""

    year: Whole = label("Năm", ge=2000, le=2100)
    papers: dict[str, Paper] = label("Số, ngày, người ký từng văn bản", default={}, one="văn bản")
    references: tuple[Reference, ...] = items("Văn bản viện dẫn trong năm", one="văn bản viện dẫn")
    objectives: tuple[Objective, ...] = items("Mục tiêu chất lượng", one="mục tiêu")
    plan: MaintenancePlan | None = label("Kế hoạch duy trì", default=None)
    training: TrainingRequest | None = label("Đăng ký tập huấn", default=None)
    conversion: Conversion | None = label("Kế hoạch chuyển đổi", default=None)
    audit: Audit | None = label("Đánh giá nội bộ", default=None)
    review: Review | None = label("Xem xét của lãnh đạo", default=None)
    issuance: Issuance | None = label("Ban hành hệ thống tài liệu", default=None)
