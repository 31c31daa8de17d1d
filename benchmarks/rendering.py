"""How fast Word files are made: this engine, docxtpl, rust-docxtpl, and the bound.

`python benchmarks/rendering.py [--rust PYTHON] [--out FOLDER]` runs each engine in a process of
its own, prints a table, and writes `rendering.json` and `rendering.svg`. rust-docxtpl and docxtpl
cannot be installed together, so that the first is measured with another Python.
"""

import argparse
import json
import os
import pickle
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from cases import ROOT, ROWS, Case, cases
from drawing import chart

HERE = Path(__file__).parent
#: Engines in the order of the table, with their names there.
ENGINES = {
    "docxtpl": "docxtpl, new object for each document",
    "docxtpl-one": "docxtpl, one object",
    "rust-docxtpl": "rust-docxtpl",
    "qmsdocs-fresh": "qmsdocs, zlib 1, every word new to it",
    "qmsdocs-zlib-1": "qmsdocs, zlib 1",
    "bound-zlib-1": "bound (Jinja + zip), zlib 1",
    "qmsdocs-isal-1": "qmsdocs, isal 1",
    "bound-isal-1": "bound (Jinja + zip), isal 1",
}
#: What the project promises: times docxtpl's loop, share of the bound, times for the longest table.
TARGETS = {"zlib": 60.0, "isal": 75.0, "bound": 0.8, "longest": 12.0}

Results = dict[str, dict[str, dict[str, Any]]]


def main() -> None:
    """Measure, print, write."""
    options = _options()
    found = cases()
    results = _measured(found, options.rust)
    figures = _figures(found, results)
    print(_table(found, results))
    print("\n".join(_lines(figures)))
    options.out.mkdir(parents=True, exist_ok=True)
    whole = {"machine": _machine(), "engines": ENGINES, "results": results, "figures": figures}
    _write(options.out / "rendering.json", json.dumps(whole, indent=1, ensure_ascii=False))
    _write(options.out / "rendering.svg", chart(_bars(found, results)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rust", type=Path, help="Python with rust-docxtpl, jinja2 and lxml")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    return parser.parse_args()


def _measured(found: list[Case], rust: Path | None) -> Results:
    results: Results = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.pickle"
        path.write_bytes(pickle.dumps(found))
        for engine in ENGINES:
            python = rust if engine == "rust-docxtpl" else Path(sys.executable)
            if python is None or not python.exists():
                print(f"{engine}: not installed, left out", file=sys.stderr)
                continue
            one = _run(engine, python, path)
            if one is not None:
                results[engine] = one
    return results


def _run(engine: str, python: Path, path: Path) -> dict[str, dict[str, Any]] | None:
    places = os.pathsep.join(map(str, (ROOT / "src", HERE)))
    kept = os.environ.get("PYTHONPATH", "") if python == Path(sys.executable) else ""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (places, kept)))}
    command = [str(python), str(HERE / "engine.py"), engine, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["?"]
        print(f"{engine}: left out: {reason[0]}", file=sys.stderr)
        return None
    results: dict[str, dict[str, Any]] = json.loads(done.stdout)["results"]
    return results


def _figures(found: list[Case], results: Results) -> dict[str, float]:
    """Give the figures that the project promises."""
    kinds = [case.name for case in found[: -len(ROWS)]]
    longest = found[-1].name

    def ratio(slow: str, fast: str, name: str) -> float:
        return float(results[slow][name]["ms"] / results[fast][name]["ms"])

    figures = {}
    for way in ("zlib", "isal"):
        ours, bound = f"qmsdocs-{way}-1", f"bound-{way}-1"
        if ours in results:
            figures[way] = statistics.median(ratio("docxtpl", ours, name) for name in kinds)
            figures[f"least-{way}"] = min(ratio("docxtpl", ours, name) for name in kinds)
            figures[f"bound-{way}"] = statistics.median(ratio(bound, ours, name) for name in kinds)
            figures[f"least-bound-{way}"] = min(ratio(bound, ours, case.name) for case in found)
            figures[f"longest-{way}"] = ratio("docxtpl", ours, longest)
    return figures


def _lines(figures: dict[str, float]) -> list[str]:
    """Say how the figures stand to what is promised."""
    lines = [""]
    for way in ("zlib", "isal"):
        if way in figures:
            lines += [
                _line(f"times docxtpl's loop, median of the kinds, {way} 1", figures[way], TARGETS[way]),
                _line(f"share of the bound, median of the kinds, {way} 1", figures[f"bound-{way}"], TARGETS["bound"]),
                _line(f"times docxtpl's loop, longest table, {way} 1", figures[f"longest-{way}"], TARGETS["longest"]),
            ]  # fmt: skip
    return lines


def _line(words: str, figure: float, target: float) -> str:
    return f"{words:55}{figure:8.2f}   wanted {target:g}: {'reached' if figure >= target else 'MISSED'}"


def _table(found: list[Case], results: Results) -> str:
    """Give documents per second of processor time, and times docxtpl's loop."""
    shown = [engine for engine in ENGINES if engine in results]
    lines = [f"Documents per CPU second (times docxtpl's loop). {_machine()['summary']}", ""]
    lines += [
        f"  {letter}  {ENGINES[engine]}" for letter, engine in zip("ABCDEFGH", shown, strict=False)
    ]
    lines += ["", f"{'':26}" + "".join(f"{letter:>15}" for letter in "ABCDEFGH"[: len(shown)])]
    for case in found:
        slow = results["docxtpl"][case.name]["ms"]
        cells = (results[engine][case.name]["ms"] for engine in shown)
        lines.append(
            f"{case.name:26}" + "".join(f"{1000 / ms:8.0f} {slow / ms:5.1f}×" for ms in cells)
        )
        texts = {results[engine][case.name]["said"] for engine in shown if "bound" not in engine}
        if len(texts) > 1:
            lines.append(f"  the engines do not say the same in {case.name}")
    return "\n".join(lines)


def _bars(found: list[Case], results: Results) -> list[tuple[str, list[tuple[str, float]]]]:
    """Give the bars of the chart: for each case the documents per second of each engine."""
    shown = ["docxtpl", "rust-docxtpl", "qmsdocs-zlib-1", "qmsdocs-isal-1"]
    return [
        (
            case.name,
            [(ENGINES[e], 1000 / results[e][case.name]["ms"]) for e in shown if e in results],
        )
        for case in found
    ]


def _machine() -> dict[str, str]:
    """Name the machine and what the figures depend on."""
    versions = {name: _version(name) for name in ("jinja2", "docxtpl", "lxml", "isal")}
    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":")[1].strip()
            for line in info.read_text().splitlines()
            if "model name" in line
        ]
        processor = names[0] if names else processor
    words = ", ".join(f"{name} {number}" for name, number in versions.items())
    summary = f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}, {words}"
    return {
        "processor": processor,
        "python": platform.python_version(),
        "summary": summary,
        **versions,
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
    print(f"written: {path}")


if __name__ == "__main__":
    main()
