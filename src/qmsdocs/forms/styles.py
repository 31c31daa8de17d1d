"""The named Word styles of a paper, made from the rules in force and the house style.

Sizes, weight, slant and alignment are the law's; where the law leaves a size open, or says nothing of
a part (the cover of a controlled document), `layout` says what we chose.
"""

from qmsdocs.forms import layout
from qmsdocs.forms.style_maker import Look, Spec, StyleMaker, spec
from qmsdocs.forms.styles_system import system_styles
from qmsdocs.model.agency import House
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.blocks import ParagraphStyle
from qmsdocs.word.keeping import BEFORE_SUMS
from qmsdocs.word.metrics import text_width

DEFAULT_STYLE = "NoiDung"
_MIDDLE: Look = {"align": "center", "keep_next": True}


def styles(rules: FormatRules, house: House) -> tuple[ParagraphStyle, ...]:
    """Give every style that a form may use."""
    maker = StyleMaker(rules, house)
    specs = (
        *head_styles(),
        *title_styles(),
        *body_styles(maker),
        *letter_styles(maker),
        *addressed_styles(maker),
        *signing_styles(),
        *table_styles(house),
        *system_styles(maker),
    )
    return tuple(maker.style(spec) for spec in specs)


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


def head_styles() -> tuple[Spec, ...]:
    """Give the styles of the head and the foot."""
    rule: Look = {
        "size": layout.RULE_SIZE,
        "align": "center",
        "bold": False,
        "before": layout.RULE_BEFORE,
        "after": layout.RULE_AFTER,
    }
    after = layout.SUBJECT_RULE_AFTER
    return (
        spec("QuocHieu", "Quốc hiệu", "quoc_hieu"),
        spec("TieuNgu", "Tiêu ngữ", "tieu_ngu"),
        spec("CoQuanChuQuan", "Cơ quan chủ quản", "co_quan_chu_quan"),
        spec("CoQuanBanHanh", "Cơ quan ban hành", "co_quan_ban_hanh"),
        spec("DuongKe", "Đường kẻ", "tieu_ngu", rule),
        spec("DuongKeTrichYeu", "Đường kẻ dưới trích yếu", "tieu_ngu", rule, after=after),
        spec("SoKyHieu", "Số, ký hiệu", "so", align="center"),
        spec("DiaDanhNgay", "Địa danh, ngày tháng năm", "dia_danh_ngay", align="center"),
        spec("TrangSo", "Số trang", "page.number"),
        spec("DiaChi", "Địa chỉ cơ quan", "dia_chi", align="center"),
    )


def title_styles() -> tuple[Spec, ...]:
    """Give the styles of titles, of the paper and of what is attached."""
    around: Look = {
        "before": layout.RESOLUTION_AROUND,
        "after": layout.RESOLUTION_AROUND,
    }
    return (
        spec("TenLoai", "Tên loại văn bản", "ten_loai", _MIDDLE, before=layout.TITLE_BEFORE),
        spec("TrichYeu", "Trích yếu nội dung", "trich_yeu", _MIDDLE),
        spec("ThamQuyen", "Thẩm quyền ban hành", "ten_loai", _MIDDLE, around),
        spec("QuyetDinh", "Quyết định:", "ten_loai", _MIDDLE, around),
        spec("PhuLuc", "Phụ lục", "phu_luc.label", _MIDDLE, outline=1),
        spec("TenPhuLuc", "Tên phụ lục", "phu_luc.title", _MIDDLE),
        spec("KemTheo", "Kèm theo văn bản", "phu_luc.ref", _MIDDLE),
    )


def addressed_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles of Kính gửi; the dashes of several bodies stand under the colon."""
    size = maker.size(maker.rules.component("kinh_gui"))
    dash = text_width("- ", size)
    under_colon = layout.TO_LEFT + text_width("Kính gửi", size) + dash
    item: Look = {"align": "left", "left": under_colon, "first_line": -dash}
    first: Look = {"before": layout.TO_AROUND, "keep_next": True}
    last: Look = {"after": layout.TO_AROUND}
    return (
        spec("KinhGui", "Kính gửi", "kinh_gui", first, align="left", left=layout.TO_LEFT),
        spec("KinhGuiMot", "Kính gửi một nơi", "kinh_gui", first, last, align="center"),
        spec("KinhGuiMuc", "Kính gửi, từng nơi", "kinh_gui", item),
        spec("KinhGuiCuoi", "Kính gửi, nơi cuối", "kinh_gui", item, last),
    )


def signing_styles() -> tuple[Spec, ...]:
    """Give the styles of the end of a paper."""
    before = layout.SIGNATURE_BEFORE
    lower = before + layout.RECIPIENTS_LOWER
    left: Look = {"align": "left"}
    name: Look = {"align": "center"}
    return (
        spec("QuyenHan", "Quyền hạn", "quyen_han", _MIDDLE, before=before),
        spec("ChucVu", "Chức vụ", "chuc_vu", _MIDDLE),
        spec("HoTen", "Họ và tên", "ho_ten", name, before=layout.SIGNATURE_ROOM),
        spec("ChucVuCot", "Chức vụ trong cột", "quyen_han", _MIDDLE, before=before),
        spec("HoTenCot", "Họ và tên trong cột", "ho_ten", name, before=layout.SIGN_ROOM),
        spec("NoiNhanTu", "Nơi nhận:", "noi_nhan.label", left, keep_next=True, before=lower),
        spec("NoiNhan", "Nơi nhận, từng dòng", "noi_nhan.item", left),
        spec("NgayKy", "Ngày ký", "dia_danh_ngay", _MIDDLE, before=before),
    )
