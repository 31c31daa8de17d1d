"""Many files in several processes: order, and what becomes of the rest when a process is ended."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

import deadly
from lint_tools import DAY, sound_file
from qmsdocs.base.errors import NotFoundError
from qmsdocs.lint import inspecting
from qmsdocs.lint.inspecting import inspect_file, old_word_files, word_files
from qmsdocs.lint.results import FileResult
from qmsdocs.lint.running import inspect_files


def files(count: int, deaths: Iterable[int] = ()) -> list[Path]:
    dead = set(deaths)
    return [Path(f"{n:03d}{'-chet' if n in dead else ''}.docx") for n in range(count)]


def run(paths: list[Path], jobs: int = 2) -> list[FileResult]:
    return list(inspect_files(paths, None, DAY, jobs, deadly.judge))


def test_results_come_in_the_order_of_the_files() -> None:
    paths = files(100)
    assert [result.file for result in run(paths)] == [path.name for path in paths]


@pytest.mark.parametrize("deaths", [{0}, {57}, {99}, {3, 4, 60}])
def test_a_file_that_ends_its_process_is_told_and_the_rest_goes_on(deaths: set[int]) -> None:
    paths = files(100, deaths)
    found = run(paths)
    assert [result.file for result in found] == [path.name for path in paths]
    told = [n for n, result in enumerate(found) if result.problems]
    assert told == sorted(deaths)
    assert {found[n].problems[0].code for n in told} == {"lint.worker-lost"}
    assert found[told[0]].problems[0].place.file == paths[told[0]].name


def test_beside_another_thread_processes_begin_anew_and_find_the_same() -> None:
    """A copy of this process might have a lock that the other thread never opens."""
    done = Event()
    other = Thread(target=done.wait)
    other.start()
    try:
        found = run(files(60, {7}))
    finally:
        done.set()
        other.join()
    assert [n for n, result in enumerate(found) if result.problems] == [7]


def test_damaged_files_among_others_are_results_too(tmp_path: Path) -> None:
    for number in range(60):
        data = sound_file("KH")
        (tmp_path / f"{number:02d}.docx").write_bytes(data[:900] if number % 3 else data)
    found = list(inspect_files(word_files([tmp_path]), None, DAY, 2))
    assert [bool(result.problems) for result in found] == [n % 3 > 0 for n in range(60)]
    assert {len(result.papers) for result in found if not result.problems} == {1}


def test_a_fault_of_our_own_in_one_file_is_a_result_with_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(inspecting, "recognise", broken)
    path = tmp_path / "a.docx"
    path.write_bytes(sound_file("KH"))
    (problem,) = inspect_file(path, None, date(2026, 6, 1)).problems
    assert (problem.code, problem.values["kind"]) == ("lint.file-crashed", "ZeroDivisionError")


def test_a_folder_with_the_name_of_a_file_is_looked_into(tmp_path: Path) -> None:
    inner = tmp_path / "bo.docx"
    inner.mkdir()
    (inner / "a.docx").write_bytes(b"x")
    (inner / "~$a.docx").write_bytes(b"x")
    assert word_files([tmp_path]) == (inner / "a.docx",)
    assert word_files([inner, inner / "a.docx"]) == (inner / "a.docx",)


def test_old_files_of_a_folder_are_known_and_not_judged(tmp_path: Path) -> None:
    for name in ("a.DOCX", "b.doc", "sâu/C.DOC", "~$b.doc", "d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert word_files([tmp_path]) == (tmp_path / "a.DOCX",)
    assert old_word_files([tmp_path]) == (tmp_path / "b.doc", tmp_path / "sâu" / "C.DOC")
    assert old_word_files([tmp_path / "b.doc"]) == (), "a file that is named says so itself"
    (tmp_path / "a.DOCX").unlink()
    with pytest.raises(NotFoundError) as failed:
        word_files([tmp_path])
    (problem,) = failed.value.problems
    assert (problem.code, problem.values["count"]) == ("lint.only-old-files", 2)
