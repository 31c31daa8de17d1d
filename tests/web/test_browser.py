"""The pages in a real Chromium: a first year without a terminal, for everyone, with nothing refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from web_tools import served, violations, workspace

AGENCY = "ubnd-phuong-mau"
YEAR = f"/a/{AGENCY}/2026"
PAGES = [
    "/",
    YEAR,
    f"{YEAR}/make",
    f"{YEAR}/calendar",
    f"{YEAR}/new-year",
    f"{YEAR}/duties",
    "/new",
    "/a/nobody/2026",
    "/a/broken/2023",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = workspace(tmp_path_factory.mktemp("ws"), AGENCY, "so-khcn-tra-vinh")
    broken = root / "profiles" / "broken"
    broken.mkdir()
    for path in (root / "profiles" / "so-khcn-tra-vinh").iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    (broken / "2023.yaml").write_text("year: 2023\nplan: [\n", encoding="utf-8")
    with served(root) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Give a window that was let in; what the browser objects to fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def base(address: str) -> str:
    return address.partition("/enter")[0]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("scheme", "width"),
    [("light", 1366), ("dark", 1366), ("light", 320)],
    ids=["light", "dark", "zoom"],
)
def test_axe_finds_nothing_and_the_page_fits(
    page: Page, address: str, path: str, scheme: str, width: int
) -> None:
    """A window of 320 points is one of 1280 at 400 %."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(base(address) + path)
    page.wait_for_load_state("networkidle")
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_english_pages_say_so_and_have_no_violations(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(base(address) + path)
    if page.locator("html").get_attribute("lang") == "vi":
        page.get_by_role("button", name="English").click()
    assert page.url == base(address) + path
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert violations(page) == ""
    page.get_by_role("button", name="Tiếng Việt").click()


def test_the_token_goes_out_of_the_address(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path) as address:
        page = browser.new_page()
        page.goto(address)
        assert page.url == f"{base(address)}/"
        assert "Bắt đầu" in page.title()
        other = browser.new_context().new_page()
        answer = other.goto(address)
        assert answer is not None
        assert answer.status == 403
        page.context.close()
        other.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_nothing_to_the_first_archive(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    with served(tmp_path / "ws") as address:
        context = browser.new_context(java_script_enabled=scripts, accept_downloads=True)
        page = context.new_page()
        complaints: list[str] = []
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def fine() -> None:
            assert not scripts or violations(page) == "", page.url  # axe is a script

        page.goto(address)
        fine()
        page.get_by_role("link", name="Lập hồ sơ cơ quan").click()
        page.get_by_label("Loại cơ quan").select_option(label="Sở, ban, ngành cấp tỉnh")
        page.get_by_role("button", name="Tiếp tục").click()
        fine()
        page.get_by_label("Tên đầy đủ").fill("Sở Nội vụ tỉnh Mẫu")
        page.get_by_label("Chữ viết tắt").fill("SNV")
        page.get_by_label(re.compile("^Địa danh")).fill("Mẫu")
        page.get_by_role("button", name="Tiếp tục").click()
        fine()
        page.get_by_label("Họ và tên người đứng đầu").fill("Nguyễn Văn A")
        page.get_by_label("Tên phòng 2").fill("Phòng Tổ chức")
        page.get_by_role("button", name="Tiếp tục").click()
        assert page.get_by_label("Chức vụ 2").input_value() == "Trưởng phòng Tổ chức"
        fine()
        page.get_by_role("button", name="Lập hồ sơ", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Nội vụ tỉnh Mẫu")
        expect(page.get_by_text("thiếu dữ liệu:").first).to_be_visible()
        page.get_by_role("button", name=re.compile(r"Lập \d+ tệp cần lập")).click()
        expect(page.get_by_text(re.compile(r"Đã ghi \d+"))).to_be_visible(timeout=60_000)
        fine()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="2026.zip").click()
        archive = ZipFile(waiting.value.path())
        assert archive.testzip() is None
        assert any(name.endswith(".docx") for name in archive.namelist())
        assert complaints == []
        context.close()


def test_the_keyboard_alone_reaches_and_works_everything(page: Page, address: str) -> None:
    page.goto(f"{base(address)}{YEAR}/make")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(e => e === document.body ? '' : e.tagName + (e.name || e.getAttribute('href') || ''))(document.activeElement)"
        )
        if not name:
            break
        reached.add(name)
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", name
    wanted = page.evaluate(
        "[...document.querySelectorAll('main a[href], main button, main input:not([type=hidden])')]"
        ".filter(e => !e.disabled && e.checkVisibility()).map(e => e.tagName + (e.name || e.getAttribute('href') || ''))"
    )
    assert set(wanted) <= reached


def test_on_paper_there_is_no_frame(page: Page, address: str) -> None:
    page.goto(f"{base(address)}{YEAR}/calendar")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert not page.get_by_role("link", name="Tải lịch (.ics)").is_visible()
    assert page.get_by_text("Tháng 03/2026").is_visible()
    page.emulate_media(media="screen")


def test_a_foreign_page_can_neither_read_nor_write(address: str, page: Page) -> None:
    """Another port of this machine is the same site to a browser, and yet a stranger."""
    with served(Path()) as other:
        stranger = page.context.new_page()
        stranger.goto(f"{base(other)}/static/icon.svg")
        told = stranger.evaluate(
            """async (url) => {
                const answers = [];
                for (const how of [{}, {method: 'POST', body: new URLSearchParams({zip: '1'}), mode: 'no-cors', credentials: 'include'}]) {
                    try { const a = await fetch(url, how); answers.push(a.type + a.status); } catch (e) { answers.push('refused'); }
                }
                return answers;
            }""",
            f"{base(address)}{YEAR}/make",
        )
        stranger.close()
    assert told[0] == "refused"
    page.goto(f"{base(address)}{YEAR}/make")
    assert "Lần lập gần nhất" not in page.content()
