"""Has hostile files judged by a process of its own, one after another, and measures it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_JUDGE = Path(__file__).with_name("judge.py")


class Judge:
    """The process that judges; a context, so that it ends."""

    def __enter__(self) -> "Judge":
        self._process = subprocess.Popen(
            [sys.executable, str(_JUDGE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def judge(self, path: Path) -> dict[str, Any]:
        """Have a file judged; a process that ends is a fault of that file."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            wrong = f"the process ended: {self._process.wait()}"
            self.__enter__()
            return {"wrong": wrong, "codes": [], "seconds": 0.0, "megabytes": 0.0}
        found: dict[str, Any] = json.loads(line)
        return found


def judged(files: Iterable[tuple[str, bytes]], folder: Path) -> Iterator[dict[str, Any]]:
    """Judge files by one process; each is on the disk only as long as it is judged."""
    path = folder / "tep.docx"
    with Judge() as judge:
        for name, data in files:
            path.write_bytes(data)
            yield {**judge.judge(path), "name": name}
