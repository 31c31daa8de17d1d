"""Draw docs/images/page-*.png: the main pages of `qmsdocs serve` as a browser shows them.

Chromium and LibreOffice are needed.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from socket import socket
from threading import Thread

import uvicorn
from playwright.sync_api import FilePayload, Page, sync_playwright

from qmsdocs import api
from qmsdocs.web.app import create_app
from qmsdocs.word.package import read_package, write_package

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
AGENCY, YEAR, TODAY = "ubnd-phuong-mau", 2026, date(2026, 9, 1)
HOME = f"/a/{AGENCY}/{YEAR}"
#: What a paper says, and what is put in its stead to have something to find.
SPOILT = {'w:left="1701"': 'w:left="1134"', "Nơi nhận:": "Nơi nhận", " ngày 0": " ngày "}
PICTURES = ".pages img"


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a workspace; gives the address that lets a browser in."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(create_app(root, "token", lambda: TODAY, port), log_config=None)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}/enter?token=token"
        finally:
            server.should_exit = True
            thread.join()


def year(page: Page) -> None:
    """Show the overview; a changed value has made some papers old."""
    page.goto(HOME)


def fill(page: Page) -> None:
    """Show a form with the paper beside it."""
    page.goto(f"{HOME}/fill/objectives")
    page.click(".see-menu summary")
    page.locator("a[data-see]").first.click()
    page.wait_for_selector(PICTURES)


def make(page: Page) -> None:
    """Show the choice of what to make."""
    page.goto(f"{HOME}/make")


def spoilt(paper: bytes) -> bytes:
    """Give a paper with faults."""
    parts = dict(read_package(paper))
    text = parts["word/document.xml"].decode()
    for right, wrong in SPOILT.items():
        text = text.replace(right, wrong)
    return write_package(parts | {"word/document.xml": text.encode()})


def inspect(page: Page) -> None:
    """Show what was found in a spoilt paper."""
    page.goto(f"{HOME}/make")
    link = page.locator('a[href*="ke-hoach-duy-tri"]').first.get_attribute("href")
    paper = page.request.get(str(link)).body()
    page.goto("/inspect")
    sent = FilePayload(name="Kế hoạch duy trì.docx", mimeType="", buffer=spoilt(paper))
    page.set_input_files("input[type=file]", sent)
    page.click("form.drop button")
    page.wait_for_selector(PICTURES)


def check(page: Page) -> None:
    """Show what a check of the year's papers says."""
    page.goto(f"{HOME}/check")


SHOWN: tuple[Callable[[Page], None], ...] = (year, fill, make, inspect, check)


def main() -> int:
    """Draw all of them."""
    chromium = shutil.which("chromium")
    if not chromium or not shutil.which("soffice"):
        sys.stderr.write("apt-get install chromium libreoffice-writer-nogui\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(ROOT / "profiles" / AGENCY, root / "profiles" / AGENCY)
        api.build(root, api.BuildRequest(TODAY, (AGENCY,)))
        profile = root / "profiles" / AGENCY / f"{YEAR}.yaml"
        text = profile.read_text(encoding="utf-8")
        profile.write_text(text.replace("target: 95", "target: 96", 1), encoding="utf-8")
        with served(root) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            base = address.partition("/enter")[0]
            size = {"width": 1366, "height": 768}
            page = browser.new_context(base_url=base, viewport=size, locale="vi-VN").new_page()  # type: ignore[arg-type]
            page.goto(address)
            for show in SHOWN:
                show(page)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=IMAGES / f"page-{show.__name__}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
