"""Several processes leave the same files and tell the same as one."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from process_tools import command, environment, left, many_procedures, run, write_province
from qmsdocs.batch.building import build
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.tasks import Task, divided, processes, sizes
from qmsdocs.batch.workspace import Workspace
from toy import write_profile

TODAY = BuildRequest(date(2024, 5, 4))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    root = tmp_path_factory.mktemp("alone")
    write_province(root)
    result = run(root, "--jobs", "1", "--json")
    assert result.returncode == 2, result.stderr
    return root, json.loads(result.stdout)


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_any_number_of_processes_gives_the_same_bytes_and_the_same_report(
    tmp_path: Path, alone: tuple[Path, dict[str, object]], jobs: str
) -> None:
    root, report = alone
    write_province(tmp_path)
    result = run(tmp_path, "--jobs", jobs, "--json")
    assert result.returncode == 2, "one agency cannot be read, the others are made"
    assert json.loads(result.stdout.replace(str(tmp_path), str(root))) == report
    assert left(tmp_path) == left(root)
    assert len(left(root)) > 60
    assert "Traceback" not in result.stderr


def test_processes_begin_beside_another_thread_too(
    tmp_path: Path, alone: tuple[Path, dict[str, object]]
) -> None:
    root, _ = alone
    write_province(tmp_path)
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        build(tmp_path, replace(TODAY, jobs=2))
    finally:
        ended.set()
        other.join()
    assert left(tmp_path) == left(root)


def test_a_second_build_with_several_processes_finds_nothing_to_do(tmp_path: Path) -> None:
    write_province(tmp_path)
    run(tmp_path, "--jobs", "2")
    before = left(tmp_path)
    second = json.loads(run(tmp_path, "--jobs", "2", "--json").stdout)
    assert second["counts"]["unchanged"] == len(second["papers"])
    assert left(tmp_path) == before


def test_a_fault_of_the_call_is_told_once(tmp_path: Path) -> None:
    write_province(tmp_path)
    result = run(tmp_path, "--jobs", "2", "--doc", "quality-polixy")
    assert result.returncode == 2
    assert result.stderr.count("quality-policy") == 1
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "output").exists()


def test_an_edit_in_a_large_agency_is_kept_by_several_processes(tmp_path: Path) -> None:
    write_profile(tmp_path, "so-lon", procedures=many_procedures(40))
    run(tmp_path, "--jobs", "2")
    (edited, *_) = sorted((tmp_path / "output/so-lon/2024").glob("*qt-07*.docx"))
    edited.write_bytes(b"edited")
    profile = tmp_path / "profiles/so-lon/procedures.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("Cấp giấy xác nhận", "Cấp bản xác nhận"), encoding="utf-8")
    report = json.loads(run(tmp_path, "--jobs", "2", "--json").stdout)
    assert edited.read_bytes() == b"edited"
    assert report["counts"]["beside"] == 1
    assert report["counts"]["written"] == 39
    pruned = text.partition("  - id: cap-giay-20\n")[0]
    profile.write_text(pruned, encoding="utf-8")
    report = json.loads(run(tmp_path, "--jobs", "2", "--json", "--prune").stdout)
    assert len(report["leftovers"]) == 20
    assert {one["fate"] for one in report["leftovers"]} == {"removed"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_key_press_stops_all_processes_and_leaves_a_state_to_go_on_from(
    tmp_path: Path, alone: tuple[Path, dict[str, object]], jobs: str
) -> None:
    root, _ = alone
    write_province(tmp_path)
    process = subprocess.Popen(
        command(tmp_path, "--jobs", jobs), env=environment(), text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    until(lambda: bool(list(tmp_path.glob("output/*/*/*.docx"))))
    os.killpg(process.pid, signal.SIGINT)
    start = time.monotonic()
    _, said = process.communicate(timeout=20)
    assert time.monotonic() - start < 3, "a second on a machine with nothing else to do"
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "Đã dừng" in said
    until(lambda: not of_group(process.pid))
    run(tmp_path, "--jobs", "1")
    assert left(tmp_path) == left(root)


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def of_group(group: int) -> list[int]:
    """Give the processes of a group that are still there."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, own = path.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if own == str(group) and state != "Z":
            found.append(int(path.parent.name))
    return found


def test_work_is_cut_by_agency_and_a_large_one_into_parts() -> None:
    assert divided(["a", "b"], [10, 10], 4) == [Task("a"), Task("b")]
    parts = divided(["a", "b"], [10, 600_000], 2)
    assert parts[0] == Task("a")
    assert parts[1:] == [Task("b", part, 6) for part in range(6)]
    assert divided(["a"], [600_000], 1) == [Task("a")]
    many = divided([str(n) for n in range(200)], [60_000] * 200, 2)
    assert [task.parts for task in many] == [1] * 200


@pytest.mark.parametrize(
    ("asked", "size", "expected"), [(None, 10, 1), (None, 10**8, 8), (1, 10**8, 1), (3, 10, 3)]
)
def test_processes_are_used_when_it_is_worth_it_or_asked(
    asked: int | None, size: int, expected: int
) -> None:
    assert processes(replace(TODAY, jobs=asked), size, cores=8) == expected


def test_the_size_of_an_agency_is_that_of_its_files(tmp_path: Path) -> None:
    folder = write_profile(tmp_path)
    (folder / "2023.yaml").write_text("year: 2023\n" * 1000, encoding="utf-8")
    names = ("agency.yaml", "2024.yaml", "procedures.yaml")
    total = sum((folder / name).stat().st_size for name in names)
    assert sizes(Workspace(tmp_path), ["so-thu", "so-la"], TODAY) == [total, 0]
