"""Small Word templates from pieces of XML, and what a filled one says."""

import io
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

import docx
from docx.document import Document

from qmsdocs.base.errors import Problem
from qmsdocs.sources.messages import line
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.template import Rendered, check, render

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_SIDE = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}


def run(text: str, properties: str = "") -> str:
    """Give a run."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """Give a paragraph of runs; a text that is no XML becomes a run."""
    return f"<w:p>{''.join(piece if piece.startswith('<') else run(piece) for piece in runs)}</w:p>"


def cell(*texts: str) -> str:
    """Give a table cell with a paragraph for each text."""
    return f"<w:tc><w:tcPr/>{''.join(map(paragraph, texts))}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """Give a table of texts."""
    width = max(len(row) for row in rows)
    grid = '<w:gridCol w:w="1000"/>' * width
    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def word(
    *blocks: str,
    sides: Mapping[str, str] | None = None,
    core: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
) -> bytes:
    """Give a Word file; a text that is no XML becomes a paragraph; `sides` are headers and footers."""
    body = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    parts = {main: _xml("document", f"<w:body>{body}<w:sectPr/></w:body>")}
    types = {main: f"{_WORDML}.document.main+xml"}
    links = []
    for kind, content in (sides or {}).items():
        name = f"word/{kind}1.xml"
        parts[name] = _xml(_SIDE[kind], content)
        types[name] = f"{_WORDML}.{kind}+xml"
        links.append((f"{R}/{kind}", f"{kind}1.xml"))
    folder, _, file = main.rpartition("/")
    parts[f"{folder}/_rels/{file}.rels"] = _rels(links)
    package = [(f"{R}/officeDocument", main)]
    if core is not None:
        parts["docProps/core.xml"] = _core(core)
        types["docProps/core.xml"] = CORE_TYPE
        package.append((f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    parts["_rels/.rels"] = _rels(package)
    parts["[Content_Types].xml"] = _types(types)
    return write_package(parts)


def fill(
    template: bytes, properties: Mapping[str, str] | None = None, **context: object
) -> Rendered:
    """Fill a template."""
    return render(template, context, properties or {})


def opened(rendered: Rendered | bytes) -> Document:
    """Open a filled file with python-docx."""
    return docx.Document(io.BytesIO(rendered if isinstance(rendered, bytes) else rendered.data))


def lines(rendered: Rendered | bytes) -> list[str]:
    """Give the texts of the paragraphs outside tables."""
    return [item.text for item in opened(rendered).paragraphs]


def rows(rendered: Rendered | bytes, number: int = 0) -> list[list[str]]:
    """Give the texts of a table."""
    return [[box.text for box in row.cells] for row in opened(rendered).tables[number].rows]


def part(rendered: Rendered, name: str = "word/document.xml") -> str:
    """Give the XML of a part."""
    return read_package(rendered.data)[name].decode()


def faults(template: bytes) -> list[str]:
    """Give what the check says of a template, as people read it."""
    return said(check(template, "mau.docx"))


def codes(template: bytes) -> list[str]:
    """Give the codes of what the check finds."""
    return [problem.code for problem in check(template, "mau.docx")]


def said(problems: Iterable[Problem]) -> list[str]:
    """Give problems as people read them."""
    return [line(problem) for problem in problems]


def _xml(root: str, content: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:{root} {_NAMESPACES}>{content}</w:{root}>".encode()


def _rels(links: list[tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()


def _types(types: Mapping[str, str]) -> bytes:
    items = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{items}</Types>'.encode()


def _core(core: Mapping[str, str]) -> bytes:
    spaces = {"keywords": "cp", "category": "cp", "lastModifiedBy": "cp"}
    items = "".join(
        f"<{spaces.get(key, 'dc')}:{key}>{escape(text)}</{spaces.get(key, 'dc')}:{key}>"
        for key, text in core.items()
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{items}</cp:coreProperties>'
    ).encode()
