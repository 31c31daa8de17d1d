"""A small made-up agency for tests of the engine."""

from dataclasses import replace
from pathlib import Path

from qmsdocs.model.loading import load_profile
from qmsdocs.model.page import Page, read_page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import LegalText, Rulebook, load_rulebook
from qmsdocs.model.rules.legal import LegalTexts, Line

AGENCY = """\
agency:
  name: Sở Thử nghiệm tỉnh Mẫu
  short_name: Sở Thử nghiệm
  here: Sở
  code: STN
  kind: so
  superior: {name: Ủy ban nhân dân tỉnh Mẫu}
  place: Mẫu
signers:
  - {id: giam-doc, name: Nguyễn Văn A, post: Giám đốc, power: head}
  - {id: pho-giam-doc, name: Trần Thị B, post: Phó Giám đốc, power: deputy}
departments:
  - {id: van-phong, name: Văn phòng, code: VP}
  - {id: nghiep-vu, name: Phòng Nghiệp vụ}
references:
  - id: ke-hoach-tinh
    kind: Kế hoạch
    number: 10/KH-UBND
    date: 15/6/2021
    issuer: Ủy ban nhân dân tỉnh Mẫu
    subject: về việc áp dụng ISO
    in_force_to: 01/01/2026
policy:
  slogan: Đúng & đủ
  commitments: [Tuân thủ pháp luật]
"""

YEAR = """\
year: 2024
papers:
  maintenance-plan: {number: 5, date: 05/3/2024, signer: pho-giam-doc}
  training-request: {drafter: VP}
plan:
  review_deadline: 30/11/2024
  guidance: ke-hoach-tinh
  activities:
    - {name: Đánh giá nội bộ, lead: van-phong, support: [nghiep-vu], due: tháng 10}
    - {name: Họp xem xét, lead: van-phong}
training:
  need: Tập huấn
  topics: [Đánh giá nội bộ]
  people: 20
"""

PROCEDURES = """\
procedures:
  - id: cap-giay
    code: QT-01
    name: Cấp giấy xác nhận
    field: Thử nghiệm
    issued: 02/01/2024
    limit: {value: 5}
    steps:
      - {name: Tiếp nhận, unit: van-phong, content: Nhận hồ sơ, time: {value: 1}}
      - {name: Trả kết quả, unit: van-phong, content: Trả hồ sơ, time: {value: 2}}
"""


def write_profile(root: Path, agency: str = "so-thu", **texts: str) -> Path:
    """Write a profile; `agency_text`, `year_text` or `procedures` replace the usual files."""
    folder = root / "profiles" / agency
    folder.mkdir(parents=True)
    contents = {
        "agency.yaml": texts.get("agency_text", AGENCY),
        "2024.yaml": texts.get("year_text", YEAR),
        "procedures.yaml": texts.get("procedures", PROCEDURES),
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def pages_and_profile(root: Path, *fronts: str) -> tuple[dict[str, Page], Profile]:
    """Give pages of made-up kinds (front matter without `title`, `set`, `order`) and a profile."""
    pages = [page(front) for front in fronts]
    return {one.kind.id: one for one in pages}, load_profile(write_profile(root), 2024)


def page(front: str, body: str = "Nội dung.\n") -> Page:
    """Give a page of a made-up kind."""
    rest = "title: Kế hoạch thử\nset: yearly\norder: 7\n"
    return read_page(f"---\n{rest}{front}\n---\n{body}".encode(), "templates/thu.md")


def rulebook() -> Rulebook:
    """Give the rules with made-up legal texts: `ql` ended by `ql-moi` on 1/7/2025."""
    texts = (
        LegalText.model_validate({
            "id": "ql", "kind": "Quyết định", "number": "1/2020/QĐ-TTg", "issuer": "Thủ tướng Chính phủ",
            "date": "2020-05-01", "subject": "về quản lý", "in_force_from": "2020-05-01",
            "in_force_to": "2025-07-01", "replaced_by": "ql-moi",
        }),
        LegalText.model_validate({
            "id": "ql-moi", "kind": "Quyết định", "number": "2/2025/QĐ-TTg",
            "issuer": "Thủ tướng Chính phủ", "date": "2025-06-09", "subject": "về quản lý",
            "in_force_from": "2025-07-01",
        }),
    )  # fmt: skip
    lines = {"quan-ly": Line(id="quan-ly", label="Quản lý", texts=("ql", "ql-moi"))}
    return replace(load_rulebook(), legal=LegalTexts({text.id: text for text in texts}, lines))
