"""Says what goes on while papers are made: a bar on a terminal, a line for each paper elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from qmsdocs.batch.results import PaperResult, Result
from qmsdocs.cli.face import Face

Seen = Callable[[Result], None]


@contextmanager
def watcher(face: Face, *, quiet: bool = False) -> Iterator[Seen]:
    """Give the function to call with every result."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar(face) as seen:
            yield seen
    else:
        yield lambda result: _line(face, result)


def _line(face: Face, result: Result) -> None:
    if isinstance(result, PaperResult):
        name = result.file or f"{result.agency}/{result.year}/{result.kind}"
        click.echo(f"{face.say(f'cli.status.{result.status}')}: {name}", err=True)


@contextmanager
def _bar(face: Face) -> Iterator[Seen]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:>5}  {task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(face.say("cli.build.starting"), total=None)

        def seen(result: Result) -> None:
            if isinstance(result, PaperResult):
                progress.update(task, advance=1, description=f"{result.agency}: {result.title}")

        yield seen
