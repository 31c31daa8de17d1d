"""The running head of a controlled document: agency, name, code, edition, date, page x of y."""

from qmsdocs.forms import layout
from qmsdocs.forms.frames.facts import AGENCY, coded, name
from qmsdocs.forms.setting import Setting
from qmsdocs.forms.tables import scaled
from qmsdocs.word.blocks import Block, Cell, PageField, Paragraph, Row, Table, Text


def running_head(setting: Setting) -> tuple[Block, ...]:
    """Give the head that stands on every page of the document."""
    page = (Text("Trang: "), PageField(), Text("/"), PageField("pages"))
    facts = (
        *(Paragraph("DauTrang", (Text(line),)) for line in coded()),
        Paragraph("DauTrang", page),
    )
    row = Row(
        (
            Cell((Paragraph("DauTrangTen", (Text(AGENCY),)),), valign="center"),
            Cell(
                (Paragraph("DauTrangTen", (Text(name(setting.kind)),)),),
                valign="center",
            ),
            Cell(facts, valign="center"),
        )
    )
    table = Table(
        scaled(layout.RUNNING_WIDTHS, setting.width), (row,), cell_padding=layout.TABLE_PADDING
    )
    return (table, Paragraph("DauTrangCuoi"))
