"""The dozen functions that the command line, a web page or a script may call."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.batch.building import build
from qmsdocs.batch.calendars import YearCalendar, make_calendar, write_calendar
from qmsdocs.batch.checking import check_file
from qmsdocs.batch.exporting import export_procedures as write_procedures
from qmsdocs.batch.importing import import_procedures as take_procedures
from qmsdocs.batch.importresults import Imported
from qmsdocs.batch.outputresults import OutputResult, Wanted
from qmsdocs.batch.outputs import make_outputs
from qmsdocs.batch.pages import page_of, pages_of
from qmsdocs.batch.renewalresults import NewYear
from qmsdocs.batch.renewing import make_new_year
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport
from qmsdocs.batch.starting import Started, start_workspace
from qmsdocs.batch.templates import export_template as write_template
from qmsdocs.batch.templates import word_template
from qmsdocs.batch.touching import touches
from qmsdocs.batch.workspace import Workspace
from qmsdocs.lint.inspecting import word_files
from qmsdocs.lint.results import FileResult
from qmsdocs.lint.rules import LintRule, rule_of
from qmsdocs.lint.running import inspect_files
from qmsdocs.model.agency import House
from qmsdocs.model.loading import list_years, load_profile
from qmsdocs.model.page import Page
from qmsdocs.model.rules import Entry, RuleChange, load_rulebook
from qmsdocs.model.schema import SchemaName, schema_text
from qmsdocs.sources.files import write_atomic

__all__ = [
    "BuildReport",
    "BuildRequest",
    "Checked",
    "Imported",
    "NewYear",
    "OutputResult",
    "Wanted",
    "YearCalendar",
    "build",
    "build_templates",
    "calendar",
    "check_template",
    "export_procedures",
    "export_template",
    "import_procedures",
    "init_workspace",
    "lint",
    "lint_rule",
    "list_documents",
    "make_outputs",
    "new_year",
    "rule",
    "rule_changes",
    "rules",
    "schema",
    "status",
    "validate",
    "write_calendar",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one agency: the years that are good, and every problem."""

    agency: str
    years: tuple[int, ...]
    problems: tuple[Problem, ...]


def status(root: Path, request: BuildRequest) -> BuildReport:
    """Say what a build would do: which papers are not up to date, and why; writes nothing.

    Raises:
        InputError: nothing can be looked at: no agency, an unknown kind, a broken page.
    """
    return build(root, request, reading=True)


def validate(root: Path, agencies: Sequence[str] = ()) -> tuple[Checked, ...]:
    """Check the profiles of agencies for every year they have; writes nothing.

    What is wrong with the workspace's own pages comes last, under no agency.

    Raises:
        InputError: there is no profile at all.
    """
    workspace = Workspace(root)
    wanted = tuple(dict.fromkeys(agencies)) or workspace.agencies()
    _require_agencies(root, wanted)
    problems: list[Problem] = []
    kinds = pages_of(workspace, problems)
    checked = tuple(_checked(workspace, agency, kinds) for agency in wanted)
    return (*checked, Checked("", (), tuple(problems))) if problems else checked


def list_documents(root: Path, problems: list[Problem] | None = None) -> tuple[Page, ...]:
    """Give the page of every kind, in catalogue order.

    With a list for `problems` they are put there, and what is at fault is left out.

    Raises:
        TemplateError: a page cannot be read.
    """
    return tuple(pages_of(Workspace(root), problems).values())


def rules(day: date | None = None) -> tuple[Entry, ...]:
    """Give every rule through time, or only what holds on a day."""
    return load_rulebook().entries(day)


def rule(name: str) -> Entry:
    """Give one rule through time.

    Raises:
        NotFoundError: there is none of that id.
    """
    return load_rulebook().entry(name)


def rule_changes(
    root: Path, before: date, after: date
) -> tuple[tuple[RuleChange, tuple[str, ...]], ...]:
    """Give what the law says differently on the second day, and the kinds that each change touches."""
    rulebook, pages = load_rulebook(), pages_of(Workspace(root)).values()
    return tuple(
        (change, tuple(page.kind.id for page in pages if touches(change, page, rulebook)))
        for change in rulebook.diff(before, after)
    )


def lint(
    paths: Sequence[Path], day: date | None, today: date, jobs: int = 1
) -> Iterator[FileResult]:
    """Judge Word files, and those in folders, by the law of a day, of their own date, or of today.

    What cannot be read is a result too.

    Raises:
        InputError: there is no Word file.
    """
    return inspect_files(word_files(paths), day, today, jobs)


