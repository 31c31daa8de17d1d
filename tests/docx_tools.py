"""Makes Word files by hand from pieces of XML, as any program may write them."""

from collections.abc import Mapping

from qmsdocs.word.package import write_package
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Document, Paragraph, Table, paragraphs

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def part(name: str, content: str) -> bytes:
    """Give a part with one root element."""
    return f"<w:{name} {_NAMESPACES}>{content}</w:{name}>".encode()


def theme(latin: str) -> bytes:
    """Give a theme whose small Latin font is the given one."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return f'<t xmlns:a="{space}"><a:minorFont><a:latin typeface="{latin}"/></a:minorFont></t>'.encode()


def docx(body: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """Give a file with this body; parts are linked under their names (`styles`, `header1`)."""
    given = dict(parts or {})
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name.rstrip("123")}" Target="{name}.xml"/>'
        for name in given
    )
    relations = f'xmlns="{_PACKAGE}/relationships"'
    return write_package(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships {relations}><Relationship Id="r1" '
                f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/_rels/document.xml.rels": (
                f"<Relationships {relations}>{links}</Relationships>"
            ).encode(),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}.xml": data for name, data in given.items()},
        }
    )


def read(body: str, parts: Mapping[str, bytes] | None = None) -> Document:
    """Read a file with this body."""
    return read_document(docx(body, parts), "van-ban.docx")


def only(body: str, parts: Mapping[str, bytes] | None = None) -> Paragraph:
    """Read a file with one paragraph."""
    (paragraph,) = paragraphs(read(body, parts).blocks)
    return paragraph


def only_table(body: str) -> Table:
    """Read a file with one table."""
    (table,) = read(body).blocks
    assert isinstance(table, Table)
    return table


def run(text: str, properties: str = "") -> str:
    """Give a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Give a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def style(name: str, text: str = "", kind: str = "paragraph", extra: str = "") -> str:
    """Give a style; `extra` stands before its properties."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{extra}'
        f"<w:rPr>{text}</w:rPr></w:style>"
    )
