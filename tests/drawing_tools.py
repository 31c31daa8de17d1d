"""Papers with one picture: the file, its parts, what stands in its charts."""

import io
from collections.abc import Mapping
from typing import Any

import openpyxl
from lxml import etree

from qmsdocs.word.blocks import Page, Paragraph, RawRuns, Section, WordDocument
from qmsdocs.word.package import read_package
from qmsdocs.word.template import Rendered, render
from qmsdocs.word.writer import write
from word_tools import STYLES

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}
MM = 36_000


def template(*expressions: str) -> bytes:
    """Give a sound Word template with pictures, each alone in its paragraph."""
    blocks = tuple(Paragraph("Plain", (RawRuns(expression),)) for expression in expressions)
    return write(WordDocument(STYLES, (Section(Page(), blocks),), "Body"))


def drawn(expression: str, **data: object) -> Rendered:
    """Fill a template with one picture."""
    return render(template(expression), data, {})


def tree(made: Rendered, name: str = "word/document.xml") -> etree._Element:
    """Give a part, parsed."""
    return etree.fromstring(read_package(made.data)[name])


def values(root: etree._Element, path: str) -> list[str]:
    """Give the attributes or texts of a path."""
    return [str(value) for value in root.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements of a path."""
    return root.xpath(path, namespaces=NS)  # type: ignore[return-value]


def chart(made: Rendered, number: int = 1) -> etree._Element:
    """Give the part of a chart."""
    return tree(made, f"word/charts/chart{number}.xml")


def points(root: etree._Element, which: str) -> list[dict[int, str]]:
    """Give the values that a chart shows, series by series: of `c:cat`, `c:val` or `c:tx`."""
    return [
        {
            int(values(point, "./@idx")[0]): "".join(values(point, "./c:v/text()"))
            for point in found(one, f"./{which}//c:pt")
        }
        for one in found(root, "//c:ser")
    ]


def sheet(made: Rendered, number: int = 1) -> list[list[Any]]:
    """Give the rows of the workbook inside a chart."""
    data = read_package(made.data)[f"word/embeddings/chart{number}.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(row) for row in book["Sheet1"].iter_rows(values_only=True)]


def told(made: Rendered) -> str:
    """Give the words for who cannot see the picture."""
    return " ".join(values(tree(made), "//wp:docPr/@descr"))


def words(made: Rendered) -> str:
    """Give all words of shapes and tables."""
    return " ".join(values(tree(made), "//w:t/text()"))


Row = Mapping[str, object]
