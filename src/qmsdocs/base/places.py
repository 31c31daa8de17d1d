"""Where a problem is: a line of a text file or a spot in a Word file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot that a person can go to.

    `file` is a path as the user wrote it, `line` and `column` count from 1 (0 = not known),
    `within` says the spot in words: `mục tiêu 3 › chỉ tiêu`, or `thân văn bản, đoạn 12`.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    within: str = ""

    def __str__(self) -> str:
        """Give `file:line:column: within` without the parts that are not known."""
        numbers = [str(n) for n in (self.line, self.column) if n]
        spot = ":".join([self.file, *numbers] if self.file else numbers)
        return ": ".join(part for part in (spot, self.within) if part)
