"""Says what goes on while papers are made: a bar on a terminal, lines elsewhere, JSON if asked."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from qmsdocs.batch.results import Begun, Event, Failure, Opened, PaperResult, Settled
from qmsdocs.cli.face import Face

Seen = Callable[[Event], None]


@contextmanager
def watcher(face: Face, *, as_json: bool = False) -> Iterator[Seen]:
    """Give the function to call with every event; all of it goes to stderr."""
    if as_json:
        yield lambda event: _json(face, event)
    elif sys.stderr.isatty():
        with _bar(face) as seen:
            yield seen
    else:
        yield lambda event: _line(face, event)


def _json(face: Face, event: Event) -> None:
    from qmsdocs.cli.reportdata import event_data

    data = event_data(face, event)
    click.echo(json.dumps(data, ensure_ascii=False, default=str), err=True)


def _line(face: Face, event: Event) -> None:
    if isinstance(event, PaperResult):
        name = event.file or f"{event.agency}/{event.year}/{event.kind}"
        # Thousands of lines: click would ask for each whether this is a terminal.
        sys.stderr.write(f"{face.say(f'cli.status.{event.status}')}: {name}\n")
    elif isinstance(event, Settled):
        name = f"{event.agency}/{event.year}"
        sys.stderr.write(f"{face.say('cli.status.settled', name=name, count=event.papers)}\n")


class Count:
    """How far a build is: papers done, and how many there will be as far as one can tell."""

    def __init__(self) -> None:
        """Begin before anything is known."""
        self.done = 0
        self._known = 0
        self._agencies = 0
        self._begun = 0

    def take(self, event: Event) -> None:
        """Take an event into account."""
        match event:
            case Opened(_, changed):
                self._agencies = changed
            case Begun(_, _, papers):
                self._known += papers
                self._begun += 1
            case Failure():
                self._agencies -= 1
            case PaperResult():
                self.done += 1

    @property
    def total(self) -> int | None:
        """The papers that are known of, and as many for each other agency as there were so far."""
        if not self._begun:
            return None
        rest = max(0, self._agencies - self._begun)
        return self._known + round(rest * self._known / self._begun)


@contextmanager
def _bar(face: Face) -> Iterator[Seen]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn(face.say("cli.build.left")),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    count = Count()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(face.say("cli.build.starting"), total=None, rate="")

        def seen(event: Event) -> None:
            count.take(event)
            if isinstance(event, PaperResult):
                speed = progress.tasks[0].speed or progress.tasks[0].finished_speed
                rate = face.say("cli.build.rate", rate=f"{speed:.0f}") if speed else ""
                progress.update(
                    task,
                    completed=count.done,
                    total=count.total,
                    rate=rate,
                    description=event.agency,
                )

        yield seen
