"""The running head of a controlled document: agency, name, code, edition, date, page x of y."""

from qmsdocs.forms import layout
from qmsdocs.forms.frames.facts import AGENCY, coded, title
from qmsdocs.forms.setting import Setting
from qmsdocs.forms.tables import scaled
from qmsdocs.word.blocks import Block, Cell, PageField, Paragraph, Row, Table, Text


def running_head(setting: Setting) -> tuple[Block, ...]:
    """Give the head that stands on every page of the document."""
    widths = scaled(layout.RUNNING_WIDTHS, setting.width)
    room = widths[1] - 2 * layout.TABLE_PADDING
    called = title(setting.kind, room, layout.RUNNING_TITLE_SIZE, upper=False)
    page = (Text("Trang: "), PageField(), Text("/"), PageField("pages"))
    facts = (
        *(Paragraph("DauTrang", (Text(line),)) for line in coded()),
        Paragraph("DauTrang", page),
    )
    row = Row(
        (
            Cell((Paragraph("DauTrangTen", (Text(AGENCY),)),), valign="center"),
            Cell(
                (Paragraph("DauTrangTen", (Text(called),)),),
                valign="center",
            ),
            Cell(facts, valign="center"),
        )
    )
    table = Table(widths, (row,), cell_padding=layout.TABLE_PADDING)
    return (table, Paragraph("DauTrangCuoi"))
