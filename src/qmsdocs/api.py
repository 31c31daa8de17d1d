"""The dozen functions that the command line, a web page or a script may call."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.batch.building import build
from qmsdocs.batch.calendars import YearCalendar, make_calendar, write_calendar
from qmsdocs.batch.correcting import correct, correct_files
from qmsdocs.batch.editing import Filled, Saved, check_form, form_group, save_form
from qmsdocs.batch.exporting import export_procedures as write_procedures
from qmsdocs.batch.founding import found_agency
from qmsdocs.batch.foundinganswers import Answers
from qmsdocs.batch.importing import import_procedures as take_procedures
from qmsdocs.batch.importresults import Imported
from qmsdocs.batch.inspecting import lint, lint_rule, write_waivers
from qmsdocs.batch.outputresults import OutputResult, Wanted
from qmsdocs.batch.outputs import make_outputs
from qmsdocs.batch.pages import page_of, pages_of
from qmsdocs.batch.renewalresults import NewYear
from qmsdocs.batch.renewing import make_new_year
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport
from qmsdocs.batch.setcheck import check_set as judge_set
from qmsdocs.batch.setreport import report_bytes, write_report
from qmsdocs.batch.starting import Started, start_workspace
from qmsdocs.batch.templates import check_file, word_template
from qmsdocs.batch.templates import export_template as write_template
from qmsdocs.batch.touching import touches
from qmsdocs.batch.validating import Checked, check_profiles
from qmsdocs.batch.workspace import Workspace
from qmsdocs.lint.sets.results import SetResult
from qmsdocs.lint.waivers import load_waivers
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.rules import Entry, RuleChange, load_rulebook
from qmsdocs.model.schema import SchemaName, schema_text
from qmsdocs.sources.files import write_atomic

__all__ = [
    "Answers",
    "BuildReport",
    "BuildRequest",
    "Checked",
    "Filled",
    "Imported",
    "NewYear",
    "OutputResult",
    "Saved",
    "Wanted",
    "YearCalendar",
    "build",
    "build_templates",
    "calendar",
    "check_form",
    "check_set",
    "check_template",
    "correct",
    "correct_files",
    "export_procedures",
    "export_template",
    "form_group",
    "import_procedures",
    "init_workspace",
    "lint",
    "lint_rule",
    "list_documents",
    "load_waivers",
    "make_outputs",
    "new_agency",
    "new_year",
    "rule",
    "rule_changes",
    "rules",
    "save_form",
    "schema",
    "set_report",
    "status",
    "validate",
    "write_calendar",
    "write_set_report",
    "write_waivers",
]


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
    return check_profiles(Workspace(root), agencies)


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


def check_set(
    root: Path, agency: str, year: int | None, folder: Path | None, today: date
) -> SetResult:
    """Judge the Word files of an agency's year together, and against profile and law.

    Raises:
        InputError: there is no such agency or year, the profile has faults, or the folder (by
            default where builds write) holds no Word file.
    """
    return judge_set(Workspace(root), agency, year, folder, today)


def set_report(result: SetResult) -> bytes:
    """Give a Word file of one page on a set, for the head of the agency."""
    return report_bytes(result)


def write_set_report(result: SetResult, path: Path) -> None:
    """Write that page; a file that is not the program's own is not overwritten.

    Raises:
        OutputError: there is such a file, or the folder cannot be written.
    """
    write_report(result, path)


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


def new_agency(root: Path, answers: Answers) -> Started:
    """Write the profile of a new agency from a few answers; no file is ever overwritten.

    Raises:
        InputError: something needed is not answered, or the profile would have faults.
        OutputError: there is already a profile of that id.
    """
    return found_agency(Workspace(root), answers)


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
