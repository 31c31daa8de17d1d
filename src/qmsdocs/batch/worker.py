"""What a process beside the main one does: it is started once, then does task after task."""

import gc
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Protocol

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Event
from qmsdocs.batch.tasks import Done, Outcome, Refused, Task
from qmsdocs.batch.workspace import Workspace

#: What a worker needs, all of it; imported when the first worker starts, not by the main process.
NEEDED = "qmsdocs.batch.preloaded"
#: Papers come and go by the thousand and hold no circles: looking for them may be seldom.
_SELDOM = (500_000, 20, 50)


class Signal(Protocol):
    """Tells all workers to stop."""

    def is_set(self) -> bool:
        """Tell whether to stop."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What all tasks of a build have in common."""

    workspace: Workspace
    request: BuildRequest
    reading: bool


class _Worker:
    """The state of this process."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.setup: Setup | None = None
        self.stopped: Callable[[], bool] = lambda: False
        self.shop: Any = None


_WORKER = _Worker()


def start(setup: Setup, stop: Signal) -> None:
    """Prepare a worker: a key press stops the main process, which then tells the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*_SELDOM)
    _WORKER.setup, _WORKER.stopped = setup, stop.is_set
    Thread(target=_end_with_parent, daemon=True).start()


def work(task: Task) -> Done | Refused:
    """Do a task, or say why none can be done."""
    try:
        shop = _shop()
    except QmsDocsError as error:
        return Refused(error.problems, error.exit_code)
    events: list[Event] = []
    running = shop.work(task)
    while True:
        try:
            events.append(next(running))
        except StopIteration as end:
            outcome: Outcome = end.value
            return Done(task, tuple(events), outcome)


def _shop() -> Any:  # noqa: ANN401 its class is not imported by the main process
    if _WORKER.shop is None and _WORKER.setup is not None:
        from qmsdocs.batch.workshop import Workshop  # noqa: PLC0415 the main process has no need of it

        setup = _WORKER.setup
        _WORKER.shop = Workshop(
            setup.workspace, setup.request, reading=setup.reading, stopped=_WORKER.stopped
        )
    return _WORKER.shop


def _end_with_parent() -> None:
    """End when the main process is gone, however it went; what is written is whole at any moment."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
