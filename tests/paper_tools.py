"""Builds the papers of a sample agency and reads them back from their Word files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from qmsdocs import api

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Read:
    """A paper as a reader meets it: its lines in order, cells too, and its tables."""

    lines: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def table(self, *head: str) -> tuple[tuple[str, ...], ...]:
        """Give the rows under the head that begins with these words."""
        for rows in self.tables:
            if rows and rows[0][: len(head)] == head:
                return rows[1:]
        raise AssertionError(f"no table with the head {head}")

    def between(self, start: str, end: str) -> str:
        """Give what stands after the line that ends with `start` and before the one with `end`."""
        first = self._line(start, 0)
        return "\n".join(self.lines[first + 1 : self._line(end, first + 1)])

    def _line(self, end: str, start: int) -> int:
        for index in range(start, len(self.lines)):
            if self.lines[index].endswith(end):
                return index
        raise AssertionError(f"no line ends with {end!r} after line {start}")


@dataclass(frozen=True)
class Built:
    """All papers of one agency, by kind and item."""

    files: dict[tuple[str, str | None], Path]
    gaps: dict[tuple[str, str | None], tuple[str, ...]]

    def read(self, kind: str, item: str | None = None) -> Read:
        """Read a paper back."""
        document = Document(str(self.files[kind, item]))
        tables = tuple(
            tuple(tuple(_plain(cell.text) for cell in row.cells) for row in table.rows)
            for table in document.tables
        )
        return Read(tuple(_lines(document)), tables)


def build(agency: str, folder: Path) -> Built:
    """Build every paper of a sample agency."""
    request = api.BuildRequest(today=date(2026, 12, 1), agencies=(agency,), output=folder)
    report = api.build(ROOT, request)
    assert report.failures == ()
    assert [paper for paper in report.papers if paper.status != "written"] == []
    return Built(
        {(paper.kind, paper.item): folder / paper.file for paper in report.papers},
        {
            (paper.kind, paper.item): tuple(str(gap) for gap in paper.gaps)
            for paper in report.papers
        },
    )


def _lines(holder: WordFile | _Cell) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _plain(block.text)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell)


def _plain(text: str) -> str:
    return " ".join(text.split())
