"""`qmsdocs status`: what is up to date and what is not, without writing anything."""

import json
from pathlib import Path

import pytest

from calling import Call
from toy import write_profile

OUT = "output/so-thu/2024"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    return tmp_path


def numbers(told: str) -> list[str]:
    (line,) = [line for line in told.splitlines() if line.startswith("so-thu/2024")]
    return line.split()[1:]


def test_before_the_first_build_everything_is_new(workspace: Path, call: Call) -> None:
    told = call("-C", workspace, "status").stdout
    assert numbers(told) == ["4", "–", "4", "–", "–", "–", "–", "–", "–", "–"]
    assert "chưa lập lần nào" in told
    assert not (workspace / "output").exists()


def test_after_a_build_everything_is_up_to_date(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    told = call("-C", workspace, "status").stdout
    assert numbers(told) == ["4", "4", *"––––––––"]
    assert "Vì sao" not in told


def test_every_reason_has_its_column(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    first, second, *_ = sorted((workspace / OUT).glob("*.docx"))
    first.write_bytes(b"edited")
    second.unlink()
    profile = workspace / "profiles/so-thu/2024.yaml"
    text = profile.read_text(encoding="utf-8").replace("due: tháng 10", "due: tháng 11")
    profile.write_text(text, encoding="utf-8")
    told = call("-C", workspace, "status").stdout
    assert numbers(told) == ["4", "1", "–", "1", "–", "–", "–", "1", "1", "–"]
    assert "plan.activities[0].due" in told


def test_leftovers_and_faults_are_told(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    (workspace / "profiles/so-thu/procedures.yaml").unlink()
    write_profile(workspace, "so-hong", agency_text="agency: 1\n")
    result = call("-C", workspace, "status", code=2)
    assert "-qt-01.docx" in result.stdout
    assert "so-hong" in result.stderr


def test_for_programs_it_is_the_report_of_a_build(workspace: Path, call: Call) -> None:
    data = json.loads(call("-C", workspace, "status", "--json", "--set", "system").stdout)
    assert {paper["status"] for paper in data["papers"]} == {"planned"}
    assert {paper["kind"] for paper in data["papers"]} == {
        "quality-policy",
        "administrative-procedure",
    }


def test_it_speaks_english_too(workspace: Path, call: Call) -> None:
    assert "Up to date" in call("-C", workspace, "--lang", "en", "status").stdout


def test_an_edited_file_is_named_and_not_the_new_one_beside_it(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    first, *_ = sorted((workspace / OUT).glob("*.docx"))
    first.write_bytes(b"edited")
    call("-C", workspace, "build")
    assert list((workspace / OUT).glob("*.moi.docx"))
    told = call("-C", workspace, "status").stdout
    assert f"{first.name}: tệp Word đã được sửa tay" in told
    assert ".moi" not in told
