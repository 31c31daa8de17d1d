"""The title block: tên loại, trích yếu and the rule below; and the căn cứ."""

from qmsdocs.forms import layout
from qmsdocs.forms.nodes import Runs, plain
from qmsdocs.forms.setting import Setting
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Rule, Text

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
