"""Judges the files whose names come in, in a process of its own; a line comes out for each.

The process may not take more than a gigabyte and a half of addresses, and no file more than
twenty seconds. Time is that of the processor: others may be at work on the machine.
"""

import json
import resource
import signal
import sys
import time
import traceback
from datetime import date
from pathlib import Path

from qmsdocs.lint.inspecting import inspect_file
from qmsdocs.lint.results import FileResult
from qmsdocs.sources.messages import line

DAY = date(2026, 6, 1)
_MOST_ADDRESSES = 1536 * 1024 * 1024
_MOST_SECONDS = 20


def said(result: FileResult) -> str:
    """Give what is wrong with how a file was judged; '' when it is well."""
    codes = [problem.code for problem in result.problems]
    words = [line(problem, lang) for problem in result.problems for lang in ("vi", "en")]
    if "lint.file-crashed" in codes or result.crashed:
        return f"crashed: {words or [each for p in result.papers for each in p.verdicts if each.outcome == 'crashed']}"
    if not result.papers and not codes:
        return "neither a result nor a message"
    if any("{" in each or "\n" in each or len(each) > 2_000 for each in words):
        return f"a bad message: {words[0][:300]}"
    return ""


def judged(path: Path) -> dict[str, object]:
    """Judge a file: seconds, codes, what is wrong, the most memory so far in megabytes."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS)
    try:
        result = inspect_file(path, None, DAY)
        wrong = said(result)
    except BaseException:
        result, wrong = FileResult(path.name), traceback.format_exc()[-1500:]
    signal.setitimer(signal.ITIMER_PROF, 0)
    return {
        "name": path.name,
        "seconds": time.process_time() - start,
        "codes": [problem.code for problem in result.problems],
        "papers": len(result.papers),
        "wrong": wrong,
        "megabytes": _most_memory(),
    }


def _most_memory() -> float:
    """Give the peak of this program; `ru_maxrss` would also count who started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(each for each in status.splitlines() if each.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def _too_long(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Judge each file that is named, until no more come."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
    signal.signal(signal.SIGPROF, _too_long)
    for name in sys.stdin:
        sys.stdout.write(json.dumps(judged(Path(name.rstrip("\n")))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
