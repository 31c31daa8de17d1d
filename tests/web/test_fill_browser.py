"""The form and the paper beside it in a real browser: leaving a field, tables, paste, keyboard, axe."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from office_tools import with_office
from qmsdocs.batch.office import VARIABLE
from qmsdocs.batch.starting import start_workspace
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.formshape import GROUPS
from qmsdocs.sources import caching
from web_tools import served, violations, workspace

AGENCY = "so-khcn-kon-tum"
YEAR = f"/a/{AGENCY}/2019"
TARGET = '[id="f-objectives/0/target"]'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(caching.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv(VARIABLE, os.environ.get(VARIABLE, "/no/such/program"))
    return workspace(tmp_path, AGENCY)


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    with served(root) as address:
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        page = context.new_page()
        page.goto(address)
        page.base = address.partition("/enter")[0]  # type: ignore[attr-defined]
        page.on("dialog", lambda dialog: dialog.accept())
        yield page
        context.close()


def go(page: Page, path: str) -> None:
    page.goto(page.base + path)  # type: ignore[attr-defined]


def text(root: Path) -> str:
    return (root / "profiles" / AGENCY / "2019.yaml").read_text("utf-8")


def test_leaving_a_field_says_beside_it_what_is_wrong_and_mending_takes_it_away(page: Page) -> None:
    go(page, f"{YEAR}/fill/objectives")
    page.fill(TARGET, "chín")
    page.press(TARGET, "Tab")
    error = page.locator('[id="e-objectives/0/target"]')
    expect(error).to_have_text('phải là số, đang là "chín". Ghi 90 hoặc 90%.')
    assert page.get_attribute(TARGET, "aria-describedby") == "e-objectives/0/target"
    assert page.get_attribute(TARGET, "aria-invalid") == "true"
    page.fill(TARGET, "90")
    page.press(TARGET, "Tab")
    expect(error).to_have_count(0)
    expect(page.locator("#state")).to_have_text("Chưa lưu")


def test_what_is_wrong_gets_the_focus_and_leads_to_its_field(page: Page, root: Path) -> None:
    before = text(root)
    go(page, f"{YEAR}/fill/objectives")
    page.fill(TARGET, "chín")
    page.click("#save")
    expect(page.locator("#sum")).to_be_focused()
    page.locator("#sum a").first.press("Enter")
    expect(page.locator(TARGET)).to_be_focused()
    assert page.input_value(TARGET) == "chín"
    assert text(root) == before


def test_a_row_is_added_filled_and_saved_with_the_keyboard_alone(page: Page, root: Path) -> None:
    go(page, f"{YEAR}/fill/objectives")
    page.press('button[value="add:objectives"]', "Enter")
    expect(page.locator('[id="f-objectives/n1/name"]')).to_be_focused()
    page.keyboard.type("Mục tiêu gõ bằng bàn phím")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("95,5")
    page.press("#save", "Enter")
    expect(page.locator(".flash")).to_have_text("Đã lưu.")
    assert "name: Mục tiêu gõ bằng bàn phím\n    target: 95.5\n" in text(root)


def test_cells_pasted_into_a_cell_go_on_from_there(page: Page, root: Path) -> None:
    go(page, f"{YEAR}/fill/objectives")
    old = page.input_value('[id="f-objectives/1/name"]')
    page.focus('[id="f-objectives/0/target"]')
    page.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "91\\tphiếu\\r\\n92,5\\thồ sơ\\r\\n");
          const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
          document.activeElement.dispatchEvent(event);
        }"""
    )
    expect(page.locator('[id="f-objectives/1/unit"]')).to_have_value("hồ sơ")
    assert page.input_value(TARGET) == "91"
    assert page.input_value('[id="f-objectives/1/target"]') == "92,5"
    assert page.input_value('[id="f-objectives/1/name"]') == old
    page.click("#save")
    expect(page.locator(".flash")).to_have_text("Đã lưu.")
    assert "92.5" in text(root)


def test_two_windows_do_no_harm(page: Page, root: Path) -> None:
    go(page, f"{YEAR}/fill/objectives")
    other = page.context.new_page()
    other.base = page.base  # type: ignore[attr-defined]
    go(other, f"{YEAR}/fill/objectives")
    page.fill(TARGET, "91")
    page.click("#save")
    expect(page.locator(".flash")).to_be_visible()
    other.fill(TARGET, "92")
    other.click("#save")
    expect(other.locator(".conflicts")).to_contain_text("91")
    assert not violations(other)
    other.check("input[value=mine]")
    other.click(".conflicts button")
    expect(other.locator(".flash")).to_have_text("Đã lưu.")
    assert "target: 92" in text(root)


def test_a_gap_of_the_paper_leads_to_its_field(page: Page, root: Path) -> None:
    start_workspace(Workspace(root), None, None, 2026)
    go(page, "/a/co-quan/2026/see/maintenance-plan")
    link = page.locator(".gap-list a").first
    expect(link).to_be_visible(timeout=30_000)
    link.click()
    page.wait_for_url("**/fill/plan#**")
    focused = page.evaluate("document.activeElement.id")
    assert focused == "f-plan/activities/1/due"


@pytest.mark.slow
def test_the_pages_stand_beside_the_form_and_follow_what_is_saved(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(monkeypatch)
    go(page, f"{YEAR}/fill/objectives")
    page.click(".see-menu summary")
    page.locator("a[data-see]").first.click()
    first = page.locator(".pages img").first
    expect(first).to_be_visible(timeout=60_000)
    before = first.get_attribute("src")
    page.fill('[id="f-objectives/0/name"]', "Tên mới của mục tiêu")
    page.click("#save")
    expect(page.locator(".flash")).to_be_visible()
    expect(first).to_be_visible(timeout=60_000)
    assert first.get_attribute("src") != before
    assert page.evaluate("document.querySelector('.pages img').naturalWidth") in (0, 1100)


DARK = ("fill", "fill/objectives", "see/quality-objectives?all=1", "source/year")
LIGHT = (
    *DARK,
    *(f"fill/{group.id}" for group in GROUPS),
    "see",
    "fill/procedures?at=procedures/0",
    "fill/papers?at=papers/0",
)


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "ways"), [("light", LIGHT), ("dark", DARK)])
def test_axe_has_nothing_against_any_page(
    page: Page, scheme: Literal["light", "dark"], ways: tuple[str, ...]
) -> None:
    page.emulate_media(color_scheme=scheme)
    for way in ways:
        go(page, f"{YEAR}/{way}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = violations(page)
        assert not found, f"{way}: {found}"
