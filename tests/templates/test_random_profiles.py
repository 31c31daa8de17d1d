"""Every kind is made from any profile that the model accepts, as a valid Word file."""

import io
import re
from datetime import date

import pytest
from docx import Document

from qmsdocs.batch.plan import PlannedPaper, plan_year
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.templatestore import TemplateStore
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import filled
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.files import bundled
from random_profiles import SIZES, random_profile
from word_tools import faults

REQUEST = BuildRequest(today=date(2026, 9, 1))
PAGES = load_kinds(bundled("templates"))
BOOK = load_rulebook()
STORE = TemplateStore(BOOK, "random")
_BAD = re.compile(r"\b(None|nan|True|False|Undefined)\b")


def _made(profile: Profile, paper: PlannedPaper) -> bytes:
    facts = Facts(profile, paper.page, BOOK, paper.law_date, paper.item, pages=PAGES)
    template = STORE.get(paper.page, paper.law_date, profile.agency.house).ready()
    return filled(facts, template, context_of(facts)).data


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(2))
def test_any_profile_gives_valid_papers(size: int, seed: int) -> None:
    profile = random_profile(seed, size)
    plan = plan_year(profile, PAGES.values(), REQUEST)
    seen: dict[str, int] = {}
    for paper in plan.papers:
        kind = paper.page.kind.id
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] > 2:  # the third of a hundred procedures is no other case
            continue
        data = _made(profile, paper)
        assert faults(data) == [], paper.file
        text = "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
        assert not _BAD.search(text), (paper.file, _BAD.search(text))
    assert seen
