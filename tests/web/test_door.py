"""Languages are switched by a form that leads back to the page it stood on, and nowhere else."""

from pathlib import Path

import pytest

from qmsdocs.web.app import Settings
from web_tools import person, workspace


def test_vietnamese_until_the_person_chooses_english(tmp_path: Path) -> None:
    someone = person(workspace(tmp_path, "so-khcn-tra-vinh"))
    assert '<html lang="vi">' in someone.get("/").text
    page = someone.post("/language", {"lang": "en", "back": "/new"})
    assert page.url.path == "/new"
    assert '<html lang="en">' in page.text
    assert '<html lang="vi">' in someone.post("/language", {"lang": "vi"}).text


def test_the_language_of_the_command_is_where_it_begins(tmp_path: Path) -> None:
    assert '<html lang="en">' in person(tmp_path, Settings("en")).get("/").text


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example",
        "http://evil.example/",
        "/\\evil.example",
        "evil",
        "",
        "/a\r\nX: y",
        "/a\tb",
    ],
)
def test_the_way_back_stays_on_this_server(tmp_path: Path, back: str) -> None:
    someone = person(tmp_path)
    answer = someone.post("/language", {"lang": "en", "back": back}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
