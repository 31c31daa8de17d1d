"""The styles of the quality system's own documents, of which the decree says nothing."""

from qmsdocs.forms import layout
from qmsdocs.forms.style_maker import Look, Spec, StyleMaker, spec

_MIDDLE: Look = {"align": "center", "bold": True, "italic": False}


def system_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    """Give the styles of covers, running heads, posters and forms."""
    return (
        *_section_styles(maker),
        *_title_styles(maker),
        *_cover_styles(maker),
        *_running_styles(),
    )


def _section_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    section: Look = {
        "bold": True,
        "align": "left",
        "keep_next": True,
        "before": layout.HEADING_BEFORE,
        "after": maker.measure("body.space"),
    }
    return (
        spec("TaiLieuMuc1", "Tài liệu, mục lớn", "body", section, outline=1),
        spec("TaiLieuMuc2", "Tài liệu, mục", "body", section, outline=2),
        spec("TaiLieuMuc3", "Tài liệu, mục nhỏ", "body", section, italic=True, outline=3),
    )


def _title_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    poster: Look = {
        "size": layout.POSTER_TITLE_SIZE,
        "before": layout.POSTER_TITLE_BEFORE,
        "after": layout.POSTER_TITLE_AFTER,
    }
    form: Look = {"before": layout.TITLE_BEFORE, "after": layout.TITLE_BEFORE}
    table: Look = {
        "size": maker.house.body_size,
        "before": layout.TABLE_TITLE_AROUND,
        "after": layout.TABLE_TITLE_AROUND,
        "keep_next": True,
    }
    return (
        spec("TaiLieuTen", "Tên tài liệu trên trang", "ten_loai", _MIDDLE, poster),
        spec("BieuMauTen", "Tên biểu mẫu", "ten_loai", _MIDDLE, form),
        spec("BangTen", "Tên bảng", "body", _MIDDLE, table),
    )


def _cover_styles(maker: StyleMaker) -> tuple[Spec, ...]:
    body: Look = {"size": maker.house.body_size}
    standard: Look = {
        "size": layout.COVER_STANDARD_SIZE,
        "after": layout.COVER_STANDARD_AFTER,
    }
    title: Look = {"size": layout.COVER_TITLE_SIZE, "after": layout.COVER_TITLE_AFTER}
    facts: Look = {
        "align": "left",
        "left": layout.COVER_FACTS_LEFT,
        "after": layout.COVER_FACTS_AFTER,
    }
    return (
        spec("BiaLogo", "Bìa, biểu trưng", "body", _MIDDLE, {"after": layout.COVER_FACTS_AFTER}),
        spec("BiaChuQuan", "Bìa, cơ quan chủ quản", "co_quan_chu_quan", body),
        spec("BiaCoQuan", "Bìa, cơ quan", "co_quan_ban_hanh", body),
        spec("BiaTieuChuan", "Bìa, tiêu chuẩn", "ten_loai", _MIDDLE, standard),
        spec("BiaTen", "Bìa, tên tài liệu", "ten_loai", _MIDDLE, title),
        spec("BiaMa", "Bìa, mã hiệu", "body", body, facts),
    )


def _running_styles() -> tuple[Spec, ...]:
    line: Look = {
        "align": "left",
        "size": layout.RUNNING_SIZE,
        "before": layout.RUNNING_SPACE,
        "after": layout.RUNNING_SPACE,
    }
    title: Look = {"align": "center", "bold": True, "size": layout.RUNNING_TITLE_SIZE}
    end: Look = {"size": layout.RUNNING_END_SIZE, "after": layout.RUNNING_AFTER}
    return (
        spec("DauTrang", "Đầu trang tài liệu", "body", line),
        spec("DauTrangTen", "Đầu trang, tên tài liệu", "body", line, title),
        spec("DauTrangCuoi", "Đầu trang, hết", "body", end),
    )
