"""DrawingML shapes for Word: lines, boxes, text boxes, and the inline frame that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qmsdocs.base.units import EMU_PER_PT, mm_to_emu
from qmsdocs.word.xmltext import attribute, font_size

Geometry = Literal[
    "line", "rect", "flowChartProcess", "flowChartTerminator", "flowChartDecision",
    "rightArrow",
]  # fmt: skip

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "wpg": f"{_WORD_2010}/wordprocessingGroup",
    "wps": f"{_WORD_2010}/wordprocessingShape",
}
#: Every run of a drawing declares its own namespaces: it must stand in any Word file.
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
_RUN_PROPERTIES = ("<w:rPr><w:noProof/>", "</w:rPr>")
#: An unseen shape as big as its group: LibreOffice stretches the shapes until they fill the group.
_FRAME = (
    '<wps:wsp><wps:cNvPr id="%d" name="Khung"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>%s'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
    "</wps:spPr><wps:bodyPr/></wps:wsp>"
)
_HEAD = '<a:%sEnd type="triangle" w="med" len="med"/>'
_TEXT = "<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx>"
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_FILL = '<a:solidFill><a:srgbClr val="%s"/></a:solidFill>'


@dataclass(frozen=True, slots=True)
class Frame:
    """A place in millimetres."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one point to another, in millimetres, with a head at the end or at both."""

    x1: float
    y1: float
    x2: float
    y2: float
    arrow: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A shape with text; `paragraphs` are finished `w:p` elements. A label has no outline."""

    frame: Frame
    paragraphs: str
    geometry: Geometry = "flowChartProcess"
    outlined: bool = True
    inset: float = 0.0
    fill: str = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The frame of an inline drawing: its size in EMU, its ids and its words for the blind."""

    width: int
    height: int
    id: int
    name: str
    description: str


def line_drawing(drawing: Drawing, weight: float) -> str:
    """Give a run with a level line as long as the drawing is wide."""
    outline = _outline(weight)
    shape = (
        f"<wps:wsp><wps:cNvCnPr/><wps:spPr>{_transform(0, 0, drawing.width, 0)}"
        f"{_preset('line')}{outline}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    before = "".join(_RUN_PROPERTIES)
    return _inline(drawing, before, "wps", f"{_WORD_2010}/wordprocessingShape", shape)


#: The room that a map leaves under its shapes, in millimetres.
FOOT = 2.0


def group_drawing(drawing: Drawing, shapes: Sequence[Line | Box], weight: float) -> str:
    """Give a run with a group of shapes; their ids follow that of the drawing.

    The run has the smallest size, so that groups of two paragraphs touch. Uses `group_ids` ids.
    """
    extent = f'<a:ext cx="{drawing.width}" cy="{drawing.height}"/>'
    child = f'<a:chOff x="0" y="0"/><a:chExt cx="{drawing.width}" cy="{drawing.height}"/>'
    content = _FRAME % (drawing.id + len(shapes) + 1, extent) + "".join(
        _line(shape, drawing.id + index, weight)
        if isinstance(shape, Line)
        else _box(shape, drawing.id + index, weight)
        for index, shape in enumerate(shapes, start=1)
    )
    group = (
        "<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>"
        f'<a:off x="0" y="0"/>{extent}{child}</a:xfrm></wpg:grpSpPr>{content}</wpg:wgp>'
    )
    before = font_size(1).join(_RUN_PROPERTIES)
    return _inline(drawing, before, "wpg", f"{_WORD_2010}/wordprocessingGroup", group)


def group_ids(shapes: Sequence[Line | Box]) -> int:
    """Give how many ids a group uses: its own, its frame's, and one for each shape."""
    return len(shapes) + 2


def _inline(drawing: Drawing, before: str, needs: str, uri: str, graphic: str) -> str:
    return (
        f'<w:r {_DECLARED}>{before}<mc:AlternateContent><mc:Choice Requires="{needs}"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{drawing.width}" cy="{drawing.height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{drawing.id}" name="{attribute(drawing.name)}" '
        f'descr="{attribute(drawing.description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{graphic}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _line(line: Line, id_: int, weight: float) -> str:
    x, y = mm_to_emu(min(line.x1, line.x2)), mm_to_emu(min(line.y1, line.y2))
    width, height = mm_to_emu(abs(line.x2 - line.x1)), mm_to_emu(abs(line.y2 - line.y1))
    flips = ' flipH="1"' * (line.x2 < line.x1) + ' flipV="1"' * (line.y2 < line.y1)
    head = _HEAD % "head" * line.both + _HEAD % "tail" * line.arrow
    kind = "Mũi tên" if line.arrow else "Đường nối"
    return (
        f'<wps:wsp><wps:cNvPr id="{id_}" name="{kind} {id_}"/><wps:cNvCnPr/><wps:spPr>'
        f"{_transform(x, y, width, height, flips)}{_preset('straightConnector1')}{_outline(weight, head)}"
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _box(box: Box, id_: int, weight: float) -> str:
    x, y = mm_to_emu(box.frame.x), mm_to_emu(box.frame.y)
    width, height = mm_to_emu(box.frame.width), mm_to_emu(box.frame.height)
    paint = (
        _FILL % box.fill + _outline(weight)
        if box.outlined
        else "<a:noFill/><a:ln><a:noFill/></a:ln>"
    )
    kind, marks = ("Ô", "") if box.outlined else ("Nhãn", ' txBox="1"')
    anchor = "ctr" if box.outlined else "b"
    side = mm_to_emu(box.inset)
    return (
        f'<wps:wsp><wps:cNvPr id="{id_}" name="{kind} {id_}"/><wps:cNvSpPr{marks}/><wps:spPr>'
        f"{_transform(x, y, width, height)}{_preset(box.geometry)}{paint}</wps:spPr>"
        f"{_TEXT % box.paragraphs if box.paragraphs else ''}"
        f'<wps:bodyPr wrap="square" lIns="{side}" tIns="0" rIns="{side}" bIns="0" anchor="{anchor}">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp>"
    )


def _transform(x: int, y: int, width: int, height: int, flips: str = "") -> str:
    return f'<a:xfrm{flips}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _outline(weight: float, head: str = "") -> str:
    return f'<a:ln w="{round(weight * EMU_PER_PT)}">{_BLACK}{head}</a:ln>'
