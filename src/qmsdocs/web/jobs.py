"""Papers being made: one piece of work for each agency's year, in a thread, watched by pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from qmsdocs import api
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.batch.building import attempt
from qmsdocs.batch.outputresults import OutputResult, Wanted
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import Begun, BuildReport, Event, PaperResult, Settled
from qmsdocs.sources.files import is_of_the_system, reason_of

Stage = Literal["papers", "outputs", "ended"]


@dataclass(slots=True)
class Job:
    """One piece of work and how far it is; the thread writes, pages read."""

    request: BuildRequest
    wanted: Wanted
    stage: Stage = "papers"
    total: int = 0
    done: int = 0
    title: str = ""
    report: BuildReport | None = None
    outputs: list[OutputResult] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def see(self, event: Event) -> None:
        """Take an event of the build into account."""
        match event:
            case Begun():
                self.total = event.papers
            case Settled():
                self.total = self.done = event.papers
            case PaperResult():
                self.done += 1
                self.title = event.title

    def run(self, root: Path, crashed: Callable[[Exception], object]) -> None:
        """Do the work; whatever goes wrong is told by `problems`."""
        try:
            self._work(root)
        except QmsDocsError as error:
            self.problems += error.problems
        except OSError as error:
            told = Problem("file.trouble", values={"reason": reason_of(error)})
            self.problems.append(told if is_of_the_system(error) else _fault(crashed(error)))
        except Exception as error:
            self.problems.append(_fault(crashed(error)))
        finally:
            self.stage = "ended"

    def _work(self, root: Path) -> None:
        self.report = attempt(root, self.request, self.see)
        failed = (problem for one in self.report.failures for problem in one.problems)
        self.problems += failed
        if self.wanted and not self.problems:
            self.stage = "outputs"
            for result in api.make_outputs(root / "output", self.report.papers, self.wanted):
                self.outputs.append(result)
                self.title = result.file


class Jobs:
    """The last piece of work of each agency's year."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[tuple[str, int], Job] = {}
        self._lock = Lock()

    def last(self, agency: str, year: int) -> Job | None:
        """Give the last piece of work, running or ended."""
        return self._known.get((agency, year))

    def start(
        self, root: Path, agency: str, year: int, job: Job, crashed: Callable[[Exception], object]
    ) -> bool:
        """Begin a piece of work, unless one is running for the same year."""
        with self._lock:
            running = self.last(agency, year)
            if running and running.stage != "ended":
                return False
            self._known[agency, year] = job
        Thread(target=job.run, args=(root, crashed), daemon=True).start()
        return True


def _fault(path: object) -> Problem:
    return Problem("web.our-fault", values={"path": path})
