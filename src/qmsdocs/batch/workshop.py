"""Does the tasks of a build: an agency's year each, from reading its profile to its list of files."""

from collections.abc import Callable, Generator, Iterator
from datetime import date

from qmsdocs.base.errors import OutputError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.batch.engine import engine_id
from qmsdocs.batch.leaving import abandoned_years, leftovers
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.linting import Verdicts, spared
from qmsdocs.batch.making import Tools, YearWork, way_of
from qmsdocs.batch.pages import pages_of
from qmsdocs.batch.plan import Plan, PlannedPaper, plan_year, wanted_pages
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Begun, Event, Failure
from qmsdocs.batch.settling import PROFILE, Source, state_of, year_stamp
from qmsdocs.batch.tasks import Outcome, Task
from qmsdocs.batch.templatestore import TemplateStore
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import content_digest, list_years
from qmsdocs.model.gathering import counts_profiles, gathered
from qmsdocs.model.loading import read_files
from qmsdocs.model.profile import Profile
from qmsdocs.model.remembering import contents, remembered_profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.files import is_of_the_system, reason_of
from qmsdocs.sources.installation import engine_stamp

Work = Generator[Event, None, Outcome]


class Workshop:
    """All that the tasks of one build share: the pages, the rules, the templates."""

    def __init__(
        self,
        workspace: Workspace,
        request: BuildRequest,
        *,
        reading: bool = False,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read the pages and rules.

        Args:
            workspace: where everything is.
            request: what is asked for.
            reading: only look; nothing is written.
            stopped: tells between two papers whether to stop.

        Raises:
            InputError: a page cannot be read, or a kind or set that there is not is asked for.
        """
        self._workspace, self._request = workspace, request
        self._rulebook = load_rulebook()
        self._pages = pages_of(workspace)
        self._wanted = wanted_pages(self._pages, request)
        templates = TemplateStore(self._rulebook, engine_stamp())
        self._tools = Tools(
            request, self._rulebook, templates, engine_id(), reading, stopped, self._pages
        )
        self._output = request.output or workspace.output
        self._spared = spared(workspace, request)

    def work(self, task: Task) -> Work:
        """Do a task; an agency that cannot be built at all is an event too."""
        try:
            return (yield from self._agency(task))
        except QmsDocsError as error:
            yield Failure(task.agency, error.problems, error.exit_code)
        except OSError as error:
            if not is_of_the_system(error):
                raise
            path = error.filename or self._output / task.agency
            problem = Problem("file.trouble", Place(str(path)), {"reason": reason_of(error)})
            yield Failure(task.agency, (problem,), OutputError.exit_code)
        return Outcome()

    def _agency(self, task: Task) -> Work:
        profile, source = self._read(task.agency)
        plan = plan_year(profile, self._wanted, self._request)
        ledger = Ledger(self._output / task.agency / str(source.year), shared=task.parts > 1)
        names = frozenset(paper.file for paper in plan.papers)
        events: list[Event] = []
        for event in self._events(task, profile, plan, ledger):
            events.append(event)
            yield event
        if task.parts > 1:
            return Outcome(None, source, ledger.update(), names)
        done = self._tools.reading or self._tools.stopped()
        return Outcome(None if done else year_stamp(ledger.folder, source, events))

    def _read(self, agency: str) -> tuple[Profile, Source]:
        """Read a profile, and note first what its files look like."""
        folder = self._workspace.agency_folder(agency)
        year = self._request.year or max(list_years(folder), default=0)
        look = state_of(folder, PROFILE)
        files = read_files(folder, year)
        profile = remembered_profile(folder, year, files, self._pages)
        profile = gathered(profile, self._workspace.profiles)
        days = self._days(profile)
        return profile, Source(year, look, content_digest(contents(files)), *days)

    def _events(self, task: Task, profile: Profile, plan: Plan, ledger: Ledger) -> Work:
        path = f"{profile.id}/{profile.year.year}"
        if task.part == 0:
            yield Begun(profile.id, profile.year.year, len(plan.papers))
            yield from plan.not_concerned
        reading = self._tools.reading
        try:
            work = YearWork(self._tools, profile, ledger, way_of(self._request, ledger))
            if self._request.lint and not reading:
                work.verdicts = Verdicts(profile.id, profile.year.year, self._spared)
            yield from work.results(_part(plan.papers, task))
            if self._request.whole and task.parts == 1 and not self._tools.stopped():
                names = {paper.file for paper in plan.papers}
                prune = self._request.prune
                yield from leftovers(ledger, names, path, prune=prune, reading=reading)
                yield from self._years_gone(profile.id)
        finally:
            if not reading:
                ledger.close()
        return Outcome()

    def _years_gone(self, agency: str) -> Iterator[Event]:
        """Give the files of years that the agency has no profile of any more."""
        years = list_years(self._workspace.agency_folder(agency))
        prune, reading = self._request.prune, self._tools.reading
        folder = self._output / agency
        yield from abandoned_years(folder, years, prune=prune, reading=reading)

    def _days(self, profile: Profile) -> tuple[str, str]:
        """Give the days between which papers without a date come out the same.

        There are none when other profiles matter too, so that they are always looked at.
        """
        if counts_profiles(profile):
            return "", ""
        day = self._request.day_without_date(profile.year.year)
        both = (*profile.agency.references, *profile.year.references)
        ends = {text.in_force_to for text in both if text.in_force_to}
        days = {*self._rulebook.change_dates(), *ends, date.min, date.max}
        since = max(one for one in days if one <= day)
        return since.isoformat(), min(one for one in days if one > day).isoformat()


def _part(papers: tuple[PlannedPaper, ...], task: Task) -> tuple[PlannedPaper, ...]:
    """Give the papers of a part: one part after the other they are in order."""
    first, last = (len(papers) * part // task.parts for part in (task.part, task.part + 1))
    return papers[first:last]
