"""Papers are made in the background, watched, kept when edited, and loaded down."""

import os
import re
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from qmsdocs.batch.locking import locked
from web_tools import Person, workspace

AGENCY = "so-khcn-tra-vinh"
YEAR = f"/a/{AGENCY}/2023"
MAKE = f"{YEAR}/make"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path, AGENCY)


def made(someone: Person, **form: str) -> str:
    """Press the button, wait for the end, and give the page."""
    assert someone.post(MAKE, form).status_code == 200
    for _ in range(600):
        told = someone.get(f"{MAKE}/progress").json()
        if told["ended"]:
            return someone.get(MAKE).text
        time.sleep(0.05)
    pytest.fail("the work does not end")


def papers(root: Path) -> list[Path]:
    return sorted((root / "output" / AGENCY / "2023").glob("*.docx"))


def test_everything_is_made_with_an_archive_to_load_down(someone: Person, root: Path) -> None:
    page = made(someone, zip="1")
    assert re.search(r"Đã ghi \d+, không đổi 0", page)
    archive = someone.get(f"{YEAR}/files/2023.zip")
    assert archive.headers["content-type"] == "application/zip"
    names = {Path(name).name for name in ZipFile(BytesIO(archive.content)).namelist()}
    assert {path.name for path in papers(root)} <= names
    assert "Đã ghi 0, không đổi" in made(someone)


def test_only_the_chosen_sets_are_made(someone: Person, root: Path) -> None:
    page = made(someone, set="yearly")
    assert "Đã ghi 0" in page
    assert papers(root) == []
    assert "Đã ghi" in made(someone, set="province")
    assert papers(root)


def test_the_book_is_one_of_the_files(someone: Person) -> None:
    page = made(someone, book="1")
    assert f"{AGENCY}-2023.docx" in page
    assert someone.get(f"{YEAR}/files/{AGENCY}-2023.docx").content.startswith(b"PK")


def test_an_edited_paper_is_kept_until_the_person_says_otherwise(
    someone: Person, root: Path
) -> None:
    made(someone)
    first = papers(root)[0]
    first.write_bytes(b"mine")
    page = made(someone)
    assert first.read_bytes() == b"mine"
    assert "bản mới nằm bên cạnh" in page
    assert re.search(r'name="overwrite" value="yes"(?! checked)', page)
    page = made(someone, overwrite="yes")
    assert first.read_bytes().startswith(b"PK")
    assert "bản cũ được cất ở" in page
    assert b"mine" in {path.read_bytes() for path in root.rglob("ban-sua-tay/**/*.docx")}


def test_a_build_elsewhere_is_told_and_nothing_is_harmed(someone: Person, root: Path) -> None:
    made(someone)
    before = {path: path.read_bytes() for path in papers(root)}
    agency = root / "profiles" / AGENCY / "agency.yaml"
    agency.write_text(
        agency.read_text(encoding="utf-8").replace("Trà Vinh", "Trà V"), encoding="utf-8"
    )
    handle = locked(root / "output" / AGENCY / "2023" / "manifest.journal.jsonl")
    try:
        page = made(someone)
    finally:
        os.close(handle)
    assert '<ul class="problems">' in page
    assert {path: path.read_bytes() for path in papers(root)} == before
    assert "Đã ghi" in made(someone)


def test_a_file_that_no_list_names_is_not_given(someone: Person, root: Path) -> None:
    made(someone)
    folder = root / "output" / AGENCY
    (folder / "2023" / "other.docx").write_bytes(b"x")
    (folder / "secret.zip").write_bytes(b"x")
    for name in ("other.docx", "secret.zip", "manifest.json"):
        assert someone.get(f"{YEAR}/files/{name}").status_code == 404


def test_a_paper_that_is_a_link_out_of_the_workspace_is_not_given(
    someone: Person, root: Path
) -> None:
    made(someone)
    first = papers(root)[0]
    outside = root.parent / f"{root.name}.docx"
    outside.write_bytes(b"outside")
    first.unlink()
    first.symlink_to(outside)
    answer = someone.get(f"{YEAR}/files/{first.name}")
    assert answer.status_code == 422
    assert "outside" not in answer.text


def test_faults_of_the_profile_keep_papers_from_being_made(someone: Person, root: Path) -> None:
    (root / "profiles" / AGENCY / "2023.yaml").write_text("year: 2023\nx: 1\n", encoding="utf-8")
    page = someone.get(MAKE).text
    assert "Hồ sơ có lỗi nên chưa lập được" in page
    assert "2023.yaml:2" in made(someone)
    assert papers(root) == []


def test_without_scripts_the_page_looks_again_by_itself(someone: Person, root: Path) -> None:
    someone.post(MAKE)
    for _ in range(400):
        page = someone.get(MAKE).text
        running = "data-progress" in page
        assert running == ('<noscript><meta http-equiv="refresh"' in page)
        if not running:
            break
        time.sleep(0.02)
    assert papers(root)
