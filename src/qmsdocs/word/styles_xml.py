"""The styles part: defaults, paragraph styles of the document, and a few of the writer's own."""

from qmsdocs.base.units import mm_to_twips, pt_to_twips
from qmsdocs.word.blocks import ParagraphStyle
from qmsdocs.word.xmltext import attribute, bold_italic, font_size

#: The paragraph that carries a section break or parts two tables: as good as invisible.
GAP_STYLE = "QmsGap"
#: The paragraph of a template tag: gone in the finished file, readable in the template.
TAG_STYLE = "QmsTag"
#: The table style of tables with a full grid.
GRID_STYLE = "TableGrid"
FONT = "Times New Roman"

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_GAP = ParagraphStyle(GAP_STYLE, "Khoảng ngắt", size=1, line=0, widow_control=False)
_OWN = (
    _GAP,
    ParagraphStyle(TAG_STYLE, "Thẻ mẫu", size=9, color="808080"),
    ParagraphStyle("Header", "header", size=13),
    ParagraphStyle("Footer", "footer", size=11),
)
_BUILT_IN = {
    "Normal",
    "header",
    "footer",
    "Title",
    "Subtitle",
    *(f"heading {n}" for n in range(1, 10)),
}
_FIXED = """\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>\
<w:unhideWhenUsed/></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>\
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>\
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"""


def styles_part(styles: tuple[ParagraphStyle, ...], default_style: str) -> str:
    """Give `word/styles.xml`.

    Raises:
        ValueError: when two styles have one id, or the default style is not among them.
    """
    ids = [style.id for style in styles]
    if default_style not in ids or len(set(ids)) != len(ids):
        raise ValueError(f"styles {ids} with the default {default_style!r}")
    own = [style for style in _OWN if style.id not in ids]
    ordered = sorted(styles, key=lambda style: style.id != default_style)
    body = "".join(
        _style(style, 0 if style.id == default_style else rank)
        for rank, style in enumerate(ordered)
    )
    helpers = "".join(_style(style, 99, hidden=True) for style in own)
    return f"<w:styles {_NS}>{_defaults()}{body}{_FIXED}{_grid_style()}{helpers}</w:styles>"


def borders_xml(sides: tuple[str, ...]) -> str:
    """Give the children of `w:tblBorders`: thin black lines on the named sides, none elsewhere."""
    every = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    none = 'w:val="nil"'
    return "".join(f"<w:{side} {line if side in sides else none}/>" for side in every)


def fonts_xml(font: str) -> str:
    """Give one font for every script."""
    name = attribute(font)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def spacing_xml(before: float, after: float, line: float) -> str:
    """Give `w:spacing`; a line of 0 means exactly 1 point."""
    height = (
        f'w:line="{round(line * 240)}" w:lineRule="auto"'
        if line
        else 'w:line="20" w:lineRule="exact"'
    )
    return f'<w:spacing w:before="{pt_to_twips(before)}" w:after="{pt_to_twips(after)}" {height}/>'


def _defaults() -> str:
    fonts = fonts_xml(FONT)
    language = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{font_size(14)}{language}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{spacing_xml(0, 0, 1)}</w:pPr></w:pPrDefault>"
        '</w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" '
        'w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
    )


def _style(style: ParagraphStyle, rank: int, hidden: bool = False) -> str:
    name = "Normal" if rank == 0 else style.name
    alias = f'<w:aliases w:val="{attribute(style.name)}"/>' if name != style.name else ""
    marks = ' w:default="1"' if rank == 0 else ""
    marks += "" if name in _BUILT_IN else ' w:customStyle="1"'
    shown = "<w:semiHidden/><w:unhideWhenUsed/>" if hidden else "<w:qFormat/>"
    return (
        f'<w:style w:type="paragraph"{marks} w:styleId="{attribute(style.id)}">'
        f'<w:name w:val="{attribute(name)}"/>{alias}<w:uiPriority w:val="{min(rank, 99)}"/>{shown}'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr>"
        "</w:style>"
    )


def _paragraph_properties(style: ParagraphStyle) -> str:
    flags = "<w:keepNext/>" * style.keep_next + (
        "<w:widowControl/>" if style.widow_control else '<w:widowControl w:val="0"/>'
    )
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    spacing = spacing_xml(style.before, style.after, style.line)
    return f'{flags}{spacing}{_indents(style)}<w:jc w:val="{style.align}"/>{outline}'


def _indents(style: ParagraphStyle) -> str:
    first = mm_to_twips(abs(style.first_line))
    kind = "hanging" if style.first_line < 0 else "firstLine"
    return f'<w:ind w:left="{mm_to_twips(style.left)}" w:right="0" w:{kind}="{first}"/>'


def _run_properties(style: ParagraphStyle) -> str:
    return (
        f"{fonts_xml(style.font)}{bold_italic(style.bold, style.italic)}"
        f'<w:color w:val="{attribute(style.color)}"/>{font_size(style.size)}'
    )


def _grid_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return (
        f'<w:style w:type="table" w:styleId="{GRID_STYLE}"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>'
        f"{borders_xml(sides)}</w:tblBorders></w:tblPr></w:style>"
    )
