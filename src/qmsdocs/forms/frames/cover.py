"""The front of a controlled document: cover, sign-off table, change table."""

from collections.abc import Iterable

from qmsdocs.forms import layout
from qmsdocs.forms.frames.facts import AGENCY, coded, title
from qmsdocs.forms.setting import Setting
from qmsdocs.forms.tables import scaled
from qmsdocs.word.blocks import Block, BlockTag, Cell, Paragraph, Picture, Row, Rule, Table, Text

_OFFICERS = (("SOẠN THẢO", "drafted"), ("SOÁT XÉT", "checked"), ("PHÊ DUYỆT", "approved"))
_CHANGE_HEADS = ("Lần sửa đổi", "Ngày sửa đổi", "Trang, phần", "Tóm tắt nội dung sửa đổi")
_CHANGE_CELLS = (
    "{{ change.edition }}",
    "{% if change.date %}{{ change.date | date }}{% endif %}",
    "{% if change.where %}{{ change.where }}{% endif %}",
    "{{ change.summary }}",
)


def cover(setting: Setting) -> tuple[Block, ...]:
    """Give the cover: whose document, what it is, which edition, who answers for it."""
    rows = (
        Row((Cell(_agency(setting), valign="center"),), height=layout.COVER_TOP),
        Row((Cell(_document(setting), valign="center"),), height=layout.COVER_MIDDLE),
    )
    return (
        Table((setting.width,), rows, borders="box", cell_padding=layout.COVER_PADDING),
        Paragraph("BangTen", (Text("TRÁCH NHIỆM"),)),
        _sign_off(setting),
    )


def change_table(setting: Setting) -> tuple[Block, ...]:
    """Give the table of changes; it has an empty line while nothing has changed."""
    empty = Row(tuple(_cell("") for _ in _CHANGE_HEADS))
    rows = (
        _head_row(_CHANGE_HEADS),
        BlockTag("for change in paper.changes"),
        Row(tuple(_cell(text, center=index < 2) for index, text in enumerate(_CHANGE_CELLS))),
        BlockTag("endfor"),
        BlockTag("if not paper.changes"),
        empty,
        BlockTag("endif"),
    )
    table = Table(
        scaled(layout.CHANGE_WIDTHS, setting.width), rows, cell_padding=layout.TABLE_PADDING
    )
    return (Paragraph("BangTen", (Text("THEO DÕI SỬA ĐỔI TÀI LIỆU"),)), table)


def _agency(setting: Setting) -> tuple[Block, ...]:
    rule = Rule(layout.TEMPLATE_RULE, length_tag="{{ letterhead.rule_emu }}")
    return (
        *_logo(setting),
        BlockTag("if letterhead.superior"),
        Paragraph("BiaChuQuan", (Text("{{ letterhead.superior }}"),)),
        BlockTag("endif"),
        Paragraph("BiaCoQuan", (Text(AGENCY),)),
        Paragraph("DuongKe", (rule,)),
    )


def _logo(setting: Setting) -> tuple[Block, ...]:
    if setting.logo is None:
        return ()
    height, width = layout.LOGO_HEIGHT, setting.width / 2
    return (Paragraph("BiaLogo", (Picture(setting.logo, height, width, "Biểu trưng"),)),)


def _document(setting: Setting) -> tuple[Block, ...]:
    room = setting.width - 2 * layout.COVER_PADDING
    called = title(setting.kind, room, layout.COVER_TITLE_SIZE)
    return (
        Paragraph("BiaTieuChuan", (Text("HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG\n{{ standard.name }}"),)),
        Paragraph("BiaTen", (Text(called),)),
        *(Paragraph("BiaMa", (Text(line),)) for line in coded()),
    )


def _sign_off(setting: Setting) -> Table:
    """Give the table Soạn thảo, Soát xét, Phê duyệt."""
    first = layout.SIGN_OFF_FIRST
    column = round((setting.width - first) / len(_OFFICERS), 2)
    return Table(
        widths=(first, *[column] * len(_OFFICERS)),
        rows=(
            _head_row(["", *(title for title, _ in _OFFICERS)]),
            _officers_row("Họ và tên", "name"),
            _officers_row("Chữ ký", "", height=layout.SIGN_OFF_HEIGHT),
            _officers_row("Chức vụ", "post"),
        ),
        cell_padding=layout.TABLE_PADDING,
    )


def _officers_row(label: str, field: str, height: float = 0.0) -> Row:
    values = [f"{{{{ paper.{who}.{field} }}}}" if field else "" for _, who in _OFFICERS]
    cells = (Cell((Paragraph("BangO", (Text(label, bold=True),)),)), *map(_centred, values))
    return Row(cells, height=height)


def _head_row(heads: Iterable[str]) -> Row:
    cells = (Cell((Paragraph("BangDau", (Text(head),)),), valign="center") for head in heads)
    return Row(tuple(cells), header=True)


def _centred(text: str) -> Cell:
    return _cell(text, center=True)


def _cell(text: str, *, center: bool = False) -> Cell:
    return Cell((Paragraph("BangO", (Text(text),), align="center" if center else None),))
