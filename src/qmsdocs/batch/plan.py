"""Which papers an agency's year calls for, and which kinds it gives no facts for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from qmsdocs.base.errors import InputError, NotFoundError, Problem
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import lower_first, sentence
from qmsdocs.batch.pages import page_of
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import NotConcerned
from qmsdocs.batch.workspace import unknown
from qmsdocs.compose.facts import law_date_of
from qmsdocs.compose.papers import file_name
from qmsdocs.model.concerning import WITHOUT, lacking
from qmsdocs.model.page import SETS, Page
from qmsdocs.model.papers import NamedForm
from qmsdocs.model.profile import Profile
from qmsdocs.model.things import Item, suffix_path, things


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A paper to make: its page, the thing it is for, the day of its rules, its file."""

    page: Page
    law_date: date
    file: str
    item: Item | None = None

    @property
    def title(self) -> str:
        """What the paper is called, for a person."""
        return f"{self.page.kind.title} – {self.item.name}" if self.item else self.page.kind.title


@dataclass(frozen=True, slots=True)
class Plan:
    """The papers of one agency and year, in catalogue order."""

    papers: tuple[PlannedPaper, ...]
    not_concerned: tuple[NotConcerned, ...]


def wanted_pages(pages: Mapping[str, Page], request: BuildRequest) -> tuple[Page, ...]:
    """Give the pages of the kinds and sets that are asked for.

    Raises:
        NotFoundError: a kind or set that there is not, with the nearest name; or no kind is
            of the sets that are asked for.
    """
    problems = [unknown("build.no-set", name, SETS) for name in request.sets if name not in SETS]
    if problems:
        raise InputError(problems)
    asked = [page_of(pages, kind).kind.id for kind in request.kinds]
    found = tuple(
        page
        for page in pages.values()
        if (not asked or page.kind.id in asked)
        and (not request.sets or page.kind.set in request.sets)
    )
    if pages and not found:
        raise NotFoundError(Problem("build.empty-set", values={"sets": ", ".join(request.sets)}))
    return found


def plan_year(profile: Profile, pages: Iterable[Page], request: BuildRequest) -> Plan:
    """Plan the papers of one agency's year.

    Raises:
        InputError: a kind that is asked for by name has no facts, or two papers share a file.
    """
    papers: list[PlannedPaper] = []
    missing: list[NotConcerned] = []
    for page in pages:
        lacks = lacking(profile, page)
        if lacks:
            missing.append(_not_concerned(profile, page, lacks))
        else:
            papers += _papers(profile, page, request)
    named = [entry.problem for entry in missing if entry.kind in request.kinds]
    if named or (problems := _same_files(profile, papers)):
        raise InputError(named or problems)
    return Plan(tuple(papers), tuple(missing))


def _papers(profile: Profile, page: Page, request: BuildRequest) -> list[PlannedPaper]:
    fallback = request.day_without_date(profile.year.year)
    page = _in_its_form(profile, page)
    return [
        PlannedPaper(
            page, law_date_of(profile, page.kind.id, fallback, item), file_name(page, item), item
        )
        for item in things(profile, page.kind.one_per)
    ]


def _in_its_form(profile: Profile, page: Page) -> Page:
    """Give the page in the form that the agency issues it in: a notice as a công văn."""
    form = profile.paper(page.kind.id).form
    if form in (None, page.kind.form):
        return page
    if page.kind.form not in get_args(NamedForm):
        place = profile.place_of_gap("paper.form", page.kind.id)
        raise InputError(Problem("build.fixed-form", place, {"form": page.kind.form}))
    about = lower_first if form == "CV" else sentence  # `V/v kết quả …`, but `Kết quả …`
    changes = {"form": form, "subject": about(page.kind.subject or "")}
    return replace(page, kind=page.kind.model_copy(update=changes))


def _not_concerned(profile: Profile, page: Page, lacks: tuple[str, ...]) -> NotConcerned:
    spots = [profile.part_of_gap(name) for name in lacks]
    what = (f"{name} ({spot.within})" for name, spot in zip(lacks, spots, strict=True))
    values = {"kind": page.kind.id, "title": page.kind.title, "what": ", ".join(what)}
    code = "build.not-wanted" if lacks == (WITHOUT,) else "build.not-concerned"
    problem = Problem(code, Place(file=spots[0].file), values)
    return NotConcerned(profile.id, profile.year.year, page.kind.id, problem)


def _same_files(profile: Profile, papers: Iterable[PlannedPaper]) -> list[Problem]:
    seen: dict[str, PlannedPaper] = {}
    found = []
    for paper in papers:
        other = seen.setdefault(paper.file, paper)
        if other is not paper:
            path, item = (
                (suffix_path(paper.item.sort), paper.item.id) if paper.item else ("paper.code", "")
            )
            place = profile.place_of_gap(path, paper.page.kind.id, item)
            found.append(
                Problem("build.same-file", place, {"file": paper.file, "other": other.title})
            )
    return found
