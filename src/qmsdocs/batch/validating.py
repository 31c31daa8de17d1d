"""Checks the profiles of agencies for every year that they have; writes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.batch.pages import pages_of
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.loading import list_years, load_profile


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one agency: the years that are good, every problem, every warning."""

    agency: str
    years: tuple[int, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def check_profiles(workspace: Workspace, agencies: Sequence[str]) -> tuple[Checked, ...]:
    """Check the profiles of some agencies, or of all.

    What is wrong with the workspace's own pages comes last, under no agency.

    Raises:
        InputError: there is no profile at all.
    """
    wanted = tuple(dict.fromkeys(agencies)) or workspace.agencies()
    if not wanted:
        raise NotFoundError(Problem("build.no-agencies", Place(workspace.profiles.as_posix())))
    problems: list[Problem] = []
    kinds = pages_of(workspace, problems)
    checked = tuple(_checked(workspace, agency, kinds) for agency in wanted)
    return (*checked, Checked("", (), tuple(problems))) if problems else checked


def _checked(workspace: Workspace, agency: str, kinds: Collection[str]) -> Checked:
    """Check every year of one agency; a fault of its common file is told once."""
    good: list[int] = []
    problems: dict[Problem, None] = {}
    warnings: dict[Problem, None] = {}
    try:
        folder = workspace.agency_folder(agency)
        years = list_years(folder) or (0,)
    except QmsDocsError as error:
        return Checked(agency, (), error.problems)
    for year in years:
        try:
            warnings |= dict.fromkeys(load_profile(folder, year, kinds).doubtful)
            good.append(year)
        except QmsDocsError as error:
            problems |= dict.fromkeys(error.problems)
    return Checked(agency, tuple(good), tuple(problems), tuple(warnings))
