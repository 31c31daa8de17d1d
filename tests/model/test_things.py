"""Of which things there is a paper each."""

from pathlib import Path

from qmsdocs.model.loading import load_profile
from qmsdocs.model.things import things
from toy import YEAR, write_profile

AUDIT = """\
audit:
  programme:
    - {unit: Lãnh đạo Sở, clauses: ["5.1"]}
    - {unit: van-phong, clauses: ["7.5"]}
    - {content: Họp kết thúc}
    - {unit: Lãnh đạo Sở, clauses: ["9.3"]}
    - {unit: Phòng Nghiệp vụ, clauses: ["8.5"]}
"""


def test_whoever_the_programme_audits_has_a_checklist_departments_once(tmp_path: Path) -> None:
    profile = load_profile(write_profile(tmp_path, year_text=YEAR + AUDIT), 2024)
    found = [(item.id, item.name) for item in things(profile, "audited") if item]
    assert found == [
        ("van-phong", "Văn phòng"),
        ("nghiep-vu", "Phòng Nghiệp vụ"),
        ("lanh-dao-so", "Lãnh đạo Sở"),
    ]
    assert [item.id for item in things(profile, "department") if item] == ["van-phong", "nghiep-vu"]


def test_without_an_audit_only_departments_in_scope_are_audited(tmp_path: Path) -> None:
    profile = load_profile(write_profile(tmp_path), 2024)
    assert [item.id for item in things(profile, "audited") if item] == ["van-phong", "nghiep-vu"]


def test_before_there_is_a_programme_who_is_listed_is_audited(tmp_path: Path) -> None:
    audit = "audit: {units: [Phòng Nghiệp vụ, Lãnh đạo Sở]}\n"
    profile = load_profile(write_profile(tmp_path, year_text=YEAR + audit), 2024)
    assert [item.id for item in things(profile, "audited") if item] == ["nghiep-vu", "lanh-dao-so"]
