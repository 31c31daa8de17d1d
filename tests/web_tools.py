"""The pages as tests ask for them: without a network, and in a real browser with axe."""

import re
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from socket import socket
from threading import Thread
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from httpx2 import Response
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright
from starlette.testclient import TestClient

from qmsdocs.web.app import PORT, Settings, create_app

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 8, 14)
TOKEN = "token-of-a-test"  # noqa: S105 no secret
BASE = f"http://127.0.0.1:{PORT}"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
#: A crash of the server is seen in the test that fails by it.
LOUD = Settings(crashed=traceback.print_exception)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@dataclass(frozen=True)
class Person:
    """Somebody with a browser that was let in."""

    client: TestClient
    key: str

    def get(self, path: str, **settings: Any) -> Response:  # noqa: ANN401 the client's own
        return self.client.get(path, **settings)

    def post(self, path: str, data: dict[str, Any] | None = None, **settings: Any) -> Response:  # noqa: ANN401
        """Send a form as a page of ours does."""
        settings.setdefault("headers", {"Origin": BASE, "Sec-Fetch-Site": "same-origin"})
        return self.client.post(path, data={"_key": self.key} | (data or {}), **settings)


def stranger(root: Path, settings: Settings | None = None) -> TestClient:
    """Give a client that was not let in."""
    app = create_app(root, TOKEN, lambda: TODAY, settings=settings or LOUD)
    return TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False)


def person(root: Path, settings: Settings | None = None) -> Person:
    """Let somebody in."""
    client = stranger(root, settings)
    client.get(f"/enter?token={TOKEN}")
    client.follow_redirects = True
    page = client.get("/new").text
    found = re.search(r'name="_key" value="([^"]+)"', page)
    assert found, page
    return Person(client, found[1])


def workspace(folder: Path, *agencies: str) -> Path:
    """Make a workspace with some of the sample agencies."""
    for agency in agencies:
        shutil.copytree(ROOT / "profiles" / agency, folder / "profiles" / agency)
    return folder


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a workspace on a free port; gives the address that lets a browser in, once."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        app = create_app(root, TOKEN, lambda: TODAY, port, LOUD)
        config = uvicorn.Config(app, log_config=None, log_level="critical", access_log=False)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}/enter?token={TOKEN}"
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a real Chromium; without one the test fails and says what to install."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS])
        yield browser
        browser.close()


def violations(page: Page) -> str:
    """Give what axe objects to on a page; nothing when all is well."""
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


def choose(page: Page, data: bytes, name: str = "Kế hoạch.docx") -> None:
    """Choose a file in the one field of a page that takes files."""
    page.set_input_files("input[type=file]", FilePayload(name=name, mimeType="", buffer=data))
