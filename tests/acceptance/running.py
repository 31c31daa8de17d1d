"""Runs the program as a person does, and makes a thing once for all workers of a test run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_PATIENCE = 900


def run(
    *command: str | Path, cwd: Path, code: int | None = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and check its exit code; `code=None` takes any."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QMSDOCS")}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=kept | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=_PATIENCE,
    )
    assert code is None or done.returncode == code, f"{done.stdout}\n{done.stderr}"
    return done


def qmsdocs(
    *arguments: str | Path, cwd: Path, code: int | None = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program of this checkout in a process of its own."""
    environment = {"PYTHONPATH": str(ROOT / "src")} | environment
    command = (sys.executable, "-m", "qmsdocs", *arguments)
    return run(*command, cwd=cwd, code=code, **environment)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give a folder that one worker fills while the others wait for it."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done, failed = (base / f"{name}{end}" for end in ("", ".done", ".failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(done, failed)
        return folder
    try:
        make(folder)
    except BaseException as error:
        failed.write_text(str(error), encoding="utf-8")
        raise
    done.touch()
    return folder


def _wait(done: Path, failed: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not done.exists():
        assert not failed.exists(), failed.read_text(encoding="utf-8")
        assert time.monotonic() < end, f"{done.stem} is not made"
        time.sleep(0.05)
