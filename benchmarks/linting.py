"""How fast papers are judged: files a second by two processes, and what one file takes.

The papers are those that have five pages, as LibreOffice 7.4 lays them out: plans, reports and
procedures with tables, twelve to twenty thousand letters each. They are made for agencies that
differ, out of two samples, so that no paper is there twice. In the second row every file has styles
of its own too, as when each comes from another machine, so that none read before can be used again.
Only where memory is measured over many files is each paper there ten times.
Run: `python benchmarks/linting.py [--files 1000] [--many 10000]`.
"""

import argparse
import gc
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from provinces import multiply
from running import ROOT, Cost, machine, run

#: Set and number of the kinds of which the two samples have papers of five pages, six on average.
FIVE_PAGES = ("2-08", "2-09", "3-03", "3-05", "3-06", "3-07", "4-07")
SAMPLES = ("ubnd-phuong-mau", "so-khcn-binh-thuan")
_EACH = 6
DAY = date(2026, 9, 1)
_ROUNDS = 5
#: So many files are judged in one process.
_ALONE = 100


@dataclass(frozen=True)
class Row:
    """A run of the program over a folder."""

    name: str
    files: int
    cost: Cost

    def line(self) -> str:
        """Give the row of the table."""
        return (
            f"{self.name:<44} {self.files:>6} {self.files / self.cost.seconds:>8.0f} "
            f"{self.per_file():>8.2f} {self.cost.cores():>6.2f} {self.cost.megabytes:>6.0f}"
        )

    def per_file(self) -> float:
        """Give milliseconds of processor time a file, the start of the program left in."""
        return self.cost.cpu * 1000 / self.files


def papers(folder: Path, count: int) -> list[bytes]:
    """Build agencies that differ and give so many of their papers of five pages, no two alike."""
    multiply(folder, -(-count // _EACH), of=SAMPLES)
    cost = run(["-C", str(folder), "build", "--no-lint"], {"QMSDOCS_CACHE": str(folder / "c")})
    if cost.code:
        raise SystemExit(f"the build failed ({cost.code})")
    files = sorted(folder.glob("output/*/*/*.docx"))
    found = {path.read_bytes() for path in files if path.name[:4] in FIVE_PAGES}
    if len(found) < count:
        raise SystemExit(f"only {len(found)} papers differ")
    return sorted(found)[:count]


def write(folder: Path, sources: Sequence[bytes], count: int) -> Path:
    """Write papers into a folder, again from the first when there are fewer."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05d}.docx").write_bytes(sources[number % len(sources)])
    return folder


def with_own_styles(sources: Sequence[bytes], count: int) -> list[bytes]:
    """Give as many files, each with a style more that has a name of its own."""
    from qmsdocs.word.package import read_package, write_package  # noqa: PLC0415 (found by `main`)

    made: list[bytes] = []
    for number in range(count):
        parts = read_package(sources[number % len(sources)])
        style = f'<w:style w:type="character" w:styleId="X{number}"/></w:styles>'.encode()
        styles = parts["word/styles.xml"].replace(b"</w:styles>", style)
        made.append(write_package(parts | {"word/styles.xml": styles}, level=1))
    return made


def judge(name: str, folder: Path, jobs: int, repeats: int) -> Row:
    """Judge a folder by the program; the best of some runs."""
    command = ["lint", str(folder), "--jobs", str(jobs), "--date", f"{DAY:%d/%m/%Y}"]
    costs = [run(command, {}) for _ in range(repeats)]
    if any(cost.code not in {0, 1, 2} for cost in costs):
        raise SystemExit(f"lint failed over {folder}")
    count = sum(1 for _ in folder.iterdir())
    return Row(name, count, min(costs, key=lambda cost: cost.cpu))


def milliseconds(work: Callable[[Path], object], files: Sequence[Path]) -> float:
    """Give the processor time of one file; the best of some rounds."""
    rounds = []
    for _ in range(_ROUNDS):
        gc.collect()
        start = time.process_time()
        for path in files:
            work(path)
        rounds.append(time.process_time() - start)
    return min(rounds) * 1000 / len(files)


def one_by_one(files: Sequence[Path]) -> dict[str, float]:
    """Compare in one process: judge a file, read it, and only open it with python-docx."""
    from docx import Document  # noqa: PLC0415 (not for the other figures)

    from qmsdocs.lint.inspecting import inspect_file  # noqa: PLC0415 (found by `main`)
    from qmsdocs.word.reader import read_document  # noqa: PLC0415

    ways: dict[str, Callable[[Path], object]] = {
        "judge": lambda path: inspect_file(path, DAY, DAY),
        "read": lambda path: read_document(path.read_bytes()),
        "python-docx: open": lambda path: Document(str(path)),
        "python-docx: open, text of paragraphs and cells": lambda path: _texts(Document(str(path))),
    }
    for work in ways.values():
        work(files[0])
    return {name: milliseconds(work, files) for name, work in ways.items()}


def _texts(document: object) -> list[str]:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    body = document.element.body  # type: ignore[attr-defined]
    return [Paragraph(each, None).text for each in body.iter(f"{{{body.nsmap['w']}}}p")]  # type: ignore[arg-type]


def rows(options: argparse.Namespace, sources: Sequence[bytes], scratch: Path) -> list[Row]:
    """Judge folders of several sorts."""
    few, many = options.files, options.many
    damaged = [data if n % 10 else data[: len(data) // 2] for n, data in enumerate(sources)]
    folders = {
        "papers of five pages, no two alike": (sources, few),
        "the same, each with styles of its own": (with_own_styles(sources, few), few),
        "one in ten is damaged": (damaged, few),
        "many files, each paper several times": (sources, many),
    }
    found: list[Row] = []
    for name, (data, count) in folders.items():
        folder = write(scratch / "files", data, count)
        found.append(judge(name, folder, options.jobs, options.repeats))
        print(found[-1].line(), flush=True)
        shutil.rmtree(folder)
    return found


def main() -> None:
    """Measure and print; write JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=3, help="runs, the best of which counts")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "src")]
    gc.set_threshold(50_000, 20, 50)  # as in the processes of the program
    with tempfile.TemporaryDirectory(prefix="linting-") as name:
        scratch = Path(name)
        sources = papers(scratch / "built", options.files)
        print(f"{len(sources)} papers, {sum(map(len, sources)) // len(sources)} bytes on average")
        print(f"{'':<44} {'files':>6} {'files/s':>8} {'ms/file':>8} {'cores':>6} {'MB':>6}")
        found = rows(options, sources, scratch)
        alone = one_by_one(sorted(write(scratch / "few", sources, _ALONE).iterdir()))
    print(f"\n{'in one process, milliseconds a file':<52}")
    print("\n".join(f"{each:<52} {value:>6.2f}" for each, value in alone.items()))
    if options.json:
        data = {
            "machine": machine(),
            "libraries": {each: version(each) for each in ("lxml", "python-docx")},
            "rows": [asdict(row) | {"cpu_ms_per_file": row.per_file()} for row in found],
            "one_process_ms": alone,
        }
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
