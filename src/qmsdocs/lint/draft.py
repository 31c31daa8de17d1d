"""The spots of a paper while their roles are being told."""

from collections.abc import Iterable
from dataclasses import dataclass

from qmsdocs.lint.paper import How, Part, Spot

UNTOLD = "text"


@dataclass(slots=True)
class Draft:
    """Spots in reading order; a role is told once."""

    spots: list[Spot]

    def tell(self, at: int, role: str, how: How = "words") -> None:
        """Give a spot its role."""
        old = self.spots[at]
        self.spots[at] = Spot(old.paragraph, old.text, old.where, role, how, old.part)

    def put(self, part: Part, places: Iterable[int]) -> None:
        """Say which part of the paper spots belong to."""
        for at in places:
            old = self.spots[at]
            self.spots[at] = Spot(old.paragraph, old.text, old.where, old.role, old.how, part)

    def cut(self, at: int, pieces: Iterable[Spot]) -> None:
        """Put pieces in the stead of a spot."""
        self.spots[at : at + 1] = list(pieces)

    def untold(self, places: Iterable[int]) -> list[int]:
        """Give the places that have no role yet and are not blank."""
        return [at for at in places if self.spots[at].role == UNTOLD and not self.spots[at].blank]

    def table_of(self, at: int) -> range:
        """Give the places of the table around a place; the place alone outside tables."""
        table = self.spots[at].where.table
        if table < 0:
            return range(at, at + 1)
        start = end = at
        while start > 0 and self.spots[start - 1].where.table == table:
            start -= 1
        while end < len(self.spots) and self.spots[end].where.table == table:
            end += 1
        return range(start, end)
