"""Finding LibreOffice, and ending calls that take too long."""

import sys
import threading
import time
from pathlib import Path

import pytest

from office_tools import fake_office
from qmsdocs.base.errors import OutputError
from qmsdocs.batch import office
from qmsdocs.batch.office import Calls, find_office
from qmsdocs.sources.messages import message


def test_it_is_found_on_the_path(tmp_path: Path) -> None:
    program = fake_office(tmp_path)
    assert find_office({"PATH": str(tmp_path)}).program == program


def test_the_variable_goes_before_the_path(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    own = fake_office(tmp_path / "own")
    fake_office(tmp_path)
    environment = {"PATH": str(tmp_path), office.VARIABLE: str(own)}
    assert find_office(environment).program == own


def test_without_it_the_message_says_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(OutputError) as caught:
        find_office({"PATH": str(tmp_path)})
    (problem,) = caught.value.problems
    assert problem.code == "output.no-libreoffice"
    for language in ("vi", "en"):
        assert "https://www.libreoffice.org/download" in message(problem, language)
    assert caught.value.exit_code == 1


def test_another_version_has_another_stamp(tmp_path: Path) -> None:
    fake_office(tmp_path)
    stamps = set()
    for version in ("7.4", "24.8"):
        (tmp_path / "versionrc").write_text(f"buildid={version}", encoding="utf-8")
        stamps.add(find_office({"PATH": str(tmp_path)}).stamp)
    assert len(stamps) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script with a first line")
class TestCalls:
    @pytest.fixture
    def hanging(self, tmp_path: Path) -> tuple[Calls, Path]:
        fake_office(tmp_path)
        path = tmp_path / "hang.docx"
        path.write_bytes(b"hang")
        return Calls(find_office({"PATH": str(tmp_path)})), path

    def test_a_call_that_takes_too_long_is_ended(
        self, hanging: tuple[Calls, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(office, "START", 0.5)
        monkeypatch.setattr(office, "PER_FILE", 0.0)
        calls, path = hanging
        began = time.monotonic()
        calls.to_pdf(tmp_path / "profile", [path], tmp_path / "out")
        assert time.monotonic() - began < 20
        assert not list((tmp_path / "out").glob("*.pdf"))

    def test_all_can_be_ended_at_once_and_none_begins_any_more(
        self, hanging: tuple[Calls, Path], tmp_path: Path
    ) -> None:
        calls, path = hanging
        arguments = (tmp_path / "profile", [path], tmp_path / "out")
        thread = threading.Thread(target=calls.to_pdf, args=arguments)
        thread.start()
        while not (tmp_path / "calls.txt").is_file():
            time.sleep(0.01)
        calls.stop()
        thread.join(20)
        assert not thread.is_alive()
        calls.to_pdf(*arguments)
        assert len((tmp_path / "calls.txt").read_text(encoding="utf-8").splitlines()) == 1
