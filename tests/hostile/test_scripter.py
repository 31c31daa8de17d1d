"""A clumsy or ill-willed script: odd names, odd places, full disks. It never gets a traceback."""

import errno
import os
from pathlib import Path

import pytest

from calling import Call
from hostile.starting import write_starter
from qmsdocs.sources import files

ODD_NAMES = [
    "../../x", "..", ".", "", "/etc", "so-mau/", "so-mau/../so-mau", "a/b", "a\\b", "C:\\x",
    "CON", "con", "nul", "com1", "a b", "a.", "nul.txt", "Sở", "SO-MAU", "a\nb", "a\x00b", "\udcff",
    "x" * 500,
]  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace two folders below the one that may not be touched."""
    root = tmp_path / "a" / "b"
    write_starter(root / "profiles" / "so-mau")
    monkeypatch.chdir(root)
    return root


def outside(workspace: Path) -> list[Path]:
    """Give what lies around a workspace."""
    top = workspace.parents[1]
    return sorted(path for path in top.rglob("*") if workspace not in (path, *path.parents))


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("command", ["build", "validate", "init"])
def test_an_odd_name_is_refused_and_writes_nothing(
    command: str, name: str, workspace: Path, call: Call
) -> None:
    if command == "init" and not name:
        return  # no name takes the first one
    before = outside(workspace)
    said = call(command, name, code=2).output
    assert "không dùng làm tên được" in said
    assert outside(workspace) == before
    assert [path.name for path in workspace.iterdir()] == ["profiles"]
    assert [path.name for path in (workspace / "profiles").iterdir()] == ["so-mau"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--year", "9999"],
        ["build", "--year", "２０２６"],
        ["build", "--year", "2025"],
        ["build", "--date", "31/02/2026"],
        ["build", "--date", "2005-01-01", "--doc", "quality-policy"],
        ["build", "--doc", "khong-co"],
        ["build", "--doc", ""],
        ["build", "--set", "khong-co"],
        ["build", "khong-co"],
        ["init", "x", "--sample", "../../etc"],
        ["rules", "show", "../../x"],
        ["rules", "diff", "x", "y"],
        ["templates", "export", "../../x"],
        ["templates", "build", "khong-co"],
        ["templates", "check", "khong-co.docx"],
        ["templates", "check", "."],
        ["-C", "khong-co", "build"],
        ["-C", "profiles/so-mau/agency.yaml", "build"],
        ["schema", "x"],
    ],
)
def test_nonsense_is_answered_in_vietnamese_with_exit_code_2(
    arguments: list[str], workspace: Path, call: Call
) -> None:
    said = call(*arguments, code=2).stderr
    assert said.strip()
    assert not any(word in said for word in ("Error", "Invalid", "File ", "does not", "Traceback"))
    assert not list(workspace.rglob("*.docx"))


@pytest.mark.parametrize(
    "place", ["tep/x", "y" * 300, "d/" * 2500, "tep"], ids=["below-a-file", "long", "deep", "file"]
)
def test_an_odd_output_is_told_and_is_no_fault_of_ours(
    place: str, workspace: Path, call: Call
) -> None:
    (workspace / "tep").write_text("x", encoding="utf-8")
    code = 2 if place == "tep" else 1
    said = call("build", "--doc", "quality-policy", "--output", place, code=code).stderr
    assert "Not a directory" not in said
    assert "too long" not in said
    assert (workspace / "tep").read_text(encoding="utf-8") == "x"


def test_an_output_with_spaces_and_marks_is_taken(workspace: Path, call: Call) -> None:
    call("build", "--doc", "quality-policy", "--output", "thư mục có dấu")
    assert list((workspace / "thư mục có dấu" / "so-mau" / "2026").glob("*.docx"))


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no new file be written."""

    def refuse(name: str, folder: str, data: bytes, *, durable: bool) -> None:
        del folder, data, durable
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)

    monkeypatch.setattr(files, "_write_new", refuse)


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_no_half_file(workspace: Path, call: Call) -> None:
    said = call("templates", "build", "quality-policy", code=1).stderr
    assert "hết dung lượng đĩa" in said
    assert not [path for path in (workspace / "output").rglob("*") if path.is_file()]


def test_links_in_the_profiles_do_no_harm(workspace: Path, call: Call) -> None:
    profiles = workspace / "profiles"
    (profiles / "so-khac").symlink_to("so-mau")
    (profiles / "so-gay").symlink_to("khong-co")
    (profiles / "so-vong").symlink_to("so-vong")
    call("build", "--doc", "quality-policy")
    assert sorted(path.name for path in (workspace / "output").iterdir()) == ["so-khac", "so-mau"]


def test_a_file_that_a_person_put_in_the_way_is_kept(workspace: Path, call: Call) -> None:
    folder = workspace / "output" / "so-mau" / "2026"
    folder.mkdir(parents=True)
    mine = folder / "2-01-chinh-sach-chat-luong.docx"
    mine.symlink_to(workspace / "profiles" / "so-mau" / "agency.yaml")
    before = mine.read_bytes()
    call("build", "--doc", "quality-policy")
    assert mine.read_bytes() == before
    assert (folder / "2-01-chinh-sach-chat-luong.moi.docx").is_file()
