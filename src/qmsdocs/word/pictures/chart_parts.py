"""Gives each chart of a filled template its parts: the chart, its workbook, the references to them.

A template that draws charts keeps its list of content types and the references of its drawing
parts apart (`Shelf`), for they are known only when a paper is made. Nothing here needs lxml.
"""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from qmsdocs.word.deflate import Deflate
from qmsdocs.word.pictures.chart_xml import WORKBOOK_ID, chart_xml
from qmsdocs.word.pictures.charts import Chart, has_charts, taken_out
from qmsdocs.word.pictures.shelves import Links, Shelf
from qmsdocs.word.pictures.workbook import workbook
from qmsdocs.word.xmltext import XML

CONTENT_TYPES = "[Content_Types].xml"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Entry = tuple[str, bytes]


@dataclass(slots=True)
class _Charts:
    """The charts of one paper on their way into parts."""

    way: Deflate
    free: int
    made: list[Entry] = field(default_factory=list)
    types: list[str] = field(default_factory=list)

    def add(self, chart: Chart) -> str:
        """Make the parts of a chart and give the name of the first."""
        number, self.free = self.free, self.free + 1
        name, book = f"word/charts/chart{number}.xml", f"word/embeddings/chart{number}.xlsx"
        link = _link(WORKBOOK_ID, "package", f"../embeddings/chart{number}.xlsx")
        self.made += (
            (name, chart_xml(chart)),
            (f"word/charts/_rels/chart{number}.xml.rels", _references(link.encode())),
            (book, workbook(chart, self.way)),
        )
        self.types += (
            f'<Override PartName="/{part}" ContentType="{kind}"/>'
            for part, kind in ((name, _CHART), (book, _SHEET))
        )
        return name


def with_charts(
    shelf: Shelf, parts: Iterable[Entry], way: Deflate
) -> tuple[Entry, tuple[Entry, ...]]:
    """Give the list of content types, and the parts with their references and charts."""
    charts = _Charts(way, shelf.free)
    known = {links.part: links for links in shelf.links}
    done: list[Entry] = []
    for name, data in parts:
        if name in known:
            done += _placed(known[name], data, charts)
        else:
            done.append((name, data))
    types = shelf.types + "".join(charts.types).encode()
    head = f'{XML}<Types xmlns="{_PACKAGE}/content-types">'.encode()
    return (CONTENT_TYPES, head + types + b"</Types>"), (*done, *charts.made)


def _placed(links: Links, data: bytes, charts: _Charts) -> tuple[Entry, Entry]:
    """Give a part whose charts have their parts, and the list of its references."""
    added: list[str] = []

    def place(chart: Chart) -> str:
        id_ = f"rId{links.free + len(added)}"
        target = posixpath.relpath(charts.add(chart), posixpath.dirname(links.part) or ".")
        added.append(_link(id_, "chart", target))
        return id_

    filled = taken_out(data, place) if has_charts(data) else data
    return (links.part, filled), (links.name, _references(links.items + "".join(added).encode()))


def _link(id_: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _references(items: bytes) -> bytes:
    head = f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'.encode()
    return head + items + b"</Relationships>"
