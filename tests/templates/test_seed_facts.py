"""Every duty, number, date and body that a news item names stands in the paper where it belongs.

The facts are data (`facts/seed-<n>.yaml`): the fact in words, the paragraph of the item, the
paper (`agency/year/kind` or `agency/year/kind/thing`), and what stands there together, in one
paragraph or one row of a table.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from paper_tools import Built, Read, build

_FACTS = Path(__file__).parent / "facts"
_KEYS = {"fact", "paragraph", "paper", "says"}


def _entries() -> Iterator[Any]:
    for file in sorted(_FACTS.glob("seed-*.yaml")):
        for number, entry in enumerate(
            yaml.safe_load(file.read_text(encoding="utf-8")) or (), start=1
        ):
            yield pytest.param(entry, id=f"{file.stem}-{number}-{entry['paper'].split('/')[2]}")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Read]:
    """Give what reads a paper back; an agency is built once."""

    @cache
    def built(agency: str) -> Built:
        return build(agency, tmp_path_factory.mktemp(agency))

    @cache
    def read(paper: str) -> Read:
        agency, _, kind, *thing = paper.split("/")
        return built(agency).read(kind, thing[0] if thing else None)

    return read


@pytest.mark.parametrize("entry", list(_entries()))
def test_fact_stands_in_its_paper(entry: dict[str, Any], papers: Callable[[str], Read]) -> None:
    assert entry.keys() == _KEYS
    paper = papers(entry["paper"])
    rows = [" | ".join(row) for table in paper.tables for row in table]
    together = [
        text for text in (*paper.lines, *rows) if all(word in text for word in entry["says"])
    ]
    assert together, f"{entry['fact']}: {entry['says']} in\n{paper.text}"
