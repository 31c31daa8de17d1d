"""What a part of a book costs as the book grows: `python benchmarks/merge.py [FOLDER_WITH_WORD_FILES]`.

Without a folder the papers of a sample agency are built first. Prints milliseconds of processor time
a part for books of 10, 30 and 90 parts, and the ratio of the largest book to the smallest: 1.0 when
the cost grows with the number of parts, 9 when it grows with its square. The best of some rounds.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from running import ROOT, machine

from qmsdocs import api
from qmsdocs.word.merging.book import BookPart, merge
from qmsdocs.word.merging.front import Front

SIZES = (10, 30, 90)
ROUNDS = 5
AGENCY = "so-khcn-binh-thuan"
FRONT = Front("", "HỒ SƠ", "", "DANH MỤC", ("TT", "Tên văn bản"))


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(arguments[0]) if arguments else built(Path(folder))
        files = [path.read_bytes() for path in sorted(found.rglob("*.docx"))]
    if not files:
        sys.stderr.write("no Word files\n")
        return 2
    costs = {size: cost(files, size) for size in SIZES}
    say(" · ".join(f"{name} {value}" for name, value in machine().items()))
    say(f"{'parts':>6}{'ms':>9}{'ms a part':>11}")
    for size, milliseconds in costs.items():
        say(f"{size:>6}{milliseconds:>9.1f}{milliseconds / size:>11.2f}")
    least, most = min(SIZES), max(SIZES)
    ratio = (costs[most] / most) / (costs[least] / least)
    say(f"a part of {most} costs {ratio:.2f} times a part of {least}")
    return 0


def built(folder: Path) -> Path:
    """Build the papers of a sample agency."""
    request = api.BuildRequest(today=date(2024, 12, 31), agencies=(AGENCY,), output=folder)
    api.build(ROOT, request)
    return folder / AGENCY


def cost(files: Sequence[bytes], size: int) -> float:
    """Give the milliseconds of processor time for a book of so many parts."""
    parts = [BookPart(f"Văn bản {n}", data) for n, data in enumerate(islice(cycle(files), size), 1)]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        merge(parts, {"title": "Hồ sơ"}, FRONT)
        best = min(best, time.process_time() - start)
    return best * 1000


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
