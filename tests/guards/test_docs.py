"""The generated pages of docs/ are those of today's kinds and rules; no link leads nowhere."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = ROOT / "docs/kinds"


def _written(name: str) -> dict[str, str]:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"docs/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.mark.parametrize("what", ["kinds", "rules"])
def test_the_generated_pages_are_up_to_date(what: str) -> None:
    wanted = _written(f"write_{what}")
    paths = (ROOT / "docs" / what).glob("*.md")
    found = {path.name: path.read_text(encoding="utf-8") for path in paths}
    assert found.keys() == wanted.keys(), "run `make docs`"
    assert [name for name in wanted if found[name] != wanted[name]] == [], "run `make docs`"


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/**/*.md")), ids=lambda path: path.name)
def test_every_link_of_the_docs_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_kind_says_what_it_is_for() -> None:
    text = (KINDS / "README.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if re.search(r"\|\s+\|$", line)] == []
