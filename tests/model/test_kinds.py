"""Kinds are found in folders; a workspace's own page or Word file wins over ours."""

import os
from pathlib import Path

import pytest

from qmsdocs.base.errors import Problem, TemplateError
from qmsdocs.model import kinds
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.page import read_page
from qmsdocs.sources.caching import VARIABLE
from qmsdocs.sources.messages import line


def page(
    folder: Path,
    kind: str,
    set_: str = "yearly",
    order: int = 1,
    *,
    name: str = "",
    body: str = "x",
) -> Path:
    """Write a page and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name or kind}.md"
    head = f"id: {kind}\ntitle: T\nset: {set_}\norder: {order}\nform: TL\n"
    path.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    return path


def faults(*folders: Path) -> list[Problem]:
    """Give what is wrong with the pages of folders."""
    with pytest.raises(TemplateError) as caught:
        load_kinds(*folders)
    return list(caught.value.problems)


def test_kinds_come_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    page(tmp_path / "yearly", "b", "yearly", 2)
    page(tmp_path / "yearly", "c", "yearly", 1)
    page(tmp_path / "establish", "z", "establish", 9)
    page(tmp_path / "audit", "a", "audit", 1)
    assert list(load_kinds(tmp_path)) == ["z", "c", "b", "a"]


def test_a_later_folder_wins(tmp_path: Path) -> None:
    page(tmp_path / "ours" / "yearly", "a", body="của ta")
    page(tmp_path / "ours" / "yearly", "b")
    page(tmp_path / "own", "a", body="của họ")
    kinds = load_kinds(tmp_path / "ours", tmp_path / "own", tmp_path / "none")
    assert kinds["a"].body == "của họ\n"
    assert kinds["a"].file == (tmp_path / "own" / "a.md").as_posix()
    assert kinds["b"].body == "x\n"


def test_pages_are_remembered_until_one_of_them_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    folder, read = tmp_path / "own", read_page
    path = page(folder, "a", body="ba?")
    page(folder, "b")
    first = load_kinds(folder)
    monkeypatch.setattr(kinds, "read_page", lambda *_: pytest.fail("it was read again"))
    second = load_kinds(folder)
    assert (second, list(second)) == (first, list(first))
    assert dict(second["a"].lines) == dict(first["a"].lines)
    monkeypatch.setattr(kinds, "read_page", read)
    size, times = path.stat().st_size, path.stat()
    page(folder, "a", body="hai")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == size
    assert load_kinds(folder)["a"].body == "hai\n", "size and time say nothing"
    path.unlink()
    assert list(load_kinds(folder)) == ["b"]


def test_faults_are_told_again_and_of_a_page_that_moved_in_its_new_place(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    page(folder, "a", name="b")
    first = faults(folder)
    assert faults(folder) == first
    folder.rename(tmp_path / "other")
    assert [p.place.file for p in faults(tmp_path / "other")] == [f"{tmp_path}/other/b.md"]


def test_an_own_word_file_keeps_our_kind(tmp_path: Path) -> None:
    page(tmp_path / "ours" / "yearly", "a", order=5)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.docx").write_bytes(b"PK")
    (tmp_path / "own" / "~$a.docx").write_bytes(b"lock")
    kinds = load_kinds(tmp_path / "ours", tmp_path / "own")
    assert (kinds["a"].word, kinds["a"].kind.order) == (b"PK", 5)
    assert kinds["a"].word_file == (tmp_path / "own" / "a.docx").as_posix()


def test_an_own_page_wins_over_an_earlier_word_file(tmp_path: Path) -> None:
    page(tmp_path / "one", "a")
    (tmp_path / "one" / "a.docx").write_bytes(b"PK")
    page(tmp_path / "two", "a")
    assert load_kinds(tmp_path / "one", tmp_path / "two")["a"].word is None


def test_a_word_file_for_no_kind_is_answered_with_the_nearest(tmp_path: Path) -> None:
    page(tmp_path, "maintenance-plan")
    (tmp_path / "maintenace-plan.docx").write_bytes(b"PK")
    (tmp_path / "zzz.docx").write_bytes(b"PK")
    assert [problem.code for problem in faults(tmp_path)] == [
        "file.template-unknown-near",
        "file.template-unknown",
    ]


def test_partial_pages_and_notes_are_no_kinds(tmp_path: Path) -> None:
    page(tmp_path / "_partials", "a")
    page(tmp_path, "b", name="_b")
    page(tmp_path, "c", name="README")
    page(tmp_path / ".git", "d")
    assert load_kinds(tmp_path) == {}


def test_faults_of_all_pages_are_named_together(tmp_path: Path) -> None:
    page(tmp_path / "yearly", "a", "năm")
    page(tmp_path / "yearly", "b", name="c")
    page(tmp_path / "x", "d")
    page(tmp_path / "y", "d")
    (tmp_path / "z.md").write_text("không có khai báo", encoding="utf-8")
    found = faults(tmp_path)
    assert sorted(problem.code for problem in found) == [
        "file.no-front-matter",
        "file.page-name",
        "file.page-twice",
        "profile.not-one-of",
    ]
    assert all(line(problem).startswith(tmp_path.as_posix()) for problem in found)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a folder for own templates beside a folder with the page `a`."""
    page(tmp_path / "ours" / "yearly", "a")
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def test_an_ending_in_capitals_is_an_ending(own: Path) -> None:
    (own / "a.DOCX").write_bytes(b"PK")
    assert load_kinds(own.parent / "ours", own)["a"].word == b"PK"


def test_two_word_files_of_one_kind_are_refused(own: Path) -> None:
    (own / "cu").mkdir()
    for name in ("a.docx", "cu/a.docx"):
        (own / name).write_bytes(b"PK")
    assert [problem.code for problem in faults(own.parent / "ours", own)] == ["file.page-twice"]


@pytest.mark.parametrize("ending", [".doc", ".docm", ".dotx", ".ODT"])
def test_a_template_of_another_format_is_not_passed_over(own: Path, ending: str) -> None:
    (own / f"a{ending}").write_bytes(b"PK")
    (own / f"ghi-chu{ending}").write_bytes(b"PK")
    found = faults(own.parent / "ours", own)
    assert [(p.code, p.place.file) for p in found] == [
        ("file.template-format", (own / f"a{ending}").as_posix())
    ]