def lint_rule(name: str, day: date) -> tuple[LintRule, tuple[str, ...]]:
    """Give a rule of the inspector and where the law of a day has what it stands on.

    Raises:
        NotFoundError: there is none of that id.
    """
    rule, law = rule_of(name), load_rulebook().format_on(day)
    cited = (str(law.rules[each].citation) for each in rule.cites if each in law.rules)
    return rule, tuple(dict.fromkeys(cited))


def build_templates(
    root: Path, kinds: Sequence[str], day: date, output: Path | None = None
) -> tuple[tuple[Path, ...], tuple[Problem, ...], int]:
    """Write the Word templates of kinds, all of them if none is named.

    Returns:
        The files, the problems of those that could not be made, and the exit code of the worst.
    """
    workspace = Workspace(root)
    pages = pages_of(workspace)
    wanted = [page_of(pages, kind) for kind in kinds] or pages.values()
    folder = output or workspace.output / "_templates"
    made: list[Path] = []
    failed: list[QmsDocsError] = []
    for page in wanted:
        path = folder / page.kind.set / f"{page.kind.id}.docx"
        try:
            write_atomic(path, word_template(page, load_rulebook(), day, House()))
            made.append(path)
        except QmsDocsError as error:
            failed.append(error)
    problems = tuple(problem for error in failed for problem in error.problems)
    return tuple(made), problems, max((error.exit_code for error in failed), default=0)


def export_template(root: Path, kind: str, day: date) -> Path:
    """Write the Word template of a kind into the workspace's own templates, to be changed there.

    Raises:
        NotFoundError: there is no such kind.
        OutputError: the workspace has such a file already.
    """
    workspace = Workspace(root)
    page = page_of(pages_of(workspace), kind)
    return write_template(page, load_rulebook(), day, workspace.templates)


def check_template(root: Path, file: Path, day: date) -> tuple[Problem, ...]:
    """Find every fault of a page or Word template.

    Raises:
        InputError: the file cannot be read at all.
    """
    return check_file(file, pages_of(Workspace(root)), load_rulebook(), day)


def init_workspace(root: Path, agency: str | None, sample: str | None, year: int) -> Started:
    """Write a profile to begin with; no file is ever overwritten.

    Raises:
        InputError: the id is no id, or there is no such sample.
        OutputError: there is already a profile of that id.
    """
    return start_workspace(Workspace(root), agency, sample, year)


def new_year(
    root: Path, agency: str, old: int | None = None, new: int | None = None, *, write: bool = True
) -> NewYear:
    """Make the file of a new year from that of an earlier one; no file is ever overwritten.

    Raises:
        InputError: there is no such agency or year, or the old year has faults.
        OutputError: the new year has a file already.
    """
    return make_new_year(Workspace(root), agency, old, new, write=write)


def calendar(root: Path, agency: str, year: int | None = None) -> YearCalendar:
    """Give what is due when in an agency's year, the newest if none is given.

    Raises:
        InputError: there is no such agency or year, or the profile has faults.
    """
    return make_calendar(Workspace(root), agency, year)


def import_procedures(root: Path, file: Path, agency: str, *, write: bool = True) -> Imported:
    """Take procedures from an Excel or CSV file into a profile: all of it, or nothing.

    Raises:
        InputError: with every fault of the file, each with its sheet and cell.
    """
    return take_procedures(Workspace(root), file, agency, write=write)


def export_procedures(root: Path, file: Path, agency: str) -> int:
    """Write an Excel file with the procedures of a profile, or one to begin with; gives how many.

    Raises:
        InputError: there is no such agency, its profile has faults, or the name is no .xlsx.
        OutputError: the file is there already, or the extra `excel` is not installed.
    """
    return write_procedures(Workspace(root), file, agency)


def schema(name: SchemaName) -> str:
    """Give the JSON Schema of `agency.yaml`, of a year's file or of `procedures.yaml`."""
    return schema_text(name)


def _require_agencies(root: Path, agencies: Sequence[str]) -> None:
    if not agencies:
        place = Place(file=(root / "profiles").as_posix())
        raise NotFoundError(Problem("build.no-agencies", place))


def _checked(workspace: Workspace, agency: str, kinds: Collection[str]) -> Checked:
    """Check every year of one agency; a fault of its common file is told once."""
    good: list[int] = []
    problems: dict[Problem, None] = {}
    try:
        folder = workspace.agency_folder(agency)
        years = list_years(folder) or (0,)
    except QmsDocsError as error:
        return Checked(agency, (), error.problems)
    for year in years:
        try:
            load_profile(folder, year, kinds)
            good.append(year)
        except QmsDocsError as error:
            problems |= dict.fromkeys(error.problems)
    return Checked(agency, tuple(good), tuple(problems))
