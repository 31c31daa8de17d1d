"""The whole journey of a secretary in a real Chromium, from an empty folder to what became old."""

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from qmsdocs import api
from qmsdocs.batch.office import VARIABLE
from qmsdocs.lint.inspecting import inspect
from qmsdocs.sources import caching
from qmsdocs.word.package import read_package, write_package
from web_tools import TODAY, choose, served

OLD = "Tỷ lệ hồ sơ cấp đổi giấy phép trả đúng hẹn"
NEW = "Tỷ lệ hồ sơ cấp lại giấy phép trả đúng hẹn"
NAME = '[id="f-objectives/0/name"]'
MINUTE = 60_000


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(caching.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv(VARIABLE, os.environ.get(VARIABLE, "/no/such/program"))
    return tmp_path / "ws"


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """Give a window that was let in; what the browser complains about fails the test."""
    with served(root) as address:
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, accept_downloads=True
        )
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.goto(address)
        yield page
        context.close()
        assert complaints == []


def found_agency(page: Page) -> None:
    page.get_by_role("link", name="Lập hồ sơ cơ quan").click()
    page.get_by_label("Loại cơ quan").select_option(label="Sở, ban, ngành cấp tỉnh")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Tên đầy đủ").fill("Sở Nội vụ tỉnh Mẫu")
    page.get_by_label("Chữ viết tắt").fill("SNV")
    page.get_by_label(re.compile("^Địa danh")).fill("Mẫu")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Họ và tên người đứng đầu").fill("Nguyễn Văn A")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Lập hồ sơ", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Nội vụ tỉnh Mẫu")


def tab(page: Page, name: str) -> None:
    link = page.get_by_role("navigation").get_by_role("link", name=name, exact=True)
    link.click()
    expect(link).to_have_attribute("aria-current", "page", timeout=MINUTE)


def name_objective(page: Page, name: str) -> None:
    tab(page, "Điền dữ liệu")
    page.get_by_role("main").locator('a[href$="/fill/objectives"]').click()
    page.fill(NAME, name)
    page.click("#save")
    expect(page.locator(".flash")).to_have_text("Đã lưu.")


def make(page: Page) -> int:
    """Make what is to be made; gives how many files were written."""
    tab(page, "Tổng quan")
    page.get_by_role("button", name=re.compile(r"Lập \d+ tệp cần lập")).click()
    done = page.get_by_text(re.compile(r"Đã ghi \d+"))
    expect(done).to_be_visible(timeout=MINUTE)
    found = re.search(r"Đã ghi (\d+)", done.inner_text())
    assert found
    return int(found[1])


def old_files(page: Page) -> set[str]:
    """Give the files of the papers that the overview calls old."""
    tab(page, "Tổng quan")
    rows = page.locator("tr", has=page.locator(".state", has_text="đã cũ"))
    links = [str(each.get_attribute("href")) for each in rows.locator("a[download]").all()]
    assert len(links) == rows.count()
    return {link.rpartition("/")[2] for link in links}


def asking(root: Path, what: str) -> set[str]:
    """Give the papers whose page asks for some data, even if it prints nothing of them now."""
    pages = {page.kind.id: page for page in api.list_documents(root)}
    papers = api.status(root, api.BuildRequest(TODAY)).papers
    return {Path(each.file).name for each in papers if what in repr(pages[each.kind])}


def saying(folder: Path, words: str) -> set[str]:
    """Give the papers in which words stand."""
    return {
        path.name
        for path in folder.glob("*.docx")
        if words in "".join(each.text or "" for each in Document(str(path)).element.iter())
    }


def words_of(paper: bytes) -> str:
    """Give all words of a paper."""
    body = Document(BytesIO(paper)).element.body
    return "\n".join(each.text or "" for each in body.iter("{*}t"))


def spoilt(paper: bytes) -> bytes:
    """Give a paper a margin that the law does not allow."""
    parts = dict(read_package(paper))
    text = parts["word/document.xml"]
    parts["word/document.xml"] = text.replace(b'w:left="1701"', b'w:left="1134"')
    assert parts["word/document.xml"] != text
    return write_package(parts)


def test_a_first_year_from_an_empty_folder_to_what_became_old(page: Page, root: Path) -> None:
    found_agency(page)
    name_objective(page, OLD)

    tab(page, "Xem văn bản")
    page.locator('a[href$="/see/quality-objectives"]').click()
    expect(page.locator(".paper, .pages img").first).to_be_visible(timeout=MINUTE)
    if page.locator(".paper").count():
        expect(page.locator(".paper")).to_contain_text(OLD)

    written = make(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="2026.zip").click()
    archive = ZipFile(waiting.value.path())
    assert archive.testzip() is None
    papers = [name for name in archive.namelist() if name.endswith(".docx")]
    assert len(papers) == written

    plan = next(name for name in papers if "ke-hoach-duy-tri" in name)
    tab(page, "Soát tệp Word")
    choose(page, spoilt(archive.read(plan)), "Kế hoạch.docx")
    page.get_by_role("button", name="Soát tệp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch.docx")
    expect(page.get_by_text("lề trái 20 mm").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải bản sửa").click()
    assert waiting.value.suggested_filename == "Kế hoạch.sua.docx"
    copy = inspect(waiting.value.path().read_bytes(), "", None, TODAY)
    assert "F02" not in {found.rule for paper in copy.papers for found in paper.found}
    assert words_of(waiting.value.path().read_bytes()) == words_of(archive.read(plan))

    page.get_by_role("link", name="Các cơ quan").click()
    page.get_by_role("link", name="2026", exact=True).click()
    assert old_files(page) == set()
    [folder] = root.glob("output/*/2026")
    concerned = saying(folder, OLD)
    assert 0 < len(concerned) < written
    before = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    name_objective(page, NEW)
    old = old_files(page)
    assert concerned <= old <= asking(root, "objective")
    assert len(old) < written / 3
    assert make(page) == len(concerned)
    after = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    assert {name for name, data in after.items() if data != before[name]} == concerned
    assert saying(folder, NEW) == concerned
    assert old_files(page) == set()
