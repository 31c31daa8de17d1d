"""The inspector and the generator share what docs/architecture.md names, and no judging code."""

import re
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
JUDGES = ("lint", "word.reader", "word.reading")
WRITERS = ("forms", "compose", "word.writer", "word.template")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("qmsdocs", cache_dir=None)


def used(graph: grimp.ImportGraph, names: tuple[str, ...]) -> set[str]:
    """Give all modules that packages use, by whatever way, without the name of the project."""
    roots = [f"qmsdocs.{name}" for name in names]
    own = {
        module
        for module in graph.modules
        if any(module == root or module.startswith(f"{root}.") for root in roots)
    }
    found = own.union(*(graph.find_upstream_modules(module) for module in own))
    return {module.removeprefix("qmsdocs.") for module in found} - {"qmsdocs"}


def named() -> set[str]:
    """Give the modules and floors that the architecture page lets both use."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"^### Who judges does not write$(.*?)^##", text, re.M | re.S)
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([a-z_.]+)`", row)}


def test_both_use_only_what_the_architecture_page_names(graph: grimp.ImportGraph) -> None:
    shared = used(graph, JUDGES) & used(graph, WRITERS)
    allowed = named()
    strange = {
        module
        for module in shared
        if not any(module == name or module.startswith(f"{name}.") for name in allowed)
    }
    assert strange == set()
    assert {
        name for name in allowed if not any(f"{each}.".startswith(f"{name}.") for each in shared)
    } == set()


def test_neither_uses_the_other(graph: grimp.ImportGraph) -> None:
    judges, writers = used(graph, JUDGES), used(graph, WRITERS)
    assert {
        module for module in judges if module.startswith(("forms", "compose", "batch"))
    } == set()
    assert {module for module in writers if module.startswith(JUDGES)} == set()
