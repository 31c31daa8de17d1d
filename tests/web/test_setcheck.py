"""The papers of a year are checked together on a page, and the head gets a report of one page."""

import re
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document

from qmsdocs import api
from qmsdocs.word.package import read_package, write_package
from web_tools import TODAY, Person, person, workspace

AGENCY = "ubnd-phuong-mau"
CHECK = f"/a/{AGENCY}/2026/check"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace(tmp_path_factory.mktemp("built"), AGENCY, "so-khcn-tra-vinh")
    api.build(root, api.BuildRequest(TODAY, (AGENCY,)))
    return root


@pytest.fixture(scope="module")
def someone(built: Path) -> Person:
    return person(built)


def odd(root: Path) -> Path:
    """Change the name of the agency in one paper, and put a file beside the papers that nobody can read."""
    folder = root / "output" / AGENCY / "2026"
    path = next(folder.glob("*muc-tieu-chat-luong*.docx"))
    parts = dict(read_package(path.read_bytes()))
    text = parts["word/document.xml"].decode()
    assert "PHƯỜNG MẪU" in text
    changed = text.replace("PHƯỜNG MẪU", "PHƯỜNG KHÁC MẪU")
    path.write_bytes(write_package(parts | {"word/document.xml": changed.encode()}))
    (folder / "hong.docx").write_bytes(b"broken")
    return path


def test_the_page_sums_up_and_proves_each_duty(someone: Person) -> None:
    page = someone.get(CHECK).text
    assert "Bộ hồ sơ thống nhất" in page
    assert "Thành lập Ban Chỉ đạo ISO" in page
    assert "215/QĐ-UBND" in page
    assert re.search(r"chưa đến ngày:\s*301/BC-UBND", re.sub("<[^>]+>", "", page))
    assert "4.1 Hiểu tổ chức" in page
    assert "chưa có trong dữ liệu" in page
    assert f'<a href="{CHECK}" aria-current="page">' in page


def test_a_paper_that_disagrees_is_told_with_both_places(built: Path, tmp_path: Path) -> None:
    copytree(built, tmp_path, dirs_exist_ok=True)
    changed = odd(tmp_path)
    page = person(tmp_path).get(CHECK).text
    assert "Cần sửa" in page
    assert "PHƯỜNG KHÁC MẪU" in page.upper()
    assert f">{changed.name}: " in page
    assert str(tmp_path) not in page
    assert '<span class="place">hong.docx</span>' in page
    assert "không phải tệp Word" in page
    assert "cần sửa, 1 tệp không đọc được" in page


def test_the_report_is_a_word_file_of_that_verdict(someone: Person) -> None:
    answer = someone.get(f"{CHECK}/report")
    assert "ket-qua-ra-soat-ubnd-phuong-mau-2026.docx" in answer.headers["content-disposition"]
    words = [paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs]
    assert any("06 nghĩa vụ" in text for text in words)


def test_without_word_files_the_page_leads_to_making_them(someone: Person) -> None:
    page = someone.get("/a/so-khcn-tra-vinh/2023/check").text
    assert "Chưa có tệp Word nào" in page
    assert 'class="button" href="/a/so-khcn-tra-vinh/2023/make"' in page
    assert someone.get("/a/so-khcn-tra-vinh/2023/check/report").status_code == 404


def test_faults_of_the_profile_are_told(built: Path, tmp_path: Path) -> None:
    copytree(built, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "profiles" / AGENCY / "2026.yaml"
    path.write_text(path.read_text("utf-8") + "lạ: 1\n", encoding="utf-8")
    answer = person(tmp_path).get(CHECK)
    assert answer.status_code == 200
    assert '<ul class="problems">' in answer.text


def test_the_page_speaks_english_too(built: Path) -> None:
    own = person(built)
    own.post("/language", {"lang": "en", "back": "/"})
    assert "The set agrees; 6 duties are proved" in own.get(CHECK).text
