"""The styles of an administrative paper around its body: head, title, recipients, signing."""

from qmsdocs.forms import layout
from qmsdocs.forms.style_maker import Look, Spec, StyleMaker, spec
from qmsdocs.word.metrics import text_width

_MIDDLE: Look = {"align": "center", "keep_next": True}


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
