"""Runs the program and measures it: time, processor time of all its processes, memory."""

import ctypes
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Modules are compiled beforehand, as they are where the program is installed.
_COMPILED = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / f"qmsdocs-bytecode-{os.getuid()}"),
}
#: Linux: orphans of our children become ours, so that we see what they used.
_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of all processors, megabytes of the largest process."""

    seconds: float
    cpu: float
    megabytes: float
    code: int = 0

    def cores(self) -> float:
        """How many processors were busy on average."""
        return self.cpu / self.seconds


def run(arguments: Sequence[str], environment: Mapping[str, str], keep: Path | None = None) -> Cost:
    """Run the program; what it says goes to a file, or nowhere."""
    _adopt_orphans()
    _reap()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (keep or Path(os.devnull)).open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "qmsdocs", *arguments],
            stdout=out,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_COMPILED, "PYTHONPATH": str(ROOT / "src"), **environment},
        )
        _, status, own = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    largest = max([own.ru_maxrss, *_reap()])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return Cost(seconds, used, largest / 1024, process.returncode)


def machine() -> dict[str, str | int]:
    """Say on what it was measured."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap() -> list[int]:
    """Wait for processes that outlive the one that started them; give their memory."""
    sizes: list[int] = []
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return sizes
        sizes.append(used.ru_maxrss)
