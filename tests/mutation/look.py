"""Faults of characters everywhere: font, colour, size (F05 to F07)."""

from collections.abc import Iterable

from mutation.package import File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, whole
from mutation.ways import RUN_WAYS, directly, looks, put_run, style_of, theme_font

_EVERYWHERE = (
    "set directly",
    "set on the last word",
    "in its style",
    "in a style built on its style",
    "in a character style",
    "in the document defaults",
    "in a tracked insertion",
    "in a content control",
)
_SOME = ("set directly", "in its style")


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _fonts() -> Iterable[Plant]:
    """Only the decree demands Times New Roman; letters that are no Unicode were always wrong."""
    yield from looks("F05", "body", "text in Arial", _font("Arial"), _EVERYWHERE, old=False)
    for role, name, which in (
        ("quoc_hieu", "Tahoma", 0),
        ("co_quan_ban_hanh", "Calibri", 0),
        ("dia_danh_ngay", "Cambria", 0),
        ("table", "Calibri", 3),
        ("noi_nhan.item", "Arial", -1),
        ("ho_ten", "Segoe Script", 0),
    ):
        fault = f"{role} in {name}"
        yield from looks("F05", role, fault, _font(name), _SOME, which, old=False)
    yield from looks("F05", "ten_loai", "ten_loai in .VnTimeH", _font(".VnTimeH"), _SOME)
    yield from looks("F05", "body", "text in VNI-Times", _font("VNI-Times"), _SOME, -1)
    half = '<w:rFonts w:hAnsi="Arial"/>'
    yield from looks("F05", "body", "only letters with marks in Arial", half, _SOME, old=False)
    half = '<w:rFonts w:ascii="Arial"/>'
    yield from looks("F05", "body", "only plain letters in Arial", half, _SOME, old=False)
    yield Plant(
        "F05",
        "the theme's font (Aptos) in the style of the text",
        lambda file: theme_font(file, file.first("body"), "Aptos"),
        old=False,
    )
    yield Plant(
        "F05",
        "the theme's font (Calibri) in the style of table cells",
        lambda file: theme_font(file, file.first("table"), "Calibri"),
        old=False,
    )
    yield Plant("F05", "page number in Calibri", _head_looks(_font("Calibri")), old=False)
    yield Plant("F05", "complex script in Arial", _complex, old=False)
    yield Plant("F05", "a text box in Arial", _boxed(_font("Arial")), old=False)


def _complex(file: File) -> Places:
    return directly(file, file.first("body"), '<w:rFonts w:cs="Arial"/><w:cs/>')


def _head_looks(properties: str) -> Deed:
    """Set the number in heads and feet."""

    def do(file: File) -> Places:
        heads = [name for name in file.parts if name.startswith(("word/header", "word/footer"))]
        runs = [run for name in heads for run in file.tree(name).iter(W + "r")]
        if not runs:
            raise NotHereError
        for run in runs:
            put_run(run, properties)
        return whole()

    return do


