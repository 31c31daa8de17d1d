"""What the how-to pages tell a secretary to do works as they say."""

import json
import re
from pathlib import Path

import pytest
from docx import Document

from acceptance.running import ROOT
from calling import Call
from lint_tools import file_of, plan
from qmsdocs.cli.clock import today
from qmsdocs.sources.messages import catalogue

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


def test_every_button_and_page_that_is_named_is_there() -> None:
    """What stands in bold is what the pages of the browser say."""
    text = (HOW_TO / "trang-web.md").read_text(encoding="utf-8")
    said = {words["vi"] for words in catalogue().values()}
    named = re.findall(r"\*\*(.+?)\*\*", text)
    assert len(named) > 20
    assert [name for name in named if name not in said] == []


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


def test_a_paper_is_corrected_and_waived_as_the_page_says(tmp_path: Path, call: Call) -> None:
    [waivers] = _blocks("kiem-tra-va-sua-the-thuc.md", "yaml")
    first, second = tmp_path / "bao-cao-quy-1.docx", tmp_path / "bao-cao-quy-3.docx"
    for path in (first, second):
        path.write_bytes(file_of(plan().replace("Số: 15/KH-SKHCN", "Số: 5/BC-SKHCN")))
    (tmp_path / "waivers.yaml").write_text(
        re.sub(r"\d{4}-\d\d-\d\d", today().isoformat(), waivers), encoding="utf-8"
    )
    told = call("-C", tmp_path, "lint", "--all", first, second, code=1).stdout
    assert "1 không có lỗi, 1 có lỗi" in told
    assert "được miễn F12" in told
    call("-C", tmp_path, "lint", "--fix", tmp_path, code=1)
    names = {path.name for path in tmp_path.glob("*.sua.docx")}
    assert names == {"bao-cao-quy-3.sua.docx"}
