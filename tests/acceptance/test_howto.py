"""What the how-to pages tell a secretary to do works as they say."""

import json
import re
from pathlib import Path

import pytest
from docx import Document

from acceptance.running import ROOT
from calling import Call

HOW_TO = ROOT / "docs/huong-dan"
PAGES = sorted(HOW_TO.glob("*.md"))


def _blocks(name: str, language: str = "") -> list[str]:
    text = (HOW_TO / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_and_option_that_is_shown_exists(page: Path, call: Call) -> None:
    lines = "\n".join(_blocks(page.name)).splitlines()
    for line in (line for line in lines if line.startswith("qmsdocs ")):
        words = line.split()[1:]
        command = [word for word in words[:2] if re.fullmatch(r"[a-z][a-z-]*", word)]
        groups = {"templates", "rules", "import", "export"}
        help_ = call(*(command if command[0] in groups else command[:1]), "--help").output
        for option in re.findall(r"(?<!\S)--[a-z-]+", line):
            assert re.search(rf"{option}\b", help_), line


def test_a_first_agency_is_made_as_the_page_says(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "init", "so-cua-toi", "--sample", "so-khcn-binh-thuan")
    call("-C", tmp_path, "validate", "so-cua-toi")
    assert (tmp_path / "profiles/so-cua-toi/agency.yaml").is_file()


def test_one_page_of_text_is_a_new_kind_of_paper(tmp_path: Path, call: Call) -> None:
    [page] = _blocks("them-loai-van-ban.md", "markdown")
    call("-C", tmp_path, "init", "so-cua-toi", "--sample", "so-khcn-binh-thuan")
    before = json.loads(call("-C", tmp_path, "documents", "--json").stdout)
    (tmp_path / "templates/feedback-duty.md").write_text(page, encoding="utf-8")
    after = json.loads(call("-C", tmp_path, "documents", "--json").stdout)
    assert len(after) == len(before) + 1
    call("-C", tmp_path, "build", "so-cua-toi", "--doc", "feedback-duty", "--final")
    [file] = (tmp_path / "output").rglob("3-20-*.docx")
    paper = Document(str(file))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert "THÔNG BÁO" in texts
    assert any(text.startswith("I. ĐƠN VỊ TIẾP NHẬN") for text in texts)
    rows = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["1", "Văn phòng Sở"] in [row[:2] for row in rows]


def test_the_house_style_of_the_page_is_one(tmp_path: Path, call: Call) -> None:
    [house] = _blocks("sua-mau-trong-word.md", "yaml")
    call("-C", tmp_path, "init", "so-cua-toi")
    agency = next((tmp_path / "profiles/so-cua-toi").glob("agency.yaml"))
    text = re.sub(r"(?m)^house:\n(?:[ #].*\n)*", "", agency.read_text(encoding="utf-8"))
    agency.write_text(text + house, encoding="utf-8")
    call("-C", tmp_path, "validate", "so-cua-toi")
