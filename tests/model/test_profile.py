"""A missing value is filled in at the line of its nearest parent, in the right file."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, loaded
from qmsdocs.model.profile import Profile

MORE = (
    YEAR
    + """\
papers:
  quality-policy: {sign_off: {drafted: {post: Thư ký}, checked: {post: a}, approved: {post: b}}}
  maintenance-plan: {signer: pho}
objectives:
  - {id: a, name: x, target: 1, owner: van-phong}
  - id: b
    name: y
    target: 2
    due:
plan:
  activities: [{name: x, lead: van-phong}]
review: {chair: pho, decisions: []}
"""
)
SIGNED = AGENCY + "sign_off: {drafted: {post: Thư ký}, checked: {post: a}, approved: {post: b}}\n"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return loaded(
        tmp_path,
        SIGNED,
        MORE,
        STEPS + STEPS.removeprefix("procedures:\n").replace("mau", "hai").replace("01", "02"),
    )


@pytest.mark.parametrize(
    ("path", "kind", "item", "spot"),
    [
        (
            "plan.review_deadline",
            "",
            "",
            "2024.yaml:11:1: kế hoạch duy trì › hạn đánh giá nội bộ và họp xem xét của lãnh đạo",
        ),
        (
            "plan.activities[0].due",
            "",
            "",
            "2024.yaml:12:16: kế hoạch duy trì › hoạt động 1 › thời gian",
        ),
        ("objectives[1].due", "", "", "2024.yaml:10:9: mục tiêu 2 › thời hạn"),
        ("objectives[0].measure", "", "", "2024.yaml:6:5: mục tiêu 1 › cách đo"),
        ("agency.phone", "", "", "agency.yaml:1:1: cơ quan › điện thoại"),
        ("departments[1].head", "", "", "agency.yaml:7:5: phòng 2 › người phụ trách"),
        (
            "paper.code",
            "quality-policy",
            "",
            "2024.yaml:3:3: văn bản quality-policy › mã hiệu tài liệu",
        ),
        (
            "paper.code",
            "audit-report",
            "",
            "2024.yaml:2:1: văn bản audit-report › mã hiệu tài liệu",
        ),
        (
            "paper.drafted.name",
            "quality-policy",
            "",
            "2024.yaml:3:31: văn bản quality-policy › soạn thảo, soát xét, phê duyệt › soạn thảo › họ và tên",
        ),
        (
            "paper.drafted.name",
            "quality-objectives",
            "",
            "agency.yaml:10:12: soạn thảo, soát xét, phê duyệt › soạn thảo › họ và tên",
        ),
        ("signature.name", "maintenance-plan", "", "agency.yaml:4:5: người ký 2 › họ và tên"),
        ("signature.name", "quality-policy", "", "agency.yaml:3:26: người ký 1 › họ và tên"),
        ("chair.name", "", "", "agency.yaml:4:5: người ký 2 › họ và tên"),
        ("procedure.limit", "", "hai", "procedures.yaml:8:5: quy trình 2 › thời hạn giải quyết"),
        (
            "procedure.steps[0].time",
            "",
            "mau",
            "procedures.yaml:7:9: quy trình 1 › bước 1 › thời gian",
        ),
        (
            "cite.guidance",
            "",
            "",
            "2024.yaml:11:1: kế hoạch duy trì › công văn triển khai của đơn vị chủ trì",
        ),
        ("audit_decision", "", "", "2024.yaml:1:1: đánh giá nội bộ › quyết định thành lập đoàn"),
        (
            "conversion.stages[0].start",
            "",
            "",
            "2024.yaml:1:1: kế hoạch chuyển đổi › giai đoạn 1 › từ tháng",
        ),
        ("committee", "", "", "agency.yaml:1:1: Ban Chỉ đạo ISO"),
        ("review.decisions", "", "", "2024.yaml:13:33: xem xét của lãnh đạo › kết luận"),
        (
            "review.attendees",
            "",
            "",
            "2024.yaml:13:1: xem xét của lãnh đạo › thành phần tham dự",
        ),
        ("audit.team", "", "", "2024.yaml:1:1: đánh giá nội bộ › đoàn đánh giá"),
        ("procedure.dossier", "", "hai", "procedures.yaml:8:5: quy trình 2 › thành phần hồ sơ"),
        ("clause_changes", "", "", "2024.yaml:1:1: kế hoạch chuyển đổi › từ phiên bản"),
        ("lead.via", "", "", "agency.yaml:1:1: đơn vị chủ trì ISO của tỉnh › gửi qua"),
    ],
)
def test_a_gap_has_the_place_where_to_fill_it(
    profile: Profile, path: str, kind: str, item: str, spot: str
) -> None:
    place = profile.place_of_gap(path, kind, item)
    assert f"{Path(place.file).name}:{str(place).removeprefix(place.file + ':')}" == spot


@pytest.mark.parametrize(
    "path",
    [
        "",
        "x",
        "[3]",
        "a..b",
        "objectives[].due",
        "standard.name",
        "cite",
        "paper",
        "signature",
        "procedure",
    ],
)
def test_any_path_has_some_place(profile: Profile, path: str) -> None:
    assert profile.place_of_gap(path).file.endswith(".yaml")


def test_the_chair_is_asked_for_in_the_review(tmp_path: Path) -> None:
    profile = loaded(tmp_path, year=YEAR + "review: {place: x}\n")
    assert str(profile.place_of_gap("chair.name")).endswith(
        "2024.yaml:2:1: xem xét của lãnh đạo › chủ trì"
    )


def test_the_head_signs_unless_the_year_says_otherwise(profile: Profile) -> None:
    assert profile.signer(profile.paper("maintenance-plan").signer).id == "pho"
    assert profile.signer(profile.paper("zzz").signer).id == "giam-doc"


def test_who_acts_as_head_signs_when_there_is_none(tmp_path: Path) -> None:
    agency = AGENCY.replace("power: head", "power: by-order").replace(
        "power: deputy", "power: acting"
    )
    assert loaded(tmp_path, agency).signer(None).id == "pho"
