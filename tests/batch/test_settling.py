"""What has not changed is told again without being read; what may have changed is not."""

import os
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.batch.building import build
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event, Opened
from qmsdocs.sources.caching import VARIABLE
from toy import write_profile

REQUEST = BuildRequest(date(2024, 5, 4))
OUT = "output/so-thu/2024"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    build(tmp_path, REQUEST)
    return tmp_path


def changed(root: Path, request: BuildRequest = REQUEST) -> int:
    """Give how many agencies a build looks into."""
    events: list[Event] = []
    build(root, request, events.append)
    assert isinstance(events[0], Opened)
    return events[0].changed


def set_time(path: Path, seconds: float) -> None:
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + int(seconds * 1e9)))


def test_nothing_changed_is_noticed(root: Path) -> None:
    assert changed(root) == 0
    assert changed(root) == 0


@pytest.mark.parametrize("name", ["agency.yaml", "2024.yaml", "procedures.yaml"])
def test_a_profile_file_that_was_touched_is_looked_into(root: Path, name: str) -> None:
    set_time(root / "profiles/so-thu" / name, 1)
    assert changed(root) == 1
    assert changed(root) == 0


def test_a_file_of_the_output_that_was_touched_is_looked_into(root: Path) -> None:
    for path in [*sorted((root / OUT).glob("*.docx")), root / OUT / "manifest.json"]:
        set_time(path, 1)
        assert changed(root) == 1, path.name
        assert changed(root) == 0


def test_a_file_that_is_gone_or_new_in_a_profile_is_looked_into(root: Path) -> None:
    (root / "profiles/so-thu/procedures.yaml").unlink()
    assert changed(root) == 1
    (root / "profiles/so-thu/procedures.yaml").write_text("procedures:\n", encoding="utf-8")
    assert changed(root) == 1
    assert changed(root) == 0


def test_a_profile_changed_within_the_tick_of_the_clock_is_not_believed(root: Path) -> None:
    path = root / "profiles/so-thu/2024.yaml"
    found = path.stat()
    path.write_text(
        path.read_text(encoding="utf-8").replace("tháng 10", "tháng 11"), encoding="utf-8"
    )
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_size == found.st_size
    assert changed(root) == 1


def test_another_program_or_page_is_looked_into(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("qmsdocs.batch.settling.engine_stamp", lambda: "other")
        assert changed(root) == 1
    (root / "templates").mkdir()
    assert changed(root) == 1, "the notes of the other program were the last ones"
    assert changed(root) == 0
    (root / "templates/_note.md").write_text("x", encoding="utf-8")
    assert changed(root) == 1


def test_an_interrupted_build_is_looked_into(root: Path) -> None:
    (root / OUT / "manifest.journal.jsonl").write_bytes(b'{"file": "x')
    assert changed(root) == 1
    assert changed(root) == 0


def test_other_options_are_other_builds(root: Path) -> None:
    other = BuildRequest(date(2024, 5, 4), sets=("system",))
    assert changed(root, other) == 1
    assert changed(root, other) == 0
    assert changed(root) == 0


def test_without_a_place_for_notes_everything_is_looked_into(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert changed(root) == 1
    assert changed(root) == 1


def test_damaged_notes_count_as_none(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    build(root, REQUEST)
    (path,) = (tmp_path / "own/builds").iterdir()
    from qmsdocs.base.hashing import digest  # noqa: PLC0415

    stamp = path.read_bytes()[64:128]
    for text in (b"{", b'{"so-thu": {}}', b'{"so-thu": {"year": 2024}}', b"[]"):
        body = stamp + text
        path.write_bytes(digest(body).encode() + body)
        assert changed(root) == 1, text
