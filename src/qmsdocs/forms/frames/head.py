"""The head of an administrative paper, its title block (tên loại, trích yếu) and the căn cứ."""

from qmsdocs.forms import layout, sheet
from qmsdocs.forms.nodes import Runs, plain
from qmsdocs.forms.setting import Setting
from qmsdocs.word.blocks import Block, BlockTag, Cell, Paragraph, Row, Rule, Table, Text
from qmsdocs.word.metrics import text_width


def head(setting: Setting, *, number: bool = True, date: bool = True, about: bool = False) -> Table:
    """Give the head; `about` adds the trích yếu of a công văn under its number.

    An attached text has neither number nor date, minutes have a number only (Mẫu 1.3, 1.9).
    """
    rows = [Row((Cell(_agency()), Cell(_nation(setting))))]
    if number:
        left: list[Block] = [Paragraph("SoKyHieu", (Text("{{ paper.number_line }}"),))]
        if about:
            left.append(Paragraph("TrichYeuCongVan", (Text("V/v {{ paper.subject }}"),)))
        day = (Paragraph("DiaDanhNgay", (Text("{{ paper.date_line }}"),)),) if date else ()
        rows.append(Row((Cell(tuple(left)), Cell(day))))
    widths = sheet.head_widths(setting.page, setting.house)
    return Table(widths, tuple(rows), borders="none", cell_padding=0)


def _agency() -> tuple[Block, ...]:
    """Give the names of the agency and a rule that the paper measures."""
    rule = Rule(layout.TEMPLATE_RULE, length_tag="{{ letterhead.rule_emu }}")
    return (
        BlockTag("if letterhead.superior"),
        Paragraph("CoQuanChuQuan", (Text("{{ letterhead.superior }}"),)),
        BlockTag("endif"),
        Paragraph("CoQuanBanHanh", (Text("{{ letterhead.issuer }}"),)),
        Paragraph("DuongKe", (rule,)),
    )


def _nation(setting: Setting) -> tuple[Block, ...]:
    """Give Quốc hiệu and Tiêu ngữ with a rule as long as the line of Tiêu ngữ."""
    motto, style = setting.rules.text("tieu_ngu"), setting.styles["TieuNgu"]
    share = setting.rules.measure("tieu_ngu.rule").use
    length = round(share * text_width(motto, style.size, style.bold, style.italic), 1)
    return (
        Paragraph("QuocHieu", (Text(setting.rules.text("quoc_hieu")),)),
        Paragraph("TieuNgu", (Text(motto),)),
        Paragraph("DuongKe", (Rule(length),)),
    )


_SIGNS = {"semicolon": ";", "dot": ".", "comma": ","}


def title(setting: Setting, name: str) -> tuple[Block, ...]:
    """Give tên loại and trích yếu with a rule that the paper measures."""
    rule = Rule(layout.TEMPLATE_RULE, length_tag="{{ paper.subject_rule_emu }}")
    size = setting.styles["TrichYeu"].size
    subject = f"{{{{ paper.subject | balanced({setting.width:g}, {size:g}) }}}}"
    return (
        Paragraph("TenLoai", (Text(setting.cased(name, "ten_loai")),)),
        Paragraph("TrichYeu", (Text(subject),)),
        Paragraph("DuongKeTrichYeu", (rule,)),
    )


def bases(setting: Setting, proposal: Runs = ()) -> tuple[Block, ...]:
    """Give the căn cứ, one a paragraph, and who proposes; the law says which sign ends them."""
    if not setting.kind.bases and not proposal:
        return ()
    each, last = (_SIGNS[word] for word in setting.rules.choice("can_cu.punctuation").split("-"))
    sign = each if proposal else f'{{{{ "{last}" if loop.last else "{each}" }}}}'
    blocks: tuple[Block, ...] = (
        BlockTag("for basis in bases"),
        Paragraph("CanCu", (Text("{{ basis }}" + sign),)),
        BlockTag("endfor"),
    )
    if proposal:
        blocks += (Paragraph("CanCu", (Text(f"Theo đề nghị của {plain(proposal)}{last}"),)),)
    return blocks
