"""`qmsdocs build --pdf --merge --zip`, as a person uses it."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

from calling import Call
from office_tools import fake_office
from toy import write_profile

FOLDER = "output/so-thu"
BUILD = ("build", "--doc", "quality-policy", "--doc", "maintenance-plan", "--jobs", "1")
PART = "quality-policy-maintenance-plan"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QMSDOCS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("QMSDOCS_SOFFICE", str(tmp_path / "nowhere"))
    write_profile(tmp_path)
    return tmp_path


def names(folder: Path, ending: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{ending}"))


def test_a_book_and_an_archive_lie_beside_the_folder_of_the_year(
    workspace: Path, call: Call
) -> None:
    result = call("-C", workspace, *BUILD, "--merge", "--zip")
    papers = [name for name in names(workspace / FOLDER, ".docx") if name.startswith("2024/")]
    assert (workspace / FOLDER / f"so-thu-2024-{PART}.docx").is_file()
    with zipfile.ZipFile(workspace / FOLDER / f"2024-{PART}.zip") as archive:
        assert [name.partition("/")[2] for name in archive.namelist()] == [
            name.removeprefix("2024/") for name in papers
        ]
        assert archive.namelist()[0].startswith("Sở Thử nghiệm")
    assert "Bản ghép: đã ghi 1" in result.stdout
    assert f"đã ghi: so-thu/2024-{PART}.zip" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script with a first line")
def test_pdf_lie_beside_the_word_files(
    workspace: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "bin").mkdir()
    monkeypatch.setenv("QMSDOCS_SOFFICE", str(fake_office(workspace / "bin")))
    call("-C", workspace, *BUILD, "--pdf")
    found = names(workspace / FOLDER, ".pdf")
    assert found == [name.replace(".docx", ".pdf") for name in names(workspace / FOLDER, ".docx")]
    assert len(found) == 2
    assert "không đổi 2" in call("-C", workspace, *BUILD, "--pdf").stdout.split("PDF:")[1]


def test_without_libreoffice_the_word_files_stay(workspace: Path, call: Call) -> None:
    result = call("-C", workspace, *BUILD, "--pdf", code=1)
    assert "https://www.libreoffice.org/download" in result.stderr
    assert len(names(workspace / FOLDER, ".docx")) == 2


def test_a_program_gets_the_results_too(workspace: Path, call: Call) -> None:
    result = call("-C", workspace, *BUILD, "--pdf", "--merge", "--json", code=1)
    report = json.loads(result.stdout)
    assert report["exit_code"] == 1
    assert [(made["kind"], made["status"]) for made in report["outputs"]] == [
        ("pdf", "failed"),
        ("book", "written"),
    ]
    assert report["outputs"][0]["problems"][0]["code"] == "output.no-libreoffice"


@pytest.mark.parametrize("looking", ["--dry-run", "--check"])
def test_who_only_looks_makes_nothing(workspace: Path, call: Call, looking: str) -> None:
    call("-C", workspace, *BUILD, looking, "--merge", "--zip", code=int(looking == "--check"))
    assert not (workspace / "output").exists()
