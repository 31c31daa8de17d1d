"""Gathers the problems of one page, so that the author sees all of them at once."""

from dataclasses import dataclass, field

from qmsdocs.base.errors import Problem, TemplateError
from qmsdocs.base.places import Place


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems found in a file so far."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, line: int, **values: object) -> None:
        """Keep a problem with its line of the file."""
        self.found.append(Problem(code, Place(self.file, line), values))

    def stop(self) -> None:
        """End the work when anything is wrong.

        Raises:
            TemplateError: with every problem, in the order of the lines.
        """
        if self.found:
            raise TemplateError(sorted(self.found, key=lambda problem: problem.place.line))
