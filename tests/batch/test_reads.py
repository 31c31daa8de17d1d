"""Nothing that a paper prints is left out of its slice: every leaf of every context is changed."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from paper_tools import ROOT
from qmsdocs.batch.pages import pages_of
from qmsdocs.batch.plan import PlannedPaper, plan_year
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.slices import Slicer
from qmsdocs.batch.templatestore import TemplateStore
from qmsdocs.batch.workspace import Workspace
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import properties
from qmsdocs.model.loading import load_profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.installation import engine_stamp
from qmsdocs.word.template import render

#: So many leaves of each paper are changed, spread over all of its data.
LEAVES = 60
PROFILES = {"so-khcn-binh-thuan": 2024, "ubnd-phuong-mau": 2026}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    else:
        yield path


def changed(context: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """Give the context with another value at one place."""
    other = deepcopy(context)
    holder: Any = other
    for step in path[:-1]:
        holder = holder[step]
    value = holder[path[-1]]
    if isinstance(value, bool):
        holder[path[-1]] = not value
    elif isinstance(value, date):
        holder[path[-1]] = value + timedelta(days=40)
    elif isinstance(value, int | float):
        holder[path[-1]] = value + 1
    else:
        holder[path[-1]] = "Điều đã đổi" if value is None else f"{value} (đã đổi)"
    return other


def papers() -> list[tuple[str, PlannedPaper, Facts]]:
    workspace, rulebook = Workspace(ROOT), load_rulebook()
    pages = pages_of(workspace)
    found = []
    for agency, year in PROFILES.items():
        profile = load_profile(workspace.profiles / agency, year, pages)
        plan = plan_year(profile, pages.values(), BuildRequest(date(2026, 9, 1)))
        for paper in {one.page.kind.id: one for one in plan.papers}.values():
            facts = Facts(profile, paper.page, rulebook, paper.law_date, paper.item)
            found.append((agency, paper, facts))
    return found


@pytest.mark.parametrize(
    ("paper", "facts"),
    [pytest.param(paper, facts, id=f"{agency}-{paper.page.kind.id}") for agency, paper, facts in papers()],
)  # fmt: skip
def test_whatever_changes_the_file_changes_the_slice(paper: PlannedPaper, facts: Facts) -> None:
    store = TemplateStore(facts.rulebook, engine_stamp())
    template = store.get(paper.page, paper.law_date, facts.profile.agency.house)
    assert template.reads is not None
    context = context_of(facts)

    def made(context: dict[str, Any]) -> bytes:
        return render(template.ready(), context, properties(context)).data

    def slices(context: dict[str, Any]) -> dict[str, str]:
        slicer = Slicer()
        own = {"properties": slicer.value(properties(context))}
        return slicer.context(context, template.reads) | own

    file, digests = made(context), slices(context)
    paths = list(leaves(context))
    seen = 0
    for path in paths[:: max(1, len(paths) // LEAVES)]:
        other = changed(context, path)
        try:
            differs = made(other) != file
        except Exception:  # noqa: S112 the value does not fit the template; then nothing is printed
            continue
        if differs:
            seen += 1
            assert slices(other) != digests, path
    assert seen, "some of the leaves are printed"
