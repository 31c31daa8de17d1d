"""The signing block and the authority line in every power that NĐ 30/2020 Điều 13 knows."""

import pytest

from qmsdocs.compose.signing import authority, collective, decider, signature
from qmsdocs.model.agency import Agency, Signer

HEAD = Signer(id="giam-doc", name="Nguyễn Văn A", post="Giám đốc", power="head")
DEPUTY = Signer(id="pho", name="Trần Thị B", post="Phó Giám đốc", power="deputy")
OFFICE = Signer(id="cvp", name="Lê Văn C", post="Chánh Văn phòng", power="by-order")
AUTHORISED = Signer(id="cct", name=None, post="Chi cục trưởng", power="authorised")

CHAIR = Signer(id="ct", name="Nguyễn Văn A", post="Chủ tịch", power="head")
VICE = Signer(id="pct", name="Trần Thị B", post="Phó Chủ tịch", power="deputy")


def department() -> Agency:
    return Agency(
        name="Sở Thử nghiệm tỉnh Mẫu",
        short_name="Sở Thử nghiệm",
        code="STN",
        kind="so",
        place="Mẫu",
    )


def committee(decides_as: str) -> Agency:
    return Agency.model_validate(
        {
            "name": "Ủy ban nhân dân phường Mẫu",
            "short_name": "Ủy ban nhân dân phường",
            "letterhead": "ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU",
            "code": "UBND",
            "kind": "ubnd-xa",
            "place": "Mẫu",
            "decides_as": decides_as,
        }
    )


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (HEAD, ("GIÁM ĐỐC",)),
        (DEPUTY, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (OFFICE, ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        (AUTHORISED, ("TUQ. GIÁM ĐỐC", "CHI CỤC TRƯỞNG")),
    ],
)
def test_a_department_signs_by_its_head(signer: Signer, lines: tuple[str, ...]) -> None:
    made = signature(department(), signer, (HEAD, DEPUTY, OFFICE, AUTHORISED))
    assert made.lines == lines
    assert made.name == signer.name
    assert made.post == signer.post


@pytest.mark.parametrize("post", ["Giám đốc", "Quyền Giám đốc"])
def test_an_acting_head_signs_q(post: str) -> None:
    acting = Signer(id="q", name="Lê Văn C", post=post, power="acting")
    assert signature(department(), acting, (acting, DEPUTY)).lines == ("Q. GIÁM ĐỐC",)
    assert signature(department(), DEPUTY, (acting, DEPUTY)).lines[0] == "KT. GIÁM ĐỐC"


@pytest.mark.parametrize(
    ("decides_as", "signer", "lines"),
    [
        ("collective", CHAIR, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("collective", VICE, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("collective", OFFICE, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("head", CHAIR, ("CHỦ TỊCH",)),
        ("head", VICE, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_a_peoples_committee_signs_as_collective_or_by_its_chair(
    decides_as: str, signer: Signer, lines: tuple[str, ...]
) -> None:
    assert signature(committee(decides_as), signer, (CHAIR, VICE, OFFICE)).lines == lines


def test_without_a_head_the_usual_post_of_the_kind_is_taken() -> None:
    assert signature(department(), DEPUTY, (DEPUTY,)).lines[0] == "KT. GIÁM ĐỐC"


def test_who_decides_is_the_head_or_the_collective() -> None:
    assert authority(department(), (HEAD,)) == "GIÁM ĐỐC SỞ THỬ NGHIỆM"
    assert authority(committee("head"), (CHAIR,)) == "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    assert authority(committee("collective"), (CHAIR,)) == "ỦY BAN NHÂN DÂN PHƯỜNG MẪU"
    assert decider(department(), (HEAD,)) == "Giám đốc Sở Thử nghiệm"
    assert decider(committee("head"), (CHAIR,)) == "Chủ tịch Ủy ban nhân dân phường Mẫu"
    assert decider(committee("collective"), (CHAIR,)) == "Ủy ban nhân dân phường Mẫu"
    assert collective(committee("collective")) == "Ủy ban nhân dân"


def test_post_and_agency_share_the_word_that_both_have() -> None:
    office = Agency(
        name="Phòng Thử nghiệm",
        short_name="Phòng Thử nghiệm",
        code="PTN",
        kind="phong",
        place="Mẫu",
    )
    head = Signer(id="tp", name=None, post="Trưởng phòng", power="head")
    assert authority(office, (head,)) == "TRƯỞNG PHÒNG THỬ NGHIỆM"


@pytest.mark.parametrize(
    ("agency", "post", "office"),
    [
        (department(), "Phó Giám đốc", "Phó Giám đốc Sở Thử nghiệm"),
        (department(), "Giám đốc Sở", "Giám đốc Sở Thử nghiệm"),
        (department(), "Quyền Giám đốc Sở Thử nghiệm", "Quyền Giám đốc Sở Thử nghiệm"),
        (committee("collective"), "Chủ tịch", "Chủ tịch Ủy ban nhân dân phường"),
        (committee("collective"), "Chủ tịch Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân"),
    ],
)
def test_the_office_names_the_agency_once(agency: Agency, post: str, office: str) -> None:
    signer = Signer(id="a", name="Lê Văn C", post=post, power="head")
    assert signature(agency, signer, (signer,)).office == office
