"""What `<year>.yaml` says: the papers, objectives, plans, audit and review of one year."""

from qmsdocs.model.agency import Reference
from qmsdocs.model.announce import Announcement
from qmsdocs.model.audits import Audit, Finding
from qmsdocs.model.budget import Budget
from qmsdocs.model.carry import Move
from qmsdocs.model.consulting import Consultant
from qmsdocs.model.establish import Assessment, Assignment, Establishment, TrainingPlan
from qmsdocs.model.fields import Id, Record, Whole, items, label
from qmsdocs.model.inspections import Inspection, InspectionNotice
from qmsdocs.model.objectives import DepartmentObjective, Objective, ObjectivesEvaluation
from qmsdocs.model.papers import Paper
from qmsdocs.model.plans import Conversion, Issuance, MaintenancePlan, TrainingRequest
from qmsdocs.model.province import Guidance, Province, ProvincePlan
from qmsdocs.model.reviews import (
    EarlierAction,
    FollowUp,
    ProcedureChange,
    Recommendation,
    Review,
)
from qmsdocs.model.risks import Risk
from qmsdocs.model.yearly import Dossiers, Maintenance, RisksEvaluation, Satisfaction


class YearProfile(Record):
    """The whole of `<year>.yaml`."""

    year: Whole = label("Năm", ge=2000, le=2100)
    papers: dict[str, Paper] = label("Số, ngày, người ký từng văn bản", default={}, one="văn bản")
    without: tuple[Id, ...] = items(
        "Loại văn bản không lập trong năm", "Mã loại tài liệu, ví dụ training-request", "mã loại"
    )
    references: tuple[Reference, ...] = items(
        "Văn bản viện dẫn trong năm", one="văn bản viện dẫn", carry="fixed"
    )
    objectives: tuple[Objective, ...] = items("Mục tiêu chất lượng", one="mục tiêu")
    department_objectives: tuple[DepartmentObjective, ...] = items(
        "Mục tiêu chất lượng của phòng, đơn vị", one="mục tiêu của phòng"
    )
    objectives_evaluation: ObjectivesEvaluation | None = label(
        "Đánh giá thực hiện mục tiêu chất lượng", default=None, carry="clear"
    )
    risks: tuple[Risk, ...] = items("Rủi ro và cơ hội", one="rủi ro, cơ hội")
    risks_evaluation: RisksEvaluation | None = label(
        "Đánh giá hiệu lực kế hoạch giải quyết rủi ro và cơ hội", default=None, carry="clear"
    )
    satisfaction: Satisfaction | None = label("Đo lường sự hài lòng", default=None, carry="clear")
    dossiers: Dossiers | None = label("Kết quả giải quyết hồ sơ", default=None, carry="clear")
    maintenance: Maintenance | None = label(
        "Kết quả duy trì, áp dụng HTQLCL", default=None, carry="clear"
    )
    plan: MaintenancePlan | None = label("Kế hoạch duy trì", default=None)
    training: TrainingRequest | None = label("Đăng ký tập huấn", default=None)
    establishment: Establishment | None = label(
        "Kế hoạch xây dựng, áp dụng", default=None, carry="clear"
    )
    conversion: Conversion | None = label("Kế hoạch chuyển đổi", default=None, carry="clear")
    assessment: Assessment | None = label("Đánh giá thực trạng", default=None, carry="clear")
    assignments: tuple[Assignment, ...] = items(
        "Phân công soạn thảo tài liệu", one="phân công soạn thảo", carry="clear"
    )
    training_plan: TrainingPlan | None = label("Kế hoạch đào tạo", default=None)
    consultants: tuple[Consultant, ...] = items(
        "Tổ chức, chuyên gia tư vấn", one="tư vấn", carry="clear"
    )
    budget: Budget | None = label("Dự toán kinh phí", default=None)
    audit: Audit | None = label("Đánh giá nội bộ", default=None)
    review: Review | None = label("Xem xét của lãnh đạo", default=None)
    earlier_findings: tuple[Finding, ...] = items(
        "Điểm không phù hợp năm trước chưa đóng",
        one="phát hiện năm trước",
        carry=Move("earlier_findings", done="closed"),
    )
    earlier_actions: tuple[EarlierAction, ...] = items(
        "Việc của các cuộc xem xét, đánh giá trước",
        one="việc năm trước",
        carry=Move("earlier_actions", done="done"),
    )
    recommendations: tuple[Recommendation, ...] = items(
        "Kiến nghị của đoàn kiểm tra",
        one="kiến nghị",
        carry=Move("recommendations", done="finished", fields={"text": "text", "unit": "unit"}),
    )
    follow_up: FollowUp | None = label("Báo cáo thực hiện kiến nghị", default=None, carry="clear")
    procedure_changes: tuple[ProcedureChange, ...] = items(
        "Thay đổi thủ tục hành chính trong năm",
        one="thay đổi",
        carry=Move("procedure_changes", done="updated"),
    )
    issuance: Issuance | None = label("Ban hành hệ thống tài liệu", default=None, carry="clear")
    announcement: Announcement | None = label("Công bố HTQLCL", default=None, carry="clear")
    province_plan: ProvincePlan | None = label(
        "Kế hoạch áp dụng HTQLCL của tỉnh", default=None, carry="clear"
    )
    guidance: Guidance | None = label("Công văn triển khai công tác năm", default=None)
    inspection: Inspection | None = label("Kiểm tra HTQLCL trong tỉnh", default=None)
    inspection_notice: InspectionNotice | None = label(
        "Thông báo kết quả kiểm tra", default=None, carry="clear"
    )
    province: Province | None = label("Tổng hợp kết quả toàn tỉnh", default=None)
