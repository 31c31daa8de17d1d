"""What a new agency sees first: the papers of the starter profile as it is, and what to fill in."""

import re
from pathlib import Path

import pytest
from docx import Document

from calling import Call

#: Signs of a text that was put together carelessly.
CARELESS = re.compile(r"\.\.(?!\.)|\.;|;\.|,\.|,,| [.,;:](?!/)|\b(\w{2,}) \1\b|None|\{\{|\{%|\[\]")
#: Words that Vietnamese says twice.
TWICE = {"luôn", "thường", "ngày"}


def texts(path: Path) -> list[str]:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_the_first_papers_read_well_and_each_gap_leads_to_its_line(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("init", "so-mau", "--year", 2026)
    said = call("build").output
    papers = sorted((tmp_path / "output").rglob("*.docx"))
    assert len(papers) >= 20
    careless = [
        (path.name[:4], text)
        for path in papers
        for text in texts(path)
        for found in CARELESS.finditer(text)
        if found[1] not in TWICE
    ]
    assert careless == []
    places = re.findall(r"^ +(profiles/\S+\.yaml):(\d+):(\d+): .*còn để trống", said, re.MULTILINE)
    assert len(places) > 20
    for file, line, column in places:
        text = (tmp_path / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert re.fullmatch(r"[ -]*\w+:\s*(\[\]\s*)?(#.*)?", text), text
        assert int(column) <= len(text) + 1


def test_the_final_version_of_a_paper_with_gaps_is_refused(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("init", "so-mau", "--year", 2026)
    said = call("build", "--final", "--doc", "review-minutes", code=1).output
    assert "xem xét của lãnh đạo › ngày họp: còn để trống nên chưa lập được bản chính thức" in said
    assert not list((tmp_path / "output").rglob("*.docx"))
