"""The process map: inputs at the left, three bands of processes, outputs at the right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from qmsdocs.base.units import mm_to_emu
from qmsdocs.word.gaps import Value, dotted
from qmsdocs.word.metrics import text_width
from qmsdocs.word.pictures.given import field, words_of
from qmsdocs.word.pictures.shapes import FOOT, Box, Drawing, Frame, Line, group_drawing
from qmsdocs.word.pictures.texts import cut_to, text_height, text_paragraph
from qmsdocs.word.printing import refused

NAME = "process_map"
#: The bands from the top, with the words above them.
BANDS = {
    "quản lý": "QUÁ TRÌNH QUẢN LÝ",
    "chính": "QUÁ TRÌNH CHÍNH",
    "hỗ trợ": "QUÁ TRÌNH HỖ TRỢ",
}
_CORE = "chính"
_INPUTS, _OUTPUTS = "ĐẦU VÀO", "ĐẦU RA"

_TALLEST = 222.0
_WEIGHT = 0.75
_SIDE, _WAY, _BETWEEN = 0.135, 6.0, 7.0
_PAD, _HEAD, _INSET, _LOWEST = 3.0, 6.0, 1.0, 9.0
_SPARE = 0.96  # programs differ a little in how wide they set a line
_GROUND = "EDEDED"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a map is set: the size of its words, the least width of a box, the room between boxes.

    `lines` bounds the lines of a box.
    """

    size: float
    narrowest: float
    gap: float
    lines: int = 12


#: From roomy to narrow; the last ones cut words so that the map stays on a page.
_LOOKS = (
    _Look(10, 21.5, 5), _Look(9, 20, 5), _Look(8.5, 19, 4), _Look(8.5, 19, 4, 4), _Look(8.5, 19, 3, 3),
    _Look(8.5, 19, 3, 2),
    _Look(8.5, 15, 3, 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Band:
    """A band of processes, set: how many stand in a row, how wide and high each is."""

    group: str
    names: tuple[str, ...]
    columns: int
    width: float
    height: float
    look: _Look

    @property
    def rows(self) -> int:
        return ceil(len(self.names) / self.columns)

    @property
    def total(self) -> float:
        return _HEAD + self.rows * (self.height + self.look.gap) - self.look.gap + _PAD


def process_map_xml(
    processes: Sequence[Mapping[str, Value]], inputs: str, outputs: str, width: float
) -> str:
    """Give the run of a process map.

    Raises:
        Refusal: a process has no group, or one that there is not.
    """
    names = _grouped(processes)
    side = width * _SIDE
    middle = width - 2 * (side + _WAY)
    for look in _LOOKS:
        bands = [_band(group, found, middle, look) for group, found in names.items() if found]
        height = sum(band.total for band in bands) + _BETWEEN * (len(bands) - 1)
        if height <= _TALLEST:
            break
    shapes = [
        *_ends(inputs, outputs, width, height, look.size),
        *_bands(bands, side + _WAY, middle),
    ]
    told = "; ".join(f"{BANDS[g].capitalize()}: {', '.join(n)}" for g, n in names.items() if n)
    words = f"Sơ đồ quá trình. Đầu vào: {inputs}. {told}. Đầu ra: {outputs}"
    drawing = Drawing(mm_to_emu(width), mm_to_emu(height + FOOT), 1001, "Sơ đồ quá trình", words)
    return group_drawing(drawing, shapes, _WEIGHT)


def _grouped(processes: Sequence[Mapping[str, Value]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {group: [] for group in BANDS}
    for process in processes:
        group = words_of(field(process, "group", NAME)).lower()
        if group not in found:
            raise refused(NAME, f"nhóm {', '.join(BANDS)}", process["group"])
        found[group].append(words_of(field(process, "name", NAME)))
    return {group: tuple(names) for group, names in found.items()}


def _band(group: str, names: tuple[str, ...], width: float, look: _Look) -> _Band:
    """Set a band in the fewest rows that its words allow, all boxes as high as the highest."""
    room, spare = width - 2 * _PAD, 2 * _INSET + 0.5
    parts = [word for name in names for word in dotted(name).split()]
    whole = parts if look.lines > 1 else []  # at the last, words are cut wherever they are too long
    longest = max((text_width(word, look.size) for word in whole), default=0.0)
    least = min(room, max(look.narrowest, longest / _SPARE + spare))
    most = max(1, int((room + look.gap) // (least + look.gap)))
    columns = ceil(len(names) / ceil(len(names) / most))
    own = (room - (columns - 1) * look.gap) / columns
    cut = tuple(cut_to(name, (own - 2 * _INSET) * _SPARE, look.size, look.lines) for name in names)
    words = max(text_height(dotted(name), (own - 2 * _INSET) * _SPARE, look.size) for name in cut)
    return _Band(group, cut, columns, own, max(_LOWEST, words + 3), look)


def _ends(
    inputs: str, outputs: str, width: float, height: float, size: float
) -> Iterator[Line | Box]:
    """Give the boxes at both sides and the arrows beside them."""
    side, arrow = width * _SIDE, min(10.0, height)
    for x, head, words in ((0.0, _INPUTS, inputs), (width - side, _OUTPUTS, outputs)):
        paragraphs = text_paragraph(head, size, bold=True) + text_paragraph(words, size)
        yield Box(Frame(x, 0, side, height), paragraphs, "rect", inset=_INSET)
    for x in (side + 0.5, width - side - _WAY + 0.5):
        yield Box(Frame(x, (height - arrow) / 2, _WAY - 1, arrow), "", "rightArrow")


def _bands(bands: Sequence[_Band], left: float, width: float) -> Iterator[Line | Box]:
    top = 0.0
    for index, band in enumerate(bands):
        if index:
            x = left + width / 2
            yield Line(x, top, x, top + _BETWEEN, arrow=True, both=True)
            top += _BETWEEN
        yield Box(Frame(left, top, width, band.total), "", "rect", fill=_GROUND)
        head = text_paragraph(BANDS[band.group], band.look.size, bold=True)
        yield Box(Frame(left, top, width, _HEAD - 0.8), head, "rect", outlined=False)
        yield from _boxes(band, left + _PAD, top + _HEAD)
        top += band.total


def _boxes(band: _Band, left: float, top: float) -> Iterator[Line | Box]:
    """Give the boxes of a band, those of the core with arrows from one to the next."""
    before: Frame | None = None
    for index, name in enumerate(band.names):
        row, column = divmod(index, band.columns)
        x = left + column * (band.width + band.look.gap)
        frame = Frame(x, top + row * (band.height + band.look.gap), band.width, band.height)
        yield Box(frame, text_paragraph(name, band.look.size), "flowChartProcess", inset=_INSET)
        if before and band.group == _CORE:
            yield from _way(before, frame)
        before = frame


def _way(start: Frame, end: Frame) -> Iterator[Line]:
    """Give the lines from a box to the next one, which may stand at the beginning of a new row."""
    if start.y == end.y:
        y = start.y + start.height / 2
        yield Line(start.x + start.width, y, end.x, y, arrow=True)
        return
    x, between = start.x + start.width / 2, (start.y + start.height + end.y) / 2
    to = end.x + end.width / 2
    if x == to:
        yield Line(x, start.y + start.height, to, end.y, arrow=True)
        return
    yield Line(x, start.y + start.height, x, between)
    yield Line(x, between, to, between)
    yield Line(to, between, to, end.y, arrow=True)
