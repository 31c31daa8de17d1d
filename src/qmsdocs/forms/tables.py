"""Lays tables out: widths from the dashes, a head that repeats, columns of signatures."""

from collections.abc import Sequence

from qmsdocs.forms import layout
from qmsdocs.forms.nodes import CellNode, RowNode, TableNode, TagNode, texts
from qmsdocs.word.blocks import Align, Block, BlockTag, Cell, Paragraph, Row, Table
from qmsdocs.word.metrics import text_width


def scaled(shares: Sequence[float], width: float) -> tuple[float, ...]:
    """Give widths in proportion to the shares that add up to the width exactly."""
    whole = sum(shares)
    widths = [round(width * share / whole, 2) for share in shares]
    widths[-1] = round(width - sum(widths[:-1]), 2)
    return tuple(widths)


def fitted(shares: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Give widths in proportion to the shares, but none under its least width if all fit."""
    if sum(least) >= width:
        return scaled(least, width)
    found = list(least)
    free = set(range(len(shares)))
    while True:
        rest = width - sum(least[i] for i in range(len(shares)) if i not in free)
        whole = sum(shares[i] for i in free)
        narrow = {i for i in free if rest * shares[i] / whole < least[i]}
        if not narrow:
            break
        free -= narrow
    for i in free:
        found[i] = rest * shares[i] / whole
    return scaled(found, width)


def word_table(node: TableNode, width: float, size: float) -> Table:
    """Give a table as wide as the text, with a grid and a head that repeats on each page.

    The dashes share out the width; a column is never narrower than a word of its head, which is set
    in `size` points.
    """
    return Table(
        widths=fitted(node.dashes, _least_widths(node, size), width),
        rows=(
            _row(node.head, node, "BangDau", header=True),
            *(
                BlockTag(row.source) if isinstance(row, TagNode) else _row(row, node, "BangO")
                for row in node.rows
            ),
        ),
        cell_padding=layout.TABLE_PADDING,
    )


def _least_widths(node: TableNode, size: float) -> list[float]:
    """Give the width that the longest word of each head needs."""
    least = [layout.TABLE_LEAST] * len(node.dashes)
    column = 0
    for cell in node.head.cells:
        words = " ".join(run.content for run in cell.runs if isinstance(run.content, str)).split()
        longest = max((text_width(word, size, bold=True) for word in words), default=0.0)
        if cell.span == 1:
            least[column] = max(
                least[column], longest + 2 * layout.TABLE_PADDING + layout.TABLE_SLACK
            )
        column += cell.span
    return least


def sign_table(node: TableNode, width: float) -> Table:
    """Give columns of signatures: posts above, room, names below; they stay on one page."""
    names = next((row for row in node.rows if isinstance(row, RowNode)), RowNode((), node.line))
    posts = (_sign_cell(cell, "ChucVuCot", keep=True) for cell in node.head.cells)
    signed = (_sign_cell(cell, "HoTenCot") for cell in names.cells)
    return Table(
        widths=scaled([1.0] * len(node.dashes), width),
        rows=(Row(tuple(posts)), Row(tuple(signed))),
        borders="none",
        cell_padding=0,
    )


def _sign_cell(cell: CellNode, style: str, *, keep: bool | None = None) -> Cell:
    return Cell((Paragraph(style, texts(cell.runs), keep_next=keep),), span=cell.span)


def _row(row: RowNode, table: TableNode, style: str, *, header: bool = False) -> Row:
    """Give a row; heads are centred both ways, cells as their column's colons say."""
    cells, column = [], 0
    for cell in row.cells:
        align: Align = table.aligns[min(column, len(table.aligns) - 1)]
        spanning: Align = "center" if cell.span > 1 else align
        cells.append(_cell(cell, style, None if header else spanning, header=header))
        column += cell.span
    return Row(tuple(cells), header=header)


def _cell(cell: CellNode, style: str, align: Align | None, *, header: bool) -> Cell:
    shown = align if align not in (None, "left") else None
    blocks: tuple[Block, ...] = (Paragraph(style, texts(cell.runs), align=shown),)
    return Cell(blocks, cell.span, cell.tags, "center" if header else "top")