def _boxed(properties: str) -> Deed:
    """Put a text box beside a paragraph."""

    def do(file: File) -> Places:
        target = file.first("body")
        fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
        box = xml(
            '<w:r><w:pict><v:shape style="width:120pt;height:40pt"><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>Lưu ý khi thực hiện</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        run = next(box.iter(W + "txbxContent"))[0][0]
        put_run(run, properties)
        target.paragraph.append(box)
        return [run.getparent()]

    return do


def _colours() -> Iterable[Plant]:
    """The circular before the decree says nothing of colour."""
    red, blue = '<w:color w:val="FF0000"/>', '<w:color w:val="1F497D"/>'
    yield from looks("F06", "body", "text in red", red, _EVERYWHERE, old=False)
    yield from looks("F06", "ten_loai", "ten_loai in blue", blue, _SOME, old=False)
    yield from looks("F06", "muc_b", "muc_b in blue", blue, _SOME, old=False)
    yield from looks("F06", "chuc_vu", "chuc_vu in red", red, _SOME, old=False)
    grey = '<w:color w:val="7F7F7F"/>'
    yield from looks("F06", "table", "a cell in grey", grey, _SOME, 2, old=False)
    theme = '<w:color w:val="4F81BD" w:themeColor="accent1"/>'
    yield from looks("F06", "body", "text in a colour of the theme", theme, _SOME, -1, old=False)
    white = '<w:color w:val="FFFFFF"/>'
    yield from looks("F06", "table", "the head of a table in white", white, _SOME, old=False)
    yield Plant("F06", "page number in blue", _head_looks(blue), old=False)
    yield Plant("F06", "an address that Word made a link", _link, old=False)
    yield Plant("F06", "a text box in red", _boxed(red), old=False)


def _link(file: File) -> Places:
    target = file.first("body")
    target.runs[-1].addnext(
        xml(
            '<w:hyperlink r:id="rId1"><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" '
            'w:hAnsi="Times New Roman"/><w:color w:val="0563C1"/><w:sz w:val="28"/>'
            "<w:u w:val='single'/></w:rPr><w:t> www.skhcn.vidu.gov.vn</w:t></w:r></w:hyperlink>"
        )
    )
    return at(target)


#: Role, sizes that are out of its range under the decree and under the circular, which of them.
_SIZES = (
    ("quoc_hieu", 15, 0, True),
    ("quoc_hieu", 11, 0, True),
    ("tieu_ngu", 12, 0, True),
    ("co_quan_chu_quan", 14, 0, True),
    ("co_quan_ban_hanh", 14, 0, True),
    ("co_quan_ban_hanh", 11, 0, True),
    ("so", 12, 0, True),
    ("so", 14, 0, False),
    ("dia_danh_ngay", 12, 0, True),
    ("ten_loai", 16, 0, True),
    ("trich_yeu", 12, 0, True),
    ("trich_yeu_cv", 14, 0, True),
    ("can_cu", 12, 0, True),
    ("kinh_gui", 12, 0, True),
    ("kinh_gui.item", 15, -1, True),
    ("body", 12, 0, True),
    ("body", 15, -1, True),
    ("muc_b", 12, 0, True),
    ("dieu", 16, 0, True),
    ("khoan", 12, 0, True),
    ("khoan.titled", 15, 0, True),
    ("diem", 12, -1, True),
    ("dash", 12, 1, True),
    ("quyen_han", 12, 0, True),
    ("chuc_vu", 12, 0, True),
    ("ho_ten", 12, 0, True),
    ("noi_nhan.label", 13, 0, True),
    ("noi_nhan.item", 12, 0, True),
    ("noi_nhan.item", 13, -1, True),
)
_ANNEX_SIZES = (("phu_luc.label", 13), ("phu_luc.title", 12), ("phu_luc.ref", 12))


def _sizes() -> Iterable[Plant]:
    for number, (role, size, which, old) in enumerate(_SIZES):
        ways = (_SOME, ("set on the last word", "in a style built on its style"))[number % 2]
        fault = f"{role} in size {size}"
        properties = f'<w:sz w:val="{size * 2}"/>'
        also = {"F08": "it breaks in its column"} if (role, size) == ("quoc_hieu", 15) else {}
        if role in {"tieu_ngu", "co_quan_ban_hanh", "trich_yeu"}:
            also = {"F11": "the rule is in proportion to the old size"}
        yield from looks("F07", role, fault, properties, ways, which, old=old, also=also)
    yield from looks("F07", "body", "text in size 11", '<w:sz w:val="22"/>', _EVERYWHERE[4:])
    for role, size in _ANNEX_SIZES:
        for name in _SOME:
            yield Plant("F07", f"{role} in size {size}, {name}", _annex(role, size, name))
    rule = {"F11": "the rule is in proportion to the old size"}
    yield Plant(
        "F07", "head in sizes 13, 13 and 14", _head_size("tieu_ngu", 13), mild=True, also=rule
    )
    yield Plant("F07", "head in sizes 12, 14 and 14", _head_size("quoc_hieu", 12), mild=True)
    yield Plant("F07", "head in sizes 13, 14 and 13", _head_size("dia_danh_ngay", 13), mild=True)


def _annex(role: str, size: int, name: str) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, 0, main=False)
        return RUN_WAYS[name](file, target, f'<w:sz w:val="{size * 2}"/>')

    return do


def _head_size(role: str, size: int) -> Deed:
    """Set one size of a head that has 13, 14 and 14: which of the three is wrong is open."""

    def do(file: File) -> Places:
        parts = [file.first(each) for each in ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")]
        if _size(file, parts[0]) != 26:
            raise NotHereError
        target: Target = next(each for each in parts if each.role == role)
        directly(file, target, f'<w:sz w:val="{size * 2}"/>')
        return at(*parts)

    return do


def _size(file: File, target: Target) -> int:
    found = target.runs[0].find(f"{W}rPr/{W}sz")
    if found is None and not target.marked:
        found = style_of(file, target).find(f"{W}rPr/{W}sz")
    return int(found.get(W + "val"))


PLANTS = [*_fonts(), *_colours(), *_sizes()]
