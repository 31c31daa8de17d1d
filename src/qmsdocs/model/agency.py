"""What `agency.yaml` says: who the agency is, who signs, its departments and its system."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from qmsdocs.model.fields import (
    Day,
    Edition,
    Flag,
    Id,
    Natural,
    Point,
    Record,
    Unit,
    items,
    label,
    parse_whole,
)
from qmsdocs.model.holidays import DayOff
from qmsdocs.model.risks import RiskScale
from qmsdocs.model.system import ExternalDocument, KeptRecord, Manual, Surroundings

AgencyKind = Literal[
    "bo", "ubnd-tinh", "so", "chi-cuc", "ubnd-huyen", "phong", "ubnd-xa", "su-nghiep"
]
Power = Literal["head", "deputy", "by-order", "authorised", "acting"]
BodySize = Annotated[Literal[13, 14], BeforeValidator(parse_whole)]
HeadSize = Annotated[Literal[12, 13], BeforeValidator(parse_whole)]
Role = Literal["Trưởng ban", "Phó Trưởng ban", "Ủy viên", "Thư ký", "Ủy viên kiêm Thư ký"]


class Superior(Record):
    """The body that the agency belongs to (tên cơ quan chủ quản)."""

    name: str = label("Tên cơ quan chủ quản", "Ví dụ: Ủy ban nhân dân tỉnh Bình Thuận")
    letterhead: str | None = label("Tên in trên đầu văn bản", "Bỏ trống thì viết hoa tên", None)


class Lead(Record):
    """The body that leads ISO in the province (đơn vị chủ trì, QĐ 19/2014 Điều 12.4)."""

    name: str = label("Đơn vị chủ trì", default="Sở Khoa học và Công nghệ")
    via: str | None = label("Gửi qua", "Ví dụ: Chi cục Tiêu chuẩn Đo lường Chất lượng", None)
    is_self: Flag = label("Chính là cơ quan này", default=False)


class Agency(Record):
    """The agency itself."""

    name: str = label("Tên đầy đủ", "Kèm tên tỉnh: Sở Khoa học và Công nghệ tỉnh Bình Thuận")
    short_name: str = label("Tên gọi trong văn bản", "Ví dụ: Sở Khoa học và Công nghệ")
    here: str = label("Cách xưng trong văn bản", "Ví dụ: Sở; Ủy ban nhân dân phường", "cơ quan")
    letterhead: str | None = label("Tên in trên đầu văn bản", "Bỏ trống thì viết hoa tên gọi", None)
    code: str = label("Chữ viết tắt", "Dùng trong ký hiệu văn bản, ví dụ SKHCN")
    kind: AgencyKind = label("Loại cơ quan")
    superior: Superior | None = label("Cơ quan chủ quản", "UBND các cấp không có", None)
    place: str = label("Địa danh", "Ghi trước ngày tháng, ví dụ Bình Thuận")
    province: str | None = label("Tỉnh, thành phố", "Ví dụ: tỉnh Bình Thuận", None)
    decides_as: Literal["head", "collective"] = label(
        "Thẩm quyền ban hành quyết định", "head = người đứng đầu; collective = tập thể", "head"
    )
    address: str | None = label("Địa chỉ", default=None)
    phone: str | None = label("Điện thoại", default=None)
    email: str | None = label("Thư điện tử", default=None)
    website: str | None = label("Trang thông tin điện tử", default=None)
    electronic: Flag = label("Áp dụng HTQLCL trên phần mềm ISO điện tử", default=False)


class Signer(Record):
    """A person who signs, and by what power (NĐ 30/2020 Điều 13)."""

    id: Id = label("Mã người ký", "Ví dụ: giam-doc")
    name: str | None = label("Họ và tên", "Không ghi học hàm, học vị", None)
    post: str = label("Chức vụ", "Ví dụ: Phó Giám đốc")
    power: Power = label(
        "Quyền hạn ký",
        "head = người đứng đầu; deputy = KT.; by-order = TL.; authorised = TUQ.; acting = Q.",
    )


class Department(Record):
    """A department or unit of the agency."""

    id: Id = label("Mã phòng", "Ví dụ: van-phong")
    name: str = label("Tên phòng, đơn vị")
    code: str | None = label("Chữ viết tắt", default=None)
    head: str | None = label("Người phụ trách", default=None)
    in_scope: Flag = label("Thuộc phạm vi áp dụng", default=True)


class Member(Record):
    """A member of a committee or team."""

    name: str | None = label("Họ và tên", default=None)
    post: str = label("Chức vụ")
    role: Role = label("Vai trò")


class RoleDuties(Record):
    """What a role in the committee has to do."""

    role: Role = label("Vai trò")
    tasks: tuple[Point, ...] = label("Nhiệm vụ", one="nhiệm vụ", min_length=1)


class Committee(Record):
    """Ban Chỉ đạo ISO (TT 26/2014/TT-BKHCN Điều 7)."""

    name: str = label("Tên", default="Ban Chỉ đạo ISO")
    members: tuple[Member, ...] = label("Thành viên", one="thành viên", min_length=1)
    duties: tuple[RoleDuties, ...] = items("Nhiệm vụ theo vai trò", one="nhiệm vụ của vai trò")
    standing_unit: Unit | None = label("Đơn vị thường trực", default=None)
    replaces: Id | None = label("Thay thế quyết định", "Mã trong mục references", None)


class Policy(Record):
    """The quality policy."""

    slogan: str = label("Phương châm")
    commitments: tuple[Point, ...] = label("Cam kết", one="cam kết", min_length=1)


class Reference(Record):
    """A text that the agency's papers cite and that is not in the law list."""

    id: Id = label("Mã", "Ví dụ: province-plan")
    kind: str = label("Loại văn bản", "Ví dụ: Kế hoạch, Công văn, Quyết định")
    number: str = label("Số, ký hiệu", "Ví dụ: 2145/KH-UBND")
    date: Day = label("Ngày ban hành")
    issuer: str = label("Cơ quan ban hành")
    subject: str = label("Trích yếu", "Ví dụ: về việc …")
    in_force_to: Day | None = label("Hết hiệu lực từ ngày", default=None)


