"""The end of a paper: Nơi nhận left and the signing block right, or the two signers of minutes."""

from qmsdocs.forms import layout
from qmsdocs.forms.setting import Setting
from qmsdocs.word.blocks import Block, BlockTag, Cell, Paragraph, Row, Table, Text


def signing(setting: Setting, left: tuple[Block, ...]) -> Table:
    """Give the table with the signing block; a row never splits, so it stays on one page."""
    return Table(
        widths=(layout.SIGNATURE_LEFT, round(setting.width - layout.SIGNATURE_LEFT, 2)),
        rows=(Row((Cell(left), Cell(signer()))),),
        borders="none",
        cell_padding=0,
    )


def signer() -> tuple[Block, ...]:
    """Give quyền hạn and chức vụ line by line, room for the signature, the name."""
    return (
        BlockTag("for line in signature.lines"),
        BlockTag("if loop.first"),
        Paragraph("QuyenHan", (Text("{{ line }}"),)),
        BlockTag("else"),
        Paragraph("ChucVu", (Text("{{ line }}"),)),
        BlockTag("endif"),
        BlockTag("endfor"),
        Paragraph("HoTen", (Text("{{ signature.name }}"),)),
    )


def minutes_signing(setting: Setting) -> Table:
    """Give THƯ KÝ left and CHỦ TỌA right (Mẫu 1.9), on one page with the Nơi nhận below."""
    needs = setting.kind.needs
    secretary = "{{ review.secretary }}" if "review" in needs else ""
    chair = "{{ chair.name }}" if "chair" in needs else "{{ signature.name }}"
    columns = (("THƯ KÝ", secretary), ("CHỦ TỌA", chair))
    return Table(
        widths=(round(setting.width / 2, 2), round(setting.width / 2, 2)),
        rows=(
            Row(tuple(Cell((_kept("ChucVuCot", post),)) for post, _ in columns)),
            Row(tuple(Cell((_kept("HoTenCot", name),)) for _, name in columns)),
        ),
        borders="none",
        cell_padding=0,
    )


def _kept(style: str, text: str) -> Paragraph:
    return Paragraph(style, (Text(text),), keep_next=True)
