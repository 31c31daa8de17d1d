"""The first page of a book: whose papers these are, and the list of them, each a link to its part."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from qmsdocs.word.blocks import (
    Block,
    Cell,
    Page,
    Paragraph,
    ParagraphStyle,
    Row,
    Section,
    Table,
    Text,
    WordDocument,
)
from qmsdocs.word.merging.names import VAL, W, elements, to_bytes
from qmsdocs.word.package import write_package
from qmsdocs.word.writer import parts_of

_DOCUMENT = "word/document.xml"
_STYLE_PART = "word/styles.xml"
_LINK = "BoSoLienKet"
#: LibreOffice makes a link in a PDF only of text with a style of its own; this one shows nothing.
_LINK_STYLE = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{_LINK}">'
    '<w:name w:val="Bộ văn bản – liên kết"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>'
).encode()
_WIDTHS = (15.0, 150.0)
_STYLES = (
    ParagraphStyle("BoSoThuong", "Bộ văn bản", 14),
    ParagraphStyle("BoSoCoQuan", "Bộ văn bản – cơ quan", 14, bold=True, align="center", after=36),
    ParagraphStyle("BoSoTen", "Bộ văn bản – tên", 18, bold=True, align="center", after=6),
    ParagraphStyle("BoSoNam", "Bộ văn bản – năm", 14, bold=True, align="center", after=30),
    ParagraphStyle(
        "BoSoDanhMuc", "Bộ văn bản – danh mục", 14, bold=True, align="center", after=6, keep_next=True
    ),
    ParagraphStyle("BoSoDau", "Bộ văn bản – đầu bảng", 13, bold=True, align="center", before=3, after=3),
    ParagraphStyle("BoSoSo", "Bộ văn bản – số thứ tự", 13, align="center", before=3, after=3),
    ParagraphStyle("BoSoVanBan", "Bộ văn bản – văn bản", 13, before=3, after=3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Front:
    """The words of the first page: owner, title, a line below it, and those of the list."""

    owner: str
    title: str
    below: str
    list_title: str
    heads: tuple[str, str]


def front_page(front: Front, titles: Sequence[str], anchors: Sequence[str]) -> bytes:
    """Give a Word file with the first page; the n-th title leads to the n-th anchor."""
    parts = parts_of(_document(front, titles))
    root = etree.fromstring(parts[_DOCUMENT])
    cells = elements(root, ".//w:p[w:pPr/w:pStyle/@w:val='BoSoVanBan']")
    for paragraph, anchor in zip(cells, anchors, strict=True):
        link = etree.SubElement(paragraph, f"{W}hyperlink")
        link.set(f"{W}anchor", anchor)
        for run in paragraph.findall(f"{W}r"):
            properties = etree.Element(f"{W}rPr")
            etree.SubElement(properties, f"{W}rStyle").set(VAL, _LINK)
            run.insert(0, properties)
            link.append(run)
    parts[_DOCUMENT] = to_bytes(root)
    parts[_STYLE_PART] = parts[_STYLE_PART].replace(b"</w:styles>", _LINK_STYLE + b"</w:styles>")
    return write_package(parts)


def _document(front: Front, titles: Sequence[str]) -> WordDocument:
    head = Row(tuple(Cell((_line("BoSoDau", name),)) for name in front.heads), header=True)
    rows = (
        Row((Cell((_line("BoSoSo", str(number)),)), Cell((_line("BoSoVanBan", title),))))
        for number, title in enumerate(titles, start=1)
    )
    blocks: tuple[Block, ...] = (
        _line("BoSoCoQuan", front.owner.upper()),
        _line("BoSoTen", front.title),
        _line("BoSoNam", front.below),
        _line("BoSoDanhMuc", front.list_title),
        Table(_WIDTHS, (head, *rows)),
    )
    return WordDocument(_STYLES, (Section(Page(), blocks),), "BoSoThuong")


def _line(style: str, text: str) -> Paragraph:
    return Paragraph(style, (Text(text),))
