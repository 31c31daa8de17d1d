"""Sealed entries: taken as they are from this user, and never from anybody else."""

import os
import pickle
import stat
from pathlib import Path

import pytest

from qmsdocs.sources import caching, sealing
from qmsdocs.sources.caching import VARIABLE
from qmsdocs.sources.sealing import SealedFolder, remembered, sealed, user_key

KEY = b"k" * 32


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an empty cache with an own key."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(sealing, "key_file", lambda: tmp_path / "user" / "key")
    return tmp_path / "cache"


class Trap:
    """A value that does something when it is loaded."""

    loaded = 0

    def __reduce__(self) -> tuple[object, ...]:
        """Leave a trace."""
        return (_spring, ())


def _spring() -> Trap:
    Trap.loaded += 1
    return Trap()


def test_an_entry_is_read_by_whoever_has_the_key_and_under_its_own_name(tmp_path: Path) -> None:
    mine, theirs = SealedFolder(tmp_path, KEY), SealedFolder(tmp_path, b"x" * 32)
    assert mine.read("a") is None
    assert mine.write("a", b"data")
    assert mine.read("a") == b"data"
    assert theirs.read("a") is None
    (tmp_path / "a").rename(tmp_path / "b")
    assert mine.read("b") is None


def test_what_is_remembered_is_made_once(folder: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, tuple[int, str]]:
        made.append(1)
        return {"a": (1, "số")}

    for _ in range(2):
        value = remembered("sort", "name", "1", make)
        assert value == {"a": (1, "số")}
    assert made == [1]
    assert [path.name for path in (folder / "sort").iterdir()] == ["name"]


def test_another_signature_or_program_makes_it_anew_in_the_same_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert remembered("sort", "name", "1", lambda: "old") == "old"
    assert remembered("sort", "name", "2", lambda: "new") == "new"
    assert remembered("sort", "name", "2", lambda: "newer") == "new"
    monkeypatch.setattr(sealing, "engine_stamp", lambda: "another program")
    assert remembered("sort", "name", "2", lambda: "other") == "other"
    assert len(list((folder / "sort").iterdir())) == 1


@pytest.mark.parametrize("at", [0, 31, 32, 63, 64, -1])
def test_one_changed_byte_makes_it_void(folder: Path, at: int) -> None:
    remembered("sort", "name", "1", lambda: "first")
    path = folder / "sort" / "name"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert remembered("sort", "name", "1", lambda: "second") == "second"


@pytest.mark.parametrize("size", [0, 10, 32, 64, 70])
def test_what_is_cut_short_is_void(folder: Path, size: int) -> None:
    remembered("sort", "name", "1", lambda: "first")
    path = folder / "sort" / "name"
    path.write_bytes(path.read_bytes()[:size])
    assert remembered("sort", "name", "1", lambda: "second") == "second"


def test_what_another_user_sealed_is_never_loaded(folder: Path) -> None:
    remembered("sort", "name", "1", Trap)
    data = (folder / "sort" / "name").read_bytes()[32:]
    assert remembered("sort", "name", "1", lambda: None) is not None
    assert Trap.loaded == 1, "the trap springs"
    SealedFolder(folder / "sort", KEY).write("name", data)
    assert remembered("sort", "name", "1", lambda: "mine") == "mine"
    (folder / "sort" / "name").write_bytes(data + pickle.dumps(Trap()))
    assert remembered("sort", "name", "1", lambda: "mine") == "mine"
    assert Trap.loaded == 1


def test_what_cannot_be_made_is_not_kept(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        remembered("sort", "name", "1", lambda: 1 // 0)
    assert not folder.exists()


def test_without_a_cache_or_a_key_everything_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "key_file", lambda: None)
    assert sealed("sort") is None
    assert remembered("sort", "name", "1", lambda: 1) == 1
    assert remembered("sort", "name", "1", lambda: 2) == 2
    monkeypatch.setenv(VARIABLE, "")
    assert sealed("sort") is None
    assert not folder.exists()


def test_a_cache_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_bytes(b"")
    assert not SealedFolder(folder, KEY).write("a", b"x")
    assert remembered("sort", "name", "1", lambda: 1) == 1


def test_the_oldest_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MAX_ENTRIES", 8)
    for number in range(400):
        SealedFolder(tmp_path, KEY).write(str(number), b"x")
    assert len(list(tmp_path.iterdir())) < 200


def test_the_key_is_made_once_and_is_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "user" / "key"
    key = user_key(path)
    assert key is not None
    assert len(key) == 32
    assert user_key(path) == key
    assert [item.name for item in path.parent.iterdir()] == ["key"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_key_that_others_can_read_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "key"
    user_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert user_key(path) is None


@pytest.mark.parametrize("data", [b"", b"short", b"x" * 33])
def test_a_key_of_another_size_is_no_key(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(data)
    path.chmod(0o600)
    assert user_key(path) is None


def test_no_key_can_be_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert user_key(tmp_path / "file" / "key") is None
