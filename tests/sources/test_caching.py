"""What is kept comes back as it was, or not at all."""

from pathlib import Path

import pytest

from qmsdocs.sources import caching
from qmsdocs.sources.caching import VARIABLE, cache_folder, keep, kept, key_file, trim


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_what_is_kept_comes_back(folder: Path) -> None:
    assert kept("sort", "key") is None
    keep("sort", "key", b"data")
    assert kept("sort", "key") == b"data"
    assert kept("other", "key") is None
    assert (folder / "sort/key").is_file()


@pytest.mark.parametrize("damage", [b"", b"data", b"0" * 64 + b"data"])
def test_what_is_damaged_counts_as_not_there(folder: Path, damage: bytes) -> None:
    keep("sort", "key", b"data")
    (folder / "sort/key").write_bytes(damage)
    assert kept("sort", "key") is None


def test_nothing_happens_when_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for value in (str(tmp_path / "file"), ""):
        monkeypatch.setenv(VARIABLE, value)
        keep("sort", "key", b"data")
        assert kept("sort", "key") is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_oldest_go_when_there_are_too_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MAX_ENTRIES", 4)
    for number in range(6):
        keep("sort", str(number), b"x")
    trim(folder / "sort")
    assert len(list((folder / "sort").iterdir())) == 3


def test_the_folder_is_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder({"HOME": "/h"}) == Path("/h/.cache/qmsdocs")
    assert cache_folder({"HOME": "/h", "XDG_CACHE_HOME": "/c"}) == Path("/c/qmsdocs")
    assert cache_folder({}) is None
    monkeypatch.setattr("sys.platform", "win32")
    assert cache_folder({"LOCALAPPDATA": "/l"}) == Path("/l/qmsdocs")
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder({"HOME": "/h"}) == Path("/h/Library/Caches/qmsdocs")


def test_the_key_lies_apart_from_what_is_kept() -> None:
    environment = {"HOME": "/h", VARIABLE: "/somewhere/cache"}
    assert key_file(environment) == Path("/h/.config/qmsdocs/cache.key")
    assert key_file({}) is None
