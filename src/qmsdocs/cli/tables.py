"""Tables: drawn on a terminal, plain aligned columns in a file or a pipe."""

import sys
from collections.abc import Sequence

import click

_GAP = "  "


def show_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show rows under their heads."""
    if sys.stdout.isatty():
        _drawn(heads, rows)
    else:
        _plain(heads, rows)


def _plain(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    padded = (map(str.ljust, line, widths) for line in lines)
    click.echo("\n".join(_GAP.join(cells).rstrip() for cells in padded))


def _drawn(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Column, Table

    table = Table(*(Column(head, overflow="fold") for head in heads))
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    Console().print(table)
