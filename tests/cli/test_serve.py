"""`qmsdocs serve` prints an address that lets one browser in, and stops when it is told."""

import re
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from calling import Call
from qmsdocs.cli import serve

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/enter\?token=[\w-]+")


@contextmanager
def running(*arguments: object) -> Iterator[tuple[str, str]]:
    """Run the command; gives its address and what it has said, and looks how it ends."""
    command = [sys.executable, "-m", "qmsdocs", "serve", "--no-browser", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout
        said = ""
        while "Ctrl+C" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        found = ADDRESS.search(said)
        assert found
        yield found[0], said
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(20) == 0
        assert "Đã dừng" in rest


def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    with running("-C", tmp_path / "new") as (address, said):
        assert "chưa có hồ sơ cơ quan nào" in said
        with httpx2.Client(follow_redirects=True) as client:
            page = client.get(address)
        assert "Bắt đầu" in page.text
    assert not (tmp_path / "new").exists()


def test_two_servers_take_two_ports_and_two_tokens(tmp_path: Path) -> None:
    with running("-C", tmp_path) as (first, _), running("-C", tmp_path) as (second, _):
        assert first.partition("/enter")[0] != second.partition("/enter")[0]
        swapped = second.partition("?")[0] + "?" + first.partition("?")[2]
        assert httpx2.get(swapped).status_code == 403


def test_only_this_machine_can_ask(tmp_path: Path) -> None:
    with running("-C", tmp_path) as (address, _):
        port = int(address.split(":")[2].partition("/")[0])
        with socket.socket() as other:
            other.bind(("127.0.0.2", port))  # free: the server holds 127.0.0.1 alone


def test_a_port_in_use_is_a_sentence(call: Call) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = call("serve", "--no-browser", "--port", port, code=1)
    assert f"cổng {port} đang có chương trình khác dùng" in result.output


def test_without_the_extra_it_says_what_to_install(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "starlette" else name)
    assert 'pip install "qmsdocs[web]"' in call("serve", code=1).output


@pytest.mark.parametrize(("display", "opens"), [(":0", True), ("", False)])
def test_the_browser_is_opened_where_there_is_a_screen(
    call: Call, monkeypatch: pytest.MonkeyPatch, display: str, opens: bool
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    def served(_root: Path, _today: object, told: object, *_: object) -> None:
        assert callable(told)
        told("http://127.0.0.1:1/")
        raise KeyboardInterrupt

    monkeypatch.setattr("qmsdocs.web.serving.serve", served)
    call("serve")
    assert opened == ["http://127.0.0.1:1/"] * opens
