"""The first page lists the agencies, or says how to begin."""

from pathlib import Path

import pytest

from web_tools import Person, person, workspace

BAC_LIEU, TRA_VINH = "ubnd-tinh-bac-lieu", "so-khcn-tra-vinh"


@pytest.fixture
def someone(tmp_path: Path) -> Person:
    return person(workspace(tmp_path, BAC_LIEU, TRA_VINH))


def test_agencies_stand_by_name_with_their_years_and_state(someone: Person) -> None:
    page = someone.get("/").text
    assert page.index("Sở Khoa học và Công nghệ tỉnh Trà Vinh") < page.index("tỉnh Bạc Liêu")
    assert f'href="/a/{TRA_VINH}/2023"' in page
    assert page.count("chưa lập tệp nào") == 2


@pytest.mark.parametrize("words", ["trà vinh", "TRA VINH", "khcn", "sở vinh"])
def test_an_agency_is_found_with_and_without_marks(someone: Person, words: str) -> None:
    page = someone.get("/", params={"q": words}).text
    assert TRA_VINH in page
    assert BAC_LIEU not in page


def test_what_is_not_found_is_said_and_the_words_stay(someone: Person) -> None:
    page = someone.get("/", params={"q": '"><b>xyz'}).text
    assert "Không có cơ quan nào như vậy" in page
    assert "&#34;&gt;&lt;b&gt;xyz" in page


def test_a_workspace_that_is_not_there_is_offered_to_be_made(tmp_path: Path) -> None:
    page = person(tmp_path / "new").get("/").text
    assert str(tmp_path / "new") in page
    assert 'href="/new"' in page
    assert not (tmp_path / "new").exists()


def test_an_agency_leads_to_its_newest_year(someone: Person, tmp_path: Path) -> None:
    folder = tmp_path / "profiles" / TRA_VINH
    (folder / "2022.yaml").write_bytes((folder / "2023.yaml").read_bytes())
    assert someone.get(f"/a/{TRA_VINH}").url.path == f"/a/{TRA_VINH}/2023"


def test_an_agency_without_a_year_is_told_what_to_add(someone: Person, tmp_path: Path) -> None:
    (tmp_path / "profiles" / TRA_VINH / "2023.yaml").unlink()
    assert "2026.yaml" in someone.get(f"/a/{TRA_VINH}").text


def test_broken_yaml_is_marked_and_the_other_agencies_are_shown(
    someone: Person, tmp_path: Path
) -> None:
    assert "hồ sơ có lỗi" not in someone.get("/").text
    (tmp_path / "profiles" / TRA_VINH / "agency.yaml").write_text("agency: [", encoding="utf-8")
    page = someone.get("/").text
    assert page.count("hồ sơ có lỗi") == 1
    assert "tỉnh Bạc Liêu" in page


def test_a_folder_with_a_name_that_is_no_id_is_marked_and_explained(
    someone: Person, tmp_path: Path
) -> None:
    (tmp_path / "profiles" / TRA_VINH).rename(tmp_path / "profiles" / "Sở A")
    page = someone.get("/").text
    assert "hồ sơ có lỗi" in page
    answer = someone.get("/a/S%E1%BB%9F%20A")
    assert answer.status_code == 422
    assert "Sở A" in answer.text


def test_an_agency_that_is_not_there_is_answered_with_the_nearest(someone: Person) -> None:
    answer = someone.get("/a/so-khcn-tra-vin")
    assert answer.status_code == 404
    assert TRA_VINH in answer.text
