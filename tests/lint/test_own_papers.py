"""What qmsdocs makes has no error on its date: of real agencies, of odd ones, by old law and new."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.batch.plan import PlannedPaper, plan_year
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.templatestore import TemplateStore
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import ComposedPaper, filled
from qmsdocs.lint.inspecting import inspect
from qmsdocs.lint.results import Inspected
from qmsdocs.model.agency import House
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.papers import NamedForm, Paper
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.files import bundled
from qmsdocs.sources.installation import engine_stamp
from random_profiles import random_profile
from sample_tools import SAMPLES, sample

PAGES = load_kinds(bundled("templates"))
BOOK = load_rulebook()
STORE = TemplateStore(BOOK, engine_stamp())
#: Under the circular of 2011, and under the decree after it.
DAYS = (date(2019, 10, 2), date(2024, 3, 5), date(2026, 9, 1))
#: Another procedure or finding is no other case.
ENOUGH = 1
FORMS: tuple[NamedForm, ...] = get_args(NamedForm)


def made(profile: Profile, paper: PlannedPaper) -> ComposedPaper:
    facts = Facts(profile, paper.page, BOOK, paper.law_date, paper.item, pages=PAGES)
    template = STORE.get(paper.page, paper.law_date, profile.agency.house).ready()
    return filled(facts, template, context_of(facts))


def planned(profile: Profile, day: date) -> Iterator[PlannedPaper]:
    """Give what is planned, of each kind one."""
    seen: dict[str, int] = {}
    for paper in plan_year(profile, PAGES.values(), BuildRequest(day, on=day)).papers:
        kind = paper.page.kind.id
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= ENOUGH:
            yield paper


def inspected(data: bytes, name: str, day: date) -> tuple[Inspected, ...]:
    """Judge a file; a check that fails by itself is a fault of ours."""
    result = inspect(data, name, day, day)
    assert not result.crashed, name
    return result.papers


def errors(papers: Iterable[Inspected]) -> list[str]:
    return [
        f"{each.rule} {each.code} {each.role}: {each.quote} {dict(each.values)}"
        for paper in papers
        for each in paper.found
        if each.severity == "error"
    ]


def judged(profile: Profile, day: date) -> tuple[int, dict[str, list[str]]]:
    """Make and judge the papers of a profile: how many administrative ones, and their errors."""
    found: dict[str, list[str]] = {}
    count = 0
    for paper in planned(profile, day):
        try:
            data = made(profile, paper).data
        except QmsDocsError:  # a text that is not in force on the day, in a profile at random
            continue
        papers = inspected(data, paper.file, paper.law_date)
        count += any(each.standing == "administrative" for each in papers)
        if bad := errors(papers):
            found[paper.file] = bad
    return count, found


def in_form(profile: Profile, form: NamedForm) -> Profile:
    """Let an agency issue in one form whatever may be issued in several."""
    papers = dict(profile.year.papers)
    for page in PAGES.values():
        if page.kind.form in FORMS:
            own = papers.get(page.kind.id) or Paper()
            papers[page.kind.id] = own.model_copy(update={"form": form})
    return replace(profile, year=profile.year.model_copy(update={"papers": papers}))


def somewhere(profile: Profile) -> Profile:
    """Let an agency stand in a place that has a name as places have."""
    agency = profile.agency.agency.model_copy(update={"place": "Thành phố Hồ Chí Minh"})
    return replace(profile, agency=profile.agency.model_copy(update={"agency": agency}))


def with_house(profile: Profile, **sizes: int) -> Profile:
    house = House.model_validate(profile.agency.house.model_dump() | sizes)
    return replace(profile, agency=profile.agency.model_copy(update={"house": house}))


@pytest.mark.parametrize("agency", SAMPLES)
def test_every_paper_of_the_samples_is_sound(agency: str) -> None:
    profile = sample(agency)
    day = date(profile.year.year, 12, 31)
    total = 0
    for paper in plan_year(profile, PAGES.values(), BuildRequest(day)).papers:
        papers = inspected(made(profile, paper).data, paper.file, paper.law_date)
        assert [(each.code, each.quote) for one in papers for each in one.found] == [], paper.file
        assert all(each.law for each in papers), paper.file
        total += 1
    assert total


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_a_paper_in_another_form_has_no_error(form: NamedForm) -> None:
    for agency in ("so-khcn-binh-thuan", "ubnd-phuong-mau"):
        profile = in_form(sample(agency), form)
        assert judged(profile, date(profile.year.year, 12, 31))[1] == {}


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [{"head_size": 13}, {"head_size": 13, "body_size": 13}], ids=str)
def test_a_paper_in_another_house_style_has_no_error(sizes: dict[str, int]) -> None:
    for agency in SAMPLES:
        profile = with_house(sample(agency), **sizes)
        assert judged(profile, date(profile.year.year, 12, 31))[1] == {}


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("size", [0, 1, 3, 40])
def test_a_paper_of_any_profile_has_no_error(size: int, day: date) -> None:
    """Drafts with many gaps, long names, odd signs; under both laws and in every form."""
    number = size + day.year
    profile = in_form(random_profile(number, size, day.year), FORMS[number % len(FORMS)])
    count, found = judged(somewhere(profile), day)
    assert found == {}
    assert count >= 10
