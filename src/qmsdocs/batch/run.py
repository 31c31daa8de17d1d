"""Make the papers that are asked for; whatever fails, fails alone."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace

from qmsdocs.base.errors import QmsDocsError, RenderError
from qmsdocs.batch.manifest import Manifest, load_manifest
from qmsdocs.batch.plan import PlannedPaper, plan_year, wanted_pages
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Failure, PaperResult, Result
from qmsdocs.batch.templates import TemplateStore
from qmsdocs.batch.workspace import Workspace
from qmsdocs.batch.writing import write_paper
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import ComposedPaper, compose_paper
from qmsdocs.model.loading import list_years, load_profile
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import Rulebook


class Build:
    """One build of a workspace: yields a result as soon as there is one."""

    def __init__(self, workspace: Workspace, request: BuildRequest, rulebook: Rulebook) -> None:
        """Find the pages and agencies that are asked for.

        Raises:
            InputError: a page cannot be read, or a kind or set that there is not is asked for.
        """
        self._workspace = workspace
        self._request = request
        self._rulebook = rulebook
        self._templates = TemplateStore(rulebook)
        self._pages: Mapping[str, Page] = workspace.pages()
        self._wanted = wanted_pages(self._pages, request)
        self._output = request.output or workspace.output
        self.agencies = tuple(dict.fromkeys(request.agencies)) or workspace.agencies()

    def run(self) -> Generator[Result, None, None]:
        """Make the papers of every agency."""
        for agency in self.agencies:
            try:
                yield from self._agency(agency)
            except QmsDocsError as error:
                yield Failure(agency, error.problems, error.exit_code)

    def _agency(self, agency: str) -> Iterator[Result]:
        folder = self._workspace.agency_folder(agency)
        year = self._request.year or max(list_years(folder), default=0)
        profile = load_profile(folder, year, self._pages)
        plan = plan_year(profile, self._wanted, self._request)
        manifest = load_manifest(self._output / agency / str(year))
        yield from plan.not_concerned
        try:
            for paper in plan.papers:
                yield self._paper(profile, paper, manifest)
        finally:
            if manifest.files:
                manifest.save()

    def _paper(self, profile: Profile, paper: PlannedPaper, manifest: Manifest) -> PaperResult:
        failed = _failed(profile, paper)
        try:
            composed = self._composed(profile, paper)
            facts = _facts(paper, composed) | {"rules": str(self._templates.period(paper.law_date))}
            name, status = write_paper(manifest, paper.file, composed.data, facts)
        except QmsDocsError as error:
            return replace(failed, problems=error.problems, exit_code=error.exit_code)
        file = f"{profile.id}/{profile.year.year}/{name}"
        return replace(failed, file=file, status=status, gaps=composed.gaps)

    def _composed(self, profile: Profile, paper: PlannedPaper) -> ComposedPaper:
        template = self._templates.get(paper.page, paper.law_date, profile.agency.house)
        facts = Facts(profile, paper.page, self._rulebook, paper.law_date, paper.item)
        composed = compose_paper(facts, template)
        if self._request.final and composed.gaps:
            raise RenderError(replace(gap, code="build.gap-in-final") for gap in composed.gaps)
        return composed


def _failed(profile: Profile, paper: PlannedPaper) -> PaperResult:
    """Give the result of a paper of which nothing was written."""
    return PaperResult(
        agency=profile.id,
        year=profile.year.year,
        kind=paper.page.kind.id,
        title=paper.title,
        file="",
        status="failed",
        item=paper.item.id if paper.item else None,
    )


def _facts(paper: PlannedPaper, composed: ComposedPaper) -> dict[str, object]:
    """Give what the list of written files says of a paper beside its hash."""
    return {
        "kind": paper.page.kind.id,
        "item": paper.item.id if paper.item else None,
        "gaps": len(composed.gaps),
    }
