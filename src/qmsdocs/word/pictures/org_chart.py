"""The organisation chart: boxes with lines from each unit to the one above it."""

from collections.abc import Mapping, Sequence

from qmsdocs.base.units import mm_to_emu
from qmsdocs.word.gaps import Gap, Value
from qmsdocs.word.pictures.given import field, words_if_any, words_of
from qmsdocs.word.pictures.org_layout import Look, Unit
from qmsdocs.word.pictures.shapes import FOOT, Drawing, group_drawing
from qmsdocs.word.printing import refused

NAME = "org_chart"
_LOOKS = (Look(11, 10, 31), Look(10, 9, 27), Look(9, 8.5, 24), Look(8.5, 8.5, 20))
_TALLEST = 222.0
_WEIGHT = 0.75


def org_chart_xml(rows: Sequence[Mapping[str, Value]], width: float) -> str:
    """Give the run of an organisation chart, in the largest size that fits a page.

    Raises:
        Refusal: a unit has no name, or a head that is none of the list or stands under itself.
    """
    units = [
        Unit(words_of(field(row, "name", NAME)), words_if_any(row.get("note"))) for row in rows
    ]
    heads = [_head(row, index, len(units)) for index, row in enumerate(rows)]
    _refuse_circles(heads)
    for unit, head in zip(units, heads, strict=True):
        if head is not None:
            units[head].under.append(unit)
    tops = [unit for unit, head in zip(units, heads, strict=True) if head is None]
    for look in _LOOKS:
        block = look.forest(tops, width)
        if block.height <= _TALLEST:
            break
    told = "Sơ đồ tổ chức. " + "; ".join(_told(units, heads))
    size = mm_to_emu(width), mm_to_emu(block.height + FOOT)
    return group_drawing(Drawing(*size, 1001, "Sơ đồ tổ chức", told), block.shapes, _WEIGHT)


def _head(row: Mapping[str, Value], index: int, count: int) -> int | None:
    """Give the place of a unit's head in the list."""
    head = row.get("parent")
    if head is None or isinstance(head, Gap):
        return None
    if isinstance(head, int) and not isinstance(head, bool) and 0 <= head < count and head != index:
        return head
    raise refused(NAME, "số thứ tự của đơn vị cấp trên (từ 0)", head)


def _refuse_circles(heads: Sequence[int | None]) -> None:
    for start in range(len(heads)):
        seen, here = set[int](), heads[start]
        while here is not None:
            if here in seen:
                raise refused(NAME, "đơn vị cấp trên không nằm dưới chính nó", here)
            seen.add(here)
            here = heads[here]


def _told(units: Sequence[Unit], heads: Sequence[int | None]) -> list[str]:
    """Tell the units in words."""
    return [
        unit.name if head is None else f"{unit.name} (thuộc {units[head].name})"
        for unit, head in zip(units, heads, strict=True)
    ]
