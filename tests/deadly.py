"""A judge for tests of the pool: some files end the process that judges them, as the system may."""

import os
import signal
from datetime import date
from pathlib import Path

from qmsdocs.lint.results import FileResult


def judge(path: Path, day: date | None, today: date) -> FileResult:
    """Judge nothing; a file with `chet` in its name ends the process."""
    del day, today
    if "chet" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return FileResult(path.name)
