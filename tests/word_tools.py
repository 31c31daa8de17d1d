"""Help for tests of the Word floor: a rich document, and the independent judge of its XML."""

import tempfile
from functools import cache
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

from qmsdocs.word.blocks import (
    Block,
    Cell,
    Page,
    PageField,
    Paragraph,
    ParagraphStyle,
    Row,
    Rule,
    Section,
    Table,
    Text,
    WordDocument,
)

STYLES = (
    ParagraphStyle("Body", "Thân bài", 14, align="both", first_line=10, before=6, line=1.15),
    ParagraphStyle("Motto", "Tiêu ngữ", 13, bold=True, align="center"),
    ParagraphStyle("Plain", "Trong bảng", 12),
    ParagraphStyle("Heading", "Mục", 14, bold=True, keep_next=True, outline=1),
    ParagraphStyle("Item", "Gạch đầu dòng", 13, left=10, first_line=-5),
    ParagraphStyle("Number", "Số trang", 13, align="center"),
)
STEPS: tuple[dict[str, object], ...] = (
    {"name": "Tiếp nhận hồ sơ", "unit": "Bộ phận Một cửa", "kind": "start"},
    {"name": "Phân công thụ lý", "unit": "Lãnh đạo phòng"},
    {"name": "Thẩm định hồ sơ", "unit": "Chuyên viên", "kind": "decision", "back_to": 1},
    {"name": "Ký duyệt & đóng dấu", "unit": None, "kind": "decision", "back_to": 2},
    {"name": "Trả kết quả", "unit": "Bộ phận Một cửa", "kind": "end"},
)


def text(style: str, *pieces: str) -> Paragraph:
    """Give a paragraph of plain texts."""
    return Paragraph(style, tuple(Text(piece) for piece in pieces))


def letterhead() -> Table:
    """Give a table without borders with a drawn rule in it."""
    right: tuple[Block, ...] = (
        text("Motto", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        text("Motto", "Độc lập - Tự do - Hạnh phúc"),
        Paragraph("Motto", (Rule(56.1),)),
    )
    left: tuple[Block, ...] = (
        text("Motto", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        Paragraph("Motto", (Rule(28, length_tag="{{ letterhead.rule_emu }}"),)),
    )
    cells = (Cell(left), Cell(right, valign="center"))
    return Table((65, 100), (Row(cells),), borders="none", cell_padding=0)


def list_table() -> Table:
    """Give a table with a header row, a merged cell, a tag and a cell without words."""
    head = Row(
        tuple(Cell((text("Plain", name),)) for name in ("TT", "Nội dung", "Thời gian")), True
    )
    wide = Row((Cell((text("Plain", "Cả ba cột"),), span=3, tags="{% cellbg color %}"),), height=9)
    plain = Row((Cell(()), Cell((list_inside(),)), Cell((text("Plain", "x"),), valign="center")))
    return Table((10, 100, 55), (head, wide, plain))


def list_inside() -> Table:
    """Give a small table for the inside of a cell."""
    return Table((40, 40), (Row((Cell(()), Cell(()))),), borders="box")


def rich_document() -> WordDocument:
    """Give a document that uses every value of `blocks` that a finished file may hold."""
    number = (Paragraph("Number", (PageField(), Text(" / "), PageField("pages"))),)
    mixed = Paragraph(
        "Body",
        (
            Text("Nghiêng ", italic=True),
            Text("đậm ", bold=True),
            Text("thường\ttab\ndòng mới", bold=False),
            PageField(),
        ),
        align="left",
        keep_next=True,
    )
    blocks = (letterhead(), text("Heading", "I. MỤC"), mixed, list_table(), list_table())
    first = Section(
        Page(),
        blocks,
        header=number,
        first_footer=(text("Plain", "Địa chỉ: số 1 <đường> A & B"),),
        title_page=True,
    )
    wide = Section(
        Page(landscape=True), (list_table(),), header=number, title_page=True, restart=True
    )
    return WordDocument(STYLES, (first, wide), "Body", {"title": "Kế hoạch <1> & 2", "author": "A"})


@cache
def _judge() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, security_validation=True)


def faults(data: bytes) -> list[str]:
    """Give what the independent judge finds wrong with a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        return [str(error) for error in _judge().validate(path).errors]
