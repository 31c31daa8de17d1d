"""Checks across fields and files: each fault is found at the value that causes it."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, brief, faults, loaded
from qmsdocs.sources.messages import message

KINDS = ("quality-policy", "maintenance-plan")


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("papers: {quality-policy: {signer: giam-doc}}\n", []),
        ("papers: {quality-policy: {signer: giamdoc}}\n", [("profile.unknown-signer-near", 2, 35)]),
        ("review: {chair: zzz}\n", [("profile.unknown-signer", 2, 17)]),
        ("papers: {quality-polici: {}}\n", [("profile.unknown-kind-near", 2, 10)]),
        ("papers: {zzz: {}}\n", [("profile.unknown-kind", 2, 10)]),
        (
            "issuance: {replaces: [ke-hoach, ke-hoach-2]}\n",
            [("profile.unknown-reference-near", 2, 33)],
        ),
        ("audit: {decision: zzz}\n", [("profile.unknown-reference", 2, 19)]),
        (
            "plan: {guidance: zzz, inspection: ke-hoach, activities: [{name: x, lead: van-phong}]}\n",
            [("profile.unknown-reference", 2, 18)],
        ),
        (
            "objectives:\n  - {id: a, name: x, target: 1}\n  - {id: a, name: y, target: 2}\n",
            [("profile.duplicate-id", 4, 10)],
        ),
        (
            "objectives: [{id: a, name: x, target: 1, owner: van-phog}]\n",
            [("profile.unknown-department-near", 2, 49)],
        ),
        (
            "objectives: [{id: a, name: x, target: 1, owner: zzz}]\n",
            [("profile.unknown-department", 2, 49)],
        ),
        ("objectives: [{id: a, name: x, target: 1, owner: Các phòng}]\n", []),
        ("objectives: [{id: a, name: x, target: 1, owner: VĂN PHÒNG}]\n", []),
        (
            "objectives: [{id: a, name: x, target: 1, owner: chuyen\u2011mon}]\n",
            [("profile.unknown-department-near", 2, 49)],
        ),
        (
            "objectives: [{id: a, name: x, target: 1, owner: Chuyên môn}]\n",
            [("profile.unknown-department-near", 2, 49)],
        ),
        ("review: {chair: Nguyễn Văn A}\n", [("profile.unknown-signer-near", 2, 17)]),
        (
            "references: [{id: ke-hoach, kind: a, number: b, date: 1/2/2024, issuer: c, subject: d}]\n",
            [("profile.duplicate-id", 2, 19)],
        ),
        (
            "audit: {team: [{unit: van-phong}], units: [chuyen-mon, van-phong]}\n",
            [("profile.audits-itself", 2, 56)],
        ),
        ("audit: {team: [{unit: van-phong}, {unit: chuyen-mon}], units: [van-phong]}\n", []),
    ],
)
def test_the_year_agrees_with_the_agency(
    year: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert brief(faults(tmp_path, year=YEAR + year, kinds=KINDS)) == found


@pytest.mark.parametrize(
    ("agency", "found"),
    [
        (AGENCY.replace("id: pho,", "id: giam-doc,"), [("profile.duplicate-id", 4, 10)]),
        (AGENCY.replace("power: head", "power: deputy"), [("profile.no-head", 2, 1)]),
        (AGENCY.replace("power: head", "power: acting"), []),
        (AGENCY.replace("power: head", "power: Head"), [("profile.not-one-of-near", 3, 63)]),
        (AGENCY.replace("chuyen-mon", "van-phong"), [("profile.duplicate-id", 7, 10)]),
        (
            AGENCY
            + "committee: {members: [{post: x, role: Trưởng ban}, {post: y, role: Trưởng ban}]}\n",
            [("profile.second-chief", 10, 68)],
        ),
        (
            AGENCY + "committee: {replaces: cu, members: [{post: x, role: Thư ký}]}\n",
            [("profile.unknown-reference", 10, 23)],
        ),
        (
            AGENCY + "house: {codes: {quality-polici: CS}}\n",
            [("profile.unknown-kind-near", 10, 17)],
        ),
        (
            AGENCY + "documents: [{code: A, name: x}, {code: A, name: y}]\n",
            [("profile.duplicate-id", 10, 40)],
        ),
    ],
)
def test_the_agency_agrees_with_itself(
    agency: str, found: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    assert brief(faults(tmp_path, agency=agency, kinds=KINDS)) == found


def test_a_list_that_is_missing_is_not_missed_at_every_id(tmp_path: Path) -> None:
    agency = AGENCY.replace("departments:", "department:")
    year = (
        YEAR
        + "objectives:\n"
        + "".join(f"  - {{id: a{n}, name: x, target: 1, owner: van-phong}}\n" for n in range(9))
    )
    assert [code for code, *_ in brief(faults(tmp_path, agency, year))] == [
        "profile.unknown-key-near",
        "profile.unknown-department",
    ]


def test_the_name_of_a_signer_leads_to_the_id(tmp_path: Path) -> None:
    found = faults(tmp_path, year=YEAR + "review: {chair: Nguyễn Văn A}\n")
    assert 'có phải "giam-doc"?' in message(found[0])


def test_a_year_in_the_wrong_file_is_noticed(tmp_path: Path) -> None:
    found = faults(tmp_path, year="year: 2023\n")
    assert brief(found) == [("profile.other-year", 1, 7)]
    assert "2023" in message(found[0])
    assert "2024" in message(found[0])


def test_ids_of_procedures_are_given_once(tmp_path: Path) -> None:
    twice = STEPS + STEPS.removeprefix("procedures:\n")
    assert [code for code, *_ in brief(faults(tmp_path, procedures=twice))] == [
        "profile.duplicate-id"
    ] * 2


def test_kinds_are_not_checked_when_they_are_not_known(tmp_path: Path) -> None:
    assert loaded(tmp_path, year=YEAR + "papers: {zzz: {}}\n").year.papers.keys() == {"zzz"}


def test_a_duplicate_names_where_the_id_was_first_used(tmp_path: Path) -> None:
    year = (
        YEAR
        + "references: [{id: ke-hoach, kind: a, number: b, date: 1/2/2024, issuer: c, subject: d}]\n"
    )
    assert "so-mau/agency.yaml:9" in message(faults(tmp_path, year=year)[0])


def test_a_long_list_of_known_names_is_cut(tmp_path: Path) -> None:
    kinds = [f"loai-{number}" for number in range(60)]
    found = message(faults(tmp_path, year=YEAR + "papers: {zzz: {}}\n", kinds=kinds)[0])
    assert found.count("loai-") == 12
    assert "…" in found


def test_an_agency_that_cannot_be_read_does_not_make_the_year_wrong(tmp_path: Path) -> None:
    year = (
        YEAR
        + "review: {chair: giam-doc}\nplan: {guidance: ke-hoach, activities: [{name: x, lead: van-phong}]}\n"
    )
    found = faults(tmp_path, agency="agency:\n\tname: x\n", year=year)
    assert [code for code, *_ in brief(found)] == ["file.tab"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG AN HÒA", True),
        ("PHẠM THỊ D", True),
        ("Phạm Thị D", False),
        ("VP HĐND&UBND", False),
        ("Sở KH&CN", False),
        ("KTHT", False),
    ],
)
def test_a_name_in_capitals_is_told_but_no_abbreviation(
    tmp_path: Path, name: str, wrong: bool
) -> None:
    agency = AGENCY.replace("name: Văn phòng", f"name: {name}", 1)
    assert agency != AGENCY
    found = [one for one in faults(tmp_path, agency=agency) if one.code == "profile.capitals"]
    assert bool(found) == wrong
    assert all(name in message(one, "vi") for one in found)
