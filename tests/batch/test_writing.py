"""No byte that a person wrote is ever lost."""

import errno
import os
from pathlib import Path

import pytest

from qmsdocs.base.errors import OutputError
from qmsdocs.base.hashing import digest
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry, read_manifest
from qmsdocs.batch.writing import SAVED, New, Written, write_paper, write_papers

NAME = "3-07-ke-hoach.docx"
BESIDE = "3-07-ke-hoach.moi.docx"


def put(folder: Path, data: bytes, name: str = NAME, *, overwrite: bool = False) -> tuple[str, str]:
    """Write as a build does: read the list, write, save the list."""
    ledger = Ledger(folder)
    entry = Entry(digest(data), "maintenance-plan")
    written = write_paper(ledger, name, data, entry, overwrite=overwrite)
    ledger.close()
    return written.file, written.status


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")
    }


def test_a_new_file_is_written_and_then_unchanged(tmp_path: Path) -> None:
    assert put(tmp_path, b"one") == (NAME, "written")
    assert put(tmp_path, b"one") == (NAME, "unchanged")
    assert put(tmp_path, b"two") == (NAME, "written")
    assert files(tmp_path) == {NAME: b"two"}


def test_an_edited_file_stays_and_the_new_one_goes_beside(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited by hand")
    assert put(tmp_path, b"two") == (BESIDE, "beside")
    assert put(tmp_path, b"three") == (BESIDE, "beside")
    assert files(tmp_path) == {NAME: b"edited by hand", BESIDE: b"three"}


def test_an_edited_file_beside_stays_too(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited")
    put(tmp_path, b"two")
    (tmp_path / BESIDE).write_bytes(b"edited too")
    assert put(tmp_path, b"three") == ("3-07-ke-hoach.moi-2.docx", "beside")
    assert (tmp_path / BESIDE).read_bytes() == b"edited too"


def test_a_file_that_was_never_ours_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"somebody's own")
    assert put(tmp_path, b"one") == (BESIDE, "beside")
    assert (tmp_path / NAME).read_bytes() == b"somebody's own"


def test_what_a_person_saves_while_the_paper_is_made_stays(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    ledger = Ledger(tmp_path)
    assert not ledger.is_edited(NAME), "the file was looked at before the paper was rendered"
    (tmp_path / NAME).write_bytes(b"saved just now")
    write_paper(ledger, NAME, b"two", Entry(digest(b"two")))
    ledger.close()
    assert files(tmp_path) == {NAME: b"saved just now", BESIDE: b"two"}


def test_after_the_edited_file_is_gone_the_name_is_free_and_nothing_lies_beside(
    tmp_path: Path,
) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited")
    put(tmp_path, b"two")
    (tmp_path / NAME).unlink()
    assert put(tmp_path, b"two") == (NAME, "written")
    assert files(tmp_path) == {NAME: b"two"}
    assert list(read_manifest(tmp_path)) == [NAME]


def test_a_person_who_takes_the_new_version_over_is_understood(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited")
    put(tmp_path, b"two")
    (tmp_path / BESIDE).replace(tmp_path / NAME)
    assert put(tmp_path, b"two") == (NAME, "unchanged")
    assert put(tmp_path, b"three") == (NAME, "written")


def test_replacing_keeps_the_persons_file_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited")
    put(tmp_path, b"two")
    assert put(tmp_path, b"two", overwrite=True) == (NAME, "written")
    saved = f"{SAVED}/3-07-ke-hoach.{digest(b'edited')[:12]}.docx"
    assert files(tmp_path) == {NAME: b"two", saved: b"edited"}


def test_a_file_equal_to_the_new_one_becomes_ours(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"one")
    assert put(tmp_path, b"one") == (NAME, "unchanged")
    assert put(tmp_path, b"two") == (NAME, "written")


def test_a_file_that_cannot_be_read_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(OutputError):
        put(tmp_path, b"one")
    assert (tmp_path / NAME).is_dir()


def several(folder: Path) -> list[Written | OutputError]:
    """Write three papers together, as a build does."""
    ledger = Ledger(folder)
    papers = [New(f"{name}.docx", name.encode(), Entry(digest(name.encode()))) for name in "abc"]
    done = write_papers(ledger, papers)
    ledger.close()
    return done


def test_papers_written_together_come_out_as_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"somebody's own")
    assert several(tmp_path) == [
        ("a.docx", "written", ""),
        ("b.moi.docx", "beside", ""),
        ("c.docx", "written", ""),
    ]
    assert files(tmp_path) == {
        "a.docx": b"a", "b.docx": b"somebody's own", "b.moi.docx": b"b", "c.docx": b"c",
    }  # fmt: skip
    assert set(read_manifest(tmp_path)) == {"a.docx", "b.moi.docx", "c.docx"}


def test_a_paper_that_is_open_elsewhere_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = os.replace

    def refuse(source: str, target: str) -> None:
        if target.endswith("b.docx"):
            raise PermissionError(errno.EACCES, "open in Word")
        move(source, target)

    monkeypatch.setattr("os.replace", refuse)
    first, second, third = several(tmp_path)
    assert (first, third) == (Written("a.docx", "written"), Written("c.docx", "written"))
    assert isinstance(second, OutputError)
    assert second.problems[0].code == "file.unwritable"
    assert files(tmp_path) == {"a.docx": b"a", "c.docx": b"c"}
    assert not list(tmp_path.glob(".qmsdocs-*"))


def test_a_paper_that_does_not_fit_on_the_disk_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def full(handle: int, data: bytes) -> int:
        if bytes(data) == b"b":
            raise OSError(errno.ENOSPC, "full")
        return write(handle, data)

    monkeypatch.setattr("os.write", full)
    first, second, third = several(tmp_path)
    assert (first, third) == (Written("a.docx", "written"), Written("c.docx", "written"))
    assert isinstance(second, OutputError)
    assert files(tmp_path) == {"a.docx": b"a", "c.docx": b"c"}
    assert not list(tmp_path.glob(".qmsdocs-*"))


@pytest.mark.parametrize("written", [0, 10])
def test_no_paper_takes_its_place_that_could_not_be_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    write = os.write

    def full(handle: int, data: bytes) -> int:
        if len(data) < 10:
            return write(handle, data)
        if not written:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, bytes(data)[:written])

    monkeypatch.setattr("os.write", full)
    ledger = Ledger(tmp_path)
    papers = [New(f"{name}.docx", name.encode(), Entry(digest(name.encode()))) for name in "abc"]
    done = write_papers(ledger, papers)
    assert [type(one) for one in done] == [OutputError] * 3
    assert files(tmp_path) == {}
    assert not list(tmp_path.glob(".qmsdocs-*.tmp"))
