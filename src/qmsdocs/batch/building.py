"""A build from beginning to end: what is settled is told again, the rest is made.

Nothing heavy is imported here: a build that finds nothing to do reads no profile and no rule.
"""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport, Event, Failure, Opened
from qmsdocs.batch.settling import Notes, YearStamp
from qmsdocs.batch.workspace import Workspace

_Stamps = dict[str, YearStamp | None]


def build(
    root: Path,
    request: BuildRequest,
    seen: Callable[[Event], None] = lambda _: None,
    *,
    reading: bool = False,
) -> BuildReport:
    """Make the papers that are asked for and tell `seen` each result as it comes.

    Args:
        root: the folder of the workspace.
        request: what is asked for.
        seen: is told every event, in the order of the agencies.
        reading: only say what a build would do; nothing is written.

    Raises:
        InputError: nothing can be made at all: no agency, an unknown kind, a broken page.
    """
    events: list[Event] = []
    for event in _events(Workspace(root), request, reading=reading):
        seen(event)
        events.append(event)
    return BuildReport(tuple(events), _expired(Workspace(root), request))


def attempt(
    root: Path,
    request: BuildRequest,
    seen: Callable[[Event], None] = lambda _: None,
    *,
    reading: bool = False,
) -> BuildReport:
    """Build as `build` does; that nothing can be made at all is a failure of no agency."""
    try:
        return build(root, request, seen, reading=reading)
    except QmsDocsError as error:
        failure = Failure("", error.problems, error.exit_code)
        seen(failure)
        return BuildReport((failure,))


def _expired(workspace: Workspace, request: BuildRequest) -> tuple[Problem, ...]:
    """Tell which waivers let nothing pass any more, as `lint` and `check` do."""
    if not (request.lint and workspace.waivers.is_file()):
        return ()
    from qmsdocs.lint.waivers import load_waivers  # noqa: PLC0415 seldom needed

    return load_waivers(workspace.root, request.today).expired(request.today)


def _events(workspace: Workspace, request: BuildRequest, *, reading: bool) -> Iterator[Event]:
    agencies = tuple(dict.fromkeys(request.agencies)) or workspace.agencies()
    if not agencies:
        place = Place(file=workspace.profiles.as_posix())
        raise NotFoundError(Problem("build.no-agencies", place))
    usual = not (reading or request.force or request.overwrite or request.prune)
    notes = Notes(workspace, request)
    settled = {agency: notes.settled(agency) if usual else None for agency in agencies}
    todo = [agency for agency, known in settled.items() if known is None]
    yield Opened(len(agencies), len(todo))
    stamps: _Stamps = {}
    made = _made(workspace, request, todo, stamps, reading=reading)
    try:
        for agency in agencies:
            known = settled[agency]
            if known is not None:
                yield known
            else:
                yield from next(made)
        if request.whole and not request.agencies:
            yield from _abandoned(workspace, request, agencies, reading=reading)
    finally:
        made.close()
        if todo and not reading:
            notes.note(stamps)


def _made(
    workspace: Workspace, request: BuildRequest, todo: list[str], stamps: _Stamps, *, reading: bool
) -> Generator[Iterable[Event], None, None]:
    from qmsdocs.batch.working import made  # noqa: PLC0415 not for a build with nothing to do

    yield from made(workspace, request, todo, stamps, reading=reading)


def _abandoned(
    workspace: Workspace, request: BuildRequest, agencies: Collection[str], *, reading: bool
) -> Iterator[Event]:
    """Give what is left of agencies that there is no profile of any more."""
    output = request.output or workspace.output
    if not output.is_dir() or set(os.listdir(output)) <= set(agencies):  # noqa: PTH208 quicker
        return
    from qmsdocs.batch.leaving import abandoned_agencies  # noqa: PLC0415 seldom needed

    yield from abandoned_agencies(output, agencies, prune=request.prune, reading=reading)
