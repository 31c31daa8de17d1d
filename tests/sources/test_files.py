"""Files are written whole, read with limits, and named so that every system takes the name."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.errors import InputError, NotFoundError, OutputError, Problem
from qmsdocs.sources import files
from qmsdocs.sources.files import bundled, checked_name, read_file, reason_of, write_atomic
from qmsdocs.sources.messages import message


@pytest.mark.parametrize("name", ["so-khcn-kon-tum", "a", "2024", "xa-1"])
def test_plain_names_are_taken(name: str) -> None:
    assert checked_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../../x",
        "a/b",
        "a\\b",
        "-a",
        "A",
        "sở",
        "a b",
        "con",
        "com1",
        "a\n",
        "a" * 81,
    ],
)
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_name(name)
    assert [problem.code for problem in caught.value.problems] == ["file.bad-name"]


@given(st.text(max_size=12))
def test_a_name_that_is_taken_never_leaves_its_folder(name: str) -> None:
    try:
        checked_name(name)
    except InputError:
        return
    assert (Path("/base") / name).parent == Path("/base")
    assert os.path.normpath(f"/base/{name}") == f"/base/{name}"


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_atomic(path, b"x")
    write_atomic(path, b"y")
    assert path.read_bytes() == b"y"
    assert [child.name for child in path.parent.iterdir()] == ["b.txt"]


def test_a_new_file_has_ordinary_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a"
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    write_atomic(path, b"x")
    assert path.stat().st_mode == ordinary.stat().st_mode
    path.chmod(0o640)
    write_atomic(path, b"y")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_atomic(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write_atomic(path, b"new")
    assert caught.value.problems[0].code == "file.unwritable"
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["a"]


def test_a_folder_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_atomic(tmp_path, b"x")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        write_atomic(tmp_path / "file" / "a", b"x")


def test_reading_says_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with pytest.raises(NotFoundError):
        read_file(path)
    path.write_bytes(b"12345")
    assert read_file(path) == b"12345"
    with pytest.raises(InputError) as caught:
        read_file(path, limit=4)
    assert caught.value.problems[0].code == "file.too-big"
    assert caught.value.problems[0].place.file == path.as_posix()


def test_the_bundled_folder_of_a_checkout_is_at_its_root() -> None:
    assert bundled("templates") == Path(__file__).parents[2] / "templates"


def test_the_bundled_folder_of_a_wheel_is_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_data" / "templates").mkdir(parents=True)
    monkeypatch.setattr(files, "PACKAGE", tmp_path)
    assert bundled("templates") == tmp_path / "_data" / "templates"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "hết dung lượng đĩa"),
        (errno.EACCES, "không có quyền, hoặc tệp đang mở ở chương trình khác"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_the_reason_of_the_system_is_said_in_our_words(number: int, words: str) -> None:
    error = OSError(number, os.strerror(number))
    problem = Problem("file.unwritable", values={"reason": reason_of(error)})
    assert f"({words})" in message(problem)
    assert words == os.strerror(number) or words not in message(problem, "en")
