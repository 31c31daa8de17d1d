"""A province may count the agencies that have profiles of their own."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, YEAR, brief, written
from qmsdocs.base.errors import ProfileError
from qmsdocs.model.gathering import counts_profiles, gathered
from qmsdocs.model.loading import load_profile
from qmsdocs.model.province import Member

LEAD = AGENCY.replace("place: Ví Dụ}", "place: Ví Dụ, province: tỉnh Ví Dụ, electronic: có}")
COUNTING = f"{YEAR}province:\n  count_profiles: có\n"


def neighbour(root: Path, name: str, kind: str, year: int = 2024, more: str = "") -> None:
    folder = root / name
    folder.mkdir()
    (folder / f"{year}.yaml").write_text(f"year: {year}\n", encoding="utf-8")
    text = f"agency: {{name: {name}, kind: {kind}, province: Tỉnh Ví Dụ{more}}}\n"
    (folder / "agency.yaml").write_text(text, encoding="utf-8")


def members(root: Path, year: str = COUNTING) -> tuple[Member, ...]:
    profile = load_profile(written(root, LEAD, year), 2024)
    found = gathered(profile, root).year.province
    assert found
    return found.members


def test_agencies_of_the_province_are_counted_with_the_lead_itself(tmp_path: Path) -> None:
    neighbour(tmp_path, "xa-a", "ubnd-xa", more=", electronic: có")
    neighbour(tmp_path, "xa-b", "ubnd-xa", year=2023)
    neighbour(tmp_path, "bo-c", "bo")
    neighbour(tmp_path, "xa-d", "ubnd-xa", more=" khác")
    found = members(tmp_path)
    assert [(m.name, m.level, m.applying, m.electronic) for m in found] == [
        ("Sở Mẫu tỉnh Ví Dụ", "so", True, True),
        ("xa-a", "ubnd-xa", True, True),
        ("xa-b", "ubnd-xa", False, False),
    ]


def test_an_agency_that_is_listed_stays_as_it_is_written(tmp_path: Path) -> None:
    neighbour(tmp_path, "xa-a", "ubnd-xa")
    listed = f"{COUNTING}  members: [{{name: xa-a, level: phong}}]\n"
    assert [(m.name, m.level) for m in members(tmp_path, listed)] == [
        ("xa-a", "phong"),
        ("Sở Mẫu tỉnh Ví Dụ", "so"),
    ]


def test_nothing_is_counted_unasked(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, LEAD, f"{YEAR}province: {{}}\n"), 2024)
    assert not counts_profiles(profile)
    assert gathered(profile, tmp_path) is profile


def test_a_typed_total_is_compared_with_the_profiles(tmp_path: Path) -> None:
    neighbour(tmp_path, "xa-a", "ubnd-xa")
    with pytest.raises(ProfileError) as error:
        members(tmp_path, f"{COUNTING}  total: 3\n")
    assert brief(list(error.value.problems)) == [("profile.typed-not-computed", 4, 10)]
    assert len(members(tmp_path, f"{COUNTING}  total: 2\n")) == 2


def test_a_neighbour_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    neighbour(tmp_path, "xa-a", "ubnd-xa")
    (tmp_path / "xa-a" / "agency.yaml").write_text("agency: {name: [\n", encoding="utf-8")
    with pytest.raises(ProfileError) as error:
        members(tmp_path)
    assert all("xa-a/agency.yaml" in problem.place.file for problem in error.value.problems)
