"""Every word of the pages is in both languages, and none is left over."""

import re
from pathlib import Path
from typing import get_args

import pytest

from qmsdocs.batch.foundinganswers import USUAL
from qmsdocs.model.page import SETS
from qmsdocs.sources.messages import catalogue
from qmsdocs.web.jobs import Stage
from qmsdocs.web.links import BESIDE, OF_YEAR
from qmsdocs.web.pages.founding import STEPS
from qmsdocs.web.states import TONES

SOURCE = Path(__file__).parents[2] / "src" / "qmsdocs"
CODE = re.compile(r"""["']((?:web|found)\.[a-z0-9.-]+)["']""")
_ANSWERS = ("id", "name", "code", "place", "head-post", "department")
COMPUTED = {
    *(f"web.nav.{name}" for name in (*OF_YEAR, *BESIDE)),
    *(f"web.state.{state}" for state in TONES),
    *(f"web.set.{name}" for name in SETS),
    *(f"web.kind.{kind}" for kind in USUAL),
    *(f"web.make.{stage}" for stage in get_args(Stage)),
    *(f"web.whole.{kind}" for kind in ("archive", "book", "pdf")),
    *(f"web.new.{step}" for step in STEPS),
    *(f"web.{name}" for name in ("no-page", "wrong-way", "bad-form")),
    *(f"found.no-{name}" for name in _ANSWERS),
}


def used() -> set[str]:
    paths = [*SOURCE.rglob("*.py"), *(SOURCE / "web" / "html").glob("*.html")]
    codes = {code for path in paths for code in CODE.findall(path.read_text(encoding="utf-8"))}
    return {code for code in codes if not code.endswith((".", "-"))} | COMPUTED


def own() -> set[str]:
    return {code for code in catalogue() if code.startswith(("web.", "found."))}


def test_every_code_in_use_has_words() -> None:
    assert used() - own() == set()


def test_no_words_are_left_over() -> None:
    assert own() - used() == set()


@pytest.mark.parametrize(
    "path", sorted((SOURCE / "web" / "html").glob("*.html")), ids=lambda path: path.name
)
def test_pages_hold_no_words_scripts_or_styles_of_their_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|https?://(?!127)", text)
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", " ", bare)
    known = {"English", "Tiếng", "Việt", "qmsdocs", "PDF", "serve", "workspace", "Word"}
    words = {
        word
        for word in re.findall(r"[^\W\d_]{2,}", bare)
        if not (word.isascii() and word.islower())
    }
    words -= known
    assert words == set()
