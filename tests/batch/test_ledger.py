"""What stands in a folder and whose it is, also after a build that was killed."""

import json
import os
from pathlib import Path

import pytest

from qmsdocs.base.errors import OutputError
from qmsdocs.base.hashing import canonical_json, digest
from qmsdocs.batch import journal, manifest
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry, Inputs, entry_of, read_manifest
from qmsdocs.batch.slices import FILE_NAME as VALUES
from qmsdocs.batch.slices import read_values
from qmsdocs.batch.writing import write_paper
from qmsdocs.sources.files import TEMPORARY

NAME = "a.docx"


def entry(data: bytes) -> Entry:
    return Entry(digest(data), "quality-policy")


def build(folder: Path, **files: bytes) -> None:
    ledger = Ledger(folder)
    for name, data in files.items():
        write_paper(ledger, f"{name}.docx", data, entry(data))
    ledger.close()


def interrupted(folder: Path, name: str, data: bytes, *, moved: bool) -> None:
    """Leave what a build leaves that is killed while it writes a file."""
    folder.mkdir(exist_ok=True)
    with (folder / journal.FILE_NAME).open("ab") as stream:
        stream.write(b"\n" + journal.note_line(name, entry(data)))
    (folder / (name if moved else f"{TEMPORARY}77.tmp")).write_bytes(data)


@pytest.mark.parametrize(
    "made",
    [
        Entry("h"),
        Entry("h", "kind", "Đo lường", ("plan.due",), Inputs({"b": "2", "a": "1"}, *"tprdez"), "x"),
    ],
)
def test_an_entry_is_canonical_json_and_comes_back(made: Entry) -> None:
    data = json.loads(made.text)
    assert made.text == canonical_json(data)
    assert entry_of(data) == made


def test_a_file_written_just_before_the_kill_is_no_persons_edit(tmp_path: Path) -> None:
    build(tmp_path, a=b"one")
    interrupted(tmp_path, NAME, b"two", moved=True)
    ledger = Ledger(tmp_path)
    assert not ledger.is_edited(NAME)
    assert ledger.entries[NAME] == entry(b"two")


def test_a_file_noted_and_not_moved_yet_leaves_the_old_one_ours(tmp_path: Path) -> None:
    build(tmp_path, a=b"one")
    interrupted(tmp_path, NAME, b"two", moved=False)
    ledger = Ledger(tmp_path)
    assert ledger.is_ours(NAME)
    assert ledger.entries[NAME] == entry(b"one")


@pytest.mark.parametrize("moved", [True, False])
def test_the_next_build_leaves_what_an_undisturbed_one_leaves(tmp_path: Path, moved: bool) -> None:
    for folder in ("killed", "undisturbed"):
        build(tmp_path / folder, a=b"one", b=b"one")
    interrupted(tmp_path / "killed", NAME, b"two", moved=moved)
    for folder in ("killed", "undisturbed"):
        build(tmp_path / folder, a=b"two", b=b"one")
    found = [
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("killed", "undisturbed")
    ]
    assert found[0] == found[1]
    assert set(found[0]) == {NAME, "b.docx", manifest.FILE_NAME, VALUES}


def test_a_torn_line_is_left_out_and_the_next_one_is_not(tmp_path: Path) -> None:
    interrupted(tmp_path, NAME, b"one", moved=True)
    path = tmp_path / journal.FILE_NAME
    path.write_bytes(path.read_bytes() + b'\n{"file": "b.docx", "entry": {"sha25')
    assert [name for name, _ in journal.read_journal(tmp_path)] == [NAME]
    ledger = Ledger(tmp_path)
    write_paper(ledger, "c.docx", b"c", entry(b"c"))
    assert [name for name, _ in journal.read_journal(tmp_path)] == [NAME, "c.docx"]
    ledger.close()
    assert set(read_manifest(tmp_path)) == {NAME, "c.docx"}


