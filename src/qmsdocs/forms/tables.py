"""Lays tables out: widths from the dashes, a head that repeats, columns of signatures."""

from collections.abc import Sequence

from qmsdocs.forms import layout
from qmsdocs.forms.nodes import CellNode, RowNode, TableNode, TagNode, texts
from qmsdocs.forms.pictures import is_picture, picture
from qmsdocs.forms.table_rows import Keep, guarded, keeps
from qmsdocs.word.blocks import Align, BlockTag, Cell, Paragraph, Row, Table
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


def word_table(node: TableNode, width: float, size: float, *, followed: bool = False) -> Table:
    """Give a table as wide as the text, with a grid and a head that repeats on each page.

    It is never just a head, and rows of sums stay with the last row of their loop. The dashes
    share out the width; a column is never narrower than a word of its head, which is set in `size`
    points. With `followed`, its last row stays with what comes after it.
    """
    node = guarded(node)
    widths = fitted(node.dashes, _least_widths(node, size), width)
    return Table(
        widths=widths,
        rows=(
            _head(node),
            *(
                BlockTag(row.source) if isinstance(row, TagNode) else _row(row, node, keep, widths)
                for row, keep in zip(node.rows, keeps(node.rows, followed=followed), strict=True)
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


def _head(table: TableNode) -> Row:
    """Give the head of a table, centred both ways."""
    cells = (
        Cell((Paragraph("BangDau", texts(cell.runs)),), cell.span, cell.tags, "center")
        for cell in table.head.cells
    )
    return Row(tuple(cells), header=True)


def _row(row: RowNode, table: TableNode, keep: Keep, widths: Sequence[float]) -> Row:
    """Give a row; its cells are aligned as their column's colons say, those over several centred."""
    style = "BangOTruocTong" if keep == "last-turn" else "BangO"
    keep_next = True if keep == "always" else None
    cells, column = [], 0
    for cell in row.cells:
        align = "center" if cell.span > 1 else table.aligns[min(column, len(table.aligns) - 1)]
        shown: Align | None = None if align == "left" else align
        paragraph = Paragraph(style, texts(cell.runs), align=shown, keep_next=keep_next)
        if is_picture(cell.runs):
            room = sum(widths[column : column + cell.span]) - 2 * layout.TABLE_PADDING
            paragraph = picture(cell.runs, int(room))
        cells.append(Cell((paragraph,), cell.span, cell.tags))
        column += cell.span
    return Row(tuple(cells))
