"""Words and paints of charts: titles, fonts, greys and hatchings that a copier keeps apart."""

import re

from qmsdocs.base.units import EMU_PER_PT
from qmsdocs.word.styles_xml import FONT
from qmsdocs.word.xmltext import escape

_BLACK, _GREY = "000000", "D9D9D9"
#: The sizes of a chart in points: its title, its words, its smallest words.
TITLE, WORDS, SMALL = 12.0, 10.0, 8.5

#: Fills that stay apart in black and white: greys far from each other, hatchings between them.
FILLS = (
    "D9D9D9", "595959", "wdUpDiag", "FFFFFF", "ltHorz", "A6A6A6", "lgCheck", "pct25", "wdDnDiag",
    "7F7F7F", "ltVert", "trellis",
)  # fmt: skip
ONE_FILL = "A6A6A6"
_GREY_FILL = re.compile("[0-9A-F]{6}")
_WEIGHT = 0.75


def rich(text: str, size: float, bold: bool = False, turned: bool = False) -> str:
    """Give the body of a title."""
    turn = ' rot="-5400000" vert="horz"' if turned else ""
    paragraphs = "".join(
        f"<a:p><a:pPr>{_font('defRPr', size, bold)}</a:pPr>"
        f"<a:r>{_font('rPr', size, bold)}<a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in text.split("\n")
    )
    return f"<c:tx><c:rich><a:bodyPr{turn}/><a:lstStyle/>{paragraphs}</c:rich></c:tx>"


def title(text: str, size: float = TITLE, bold: bool = True, turned: bool = False) -> str:
    """Give a title of the chart or of an axis."""
    return f'<c:title>{rich(text, size, bold, turned)}<c:overlay val="0"/></c:title>'


def words(size: float, bold: bool = False) -> str:
    """Give how the words of a part of the chart look."""
    font = _font("defRPr", size, bold)
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:pPr>{font}</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def painted(fill: str) -> str:
    """Give the look of a bar or slice: a grey, or black hatching on white, with a black outline."""
    return f"<c:spPr>{_fill(fill)}{_line(_BLACK)}</c:spPr>"


def ruled(color: str = _GREY) -> str:
    """Give the look of an axis or a line of a grid."""
    return f"<c:spPr>{_line(color)}</c:spPr>"


def bare(fill: str = "<a:noFill/>") -> str:
    """Give the look of something without an outline."""
    return f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"


def placed(x: float, y: float, width: float, height: float, inner: bool = False) -> str:
    """Give the place of a part of the chart, in shares of its size."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    sides = (("x", x), ("y", y), ("w", width), ("h", height))
    values = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides)
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{values}'
        "</c:manualLayout></c:layout>"
    )


def solid(color: str) -> str:
    """Give a fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def shown(**named: bool) -> str:
    """Give what the labels of a chart show: `Val`, `Percent`."""
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return "".join(f'<c:show{name} val="{int(named.get(name, False))}"/>' for name in names)


def _fill(fill: str) -> str:
    if _GREY_FILL.fullmatch(fill):
        return solid(fill)
    return (
        f'<a:pattFill prst="{fill}"><a:fgClr><a:srgbClr val="{_BLACK}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


def _line(color: str) -> str:
    return f'<a:ln w="{round(_WEIGHT * EMU_PER_PT)}">{solid(color)}</a:ln>'


def _font(tag: str, size: float, bold: bool) -> str:
    lang = ' lang="vi-VN"' if tag == "rPr" else ""
    return (
        f'<a:{tag}{lang} sz="{round(size * 100)}" b="{int(bold)}">{solid(_BLACK)}'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:{tag}>'
    )
