"""The styles of the body: text, headings, lists, tables, drawings."""

from qmsdocs.forms import layout
from qmsdocs.forms.style_maker import Look, Spec, StyleMaker, spec
from qmsdocs.model.agency import House
from qmsdocs.word.keeping import BEFORE_SUMS


def text_look(maker: StyleMaker) -> Look:
    """Give what all text shares: indent, line and space of the body."""
    return {
        "first_line": maker.measure("body.first_line"),
        "line": maker.measure("body.line"),
        "after": maker.measure("body.space"),
        "align": maker.rules.component("body").align,
    }


def body_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles of text, headings and lists."""
    text = text_look(maker)
    flat: Look = {**text, "first_line": 0.0}
    after_table: Look = {"before": maker.measure("body.space")}
    heading: Look = {**text, "before": layout.HEADING_BEFORE, "keep_next": True}
    slogan: Look = {
        "align": "center",
        "bold": True,
        "italic": True,
        "size": layout.SLOGAN_SIZE,
        "before": layout.SLOGAN_AROUND,
        "after": layout.SLOGAN_AROUND,
    }
    return (
        spec("NoiDung", "Nội dung", "body", text),
        spec("NoiDungSauBang", "Nội dung sau bảng", "body", text, after_table),
        spec("NoiDungGiua", "Nội dung canh giữa", "body", flat, align="center"),
        spec("NoiDungPhai", "Nội dung canh phải", "body", flat, align="right"),
        spec("NoiDungSatLe", "Nội dung sát lề", "body", flat),
        spec("PhuongCham", "Phương châm", "body", flat, slogan),
        spec("CanCu", "Căn cứ", "can_cu", text),
        spec("GachDauDong", "Gạch đầu dòng", "body", text),
        spec("Dieu", "Điều", "body", text, outline=1),
        spec("DieuTieuDe", "Điều có tiêu đề", "dieu", heading, outline=1),
        spec("Khoan", "Khoản", "khoan", text),
        spec("KhoanTieuDe", "Khoản có tiêu đề", "khoan.titled", heading, outline=2),
        spec("Diem", "Điểm", "diem", text),
        spec("Muc", "Mục", "muc_b", heading, outline=1),
        spec("HinhVe", "Hình vẽ", "body", align="center", before=layout.PICTURE_AROUND),
    )


def letter_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles that only a công văn has."""
    gap = maker.measure("trich_yeu_cv.gap")
    return (
        spec("TrichYeuCongVan", "Trích yếu công văn", "trich_yeu_cv", align="center", before=gap),
    )


def table_styles(house: House) -> tuple[Spec, ...]:
    """Give the styles of cells; the head of a table is bold and stays with the first row."""
    cell: Look = {
        "size": house.body_size - layout.TABLE_SMALLER,
        "align": "left",
        "before": layout.CELL_SPACE,
        "after": layout.CELL_SPACE,
    }
    head: Look = {"bold": True, "align": "center", "keep_next": True}
    return (
        spec("BangDau", "Đầu bảng", "body", cell, head),
        spec("BangO", "Ô bảng", "body", cell),
        spec("BangOTruocTong", f"Ô bảng {BEFORE_SUMS}", "body", cell),
    )
