"""Where the boxes of an organisation chart stand, and the lines between them.

Units stand side by side under their head as long as they fit. At the top of the chart they else
make several rows, which hang on one line at the left; further down they hang under each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qmsdocs.word.gaps import dotted
from qmsdocs.word.pictures.shapes import Box, Frame, Line
from qmsdocs.word.pictures.texts import text_height, text_paragraph

#: The widest and the lowest box, the room between boxes, beside and above them, in millimetres.
_WIDEST, _LOWEST = 48.0, 9.0
_GAP, _DROP, _STEM, _INSET = 4.0, 4.0, 6.0, 1.0
#: From this width on units that do not fit side by side make rows.
_ROWS_FROM = 100.0
_SPARE = 0.96  # programs differ a little in how wide they set a line

Shape = Line | Box


@dataclass(slots=True)
class Unit:
    """A unit with those under it."""

    name: str
    note: str
    under: "list[Unit]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """Units set in a width; `middle` is where the line from above comes in, `neck` its box's height."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    middle: float = 0.0
    neck: float = 0.0

    def at(self, x: float, y: float) -> tuple[Shape, ...]:
        """Give the shapes moved."""
        return tuple(_moved(shape, x, y) for shape in self.shapes)


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of the name of a unit and of its note, the least width of a box; sets units in them."""

    name: float
    note: float
    narrowest: float

    def forest(self, tops: Sequence[Unit], width: float) -> Block:
        """Set units that have no head."""
        rows, top, shapes = self._packed(tops, width), 0.0, list[Shape]()
        for row in rows:
            blocks = self._row(row, self._widths(row, width))
            shapes += _side_by_side(blocks, 0.0, top)
            top += max(block.height for block in blocks) + 2 * _DROP
        return Block(width, top - 2 * _DROP, tuple(shapes))

    def _block(self, unit: Unit, width: float, tall: float = 0.0, hung: bool = False) -> Block:
        """Set a unit and those under it; its box is at least so tall, at the left if it hangs."""
        own = min(width, _WIDEST)
        tall = max(tall, self._tall(unit, width))
        hangs = bool(unit.under) and (hung or self._hangs(unit.under, width))
        left = 0.0 if hung or hangs else (width - own) / 2
        box = self._box(unit, Frame(left, 0, own, tall))
        middle = left + own / 2
        if not unit.under:
            return Block(width, tall, (box,), middle, tall)
        below = self._list(unit.under, width) if hangs else self._rows(unit.under, width, middle)
        line = () if hangs else (Line(middle, tall, middle, tall + _DROP),)
        start = tall if hangs else tall + _DROP
        shapes = (box, *line, *below.at(0, start))
        return Block(width, start + below.height, shapes, middle, tall)

    def _list(self, units: Sequence[Unit], width: float) -> Block:
        """Set units under each other, hanging on a line at the left."""
        shapes, top, end = list[Shape](), _DROP, 0.0
        for unit in units:
            block = self._block(unit, width - _STEM, hung=True)
            shapes += block.at(_STEM, top)
            end = top + block.neck / 2
            shapes.append(Line(_STEM / 2, end, _STEM, end))
            top += block.height + _DROP
        return Block(width, top - _DROP, (*shapes, Line(_STEM / 2, 0, _STEM / 2, end)))

    def _rows(self, units: Sequence[Unit], width: float, middle: float) -> Block:
        """Set units side by side under a line; more rows than one hang on a line at the left."""
        rows = self._packed(units, width)
        left = _STEM if len(rows) > 1 else 0.0
        rows = self._packed(units, width - left)
        columns = len(rows[0]) if left and not any(unit.under for unit in units) else 0
        shapes, bus = list[Shape](), 0.0
        for number, row in enumerate(rows):
            widths = self._widths(row, width - left, columns)
            blocks = self._row(row, widths)
            shapes += _side_by_side(blocks, left, bus + _DROP)
            ends = _middles(blocks, left)
            shapes += (Line(end, bus, end, bus + _DROP) for end in ends)
            along = [*ends, *([left / 2] if left else []), *([middle] if number == 0 else [])]
            if max(along) > min(along):
                shapes.append(Line(min(along), bus, max(along), bus))
            last, bus = bus, bus + max(block.height for block in blocks) + 2 * _DROP
        if left:
            shapes.append(Line(left / 2, 0, left / 2, last))
        return Block(width, bus - _DROP, tuple(shapes))

    def _row(self, units: Sequence[Unit], widths: Sequence[float]) -> list[Block]:
        """Set the units of a row, with boxes of one height."""
        tall = max(map(self._tall, units, widths))
        return [self._block(unit, own, tall) for unit, own in zip(units, widths, strict=True)]

    def _least(self, unit: Unit) -> float:
        """Give the width that a unit needs when those under it hang under each other."""
        return max([self.narrowest, *(self._least(one) + _STEM for one in unit.under)])

    def _wanted(self, unit: Unit) -> float:
        """Give the width in which those under a unit stand side by side."""
        gaps = _GAP * (len(unit.under) - 1)
        return max(self.narrowest, sum(map(self._wanted, unit.under)) + gaps)

    def _hangs(self, units: Sequence[Unit], width: float) -> bool:
        rows = len(self._packed(units, width))
        return rows > 1 and (width < _ROWS_FROM or rows == len(units))

    def _packed(self, units: Sequence[Unit], width: float) -> list[list[Unit]]:
        """Share units out to as few rows as there can be, as even as can be."""
        rows = _filled([self._least(unit) for unit in units], width)
        if not any(unit.under for unit in units):
            most = -(-len(units) // len(rows))
            rows = [list(range(n, min(n + most, len(units)))) for n in range(0, len(units), most)]
        return [[units[index] for index in row] for row in rows]

    def _widths(self, units: Sequence[Unit], width: float, columns: int = 0) -> list[float]:
        """Share the width of a row out: what each needs, and of the rest as much as it wants."""
        if columns:
            return [(width - _GAP * (columns - 1)) / columns] * len(units)
        least = [self._least(unit) for unit in units]
        wanted = [self._wanted(unit) for unit in units]
        rest = width - _GAP * (len(units) - 1) - sum(least)
        return [own + rest * want / sum(wanted) for own, want in zip(least, wanted, strict=True)]

    def _tall(self, unit: Unit, width: float) -> float:
        """Give the height that the words of a unit need."""
        room = (min(width, _WIDEST) - 2 * _INSET) * _SPARE
        words = text_height(dotted(unit.name), room, self.name, bold=True)
        words += text_height(dotted(unit.note), room, self.note) if unit.note else 0
        return max(_LOWEST, words + 2.5)

    def _box(self, unit: Unit, frame: Frame) -> Box:
        paragraphs = text_paragraph(unit.name, self.name, bold=True)
        if unit.note:
            paragraphs += text_paragraph(unit.note, self.note)
        return Box(frame, paragraphs, inset=_INSET)


def _filled(widths: Sequence[float], width: float) -> list[list[int]]:
    """Fill one row after the other."""
    rows, filled = list[list[int]](), 0.0
    for index, own in enumerate(widths):
        if rows and filled + _GAP + own <= width:
            rows[-1].append(index)
            filled += _GAP + own
        else:
            rows.append([index])
            filled = own
    return rows


def _side_by_side(blocks: Sequence[Block], left: float, top: float) -> list[Shape]:
    shapes = list[Shape]()
    for block in blocks:
        shapes += block.at(left, top)
        left += block.width + _GAP
    return shapes


def _middles(blocks: Sequence[Block], left: float) -> list[float]:
    found = []
    for block in blocks:
        found.append(left + block.middle)
        left += block.width + _GAP
    return found


def _moved(shape: Shape, x: float, y: float) -> Shape:
    if isinstance(shape, Line):
        return Line(shape.x1 + x, shape.y1 + y, shape.x2 + x, shape.y2 + y, shape.arrow, shape.both)
    frame = shape.frame
    return replace(shape, frame=Frame(frame.x + x, frame.y + y, frame.width, frame.height))
