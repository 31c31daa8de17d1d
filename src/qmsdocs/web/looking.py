"""A look at an agency's year, remembered until a file changes: its papers, what is due, its name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from qmsdocs import api
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.batch.calendars import YearCalendar
from qmsdocs.batch.glancing import Brief, brief, brief_stamp, year_look_stamp
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport
from qmsdocs.lint.sets.results import SetResult
from qmsdocs.model.deadlines import Deadline
from qmsdocs.model.loading import load_profile
from qmsdocs.model.page import Kind
from qmsdocs.model.profile import Profile
from qmsdocs.web.asking import Ask
from qmsdocs.web.remembering import Remembered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class YearLook:
    """What a look found; with `problems` the profile has faults and there is nothing else.

    `kinds` are all kinds of paper by id; `profile` is there when data have changed, to say which.
    """

    report: BuildReport
    calendar: YearCalendar | None
    kinds: dict[str, Kind]
    problems: tuple[Problem, ...] = ()
    profile: Profile | None = None

    def due(self, today: date) -> tuple[list[Deadline], list[Deadline]]:
        """Give what is late, and what is to come; what is done or has no day is neither."""
        open_ = [one for one in self.calendar.deadlines if not one.done] if self.calendar else []
        late = [one for one in open_ if one.end and one.end < today]
        return late, [one for one in open_ if one.end and one.end >= today]


def agency_brief(ask: Ask, agency: str) -> Brief:
    """Give an agency as a list shows it."""
    stamp = brief_stamp(ask.workspace, agency)
    return _remembered(ask).get(agency, stamp, lambda: brief(ask.workspace, agency))


def year_look(ask: Ask, agency: str, year: int) -> YearLook:
    """Look at an agency's year.

    Raises:
        InputError: a page of the workspace cannot be read.
    """
    return remembered(ask, agency, year, "year", lambda: _look(ask, agency, year))


def remembered(ask: Ask, agency: str, year: int, what: str, make: Callable[[], T]) -> T:
    """Give what was worked out of an agency's year, made anew when a file or the day is another."""
    stamp = year_look_stamp(ask.workspace, agency, year, ask.desk.today())
    return _remembered(ask).get((what, agency, year), stamp, make)


def set_look(ask: Ask, agency: str, year: int, *, known_only: bool = False) -> SetResult | None:
    """Judge the papers of a year together; this takes a second, so a page may ask for what is known.

    Raises:
        InputError: there is no Word file yet, or the profile has faults.
    """
    today = ask.desk.today()
    if known_only:
        stamp = year_look_stamp(ask.workspace, agency, year, today)
        known: SetResult | None = _remembered(ask).peek(("set", agency, year), stamp)
        return known
    return remembered(
        ask, agency, year, "set", lambda: api.check_set(ask.root, agency, year, None, today)
    )


def _look(ask: Ask, agency: str, year: int) -> YearLook:
    request = BuildRequest(ask.desk.today(), (agency,), year, gaps_ahead=True)
    report = api.status(ask.root, request)
    kinds = {page.kind.id: page.kind for page in api.list_documents(ask.root)}
    problems = tuple(problem for failure in report.failures for problem in failure.problems)
    calendar = None
    if not problems:
        try:
            calendar = api.calendar(ask.root, agency, year)
        except QmsDocsError as error:
            problems = error.problems
    changed = any(one.why == "context" for paper in report.papers for one in paper.reasons)
    profile = load_profile(ask.workspace.agency_folder(agency), year) if changed else None
    return YearLook(report, calendar, kinds, problems, profile)


def _remembered(ask: Ask) -> Remembered:
    return ask.desk.thing("looks", Remembered)
