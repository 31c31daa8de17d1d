"""No byte that a person wrote is ever lost."""

from pathlib import Path

import pytest

from qmsdocs.base.errors import OutputError
from qmsdocs.batch.manifest import load_manifest
from qmsdocs.batch.writing import write_paper

NAME = "3-07-ke-hoach.docx"


def put(folder: Path, data: bytes, name: str = NAME) -> tuple[str, str]:
    """Write as a build does: read the list, write, save the list."""
    manifest = load_manifest(folder)
    result = write_paper(manifest, name, data, {"kind": "maintenance-plan"})
    manifest.save()
    return result


def test_a_new_file_is_written_and_then_unchanged(tmp_path: Path) -> None:
    assert put(tmp_path, b"one") == (NAME, "written")
    assert put(tmp_path, b"one") == (NAME, "unchanged")
    assert put(tmp_path, b"two") == (NAME, "written")
    assert (tmp_path / NAME).read_bytes() == b"two"


def test_an_edited_file_stays_and_the_new_one_goes_beside(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited by hand")
    assert put(tmp_path, b"two") == ("3-07-ke-hoach.moi.docx", "beside")
    assert put(tmp_path, b"three") == ("3-07-ke-hoach.moi.docx", "beside")
    assert (tmp_path / NAME).read_bytes() == b"edited by hand"
    assert (tmp_path / "3-07-ke-hoach.moi.docx").read_bytes() == b"three"


def test_an_edited_file_beside_stays_too(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited")
    put(tmp_path, b"two")
    (tmp_path / "3-07-ke-hoach.moi.docx").write_bytes(b"edited too")
    assert put(tmp_path, b"three") == ("3-07-ke-hoach.moi-2.docx", "beside")
    assert (tmp_path / "3-07-ke-hoach.moi.docx").read_bytes() == b"edited too"


def test_a_file_that_was_never_ours_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"somebody's own")
    assert put(tmp_path, b"one") == ("3-07-ke-hoach.moi.docx", "beside")
    assert (tmp_path / NAME).read_bytes() == b"somebody's own"


def test_after_the_edited_file_is_gone_the_name_is_free_again(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    (tmp_path / NAME).write_bytes(b"edited")
    put(tmp_path, b"two")
    (tmp_path / NAME).unlink()
    assert put(tmp_path, b"two") == (NAME, "written")


def test_a_file_equal_to_the_new_one_becomes_ours(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"one")
    assert put(tmp_path, b"one") == (NAME, "unchanged")
    assert put(tmp_path, b"two") == (NAME, "written")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"files": {"a": {}}}', b'{"files": {"a": 1}}', b"\xff"]
)
def test_a_damaged_list_stops_the_agency_instead_of_guessing(tmp_path: Path, damage: bytes) -> None:
    put(tmp_path, b"one")
    (tmp_path / "manifest.json").write_bytes(damage)
    with pytest.raises(OutputError) as caught:
        load_manifest(tmp_path)
    assert caught.value.problems[0].code == "build.manifest-damaged"
    assert caught.value.problems[0].place.file.endswith("manifest.json")


def test_the_list_is_the_same_whatever_the_order_of_writing(tmp_path: Path) -> None:
    for folder, names in (("a", ["1.docx", "2.docx"]), ("b", ["2.docx", "1.docx"])):
        for name in names:
            put(tmp_path / folder, b"same", name)
    lists = [(tmp_path / folder / "manifest.json").read_bytes() for folder in "ab"]
    assert lists[0] == lists[1]
    assert str(tmp_path).encode() not in lists[0]
