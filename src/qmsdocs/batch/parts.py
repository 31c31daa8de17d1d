"""Puts the parts together in which a large agency was worked on: one list of files, one report."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.batch.leaving import leftovers
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event, Failure
from qmsdocs.batch.settling import YearStamp, year_stamp
from qmsdocs.batch.tasks import Done


def gathered(dones: Iterable[Done]) -> Iterator[list[Done]]:
    """Give the parts of one agency after the other."""
    parts: list[Done] = []
    for done in dones:
        parts.append(done)
        if len(parts) == done.task.parts:
            yield parts
            parts = []


def joined(
    parts: Sequence[Done], output: Path, request: BuildRequest, *, reading: bool
) -> tuple[tuple[Event, ...], YearStamp | None]:
    """Give the events of an agency, and the note on it for the next build."""
    if len(parts) == 1:
        return parts[0].events, parts[0].outcome.stamp
    source = parts[0].outcome.source
    if source is None:  # the profile is at fault, and every part says the same
        return parts[0].events, None
    agency = parts[0].task.agency
    folder = output / agency / str(source.year)
    events = [event for part in parts for event in part.events]
    try:
        ledger = Ledger(folder)
        events += _listed(parts, ledger, request, reading=reading)
        stamp = None if reading else year_stamp(folder, source, events)
        return tuple(events), stamp
    except QmsDocsError as error:
        return (*events, Failure(agency, error.problems, error.exit_code)), None


def _listed(
    parts: Sequence[Done], ledger: Ledger, request: BuildRequest, *, reading: bool
) -> list[Event]:
    """Write the list of files for all parts, and give the files that are left over."""
    ledger.merge(part.outcome.update for part in parts if part.outcome.update)
    left: list[Event] = []
    if request.whole:
        path, names = f"{parts[0].task.agency}/{ledger.folder.name}", parts[0].outcome.files
        left += leftovers(ledger, names, path, prune=request.prune, reading=reading)
    if not reading:
        ledger.close()
    return left
