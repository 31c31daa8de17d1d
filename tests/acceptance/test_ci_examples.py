"""The examples for CI hold commands that work, and fail when they must."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from acceptance.running import ROOT
from calling import Call
from qmsdocs import __version__
from spoilt_tools import spoil
from toy import YEAR, write_profile

EXAMPLES = ROOT / "docs/examples"
WORKFLOW = yaml.safe_load((EXAMPLES / "github-workflow.yml").read_text(encoding="utf-8"))
(JOB,) = WORKFLOW["jobs"].values()
RUNS = [step["run"] for step in JOB["steps"] if "run" in step]
OURS = [run for run in RUNS if run.startswith("qmsdocs ")]
OWN_HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
(REPO,) = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which a shell finds the program."""
    tool = tmp_path / "bin/qmsdocs"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qmsdocs "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    paths = {"PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}"}
    return dict(os.environ) | paths | {"PYTHONPATH": str(ROOT / "src")}


@pytest.fixture
def workspace(tmp_path: Path, shell: dict[str, str]) -> Path:
    root = tmp_path / "kho"
    root.mkdir()
    write_profile(root)
    assert codes(["qmsdocs build"], root, shell) == [0]
    return root


def codes(lines: list[str], root: Path, environment: dict[str, str]) -> list[int]:
    return [
        subprocess.run(
            ["/bin/sh", "-ec", line], cwd=root, env=environment, check=False, capture_output=True
        ).returncode
        for line in lines
    ]


def test_the_workflow_is_as_github_reads_it() -> None:
    assert WORKFLOW[True].keys() == {"push", "pull_request", "schedule"}  # YAML 1.1 reads `on` so
    assert all(("uses" in step) != ("run" in step) for step in JOB["steps"])
    assert all(
        re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step["uses"])
        for step in JOB["steps"]
        if "uses" in step
    )
    (install,) = [run for run in RUNS if run.startswith("pip ")]
    assert f"~={__version__.rpartition('.')[0]}." in install
    assert [run.split()[1] for run in OURS] == ["validate", "build", "lint", "lint"]
    (upload,) = [
        step["with"]["sarif_file"] for step in JOB["steps"] if "sarif" in str(step.get("uses"))
    ]
    assert OURS[-1].endswith(f"> {upload}")


def test_all_steps_pass_where_all_is_well(workspace: Path, shell: dict[str, str]) -> None:
    assert codes(OURS, workspace, shell) == [0, 0, 0, 0]
    assert '"version": "2.1.0"' in (workspace / "the-thuc.sarif").read_text(encoding="utf-8")


def test_a_wrong_form_fails_the_inspection_alone(workspace: Path, shell: dict[str, str]) -> None:
    spoil(workspace)
    assert codes(["qmsdocs build", *OURS], workspace, shell) == [0, 0, 0, 1, 1]


def test_a_changed_profile_fails_the_check(workspace: Path, shell: dict[str, str]) -> None:
    path = workspace / "profiles/so-thu/2024.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("due: tháng 10", "due: tháng 9"), encoding="utf-8")
    assert codes(OURS, workspace, shell) == [0, 1, 0, 0]


def test_a_change_of_the_law_fails_the_check_until_papers_are_made_anew(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft without a date is out of date on the day on which the decree comes into force."""
    year = YEAR.replace("2024", "2020").replace("number: 5, date: 05/3/2020, ", "")
    folder = write_profile(tmp_path, year_text=year.replace("  guidance: ke-hoach-tinh\n", ""))
    (folder / "2024.yaml").rename(folder / "2020.yaml")
    (check,) = [run for run in OURS if "--check" in run]

    def on(day: date, *arguments: str, code: int = 0) -> str:
        monkeypatch.setattr("qmsdocs.cli.build.today", lambda: day)
        return call("-C", tmp_path, *arguments, code=code).stdout

    before, after = date(2020, 3, 4), date(2020, 3, 5)
    words = check.split()[1:]
    on(before, "build")
    on(before, *words)
    on(after, *words, code=1)
    told = on(after, *words, "--explain", code=1)
    assert "quy định thay đổi (" in told
    assert "Nghị định số 30/2020/NĐ-CP" in told
    assert "Vị trí số trang" in on(after, "rules", "diff", str(before), str(after))
    on(after, "build")
    on(after, *words)


def hooks() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from (("own", hook) for hook in OWN_HOOKS)
    yield from (("example", hook) for hook in REPO["hooks"])


def test_both_lists_of_hooks_have_the_same() -> None:
    parts = ("id", "entry", "files", "exclude", "pass_filenames")
    told = [
        [[hook.get(part) for part in parts] for where, hook in hooks() if where == name]
        for name in ("own", "example")
    ]
    assert told[0] == told[1]
    assert {hook["language"] for hook in OWN_HOOKS} == {"python"}, "pre-commit installs us"
    assert {hook["language"] for hook in REPO["hooks"]} == {"system"}


@pytest.mark.parametrize("hook", OWN_HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_and_fails(
    hook: dict[str, Any], workspace: Path, shell: dict[str, str]
) -> None:
    def run() -> int:
        names = [
            path.relative_to(workspace).as_posix()
            for path in workspace.rglob("*")
            if path.is_file()
        ]
        chosen = [name for name in names if re.search(hook["files"], name)]
        if "exclude" in hook:
            chosen = [name for name in chosen if not re.search(hook["exclude"], name)]
        assert chosen
        given = " ".join(chosen) if hook.get("pass_filenames", True) else ""
        return codes([f"{hook['entry']} {given}"], workspace, shell)[0]

    folder = workspace / "output/so-thu/2024"
    (folder / "~$2-01.docx").write_bytes(b"open in Word")
    assert run() == 0
    spoil(workspace)
    if hook["id"] == "qmsdocs-lint":
        assert codes(["qmsdocs build"], workspace, shell) == [0]
    assert run() == 1


def test_the_page_shows_commands_that_exist(call: Call) -> None:
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    shown = re.findall(r"`(qmsdocs [^`]+)`", text) + re.findall(r"^ *(qmsdocs .+)$", text, re.M)
    assert len(shown) > 6
    for line in shown:
        words = line.split()[1:]
        help_ = call(*words[: 2 if words[0] == "rules" else 1], "--help").output
        assert [word for word in words if word.startswith("--") and word not in help_] == [], line
