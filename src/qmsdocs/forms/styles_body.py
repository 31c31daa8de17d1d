"""The styles of the body: text, headings, lists, tables; and of the system's own documents."""

from typing import Any

from qmsdocs.forms import layout
from qmsdocs.forms.style_maker import Spec, StyleMaker
from qmsdocs.model.agency import House


def body_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles of text: they share indent, line and space of the body."""
    text: dict[str, Any] = {
        "first_line": maker.measure("body.first_line"),
        "line": maker.measure("body.line"),
        "after": maker.measure("body.space"),
        "align": maker.rules.component("body").align,
    }
    flat = {**text, "first_line": 0.0}
    heading = {**text, "before": layout.HEADING_BEFORE, "keep_next": True}
    picture = {"align": "center", "before": layout.PICTURE_AROUND}
    cv_gap = {"align": "center", "before": maker.measure("trich_yeu_cv.gap")}
    return (
        Spec("NoiDung", "Nội dung", "body", text),
        Spec("NoiDungSauBang", "Nội dung sau bảng", "body", {**text, "before": text["after"]}),
        Spec("NoiDungGiua", "Nội dung canh giữa", "body", {**flat, "align": "center"}),
        Spec("NoiDungPhai", "Nội dung canh phải", "body", {**flat, "align": "right"}),
        Spec("NoiDungSatLe", "Nội dung sát lề", "body", flat),
        Spec(
            "PhuongCham",
            "Phương châm",
            "body",
            {
                **flat,
                "align": "center",
                "bold": True,
                "italic": True,
                "size": layout.SLOGAN_SIZE,
                "before": layout.SLOGAN_AROUND,
                "after": layout.SLOGAN_AROUND,
            },
        ),
        Spec("CanCu", "Căn cứ", "can_cu", text),
        Spec("GachDauDong", "Gạch đầu dòng", "body", text),
        Spec("Dieu", "Điều", "body", {**text, "outline": 1}),
        Spec("DieuTieuDe", "Điều có tiêu đề", "dieu", {**heading, "outline": 1}),
        Spec("Khoan", "Khoản", "khoan", text),
        Spec("KhoanTieuDe", "Khoản có tiêu đề", "khoan.titled", {**heading, "outline": 2}),
        Spec("Diem", "Điểm", "diem", text),
        Spec("DiemTieuDe", "Điểm có tiêu đề", "diem", {**heading, "outline": 3}),
        Spec("Muc", "Mục", "muc_b", {**heading, "outline": 1}),
        Spec("TrichYeuCongVan", "Trích yếu công văn", "trich_yeu_cv", cv_gap),
        Spec("HinhVe", "Hình vẽ", "body", picture),
    )


def table_styles(house: House) -> tuple[Spec, ...]:
    """Give the styles of cells; the head of a table is bold."""
    size = house.body_size - layout.TABLE_SMALLER
    cell = {
        "size": size,
        "align": "left",
        "before": layout.CELL_SPACE,
        "after": layout.CELL_SPACE,
    }
    return (
        Spec("BangDau", "Đầu bảng", "body", {**cell, "bold": True, "align": "center"}),
        Spec("BangO", "Ô bảng", "body", cell),
    )


def controlled_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles of the system's own documents, of which the decree says nothing."""
    size = maker.house.body_size
    middle = {"align": "center", "bold": True, "italic": False}
    section: dict[str, Any] = {
        "bold": True,
        "align": "left",
        "keep_next": True,
        "size": size,
        "before": layout.HEADING_BEFORE,
        "after": maker.measure("body.space"),
    }
    running = {"align": "left", "size": layout.RUNNING_SIZE, "before": 1.0, "after": 1.0}
    left = {"align": "left", "left": layout.COVER_FACTS_LEFT, "size": size, "after": 3.0}
    return (
        Spec(
            "TaiLieuTen",
            "Tên tài liệu trên trang",
            "ten_loai",
            {
                **middle,
                "size": layout.POSTER_TITLE_SIZE,
                "before": layout.POSTER_TITLE_BEFORE,
            },
        ),
        Spec(
            "BieuMauTen",
            "Tên biểu mẫu",
            "ten_loai",
            {
                **middle,
                "before": layout.TITLE_BEFORE,
                "after": layout.TITLE_BEFORE,
            },
        ),
        Spec("TaiLieuMuc1", "Tài liệu, mục lớn", "body", {**section, "outline": 1}),
        Spec("TaiLieuMuc2", "Tài liệu, mục", "body", {**section, "outline": 2}),
        Spec(
            "TaiLieuMuc3",
            "Tài liệu, mục nhỏ",
            "body",
            {
                **section,
                "italic": True,
                "outline": 3,
            },
        ),
        Spec(
            "BiaChuQuan",
            "Bìa, cơ quan chủ quản",
            "co_quan_chu_quan",
            {
                "size": size,
                "before": layout.COVER_AGENCY_BEFORE,
            },
        ),
        Spec("BiaCoQuan", "Bìa, cơ quan", "co_quan_ban_hanh", {"size": size}),
        Spec(
            "BiaTieuChuan",
            "Bìa, tiêu chuẩn",
            "ten_loai",
            {
                **middle,
                "size": layout.COVER_STANDARD_SIZE,
                "after": 30.0,
            },
        ),
        Spec(
            "BiaTen",
            "Bìa, tên tài liệu",
            "ten_loai",
            {
                **middle,
                "size": layout.COVER_TITLE_SIZE,
                "after": 42.0,
            },
        ),
        Spec("BiaMa", "Bìa, mã hiệu", "body", left),
        Spec("DauTrang", "Đầu trang tài liệu", "body", running),
        Spec(
            "DauTrangTen",
            "Đầu trang, tên tài liệu",
            "body",
            {
                **running,
                "align": "center",
                "bold": True,
                "size": layout.RUNNING_TITLE_SIZE,
            },
        ),
        Spec(
            "DauTrangCuoi",
            "Đầu trang, hết",
            "body",
            {
                "size": 1.0,
                "after": layout.RUNNING_AFTER,
            },
        ),
        Spec(
            "BangTen",
            "Tên bảng",
            "body",
            {
                **middle,
                "size": size,
                "before": 6.0,
                "after": 6.0,
                "keep_next": True,
            },
        ),
        Spec(
            "NgayKy",
            "Ngày ký",
            "dia_danh_ngay",
            {
                "align": "center",
                "before": layout.SIGNATURE_BEFORE,
                "keep_next": True,
            },
        ),
    )
