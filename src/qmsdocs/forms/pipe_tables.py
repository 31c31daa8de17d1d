"""Reads pipe tables: widths from the dashes, alignment from the colons, tags between rows."""

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from qmsdocs.forms.inlines import InlineReader, stripped
from qmsdocs.forms.nodes import CellNode, RowNode, Run, Runs, TableNode, TagNode
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tags import CELL_WORDS, Line, Tag, only_tags
from qmsdocs.word.blocks import Align

_PIPE = re.compile(r"(?<!\\)\|")
_SPAN = re.compile(r"colspan\s+(\d+)")


def read_table(
    node: SyntaxTreeNode, lines: Sequence[Line], tags: Sequence[Tag], problems: Problems
) -> TableNode:
    """Read the table whose head is the first of the lines."""
    delimiters = split_row(lines[1].text)
    rows = [row for part in node.children for row in part.children]
    first = node.map[0] if node.map else 0
    head, *body = (
        _row(row, lines[(row.map[0] if row.map else first) - first], tags, problems) for row in rows
    )
    table = TableNode(
        head=head if isinstance(head, RowNode) else RowNode((), lines[0].number),
        rows=tuple(body),
        dashes=tuple(cell.count("-") for cell in delimiters),
        aligns=tuple(_align(cell) for cell in delimiters),
        line=lines[0].number,
    )
    _check_lengths(table, problems)
    return table


def split_row(text: str) -> list[str]:
    """Give the cells of a line of a table as text."""
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if re.search(r"(?<!\\)\|$", inner) else inner
    return [cell.strip() for cell in _PIPE.split(inner)]


def _row(
    node: SyntaxTreeNode, line: Line, tags: Sequence[Tag], problems: Problems
) -> RowNode | TagNode:
    """Read a row; Markdown fills short rows and cuts long ones, so the line itself is counted."""
    written = split_row(line.text)
    alone = only_tags(written[0], tags) if len(written) == 1 else ()
    if alone:
        return TagNode(alone[0].inside, line.number)
    if len(written) > len(node.children):
        problems.add("page.row-cells", line.number, found=len(written), expected=len(node.children))
    reader = InlineReader(tags, problems, line.number, in_cell=True)
    cells = (
        _cell(stripped(reader.runs(cell.children[0]))) if cell.children else CellNode(())
        for cell in node.children[: len(written)]
    )
    return RowNode(tuple(cells), line.number)


def _cell(runs: Runs) -> CellNode:
    """Part docxtpl's cell tags from the text; a written number of columns is fixed at once."""
    kept, span, found = list[Run](), 1, ""
    for run in runs:
        if not (isinstance(run.content, Tag) and run.content.word in CELL_WORDS):
            kept.append(run)
        elif match := _SPAN.fullmatch(run.content.inside):
            span = int(match[1])
        else:
            found += run.content.flat
    return CellNode(stripped(tuple(kept)), span, found)


def _check_lengths(table: TableNode, problems: Problems) -> None:
    """Every row fills the table, unless a cell spans columns counted later."""
    expected = len(table.dashes)
    for row in (table.head, *table.rows):
        if isinstance(row, TagNode) or any("colspan" in cell.tags for cell in row.cells):
            continue
        found = sum(cell.span for cell in row.cells)
        if found != expected:
            problems.add("page.row-cells", row.line, found=found, expected=expected)


def _align(delimiter: str) -> Align:
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    if left and right:
        return "center"
    return "right" if right else "left"
