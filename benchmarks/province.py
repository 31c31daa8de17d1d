"""A whole province: many different agencies are built, and built again; what that costs.

The sample agencies are multiplied into as many as asked for, each with other names, people and
numbers, in a folder of their own. Run: `python benchmarks/province.py [--agencies 163]`.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from provinces import multiply
from running import Cost, machine, run

DAY = "2026-09-01"
EVER = "first build ever (nothing cached)"
CACHED = "first build (templates, profiles cached)"
FIRST = "first build (templates cached)"
SECOND = "second build, nothing changed"
TWICE = "twice the agencies (templates cached)"
ALONE = "one agency (templates, profiles cached)"
VERSION = "qmsdocs --version"
_REPEATS = 3


@dataclass(frozen=True)
class Row:
    """One build: its name, how many papers there are, and what it cost."""

    name: str
    papers: int
    cost: Cost

    def line(self) -> str:
        """Give the row of the table."""
        cost = self.cost
        return (
            f"{self.name:<58} {self.papers:>7} {cost.seconds:>8.2f} {cost.cpu:>8.2f} "
            f"{cost.cpu * 1000 / self.papers:>9.3f} {cost.cores():>6.2f} {cost.megabytes:>7.0f}"
        )

    def data(self) -> dict[str, object]:
        """Give the row for other programs."""
        per_paper = self.cost.cpu * 1000 / self.papers
        return {"name": self.name, "papers": self.papers, "cpu_ms_per_paper": per_paper} | asdict(
            self.cost
        )


class Province:
    """A workspace with so many agencies, in a folder of its own, with caches of its own."""

    def __init__(self, folder: Path, agencies: int, papers: int, jobs: int | None) -> None:
        """Write the profiles."""
        self.root = folder
        self.jobs = ["--jobs", str(jobs)] if jobs else []
        multiply(folder, agencies, papers)

    def build(self, *options: str) -> Cost:
        """Build everything and check that it went well."""
        caches = {
            "QMSDOCS_CACHE": str(self.root / "cache"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
        }
        command = ["-C", str(self.root), "build", "--no-lint", "--date", DAY, *self.jobs, *options]
        said = self.root / "said.txt"
        cost = run(command, caches, said)
        if cost.code:
            raise SystemExit(f"the build failed ({cost.code}):\n{said.read_text()[-2000:]}")
        return cost

    def first(self) -> Cost:
        """Build where no paper stands yet."""
        self.without("output")
        return self.build()

    def first_of_profiles(self) -> Cost:
        """Build where no paper stands yet and no profile has been read."""
        self.without("cache/profiles")
        return self.first()

    def single(self) -> Iterator[Row]:
        """Build one agency into another folder, and only start the program."""
        agency = min(path.name for path in (self.root / "profiles").iterdir())
        outputs = (str(self.root / f"single-{number}") for number in range(_REPEATS))

        def alone() -> Cost:
            return self.build(agency, "--output", next(outputs))

        cost = _best(alone)
        yield Row(ALONE, sum(1 for _ in (self.root / "single-0").glob("*/*/*.docx")), cost)
        yield Row(VERSION, 1, _best(lambda: run(["--version"], {})))

    def take_caches(self, other: "Province") -> None:
        """Begin with what another province has cached, but for its profiles."""
        for name in ("cache", "config"):
            shutil.copytree(other.root / name, self.root / name)
        shutil.rmtree(self.root / "cache/profiles", ignore_errors=True)

    def papers(self) -> int:
        """Count the papers that there are."""
        return sum(1 for _ in (self.root / "output").glob("*/*/*.docx"))

    def without(self, name: str) -> None:
        """Put a folder aside, such as that of the papers; what else is cached stays.

        Nothing is removed: for a minute Linux looks at every file that was removed before it
        makes a new one, which no first build of anybody has to wait for.
        """
        number = len(list(self.root.glob("aside-*")))
        (self.root / name).rename(self.root / f"aside-{number}")

    def change_telephone(self) -> None:
        """Give one agency another telephone number."""
        path = (
            next(iter(sorted((self.root / "profiles").glob("so-khcn-binh-thuan*")))) / "agency.yaml"
        )
        text = path.read_text(encoding="utf-8")
        head, _, rest = text.partition("  phone: ")
        path.write_text(f"{head}  phone: 0999.{rest}", encoding="utf-8")


def rows(options: argparse.Namespace, scratch: Path) -> Iterator[Row]:
    """Build in every situation."""
    count, jobs = options.agencies, options.jobs
    one = Province(scratch / "one", count, options.papers, jobs)
    cost = one.build()
    number = one.papers()
    yield Row(EVER, number, cost)
    yield Row(CACHED, number, _best(one.first))
    yield Row(FIRST, number, _best(one.first_of_profiles))
    yield Row(SECOND, number, _best(one.build))
    one.change_telephone()
    yield Row("after one telephone number changed", number, one.build())
    yield Row("everything anew (--force)", number, one.build("--force"))
    yield from one.single()
    two = Province(scratch / "two", 2 * count, options.papers, jobs)
    two.take_caches(one)
    two.build()
    yield Row(TWICE, two.papers(), _best(two.first_of_profiles))
    if options.large:
        yield from _large(options, scratch, one)


def _large(options: argparse.Namespace, scratch: Path, other: Province) -> Iterator[Row]:
    """A province as it is: some sixty papers for each agency, most of them procedures."""
    large = Province(scratch / "large", options.agencies, options.large, options.jobs)
    large.take_caches(other)
    large.build()
    number = large.papers()
    yield Row(f"{options.large} papers each: {FIRST}", number, _best(large.first_of_profiles))
    yield Row(f"{options.large} papers each: {SECOND}", number, _best(large.build))


def _best(work: Callable[[], Cost]) -> Cost:
    """Give the quickest of some runs: what else a machine does can only add to it."""
    return min((work() for _ in range(_REPEATS)), key=lambda cost: cost.seconds)


def ratios(found: dict[str, Row]) -> dict[str, float]:
    """Give the figures that are asked for."""
    first, second, twice = found[FIRST], found[SECOND], found[TWICE]
    figures = {
        "cpu_ms_per_paper": first.cost.cpu * 1000 / first.papers,
        "cpu_ms_per_paper_profiles_cached": found[CACHED].cost.cpu * 1000 / first.papers,
        "cores_used": first.cost.cores(),
        "megabytes": max(row.cost.megabytes for row in found.values()),
        "twice_to_once_seconds": twice.cost.seconds / first.cost.seconds,
        "second_to_first_seconds": second.cost.seconds / first.cost.seconds,
        "second_to_first_ever_seconds": second.cost.seconds / found[EVER].cost.seconds,
        "one_agency_seconds": found[ALONE].cost.seconds,
        "version_seconds": found[VERSION].cost.seconds,
    }
    large = [row for name, row in found.items() if name.endswith((FIRST, SECOND)) and ":" in name]
    if large:
        figures["second_to_first_seconds_large"] = large[1].cost.seconds / large[0].cost.seconds
    return figures


def main() -> None:
    """Measure and print; write JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=163)
    parser.add_argument("--papers", type=int, default=0, help="so many for each agency, about")
    parser.add_argument("--large", type=int, default=60, help="and again with so many; 0 for not")
    parser.add_argument("--jobs", type=int, help="processes; all cores if not given")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    heads = ("papers", "seconds", "cpu s", "ms/paper", "cores", "MB")
    print(
        f"{'':<58} {heads[0]:>7} {heads[1]:>8} {heads[2]:>8} {heads[3]:>9} {heads[4]:>6} {heads[5]:>7}"
    )
    with tempfile.TemporaryDirectory(prefix="province-") as folder:
        found = {}
        for row in rows(options, Path(folder)):
            print(row.line(), flush=True)
            found[row.name] = row
    figures = ratios(found)
    print("\n" + "\n".join(f"{name}: {value:.3f}" for name, value in figures.items()))
    if options.json:
        data = {"machine": machine(), "agencies": options.agencies, "figures": figures}
        data["rows"] = [row.data() for row in found.values()]
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