def test_an_empty_file_is_nobodys_work(tmp_path: Path) -> None:
    build(tmp_path, a=b"one")
    (tmp_path / NAME).write_bytes(b"")
    assert Ledger(tmp_path).hash_of(NAME) is None
    build(tmp_path, a=b"one")
    assert (tmp_path / NAME).read_bytes() == b"one"


def test_nothing_is_written_when_there_is_nothing_to_say(tmp_path: Path) -> None:
    Ledger(tmp_path / "new").close()
    assert not (tmp_path / "new").exists()
    build(tmp_path, a=b"one")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    Ledger(tmp_path).close()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_two_builds_do_not_write_into_one_folder(tmp_path: Path) -> None:
    build(tmp_path, a=b"one")
    first, second = Ledger(tmp_path), Ledger(tmp_path)
    write_paper(first, NAME, b"two", entry(b"two"))
    with pytest.raises(OutputError) as caught:
        write_paper(second, NAME, b"three", entry(b"three"))
    assert caught.value.problems[0].code == "build.busy"
    first.close()
    with pytest.raises(OutputError):
        write_paper(second, NAME, b"three", entry(b"three"))
    assert (tmp_path / NAME).read_bytes() == b"two", "the second one knew an old list"


def test_values_of_papers_left_alone_are_carried_over(tmp_path: Path) -> None:
    def put(name: str, value: str) -> None:
        ledger = Ledger(tmp_path)
        ledger.values = {value: f'"{value}"'.encode()}
        write_paper(ledger, name, b"x", Entry(digest(b"x"), inputs=Inputs({"a": value})))
        ledger.close()

    put("a.docx", "first")
    put("b.docx", "second")
    assert read_values(tmp_path) == {"first": b'"first"', "second": b'"second"'}
    put("a.docx", "third")
    assert set(read_values(tmp_path)) == {"second", "third"}
    (tmp_path / VALUES).write_bytes(b"damaged")
    assert read_values(tmp_path) == {}
    put("a.docx", "fourth")
    assert set(read_values(tmp_path)) == {"fourth"}


def test_the_list_is_the_same_whatever_the_order_of_writing(tmp_path: Path) -> None:
    build(tmp_path / "a", x=b"1", y=b"2")
    build(tmp_path / "b", y=b"2", x=b"1")
    lists = [(tmp_path / folder / "manifest.json").read_bytes() for folder in "ab"]
    assert lists[0] == lists[1]
    assert str(tmp_path).encode() not in lists[0]


@pytest.mark.parametrize(
    "damage",
    [b"{", b"[]", b'{"format": 2}', b'{"format": 2, "files": {"a": {}}}', b"\xff",
     b'{"format": 2, "files": {"a": 1}}', b'{"format": 2, "files": {"a": {"sha256": 1}}}'],
)  # fmt: skip
def test_a_damaged_list_stops_the_agency_instead_of_guessing(tmp_path: Path, damage: bytes) -> None:
    build(tmp_path, a=b"one")
    (tmp_path / "manifest.json").write_bytes(damage)
    with pytest.raises(OutputError) as caught:
        Ledger(tmp_path)
    assert caught.value.problems[0].code == "build.manifest-damaged"
    assert caught.value.problems[0].place.file.endswith("manifest.json")


def test_a_list_emptied_by_a_power_cut_makes_all_files_somebodys_own(tmp_path: Path) -> None:
    build(tmp_path, a=b"one", b=b"old")
    (tmp_path / "manifest.json").write_bytes(b"")
    build(tmp_path, a=b"one", b=b"new")
    assert {path.name for path in tmp_path.glob("*.docx")} == {NAME, "b.docx", "b.moi.docx"}


def test_a_list_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 99, "files": {}}')
    with pytest.raises(OutputError) as caught:
        Ledger(tmp_path)
    assert caught.value.problems[0].code == "build.manifest-newer"


def test_what_a_dead_build_left_unfinished_is_cleared(tmp_path: Path) -> None:
    interrupted(tmp_path, NAME, b"one", moved=False)
    build(tmp_path, a=b"one")
    assert sorted(os.listdir(tmp_path)) == [NAME, manifest.FILE_NAME, VALUES]  # noqa: PTH208
