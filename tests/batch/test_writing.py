"""No byte that a person wrote is ever lost."""

from pathlib import Path

import pytest

from qmsdocs.base.errors import OutputError
from qmsdocs.base.hashing import digest
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry, read_manifest
from qmsdocs.batch.writing import SAVED, write_paper

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