class Officer(Record):
    """A person who drafted, checked or approved a controlled document."""

    name: str | None = label("Họ và tên", default=None)
    post: str = label("Chức vụ")


class SignOff(Record):
    """Who drafts, checks and approves the controlled documents."""

    drafted: Officer = label("Soạn thảo")
    checked: Officer = label("Soát xét")
    approved: Officer = label("Phê duyệt")


class ControlledDocument(Record):
    """A line of the agency's list of QMS documents."""

    code: str = label("Mã hiệu")
    name: str = label("Tên tài liệu")
    edition: Natural = label("Lần ban hành", default=1)
    effective: Day | None = label("Ngày hiệu lực", default=None)
    clauses: tuple[str, ...] = items("Điều khoản TCVN ISO 9001", one="điều khoản")
    keeper: Unit | None = label("Nơi lưu", default=None)


_CODE_MARKS = ("field", "department", "n", "nn", "nnn")


def _code_pattern(text: str) -> str:
    """Refuse a pattern that has no number in it, or a mark that says nothing."""
    marks = re.findall(r"\{([^{}]*)\}", text)
    if not set(marks) <= set(_CODE_MARKS) or not {"n", "nn", "nnn"} & set(marks):
        raise PydanticCustomError("not_a_code_pattern", "not a code pattern", {"value": text})
    return text


class House(Record):
    """The agency's own style, within what the law allows."""

    body_size: BodySize = label("Cỡ chữ nội dung", default=14)
    head_size: HeadSize = label("Cỡ chữ Quốc hiệu", default=12)
    archive: str = label("Lưu", "Ghi sau chữ Lưu, ví dụ VT, TĐC", "VT")
    procedure_code: Annotated[str, AfterValidator(_code_pattern)] = label(
        "Kiểu mã hiệu quy trình",
        "Cho quy trình không ghi mã hiệu; {field} lĩnh vực, {department} phòng, {nn} số thứ tự",
        "QT-{field}-{nn}",
    )
    fields: dict[str, str] = label(
        "Chữ viết tắt của lĩnh vực",
        "Ví dụ Sở hữu trí tuệ: SHTT; không ghi thì lấy chữ đầu các từ",
        default={},
        one="lĩnh vực",
    )
    codes: dict[str, str] = label(
        "Mã hiệu tài liệu",
        "Theo mã loại tài liệu, ví dụ quality-policy: CSCL",
        default={},
        one="mã hiệu của",
    )


class AgencyProfile(Record):
    """The whole of `agency.yaml`."""

    agency: Agency = label("Cơ quan")
    lead: Lead = label("Đơn vị chủ trì ISO của tỉnh", default=Lead.fixed())
    signers: tuple[Signer, ...] = label("Người ký", one="người ký", min_length=1)
    departments: tuple[Department, ...] = items("Phòng, đơn vị", one="phòng")
    committee: Committee | None = label("Ban Chỉ đạo ISO", default=None)
    scope: Point | None = label("Phạm vi áp dụng HTQLCL", default=None)
    policy: Policy | None = label("Chính sách chất lượng", default=None)
    references: tuple[Reference, ...] = items(
        "Văn bản viện dẫn riêng của cơ quan", one="văn bản viện dẫn"
    )
    sign_off: SignOff | None = label("Soạn thảo, soát xét, phê duyệt", default=None)
    documents: tuple[ControlledDocument, ...] = items("Danh mục tài liệu nội bộ", one="tài liệu")
    external_documents: tuple[ExternalDocument, ...] = items(
        "Tài liệu có nguồn gốc bên ngoài", one="tài liệu bên ngoài"
    )
    records: tuple[KeptRecord, ...] = items("Danh mục hồ sơ", one="hồ sơ")
    manual: Manual | None = label("Sổ tay chất lượng", default=None)
    surroundings: Surroundings | None = label("Bối cảnh, các bên quan tâm", default=None)
    edition: Edition = label("Phiên bản TCVN ISO 9001 đang áp dụng", default="2015")
    risk_scale: RiskScale = label("Thang điểm rủi ro", default=RiskScale.fixed())
    days_off: tuple[DayOff, ...] = items(
        "Ngày nghỉ, ngày làm bù riêng", "Thêm vào ngày lễ, tết của cả nước", one="ngày"
    )
    house: House = label("Kiểu trình bày của cơ quan", default=House.fixed())
