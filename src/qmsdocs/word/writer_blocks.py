"""Paragraphs, tables and template tags as WordprocessingML."""

from collections.abc import Iterable
from dataclasses import replace

from qmsdocs.base.units import mm_to_twips
from qmsdocs.word.blocks import (
    Block,
    BlockTag,
    Cell,
    Inline,
    PageField,
    Paragraph,
    Picture,
    RawRuns,
    Row,
    Rule,
    Table,
    Text,
)
from qmsdocs.word.drawing import rule_xml
from qmsdocs.word.embedded import picture_xml
from qmsdocs.word.styles_xml import GAP_STYLE, GRID_STYLE, TAG_STYLE, borders_xml
from qmsdocs.word.xmltext import (
    attribute,
    run,
    switch,
    wrapped,
)

_SIDES = {
    "none": (),
    "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "box": ("top", "left", "bottom", "right"),
}
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
#: Parts two tables; it goes with what follows, so that a row may be kept with it across the gap.
GAP = f'<w:p><w:pPr><w:pStyle w:val="{GAP_STYLE}"/><w:keepNext/></w:pPr></w:p>'


class Numbers:
    """Hands out the ids of drawings, each once in a file."""

    def __init__(self) -> None:
        """Begin at 1."""
        self._last = 0

    def next(self) -> int:
        """Give the next id."""
        self._last += 1
        return self._last


def blocks_xml(blocks: Iterable[Block], numbers: Numbers, lasting: bool = False) -> str:
    """Give blocks one after another.

    A table that no paragraph follows gets a gap after it: Word joins tables that touch, and
    needs a paragraph at the end of a cell. With `lasting` (cells, headers) there is a paragraph
    even when there are no blocks, or all others go away with their tags.
    """
    items = tuple(blocks)
    if lasting and not items:
        return "<w:p><w:pPr/></w:p>"
    parts: list[str] = []
    for index, block in enumerate(items):
        parts.append(_block(block, numbers))
        after = items[index + 1] if index + 1 < len(items) else None
        if isinstance(block, Table) and not isinstance(after, Paragraph):
            parts.append(GAP)
    if lasting and not _has_lasting_paragraph(items):
        parts.append(GAP)
    return "".join(parts)


def tag_paragraph(source: str) -> str:
    """Give the paragraph that docxtpl replaces by a tag."""
    return _tag_paragraph("p", source)


def _tag_paragraph(place: str, source: str) -> str:
    text = run("{%" + f"{place} {source} " + "%}")
    return f'<w:p><w:pPr><w:pStyle w:val="{TAG_STYLE}"/></w:pPr>{text}</w:p>'


def _has_lasting_paragraph(blocks: tuple[Block, ...]) -> bool:
    depth = 0
    for block in blocks:
        if isinstance(block, BlockTag):
            depth += _depth_change(block.source)
        elif depth == 0:
            return True
    return False


def _depth_change(source: str) -> int:
    word = source.split(maxsplit=1)[0] if source.split() else ""
    if word.startswith("end"):
        return -1
    return 1 if word in {"for", "if", "with", "filter", "macro", "call"} else 0


def _block(block: Block, numbers: Numbers) -> str:
    if isinstance(block, BlockTag):
        return tag_paragraph(block.source)
    if isinstance(block, Table):
        return _table(block, numbers)
    return _paragraph(block, numbers)


def _paragraph(paragraph: Paragraph, numbers: Numbers) -> str:
    keep = "" if paragraph.keep_next is None else _keep(paragraph.keep_next)
    align = f'<w:jc w:val="{paragraph.align}"/>' if paragraph.align else ""
    properties = f'<w:pStyle w:val="{attribute(paragraph.style)}"/>{keep}{align}'
    content = "".join(_inline(inline, numbers) for inline in paragraph.inlines)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def _keep(on: bool) -> str:
    return "<w:keepNext/>" if on else '<w:keepNext w:val="0"/>'


def _inline(inline: Inline, numbers: Numbers) -> str:
    match inline:
        case Text():
            return run(inline.text, switch("b", inline.bold) + switch("i", inline.italic))
        case PageField():
            return _field(_FIELDS[inline.kind])
        case Rule():
            return rule_xml(inline, numbers.next())
        case Picture():
            return picture_xml(inline, numbers.next())
        case RawRuns():
            return run("{{r " + inline.expression + " }}")


def _field(name: str) -> str:
    marks = [
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    return "".join(f"<w:r>{mark}</w:r>" for mark in marks)


def _table(table: Table, numbers: Numbers) -> str:
    widths = [mm_to_twips(width) for width in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _tag_row(row.source, widths) if isinstance(row, BlockTag) else _row(row, widths, numbers)
        for row in table.rows
    )
    return (
        f"<w:tbl><w:tblPr>{_table_properties(table, sum(widths))}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _table_properties(table: Table, width: int) -> str:
    style = GRID_STYLE if table.borders == "grid" else "TableNormal"
    padding = mm_to_twips(table.cell_padding)
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 0), ("left", padding), ("bottom", 0), ("right", padding))
    )
    return (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders_xml(_SIDES[table.borders])}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
    )


def _tag_row(source: str, widths: list[int]) -> str:
    cell = _cell_xml(sum(widths), len(widths), "", _tag_paragraph("tr", source))
    return f"<w:tr>{cell}</w:tr>"


def _row(row: Row, widths: list[int], numbers: Numbers) -> str:
    properties = "<w:cantSplit/>"
    if row.height:
        properties += f'<w:trHeight w:val="{mm_to_twips(row.height)}" w:hRule="atLeast"/>'
    properties += "<w:tblHeader/>" * row.header
    cells: list[str] = []
    column = 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        align = "" if cell.valign == "top" else f'<w:vAlign w:val="{cell.valign}"/>'
        cells.append(_cell_xml(width, cell.span, align, _cell_content(cell, numbers)))
        column += cell.span
    return f"<w:tr>{wrapped('w:trPr', properties)}{''.join(cells)}</w:tr>"


def _cell_xml(width: int, span: int, align: str, content: str) -> str:
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{size}{spanned}{align}</w:tcPr>{content}</w:tc>"


def _cell_content(cell: Cell, numbers: Numbers) -> str:
    blocks = _with_tags(cell.blocks, cell.tags) if cell.tags else cell.blocks
    return blocks_xml(blocks, numbers, lasting=True)


def _with_tags(blocks: tuple[Block, ...], tags: str) -> tuple[Block, ...]:
    """Put cell tags at the head of the first paragraph's first text, where docxtpl wants them."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            first, rest = (block.inlines[:1] or (Text(""),)), block.inlines[1:]
            if isinstance(first[0], Text):
                inlines = (replace(first[0], text=tags + first[0].text), *rest)
            else:
                inlines = (Text(tags), *block.inlines)
            return (*blocks[:index], replace(block, inlines=inlines), *blocks[index + 1 :])
    return (Paragraph(GAP_STYLE, (Text(tags),)), *blocks)
