"""Follows the fields of a part: which runs are instructions, and which are the result of one."""

from dataclasses import dataclass, field

_LONGEST = 80  # only the first word of an instruction counts


@dataclass(slots=True)
class Fields:
    """The fields that are open, from the outermost in: instruction, and whether it is over."""

    open: list[list[str]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Tell whether what comes is an instruction and not text."""
        return bool(self.open) and self.open[-1][1] == ""

    @property
    def result(self) -> str:
        """Give the instruction whose result comes now, without its switches; '' outside fields."""
        return self.open[-1][0].split()[0].upper() if self.open and self.open[-1][0].split() else ""

    def sign(self, kind: str) -> None:
        """Take a sign of a field: `begin`, `separate` or `end`."""
        if kind == "begin":
            self.open.append(["", ""])
        elif kind == "separate" and self.open:
            self.open[-1][1] = "result"
        elif kind == "end":
            self.end()

    def say(self, text: str) -> None:
        """Take a piece of the instruction."""
        if self.open and len(self.open[-1][0]) < _LONGEST:
            self.open[-1][0] += text[:_LONGEST]

    def simple(self, instruction: str) -> None:
        """Open a field whose instruction is known at once."""
        self.open.append([instruction[:_LONGEST], "result"])

    def end(self) -> None:
        """Close the innermost field."""
        if self.open:
            self.ended.append(self.result)
            self.open.pop()

    def take(self) -> tuple[str, ...]:
        """Give the fields that have ended since the last time, and forget them."""
        ended = tuple(self.ended)
        self.ended.clear()
        return ended
