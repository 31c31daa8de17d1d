"""Administrative papers: named kinds (Mẫu 1.4, 1.7, 1.9), decisions (1.2, 1.3), công văn (1.5)."""

from dataclasses import replace

from qmsdocs.forms.frames.addressees import addressees, recipients
from qmsdocs.forms.frames.head import bases, head, title
from qmsdocs.forms.frames.signing import minutes_signing, signing
from qmsdocs.forms.parts import Part, Parts
from qmsdocs.forms.setting import ADDRESSED, Setting
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Rule, Section, Text

ARCHIVE = "{{ paper.archive }}"
#: Minutes are kept with the papers of their meeting (Mẫu 1.9).
MINUTES_ARCHIVE = "VT, Hồ sơ"


def named(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give a plan, report, notice, tờ trình or giấy mời."""
    top = (
        head(setting),
        *title(setting, setting.rules.kind_name(setting.kind.form)),
        *_addressed(setting, parts),
        *bases(setting),
    )
    return _framed(setting, top, parts.main, (signing(setting, _recipients(parts)),))


def decision(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give a decision: who decides, on what grounds, `QUYẾT ĐỊNH:`, the articles."""
    name = setting.rules.kind_name(setting.kind.form.rstrip("+"))
    top = (
        head(setting),
        *title(setting, name),
        Paragraph("ThamQuyen", (Text("{{ paper.authority }}"),)),
        *bases(setting, parts.proposal),
        Paragraph("QuyetDinh", (Text(f"{setting.cased(name, 'ten_loai')}:"),)),
    )
    return _framed(setting, top, parts.main, (signing(setting, _recipients(parts)),))


def letter(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give a công văn: no tên loại, the trích yếu under the number, the address at the foot."""
    top = (head(setting, about=True), *addressees(parts.to, must=True), *bases(setting))
    end = (signing(setting, _recipients(parts)),)
    return _framed(setting, top, parts.main, end, _address(setting))


def minutes(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    """Give minutes: no place and date in the head, two signers, Nơi nhận below them.

    Where two sides sign, the page brings the columns for the signatures itself.
    """
    top = (
        head(setting, date=False),
        *title(setting, setting.rules.kind_name(setting.kind.form)),
        *bases(setting),
    )
    *below, archive = recipients(parts.recipients, MINUTES_ARCHIVE)
    signers = () if parts.has_signatures else (minutes_signing(setting),)
    end = (*signers, *map(_with_next, below), archive)
    return _framed(setting, top, parts.main, end)


def _addressed(setting: Setting, parts: Parts) -> tuple[Block, ...]:
    return addressees(parts.to) if setting.kind.form in ADDRESSED else ()


def _recipients(parts: Parts) -> tuple[Block, ...]:
    return recipients(parts.recipients, ARCHIVE)


def _framed(
    setting: Setting,
    top: tuple[Block, ...],
    main: tuple[Part, ...],
    end: tuple[Block, ...],
    first_footer: tuple[Block, ...] = (),
) -> tuple[Section, ...]:
    """Give the sections of the body with the head before the first and the end after the last."""
    sections = []
    if main[-1].landscape:
        main = (*main, Part((), landscape=False))
    if main[0].landscape:
        main = (Part((), landscape=False), *main)
    for index, part in enumerate(main):
        is_first, is_last = index == 0, index == len(main) - 1
        blocks = (*(top if is_first else ()), *part.blocks)
        blocks = (*_kept(blocks), *end) if is_last else blocks
        section = setting.section(blocks, landscape=part.landscape, begins=is_first)
        sections.append(replace(section, first_footer=first_footer) if is_first else section)
    return tuple(sections)


def _kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Keep the last paragraph with the signature, which must not stand alone on a page."""
    return (*blocks[:-1], *map(_with_next, blocks[-1:]))


def _with_next(block: Block) -> Block:
    return replace(block, keep_next=True) if isinstance(block, Paragraph) else block


def _address(setting: Setting) -> tuple[Block, ...]:
    """Give the agency's address under a rule as wide as the text, when the profile has one."""
    more = (
        ("phone", "Điện thoại: "),
        ("email", "Thư điện tử: "),
        ("website", "Trang thông tin điện tử: "),
    )
    rest = "".join(
        f"{{% if agency.{name} %}}; {word.lower()}{{{{ agency.{name} }}}}{{% endif %}}"
        for name, word in more
    )
    return (
        BlockTag("if agency.address"),
        Paragraph("DuongKe", (Rule(setting.width),)),
        Paragraph("DiaChi", (Text(f"Địa chỉ: {{{{ agency.address }}}}{rest}."),)),
        BlockTag("endif"),
    )
