"""What a person asks of a build."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """Which papers, of whom, how strict; empty means all.

    `today` is the day of the call: a paper without a date is laid out by the rules of `on` if
    given, else of `today` if that lies in the profile's year, else of the last day of the year.

    `overwrite` replaces files that a person edited (theirs are kept in another folder), `prune`
    removes untouched files of papers that no longer exist, `force` makes every paper anew.
    `jobs` is the number of processes; a script that asks for several must guard its main part.
    `deflate` is the way to compress (`zlib-1`, `isal-1` …); without one it stays what it was.
    With `lint` the inspector judges what was made. With `gaps_ahead` a build that only looks tells
    also what the papers that it would make lack.
    """

    today: date
    agencies: tuple[str, ...] = ()
    year: int | None = None
    sets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    final: bool = False
    on: date | None = None
    output: Path | None = None
    overwrite: bool = False
    prune: bool = False
    force: bool = False
    jobs: int | None = 1
    deflate: str | None = None
    lint: bool = False
    gaps_ahead: bool = False

    def day_without_date(self, year: int) -> date:
        """Give the day whose rules hold for a paper of a year that has no date yet."""
        if self.on:
            return self.on
        return self.today if self.today.year == year else date(year, 12, 31)

    @property
    def whole(self) -> bool:
        """Whether every paper of an agency is asked for, so that others are left over."""
        return not (self.sets or self.kinds)
