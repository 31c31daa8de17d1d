"""A finding with all that is needed to mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qmsdocs.lint.correcting.source import Source
from qmsdocs.lint.findings import Case, Finding
from qmsdocs.lint.paper import Spot
from qmsdocs.lint.rules import Step
from qmsdocs.word.correcting.wanted import Correction


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found by a step of a rule, in which paper of which file."""

    case: Case
    finding: Finding
    step: Step
    source: Source

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All spots of the text that are at fault; footnotes are another part."""
        found = self.finding
        spots = found.spots or (() if found.spot is None else (found.spot,))
        return tuple(spot for spot in spots if spot.role != "note")

    @property
    def what(self) -> str:
        """The code of the finding without its domain."""
        return self.finding.code.partition(".")[2]


Fix = Callable[[Fault], Iterable[Correction]]
