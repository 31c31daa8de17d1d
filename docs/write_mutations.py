"""Write docs/mutations.md: plant each fault in many clean papers.

A number says in how many papers at most, far apart; 0 is all, which takes a quarter of an hour.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, repeat
from os import cpu_count
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from mutation.catalogue import FRESH, PLANTS, papers  # noqa: E402 the path comes first
from mutation.fresh_table import fresh_part, headline  # noqa: E402
from mutation.table import Row, page, row  # noqa: E402
from mutation.trial import in_turn  # noqa: E402
from qmsdocs.lint.rules import load_rules  # noqa: E402

PAGE = Path(__file__).parent / "mutations.md"


MOST = 24


def tried(number: int, most: int) -> Row:
    """Plant one fault in papers that can have it; the second set is counted on."""
    fresh = number - len(PLANTS)
    plant, number = (PLANTS[number], number) if fresh < 0 else (FRESH[fresh], fresh)
    trials = list(islice(in_turn(number, plant, papers()), most or None))
    for trial in trials:
        if not trial.good:
            told = [(each.rule, each.code, each.number) for each in trial.said]
            sys.stderr.write(f"{plant.name} in {trial.paper}: {told}\n")
    return row(plant.way.replace("|", "/"), trials)


def main() -> None:
    """Try all, two at a time, and write the page."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    names = dict(sorted((rule.id, rule.name.en) for rule in load_rules()))
    papers()
    with ProcessPoolExecutor(cpu_count()) as pool:
        both = range(len(PLANTS) + len(FRESH))
        rows = list(pool.map(tried, both, repeat(most), chunksize=4))
    some = f"up to {most} of" if most else "all of"
    values = {"papers": len(papers()), "tried": some, "headline": headline()}
    first, second = rows[: len(PLANTS)], rows[len(PLANTS) :]
    text = page(PLANTS, first, names, **values) + "\n" + fresh_part(FRESH, second, names)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
