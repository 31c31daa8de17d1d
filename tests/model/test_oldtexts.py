"""A profile typed in an old encoding is good, and a person is told where it is."""

import json
from pathlib import Path

import pytest

from calling import Call
from qmsdocs.model.loading import load_profile
from qmsdocs.sources.messages import line
from sample_tools import PROFILES, SAMPLES
from toy import AGENCY, YEAR, write_profile

SLOGAN, NEED = "V× nh©n d©n phôc vô, ®óng h¹n", "Taäp huaán caùn boä phöôøng"


def write_old(root: Path) -> Path:
    """Write a profile with a text in TCVN3 and one in VNI."""
    agency = AGENCY.replace("Đúng & đủ", SLOGAN)
    return write_profile(root, agency_text=agency, year_text=YEAR.replace("Tập huấn", NEED))


def test_each_text_is_told_with_its_place_and_what_to_do(tmp_path: Path) -> None:
    first, second = load_profile(write_old(tmp_path), 2024).doubtful
    assert line(first, "vi").startswith(
        f"{tmp_path.as_posix()}/profiles/so-thu/agency.yaml:24:11: "
    )
    assert f"“{SLOGAN}” có vẻ gõ bằng bảng mã cũ TCVN3" in line(first, "vi")
    assert "Unicode" in line(first, "vi")
    assert (second.place.file.rpartition("/")[2], second.values["encoding"]) == ("2024.yaml", "VNI")


def test_a_whole_file_is_not_told_line_by_line(tmp_path: Path) -> None:
    folder = write_old(tmp_path)
    many = "\n".join(f"    - {SLOGAN} lÇn thø {number}" for number in range(50))
    year = (folder / "2024.yaml").read_text(encoding="utf-8")
    (folder / "2024.yaml").write_text(
        year.replace("  topics: [Đánh giá nội bộ]", f"  topics:\n{many}"), encoding="utf-8"
    )
    assert len(load_profile(folder, 2024).doubtful) == 20


@pytest.mark.parametrize("agency", SAMPLES)
def test_the_samples_have_none(agency: str) -> None:
    assert load_profile(PROFILES / agency, SAMPLES[agency]).doubtful == ()


def test_validate_and_build_warn_and_go_on(tmp_path: Path, call: Call) -> None:
    write_old(tmp_path)
    checked = call("-C", tmp_path, "validate")
    assert "so-thu" in checked.stdout
    assert checked.stderr.count("bảng mã cũ TCVN3") == 1
    (entry,) = json.loads(call("-C", tmp_path, "validate", "--json").stdout)
    assert (len(entry["warnings"]), entry["problems"]) == (2, [])
    for _ in ("made", "nothing to do"):
        told = call("-C", tmp_path, "build", "--doc", "maintenance-plan")
        assert told.stdout.count("bảng mã cũ TCVN3") == 1
        assert told.stdout.count("bảng mã cũ VNI") == 1
