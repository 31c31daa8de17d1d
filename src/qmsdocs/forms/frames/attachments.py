"""What is attached to a paper: the text that a decision issues (Mẫu 1.3), appendices (Mẫu 2.1)."""

from collections.abc import Sequence

from qmsdocs.base.vietnamese import roman
from qmsdocs.forms import layout
from qmsdocs.forms.frames.head import head
from qmsdocs.forms.nodes import Runs, texts
from qmsdocs.forms.parts import Attachment
from qmsdocs.forms.setting import Setting
from qmsdocs.word.blocks import Block, Paragraph, Rule, Section, Text


def attached(setting: Setting, text: Attachment) -> Section:
    """Give the text that a decision issues: its head bears neither number nor date.

    Its pages count from 1 again, as those of an appendix do: it is a text of its own, with a head
    of its own, and its first page shows no number.
    """
    name = setting.cased(setting.kind.attached_kind or "", "ten_loai")
    subject = (Paragraph("TrichYeu", texts(text.title)),) if text.title else ()
    blocks = (
        head(setting, number=False),
        Paragraph("TenLoai", (Text(name),)),
        *subject,
        *_mention(),
        *text.blocks,
    )
    return setting.section(blocks, landscape=text.landscape)


def appendices(setting: Setting, all_of_them: Sequence[Attachment]) -> tuple[Section, ...]:
    """Give the appendices; two and more are numbered in Roman figures, each from page 1."""
    conditions = [appendix.condition for appendix in all_of_them]
    return tuple(
        setting.section(
            (
                Paragraph("PhuLuc", (Text("Phụ lục" + _number(conditions, index)),)),
                *_appendix_title(setting, appendix.title),
                *_mention(),
                *appendix.blocks,
            ),
            landscape=appendix.landscape,
            condition=appendix.condition,
        )
        for index, appendix in enumerate(all_of_them)
    )


def _appendix_title(setting: Setting, runs: Runs) -> tuple[Block, ...]:
    return (Paragraph("TenPhuLuc", texts(runs, setting.case("phu_luc.title"))),) if runs else ()


def _mention() -> tuple[Block, ...]:
    return (
        Paragraph("KemTheo", (Text("(Kèm theo {{ paper.mention }})"),)),
        Paragraph("DuongKeTrichYeu", (Rule(layout.ATTACHED_RULE),)),
    )


def _number(conditions: Sequence[str], index: int) -> str:
    """Give the number of an appendix: known now, or counted over those that are there."""
    if len(conditions) == 1:
        return ""
    if not any(conditions):
        return f" {roman(index + 1)}"
    total = _sum(conditions)
    number = f"{{{{ ({_sum(conditions[: index + 1])}) | roman }}}}"
    return f"{{% if {total} > 1 %}} {number}{{% endif %}}"


def _sum(conditions: Sequence[str]) -> str:
    return " + ".join(
        f"(1 if {condition} else 0)" if condition else "1" for condition in conditions
    )
