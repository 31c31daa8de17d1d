"""Measure the pages of `qmsdocs serve` over HTTP, with all the agencies of a province.

Prints the median of some answers of each page (milliseconds, warm), and how long it takes until
the first page of a paper can be seen, first with nothing started, then after a change, with and without a second in between.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median

from provinces import multiply
from running import ROOT, machine, run

AGENCIES = 163
ROUNDS = 9
#: What an answer may take, and the first page of a paper, first and then; in seconds.
MOST, FIRST, NEXT = 0.2, 3.0, 1.0
_PAGES = (
    *("", "/make", "/calendar", "/duties", "/check", "/new-year", "/fill"),
    *("/fill/objectives", "/fill/risks", "/fill/audit", "/fill/procedures", "/fill/manual"),
    *("/see", "/see/quality-objectives", "/see/quality-manual"),
)
_PAPERS = (
    "quality-objectives",
    "maintenance-plan",
    "quality-policy",
    "risk-plan",
    "validity-confirmation",
)


class Visitor:
    """Somebody with a browser that was let in."""

    def __init__(self, address: str) -> None:
        """Go in by the address with the token."""
        self._base = "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(address))
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._opener.open(address).read()
        self._seen: set[bytes] = set()

    def get(self, path: str) -> tuple[bytes, float]:
        """Give an answer and how long it took, in seconds."""
        start = time.perf_counter()
        with self._opener.open(self._base + path) as answer:
            data: bytes = answer.read()
        return data, time.perf_counter() - start

    def see(self, address: str, kind: str) -> float:
        """Give how long it takes until the picture of the first page of a paper is there."""
        page, seconds = self.get(f"{address}/see/{kind}/pages")
        picture = re.search(rb'src="(/drawn/[^"]+)"', page)
        if picture is None:
            raise SystemExit(f"no page of {kind}: is LibreOffice installed?")
        if picture[1] in self._seen:
            raise SystemExit(f"{kind} did not change: nothing was measured")
        self._seen.add(picture[1])
        return seconds + self.get(picture[1].decode())[1]


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Run the program's own server; gives the address that lets a browser in."""
    command = [sys.executable, "-m", "qmsdocs", "-C", str(root), "serve", "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        lines = iter(process.stdout or ())
        yield next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
    finally:
        process.terminate()
        process.wait(10)


def province(root: Path) -> str:
    """Make a province of which one agency has its papers; gives the path of its year."""
    multiply(root, AGENCIES - 1)
    shutil.copytree(ROOT / "profiles" / "ubnd-phuong-mau", root / "profiles" / "ubnd-phuong-mau")
    cost = run(["-C", str(root), "build", "ubnd-phuong-mau", "--no-lint"], {})
    if cost.code:
        raise SystemExit(f"the build failed ({cost.code})")
    return "/a/ubnd-phuong-mau/2026"


def change(root: Path, number: int) -> None:
    """Give the head another name, which these papers print."""
    path = root / "profiles" / "ubnd-phuong-mau" / "agency.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"Nguyễn Văn A[a-z]*", f"Nguyễn Văn A{chr(ord('a') + number)}", text)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["QMSDOCS_CACHE"] = f"{scratch}/cache"
        root = Path(scratch) / "province"
        address = province(root)
        with served(root) as door:
            visitor = Visitor(door)
            for path in ("/", "/new", "/inspect", *(address + each for each in _PAGES)):
                first = visitor.get(path)[1]
                warm = median(visitor.get(path)[1] for _ in range(ROUNDS))
                figures[path] = warm
                print(f"{path:<50} {warm * 1000:7.0f} ms   (first time {first * 1000:.0f})")
        with served(root) as door:
            visitor = Visitor(door)
            figures["first page of a paper"] = visitor.see(address, _PAPERS[0])
            for name, pause in (("next papers, median", 1), ("without a pause, median", 0)):
                later = []
                for number, kind in enumerate(_PAPERS):
                    time.sleep(pause)  # somebody looks at the page, and then changes something
                    change(root, len(_PAPERS) * pause + number)
                    later.append(visitor.see(address, kind))
                figures[name] = median(later)
    for name in ("first page of a paper", "next papers, median", "without a pause, median"):
        print(f"{name:<50} {figures[name] * 1000:7.0f} ms")
    if options.json:
        options.json.write_text(json.dumps({"machine": machine(), "seconds": figures}, indent=1))
    slow = [name for name, seconds in figures.items() if name.startswith("/") and seconds > MOST]
    if slow or figures["first page of a paper"] > FIRST or figures["next papers, median"] > NEXT:
        raise SystemExit(f"slower than wanted: {', '.join(slow) or 'the pages of papers'}")


if __name__ == "__main__":
    main()
