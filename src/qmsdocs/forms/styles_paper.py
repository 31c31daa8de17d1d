"""The styles of an administrative paper around its body: head, title, recipients, signing."""

from qmsdocs.forms import layout
from qmsdocs.forms.style_maker import Spec, StyleMaker
from qmsdocs.word.metrics import text_width


def head_styles() -> tuple[Spec, ...]:
    """Give the styles of the head and the foot."""
    rule = {"size": layout.RULE_SIZE, "align": "center", "bold": False}
    return (
        Spec("QuocHieu", "Quốc hiệu", "quoc_hieu"),
        Spec("TieuNgu", "Tiêu ngữ", "tieu_ngu"),
        Spec("CoQuanChuQuan", "Cơ quan chủ quản", "co_quan_chu_quan"),
        Spec("CoQuanBanHanh", "Cơ quan ban hành", "co_quan_ban_hanh"),
        Spec("DuongKe", "Đường kẻ", "tieu_ngu", {**rule, "after": layout.RULE_AFTER}),
        Spec(
            "DuongKeTrichYeu",
            "Đường kẻ dưới trích yếu",
            "tieu_ngu",
            {
                **rule,
                "after": layout.SUBJECT_RULE_AFTER,
            },
        ),
        Spec("SoKyHieu", "Số, ký hiệu", "so", {"align": "center"}),
        Spec("DiaDanhNgay", "Địa danh, ngày tháng năm", "dia_danh_ngay", {"align": "center"}),
        Spec("TrangSo", "Số trang", "page.number"),
        Spec("DiaChi", "Địa chỉ cơ quan", "dia_chi", {"align": "center"}),
    )


def title_styles() -> tuple[Spec, ...]:
    """Give the styles of titles, of the paper and of what is attached."""
    middle = {"align": "center", "keep_next": True}
    return (
        Spec("TenLoai", "Tên loại văn bản", "ten_loai", {**middle, "before": layout.TITLE_BEFORE}),
        Spec("TrichYeu", "Trích yếu nội dung", "trich_yeu", middle),
        Spec(
            "ThamQuyen",
            "Thẩm quyền ban hành",
            "ten_loai",
            {
                **middle,
                "before": layout.AUTHORITY_BEFORE,
                "after": layout.RESOLUTION_AROUND,
            },
        ),
        Spec(
            "QuyetDinh",
            "Quyết định:",
            "ten_loai",
            {
                **middle,
                "before": layout.RESOLUTION_AROUND,
                "after": layout.RESOLUTION_AROUND,
            },
        ),
        Spec("PhuLuc", "Phụ lục", "phu_luc.label", {**middle, "outline": 1}),
        Spec("TenPhuLuc", "Tên phụ lục", "phu_luc.title", middle),
        Spec("KemTheo", "Kèm theo văn bản", "phu_luc.ref", middle),
    )


def addressed_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles of Kính gửi; the dashes of several bodies stand under the colon."""
    size = maker.size(maker.rules.component("kinh_gui"))
    dash = text_width("- ", size)
    under_colon = layout.TO_LEFT + text_width("Kính gửi", size) + dash
    item = {"align": "left", "left": under_colon, "first_line": -dash}
    last = {"after": layout.TO_AROUND}
    first = {"before": layout.TO_AROUND}
    return (
        Spec(
            "KinhGui",
            "Kính gửi",
            "kinh_gui",
            {
                **first,
                "align": "left",
                "left": layout.TO_LEFT,
                "keep_next": True,
            },
        ),
        Spec("KinhGuiMot", "Kính gửi một nơi", "kinh_gui", {**first, **last, "align": "center"}),
        Spec("KinhGuiMuc", "Kính gửi, từng nơi", "kinh_gui", item),
        Spec("KinhGuiCuoi", "Kính gửi, nơi cuối", "kinh_gui", {**item, **last}),
    )


def signing_styles() -> tuple[Spec, ...]:
    """Give the styles of the end of a paper."""
    middle = {"align": "center", "keep_next": True}
    return (
        Spec("QuyenHan", "Quyền hạn, chức vụ", "quyen_han", middle),
        Spec("HoTen", "Họ và tên", "ho_ten", {"align": "center", "before": layout.SIGNATURE_ROOM}),
        Spec(
            "ChucVuCot",
            "Chức vụ trong cột",
            "quyen_han",
            {
                **middle,
                "before": layout.SIGNATURE_BEFORE,
            },
        ),
        Spec(
            "HoTenCot",
            "Họ và tên trong cột",
            "ho_ten",
            {
                "align": "center",
                "before": layout.SIGN_ROOM,
            },
        ),
        Spec("NoiNhanTu", "Nơi nhận:", "noi_nhan.label", {"align": "left", "keep_next": True}),
        Spec("NoiNhan", "Nơi nhận, từng dòng", "noi_nhan.item", {"align": "left"}),
    )
