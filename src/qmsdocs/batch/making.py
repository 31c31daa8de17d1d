"""Makes the papers of an agency's year that are not up to date; whatever fails, fails alone."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import Any, NamedTuple

from qmsdocs.base.errors import InputError, OutputError, Problem, QmsDocsError, RenderError
from qmsdocs.base.hashing import digest
from qmsdocs.batch.judging import Judgement, judge
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.linting import Verdicts
from qmsdocs.batch.manifest import Entry, Inputs
from qmsdocs.batch.plan import PlannedPaper
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import IN_FINAL, PaperResult, Status
from qmsdocs.batch.slices import Slicer
from qmsdocs.batch.templatestore import Template, TemplateStore
from qmsdocs.batch.writing import New, Written, clear_beside, write_papers
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import filled, gap, properties
from qmsdocs.compose.warnings import warnings
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import Rulebook
from qmsdocs.sources.files import read_file
from qmsdocs.word.deflate import Deflate, deflate

#: So many papers are composed, then rendered, then written: machines are quicker at one thing.
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Tools:
    """What all papers of a build need; `stopped` tells between two papers whether to stop."""

    request: BuildRequest
    rulebook: Rulebook
    templates: TemplateStore
    engine: str
    reading: bool = False
    stopped: Callable[[], bool] = lambda: False
    pages: Mapping[str, Page] = field(default_factory=dict)


class Draft(NamedTuple):
    """A paper before it is rendered: what goes into it."""

    paper: PlannedPaper
    facts: Facts
    template: Template
    context: Mapping[str, Any]
    inputs: Inputs


class Begun(NamedTuple):
    """A paper that is to be made."""

    result: PaperResult
    draft: Draft


class Filled(NamedTuple):
    """A paper that is rendered and has to be written."""

    result: PaperResult
    draft: Draft
    new: New


def way_of(request: BuildRequest, ledger: Ledger) -> Deflate:
    """Give the way to compress: what is asked for, else what it was, else the best that there is.

    So a library that is installed or removed does not change every file.

    Raises:
        InputError: the way that is asked for is not to be had.
    """
    if request.deflate:
        return deflate(request.deflate)
    for entry in ledger.entries.values():
        if entry.inputs.deflate:
            with suppress(InputError):
                return deflate(entry.inputs.deflate)
    return deflate()


@dataclass(slots=True)
class YearWork:
    """The work on one agency's year; what its papers share is made once."""

    tools: Tools
    profile: Profile
    ledger: Ledger
    way: Deflate
    slicer: Slicer = field(default_factory=Slicer)
    known: dict[Hashable, Any] = field(default_factory=dict)
    verdicts: Verdicts | None = None

    def results(self, papers: Iterable[PlannedPaper]) -> Iterator[PaperResult]:
        """Make each paper that needs it, a number of them together, unless work is stopped."""
        self.ledger.values = self.slicer.values
        waiting = iter(papers)
        try:
            while some := list(islice(waiting, _AT_ONCE)):
                going = takewhile(lambda _: not self.tools.stopped(), some)
                begun = [self._begun(paper) for paper in going]
                yield from self._written([self._filled(one) for one in begun])
        finally:
            if self.verdicts:
                self.verdicts.close()

    def _begun(self, paper: PlannedPaper) -> PaperResult | Begun:
        """Look what a paper is made from, and whether it is up to date."""
        result = PaperResult(
            agency=self.profile.id,
            year=self.profile.year.year,
            kind=paper.page.kind.id,
            title=paper.title,
            file="",
            status="failed",
            item=paper.item.id if paper.item else None,
        )
        try:
            draft = self._draft(paper)
            judged = judge(
                self.ledger,
                paper.file,
                draft.inputs,
                self.slicer.values,
                force=self.tools.request.force,
            )
            result = result._replace(reasons=judged.reasons, warnings=warnings(draft.facts))
            if judged.entry and not judged.stale and not self._replaces(paper.file):
                return self._as_it_is(result, judged.entry, judged, draft)
            if self.tools.reading:
                file, gaps = self._path(paper.file), self._gaps_ahead(draft)
                return result._replace(status="planned", file=file, gaps=gaps)
        except QmsDocsError as error:
            return _failed(result, error)
        return Begun(result, draft)

    def _draft(self, paper: PlannedPaper) -> Draft:
        house = self.profile.agency.house
        template = self.tools.templates.get(paper.page, paper.law_date, house, self.profile.logo)
        facts = Facts(
            self.profile,
            paper.page,
            self.tools.rulebook,
            paper.law_date,
            paper.item,
            self.known,
            self.tools.pages,
        )
        context = context_of(facts)
        slices = self.slicer.context(context, template.reads)
        slices["properties"] = self.slicer.value(properties(context))
        self.slicer.values[template.rules.digest] = template.rules.text
        inputs = Inputs(
            context=slices,
            template=template.digest,
            page=template.page,
            rules=template.rules.digest,
            period=template.rules.period,
            engine=self.tools.engine,
            deflate=self.way.name,
        )
        return Draft(paper, facts, template, context, inputs)

    def _replaces(self, name: str) -> bool:
        """Tell whether a person's file has to give way."""
        return self.tools.request.overwrite and self.ledger.is_edited(name)

    def _as_it_is(
        self, result: PaperResult, entry: Entry, judged: Judgement, draft: Draft
    ) -> PaperResult:
        """Leave a paper that is up to date; what it was made from may read otherwise now."""
        gaps = tuple(gap(draft.facts, path) for path in entry.gaps)
        self._refuse(gaps)
        if not self.tools.reading:
            self.ledger.wrote(judged.file, replace(entry, inputs=draft.inputs))
            if judged.file == draft.paper.file:
                clear_beside(self.ledger, judged.file)
        status: Status = "beside" if judged.reasons else "unchanged"
        result = result._replace(status=status, file=self._path(judged.file), gaps=gaps)
        return self._judged(result, draft, entry.sha256, judged.file)

    def _filled(self, begun: PaperResult | Begun) -> PaperResult | Filled:
        """Render a paper, unless its result is known."""
        if isinstance(begun, PaperResult):
            return begun
        result, draft = begun
        try:
            composed = filled(draft.facts, draft.template.ready(), draft.context, self.way)
            self._refuse(composed.gaps)
        except QmsDocsError as error:
            return _failed(result, error)
        paths = tuple(str(one.values["path"]) for one in composed.gaps)
        made = Entry(digest(composed.data), result.kind, result.item, paths, draft.inputs)
        new = New(draft.paper.file, composed.data, made)
        return Filled(result._replace(gaps=composed.gaps), draft, new)

    def _written(self, made: Sequence[PaperResult | Filled]) -> Iterator[PaperResult]:
        """Write what was rendered, all at once; gives all results in their order."""
        new = [one.new for one in made if isinstance(one, Filled)]
        done = iter(write_papers(self.ledger, new, overwrite=self.tools.request.overwrite))
        for one in made:
            yield self._told(one, next(done)) if isinstance(one, Filled) else one

    def _told(self, paper: Filled, written: Written | OutputError) -> PaperResult:
        """Give what came of a paper that was to be written."""
        if isinstance(written, OutputError):
            return _failed(paper.result, written)
        result = paper.result._replace(
            status=written.status,
            file=self._path(written.file),
            saved=self._path(written.saved) if written.saved else "",
        )
        return self._judged(
            result, paper.draft, paper.new.entry.sha256, written.file, paper.new.data
        )

    def _judged(
        self,
        result: PaperResult,
        draft: Draft,
        sha256: str,
        name: str,
        data: bytes | None = None,
    ) -> PaperResult:
        """Add what the inspector says of a paper; one with errors is no final version."""
        if not self.verdicts:
            return result
        day, gaps = draft.paper.law_date, bool(result.gaps)
        path = self.ledger.folder / name

        def read() -> bytes:
            return read_file(path) if data is None else data

        found = self.verdicts.news(sha256, day, path, read, gaps=gaps)
        bad = self.tools.request.final and any(each.severity == "error" for each in found)
        return result._replace(findings=found, exit_code=int(bad))

    def _gaps_ahead(self, draft: Draft) -> tuple[Problem, ...]:
        """Give what a paper would lack if it were made; only when asked, for it takes its time."""
        if not self.tools.request.gaps_ahead:
            return ()
        return filled(draft.facts, draft.template.ready(), draft.context, self.way).gaps

    def _refuse(self, gaps: tuple[Problem, ...]) -> None:
        """Let no gap pass in a final version."""
        if self.tools.request.final and gaps:
            raise RenderError(replace(one, code=IN_FINAL) for one in gaps)

    def _path(self, name: str) -> str:
        return f"{self.profile.id}/{self.profile.year.year}/{name}"


def _failed(result: PaperResult, error: QmsDocsError) -> PaperResult:
    return result._replace(problems=error.problems, exit_code=error.exit_code)
