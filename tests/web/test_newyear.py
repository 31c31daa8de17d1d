"""The next year is shown first, and written by a form."""

from pathlib import Path

import pytest

from web_tools import Person, person, workspace

AGENCY = "so-khcn-tra-vinh"
PAGE = f"/a/{AGENCY}/2023/new-year"


@pytest.fixture
def someone(tmp_path: Path) -> Person:
    return person(workspace(tmp_path, AGENCY))


def test_looking_writes_nothing(someone: Person, tmp_path: Path) -> None:
    page = someone.get(PAGE).text
    assert "Từ năm 2023 sang năm 2024" in page
    assert "Cần điền" in page
    assert not (tmp_path / "profiles" / AGENCY / "2024.yaml").exists()


def test_the_form_writes_the_year_once(someone: Person, tmp_path: Path) -> None:
    page = someone.post(PAGE).text
    assert "Đã tạo hồ sơ năm 2024" in page
    path = tmp_path / "profiles" / AGENCY / "2024.yaml"
    text = path.read_text(encoding="utf-8")
    assert "year: 2024" in text
    assert someone.get(f"/a/{AGENCY}").url.path == f"/a/{AGENCY}/2024"
    assert "2025" in someone.post(PAGE).text  # the next one comes after the newest
    assert path.read_text(encoding="utf-8") == text


def test_a_year_with_faults_is_not_carried_on(someone: Person, tmp_path: Path) -> None:
    (tmp_path / "profiles" / AGENCY / "2023.yaml").write_text(
        "year: 2023\nx: 1\n", encoding="utf-8"
    )
    answer = someone.post(PAGE)
    assert answer.status_code == 422
    assert "2023.yaml:2" in answer.text
