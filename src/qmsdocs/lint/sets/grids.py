"""The tables of a paper as heads and rows, so that columns are found by what their heads say."""

import re
from dataclasses import dataclass
from itertools import groupby

from qmsdocs.base.vietnamese import slug
from qmsdocs.lint.paper import Paper, Spot


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text, lines joined by line breaks, and where it begins."""

    text: str
    spot: Spot

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the cell that hold something."""
        return tuple(line.strip() for line in self.text.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its head; rows with merged cells are left out. `table` is its number."""

    heads: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    table: int = -1

    def column(self, pattern: str) -> int | None:
        """Give the column whose head fits a pattern of slugs."""
        fits = (at for at, head in enumerate(self.heads) if re.search(pattern, head))
        return next(fits, None)

    def columns(self, *patterns: str) -> tuple[int, ...] | None:
        """Give the columns of several patterns, or None when one of them is not there."""
        found = [self.column(pattern) for pattern in patterns]
        known = tuple(at for at in found if at is not None)
        return known if len(known) == len(patterns) else None


def grids(paper: Paper) -> tuple[Grid, ...]:
    """Give every table of a paper that has a head and rows."""
    inside = [spot for spot in paper.spots if spot.where.table >= 0]
    made = (_grid(list(group)) for _, group in groupby(inside, lambda spot: spot.where.table))
    return tuple(grid for grid in made if grid is not None)


def _grid(spots: list[Spot]) -> Grid | None:
    rows = [_row(list(group)) for _, group in groupby(spots, lambda spot: spot.where.row)]
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    heads = tuple(slug(cell.text) for cell in rows[0])
    sound = tuple(row for row in rows[1:] if len(row) == len(heads))
    return Grid(heads, sound, spots[0].where.table)


def _row(spots: list[Spot]) -> tuple[GridCell, ...]:
    cells = (list(group) for _, group in groupby(spots, lambda spot: spot.where.column))
    return tuple(
        GridCell("\n".join(spot.text for spot in cell if spot.text.strip()), _worded(cell))
        for cell in cells
    )


def _worded(cell: list[Spot]) -> Spot:
    return next((spot for spot in cell if spot.text.strip()), cell[0])
