"""What came of taking procedures from a file."""

from dataclasses import dataclass
from pathlib import Path

from qmsdocs.base.errors import Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """The procedures that are new, those that changed, how many stayed the same, what was passed over."""

    path: Path
    added: tuple[str, ...]
    updated: tuple[str, ...]
    same: int
    notes: tuple[Problem, ...]
