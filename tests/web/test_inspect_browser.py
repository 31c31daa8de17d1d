"""The inspector's pages and the set check in a real browser: drop, no scripts, axe, narrow, print."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lint_tools import sound_file
from qmsdocs import api
from qmsdocs.batch.office import VARIABLE
from qmsdocs.sources import caching
from spoilt_tools import spoilt_plan
from web_tools import TODAY, choose, served, violations, workspace

AGENCY = "ubnd-phuong-mau"
CHECK = f"/a/{AGENCY}/2026/check"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name));
  const form = document.querySelector("form.drop");
  for (const sort of ["dragenter", "dragover", "drop"])
    form.dispatchEvent(new DragEvent(sort, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(scope="module")
def base(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a server; `context` comes in with the cookie that is kept here."""
    folder = tmp_path_factory.mktemp("inspect")
    patch = pytest.MonkeyPatch()
    patch.setenv(caching.VARIABLE, str(folder / "cache"))
    patch.setenv(VARIABLE, os.environ.get(VARIABLE, "/no/such/program"))
    root = workspace(folder / "ws", AGENCY)
    api.build(root, api.BuildRequest(TODAY, (AGENCY,), kinds=("quality-objectives",)))
    with served(root) as address:
        context = browser.new_context()
        context.new_page().goto(address)
        context.storage_state(path=folder / "state.json")
        context.close()
        yield f"{address.partition('/enter')[0]} {folder / 'state.json'}"
    patch.undo()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def either(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    yield from _page(browser, base, scripts=request.param)


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    yield from _page(browser, base, scripts=True)


def _page(browser: Browser, base: str, *, scripts: bool) -> Iterator[Page]:
    address, state = base.split(" ", 1)
    context: BrowserContext = browser.new_context(
        base_url=address,
        storage_state=Path(state),
        java_script_enabled=scripts,
        viewport={"width": 1366, "height": 768},
    )
    page = context.new_page()
    page.goto("/inspect")
    yield page
    context.close()


def send(page: Page, data: bytes, name: str = "Kế hoạch.docx") -> None:
    choose(page, data, name)
    page.get_by_role("button", name="Soát tệp").click()


def test_a_file_is_sent_seen_and_its_copy_loaded_down(either: Page) -> None:
    send(either, spoilt_plan())
    expect(either.get_by_role("heading", level=1)).to_have_text("Kế hoạch.docx")
    expect(either.get_by_text("bản sửa đã sửa").first).to_be_visible()
    show = either.get_by_role("link", name="Hiện các trang")
    if show.count():
        show.click()
    expect(either.locator(".paper, .pages img").first).to_be_visible(timeout=60_000)
    either.get_by_role("link", name="Xem bản đã sửa").click()
    expect(either.get_by_role("heading", name="Bản đã sửa")).to_be_visible()
    with either.expect_download() as waiting:
        either.get_by_role("link", name="Tải bản sửa").click()
    assert waiting.value.path().read_bytes().startswith(b"PK")


def test_another_day_is_asked_for_on_the_page_itself(either: Page) -> None:
    send(either, sound_file("KH"))
    expect(either.get_by_text("theo Nghị định số 30/2020/NĐ-CP")).to_be_visible()
    either.get_by_label("Xét theo quy định của ngày").fill("2019-06-01")
    either.get_by_role("button", name="Xét lại").click()
    expect(either.get_by_text("theo Thông tư số 01/2011/TT-BNV")).to_be_visible()


def test_a_file_that_is_no_paper_is_refused_on_the_form(either: Page) -> None:
    send(either, b"nothing", "Sổ.docx")
    expect(either.get_by_role("alert").first).to_contain_text("không phải tệp Word")
    expect(either.get_by_text("Không nhận tệp Sổ.docx")).to_be_visible()


def test_a_dropped_file_is_inspected_at_once(page: Page) -> None:
    page.evaluate(DROP, ["Thả.docx", base64.b64encode(spoilt_plan()).decode()])
    expect(page.get_by_role("heading", level=1)).to_have_text("Thả.docx")


def test_a_file_beyond_the_limit_is_told_before_it_is_sent(page: Page) -> None:
    page.evaluate("document.querySelector('form.drop').dataset.limit = '100'")
    choose(page, bytes(101))
    expect(page.locator("#e-file")).to_contain_text("32 MB")
    assert page.get_attribute("#f-file", "aria-invalid") == "true"
    assert page.evaluate("document.getElementById('f-file').files.length") == 0


@pytest.mark.parametrize(("scheme", "lang"), [("light", "Tiếng Việt"), ("dark", "English")])
def test_axe_finds_nothing_and_the_pages_fit_a_narrow_window(
    page: Page, scheme: str, lang: str
) -> None:
    """A window of 320 points is one of 1280 at 400 %."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    send(page, spoilt_plan())
    page.wait_for_url("**/inspect/*")
    for path in (page.url, f"{page.url}?copy=1", "/inspect", CHECK):
        page.goto(path)
        if lang == "English" and page.get_by_role("button", name=lang).count():
            page.get_by_role("button", name=lang).click()
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (1366, 320):
            page.set_viewport_size({"width": width, "height": 768})
            assert violations(page) == "", path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_keyboard_alone_sends_a_file_and_reaches_its_copy(page: Page) -> None:
    choose(page, spoilt_plan())
    page.focus("#f-file")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Soát tệp":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/inspect/*")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Tải bản sửa":
            break
    with page.expect_download():
        page.keyboard.press("Enter")


def test_the_set_check_is_a_page_with_a_report(page: Page) -> None:
    page.goto(CHECK)
    expect(page.get_by_role("table").first).to_contain_text("Nghĩa vụ")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải báo cáo một trang").click()
    assert waiting.value.suggested_filename == f"ket-qua-ra-soat-{AGENCY}-2026.docx"
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Tải báo cáo một trang").is_visible()
