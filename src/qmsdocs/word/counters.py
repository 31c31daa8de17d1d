"""Numbers that are counted while a paper is rendered: `{{ "1" | so("roman") }}`."""

from collections.abc import Callable

from qmsdocs.base.vietnamese import diem_letter, roman

#: Styles of one number; `decimal` joins the numbers of all depths and is made apart.
STYLES: dict[str, Callable[[int], str]] = {
    "roman": roman,
    "arabic": str,
    "dieu": str,
    "letter": diem_letter,
}


class Counters:
    """The counters of one paper: one for each depth, or for each name that is not a depth.

    A number at one depth begins the deeper ones anew, except those of Điều, which run through
    the whole paper whatever stands above them.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counts: dict[str, int] = {}
        self._running: set[str] = set()

    def next(self, level: str, style: str) -> str:
        """Count one more at a level and give its number."""
        self._counts[level] = self._counts.get(level, 0) + 1
        if style == "dieu":
            self._running.add(level)
        if level.isdecimal():
            self._begin_anew_below(int(level))
        if style == "decimal":
            return self._decimal(level)
        return STYLES[style](self._counts[level])

    def _begin_anew_below(self, depth: int) -> None:
        for level in list(self._counts):
            if level.isdecimal() and int(level) > depth and level not in self._running:
                del self._counts[level]

    def _decimal(self, level: str) -> str:
        if not level.isdecimal():
            return f"{self._counts[level]}."
        return "".join(f"{self._counts.get(str(n), 0)}." for n in range(1, int(level) + 1))
