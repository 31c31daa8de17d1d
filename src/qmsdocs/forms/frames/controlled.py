"""Documents of the quality system: with a cover, as one sheet for the wall, or as a form."""

from dataclasses import replace

from qmsdocs.forms import layout, sheet
from qmsdocs.forms.frames.cover import change_table, cover
from qmsdocs.forms.frames.facts import RUNNING, coded, name, title
from qmsdocs.forms.frames.signing import signing
from qmsdocs.forms.parts import Parts
from qmsdocs.forms.setting import Setting
from qmsdocs.forms.tables import scaled
from qmsdocs.word.blocks import Block, Cell, PageField, Paragraph, Row, Section, Table, Text


def document(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give a controlled document; without a cover it is a sheet with the signature at its end."""
    if not setting.kind.cover:
        return _poster(setting, parts)
    front = replace(
        setting.section(cover(setting)), header=(), footer=(), title_page=False, restart=False
    )
    return (front, *_pages(setting, parts, change_table(setting)))


def form(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give a form: whose it is and its code above the title, then what is filled in.

    The system's own lists are issued; every other form is filled in again and again, each on its day.
    """
    day = "Ngày ban hành" if setting.kind.set == "system" else "Ngày lập"
    right = layout.FORM_HEAD_RIGHT
    turned = parts.main[0].landscape
    width = sheet.text_width(sheet.landscape(setting.rules)) if turned else setting.width
    codes = tuple(Paragraph("DauTrang", (Text(line),)) for line in coded(day))
    agency = (Paragraph("CoQuanBanHanh", (Text(RUNNING),), align="left"),)
    head = Table(
        widths=(round(width - right, 2), right),
        rows=(Row((Cell(agency), Cell(codes))),),
        borders="none",
        cell_padding=0,
    )
    top = (head, Paragraph("BieuMauTen", (Text(name(setting.kind, upper=True)),)))
    sections = [
        setting.section(part.blocks, landscape=part.landscape, begins=index == 0)
        for index, part in enumerate(parts.main)
    ]
    return (replace(sections[0], blocks=(*top, *sections[0].blocks)), *sections[1:])


def _poster(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give a sheet: running head, name in large letters, text, day and signature."""
    called = title(setting.kind, setting.width, layout.POSTER_TITLE_SIZE)
    top = (Paragraph("TaiLieuTen", (Text(called),)),)
    sections = _pages(setting, parts, top)
    if parts.has_signatures:
        return sections
    day = Paragraph("NgayKy", (Text("{{ paper.date_line }}"),))
    table = signing(setting, ())
    cell = table.rows[0].cells[1] if isinstance(table.rows[0], Row) else Cell(())
    block = replace(table, rows=(Row((Cell(()), Cell((day, *cell.blocks)))),))
    return (*sections[:-1], replace(sections[-1], blocks=(*sections[-1].blocks, block)))


def _pages(setting: Setting, parts: Parts, top: tuple[Block, ...]) -> tuple[Section, ...]:
    """Give the pages with the running head; the first part begins with `top`."""
    return tuple(
        replace(
            setting.section(
                (*top, *part.blocks) if index == 0 else part.blocks, landscape=part.landscape
            ),
            header=running_head(setting),
            footer=(),
            title_page=False,
            restart=False,
        )
        for index, part in enumerate(parts.main)
    )


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
            Cell((Paragraph("DauTrangTen", (Text(RUNNING),)),), valign="center"),
            Cell(
                (Paragraph("DauTrangTen", (Text(called),)),),
                valign="center",
            ),
            Cell(facts, valign="center"),
        )
    )
    table = Table(widths, (row,), cell_padding=layout.TABLE_PADDING)
    return (table, Paragraph("DauTrangCuoi"))
