"""A paper in the browser: its content without LibreOffice, its pages with it, gaps lead to fields."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml.html import fromstring

from office_tools import fake_office
from qmsdocs.batch.office import VARIABLE
from qmsdocs.batch.starting import start_workspace
from qmsdocs.batch.workspace import Workspace
from qmsdocs.sources import caching
from web_tools import Person, person

SEE = "/a/co-quan/2026/see"
PLAN = f"{SEE}/maintenance-plan/pages"
FIELD = "/a/co-quan/2026/fill/plan#f-plan/activities/1/due"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(caching.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv(VARIABLE, "/no/such/program")
    start_workspace(Workspace(tmp_path), None, None, 2026)
    return tmp_path


def test_the_list_has_the_papers_of_the_year_and_shows_one(someone: Person) -> None:
    page = someone.get(SEE).text
    titles = re.findall(r'<li><a lang="vi" href="[^"]*/see/([a-z-]+)', page)
    assert "maintenance-plan" in titles
    assert "province-plan" not in titles
    assert f'data-load="{PLAN}"' in someone.get(f"{SEE}/maintenance-plan").text


def test_without_libreoffice_the_content_is_shown_and_gaps_lead_to_their_fields(
    someone: Person,
) -> None:
    page = someone.get(PLAN).text
    assert "chưa cài LibreOffice" in page
    assert "Duy trì, áp dụng và cải tiến" in page
    document: Any = fromstring(page)
    paper = document.find_class("paper")[0]
    assert next(gap.get("href") for gap in paper.find_class("gap")) == FIELD
    assert len(paper.findall(".//table")) >= 2
    assert "Còn thiếu 2 chỗ" in page
    assert f'<a href="{FIELD}" lang="vi">kế hoạch duy trì › hoạt động 2 › thời gian</a>' in page


def test_without_a_script_the_pages_come_with_the_page(someone: Person) -> None:
    page = someone.get(f"{SEE}/maintenance-plan?all=1").text
    assert 'class="paper"' in page
    assert "data-load" not in page


def test_a_program_that_prints_nonsense_leaves_the_content(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(fake_office(tmp_path)))
    answer = person(root).get(PLAN)
    assert answer.status_code == 200
    assert "không dàn trang được" in answer.text
    assert 'class="paper"' in answer.text


def test_what_is_saved_is_seen_at_once(someone: Person, root: Path) -> None:
    path = root / "profiles" / "co-quan" / "2026.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("      due:\n", "      due: Tháng 10 năm 2026\n", 1), "utf-8")
    page = someone.get(PLAN).text
    assert "Tháng 10 năm 2026" in page
    assert "Còn thiếu 1 chỗ" in page


def test_a_profile_with_faults_says_what_to_mend(someone: Person, root: Path) -> None:
    path = root / "profiles" / "co-quan" / "2026.yaml"
    path.write_text(path.read_text("utf-8") + "lạ: 1\n", "utf-8")
    page = someone.get(SEE).text
    assert "hồ sơ còn chỗ phải sửa" in page
    assert "/a/co-quan/2026/mend?file=2026.yaml&amp;line=" in page
    assert "hồ sơ còn chỗ phải sửa" in someone.get(PLAN).text


def test_a_paper_or_picture_that_is_not_there_is_told(someone: Person) -> None:
    assert "Chưa xem được" in someone.get(f"{SEE}/khong-co").text
    assert "nên không lập" in someone.get(f"{SEE}/province-plan/pages").text
    assert someone.get("/drawn/0123456789abcdef/1.png").status_code == 404
