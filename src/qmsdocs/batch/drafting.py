"""Makes one paper to be looked at: nothing is written, and the colour of a gap tells its path."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.batch.pages import page_of, pages_of
from qmsdocs.batch.plan import PlannedPaper, plan_year
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.templatestore import TemplateStore
from qmsdocs.batch.workspace import Workspace
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import filled
from qmsdocs.model.gathering import gathered
from qmsdocs.model.loading import read_files
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.remembering import remembered_profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.schema import MODELS, SchemaName
from qmsdocs.sources.installation import engine_stamp
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.word.gaps import SHADED


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing fact: its path in the template, the file and the path of the field, its label."""

    path: str
    file: SchemaName
    loc: Loc
    label: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A paper as it would be made now; `shades` are the paths of gaps in the order of colours."""

    title: str
    file: str
    data: bytes
    gaps: tuple[Gap, ...]
    shades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafter:
    """The papers of an agency's year, to be looked at one by one."""

    profile: Profile
    pages: dict[str, Page]
    request: BuildRequest

    def papers(self) -> tuple[PlannedPaper, ...]:
        """Give the papers that concern the agency's year, in catalogue order."""
        return plan_year(self.profile, self.pages.values(), self.request).papers

    def paper(self, kind: str, item: str = "") -> PlannedPaper:
        """Give a paper by its kind and the thing that it is about, else the first of the kind.

        Raises:
            InputError: there is no such kind or thing, or the year has no facts for it.
        """
        page = page_of(self.pages, kind)
        asked = BuildRequest(self.request.today, year=self.request.year, kinds=(kind,))
        found = plan_year(self.profile, [page], asked).papers
        own = [paper for paper in found if item in ("", paper.item.id if paper.item else "")]
        if not own:
            raise NotFoundError(Problem("see.no-paper", values={"kind": page.kind.title}))
        return own[0]

    def draft(self, paper: PlannedPaper) -> Drafted:
        """Make a paper.

        Raises:
            QmsDocsError: a text is not in force, or the template cannot be rendered.
        """
        rulebook, profile = load_rulebook(), self.profile
        store = TemplateStore(rulebook, engine_stamp())
        house = profile.agency.house
        template = store.get(paper.page, paper.law_date, house, profile.logo)
        facts = Facts(profile, paper.page, rulebook, paper.law_date, paper.item, pages=self.pages)
        with _shaded() as shades:
            made = filled(facts, template.ready(), context_of(facts))
        paths = (str(gap.values["path"]) for gap in made.gaps)
        gaps = tuple(self._gap(path, paper) for path in paths)
        return Drafted(paper.title, paper.file, made.data, gaps, tuple(shades))

    def _gap(self, path: str, paper: PlannedPaper) -> Gap:
        item = paper.item.id if paper.item else ""
        source, loc = self.profile.spot_of_gap(path, paper.page.kind.id, item)
        file = next(name for name, model in MODELS.items() if model is source.model)
        return Gap(path, file, loc, source.place(loc).within)


def drafter(workspace: Workspace, agency: str, year: int, today: date) -> Drafter:
    """Read an agency's year.

    Raises:
        InputError: there is no such agency or year, the profile or a page has faults.
    """
    folder, pages = workspace.agency_folder(agency), dict(pages_of(workspace))
    files = read_files(folder, year)
    profile = remembered_profile(folder, year, files, pages)
    profile = gathered(profile, workspace.profiles)
    return Drafter(profile, pages, BuildRequest(today, agencies=(agency,), year=year))


@contextmanager
def _shaded() -> Iterator[list[str]]:
    shades: list[str] = []
    token = SHADED.set(shades)
    try:
        yield shades
    finally:
        SHADED.reset(token)
