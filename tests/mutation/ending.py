"""Faults of addressees, signature, Nơi nhận, annexes and minutes (F20 to F23, F25)."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy

from mutation.head import removed
from mutation.package import File, NotHereError, Target, W
from mutation.plants import Deed, Places, Plant, at, swap, whole, words
from mutation.ways import RUN_WAYS, directly, looks, put_paragraph, shapes, style_of

_NOT_BOLD = '<w:b w:val="0"/>'
_SOME = ("set directly", "in its style")
_WAYS = ("set directly", "in its style", "in a style built on its style")


def _with(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


def _dear() -> Iterable[Plant]:
    for kind in ("KH", "QĐ", "QĐ+", "TB", "BB"):
        yield Plant("F20", f"Kính gửi in a paper {kind}", _addressed, kinds=(kind,))
    yield from words(
        "F20",
        "kinh_gui",
        {
            "no colon": _with(r"gửi\s*:", "gửi"),
            "a comma for the colon": _with(r"gửi\s*:", "gửi,"),
            "several in one line": _with(
                r":.*", ": Sở Nội vụ; Sở Tài chính; Văn phòng Ủy ban nhân dân tỉnh."
            ),
        },
    )
    yield from words(
        "F20",
        "kinh_gui.item",
        {
            "an addressee without a dash": _with(r"^\s*-\s*", ""),
            "a comma after an addressee": _with(r";\s*$", ","),
            "no sign after an addressee": _with(r";\s*$", ""),
        },
    )
    yield from words(
        "F20",
        "kinh_gui.item",
        {
            "a semicolon after the last addressee": _with(r"\.\s*$", ";"),
            "no dot after the last addressee": _with(r"\.\s*$", ""),
        },
        -1,
    )
    yield removed("F20", "kinh_gui", "a letter without Kính gửi", "kinh_gui.item", kinds=("CV",))


def _addressed(file: File) -> Places:
    """Write Kính gửi above the text."""
    roles = ("can_cu", "body", "muc_b", "dieu")
    found = [target for target in file.targets if target.role in roles and target.text.strip()]
    if not found:
        raise NotHereError
    target = found[0]
    made = deepcopy(target.paragraph)
    target.paragraph.addprevious(made)
    put_paragraph(made, '<w:jc w:val="center"/>')
    new = Target(made, tuple(made.iter(W + "r")), "kinh_gui")
    directly(file, new.write("Kính gửi: Sở Nội vụ"), '<w:i w:val="0"/><w:b w:val="0"/>')
    return [made]


def _signed() -> Iterable[Plant]:
    name, post, power = "ho_ten", "chuc_vu", "quyen_han"
    for title in ("TS.", "ThS.", "PGS.TS.", "Ths", "Tiến sĩ", "Kỹ sư", "BS.", "Ông", "Bà", "CN."):
        yield from words("F21", name, {f"{title} before the name": _before(title)})
    yield from looks("F21", name, "name not bold", _NOT_BOLD, _WAYS)
    yield from looks("F21", name, "name italic", "<w:i/>", _SOME)
    yield from words("F21", name, {"name in capitals": str.upper})
    yield from shapes("F21", name, "name on the left", '<w:jc w:val="left"/>', _SOME)
    yield from looks("F21", post, "post not bold", _NOT_BOLD, _WAYS)
    yield from looks("F21", post, "post italic", "<w:i/>", ["set directly"])
    yield from words("F21", post, {"post in small letters": str.capitalize})
    left = '<w:jc w:val="left"/>'  # no sentence of the decree says where on its line a post stands
    yield from shapes("F21", post, "post on the left", left, _SOME, mild=True)
    yield from looks("F21", power, "KT. or TM. not bold", _NOT_BOLD, _SOME)
    yield Plant("F21", "no name", _nameless)
    yield Plant("F21", "no post", _postless)
    yield Plant("F21", "KT. and no post of the deputy", _deputy_gone)
    yield Plant("F21", "a deputy without KT.", _power_gone)
    yield Plant("F21", "KT. before the post of the head himself", _same_post)
    yield from words(
        "F21",
        power,
        {
            "power without its dot": _with(r"^(KT|TM|TL|TUQ)\.", r"\1"),
            "K/T": _with(r"^KT\.", "K/T"),
            "T/M": _with(r"^TM\.", "T/M"),
            "T.M": _with(r"^TM\.", "T.M"),
        },
    )


def _before(title: str) -> Callable[[str], str]:
    return lambda text: f"{title} {text}"


def _nameless(file: File) -> Places:
    if len(file.all("ho_ten")) > 1:
        raise NotHereError
    file.first("ho_ten").remove()
    return [None, *at(*file.all("chuc_vu"), *file.all("quyen_han"))]


def _postless(file: File) -> Places:
    if len(file.all("ho_ten")) > 1:
        raise NotHereError
    file.first("ho_ten")
    for role in ("quyen_han", "chuc_vu"):
        for target in file.all(role):
            target.remove()
    return whole()


def _pair(file: File, power: str) -> tuple[Target, Target]:
    """Give the line of power and the post below it."""
    first = file.first("quyen_han")
    if not first.text.startswith(power) or len(file.all("ho_ten")) > 1:
        raise NotHereError
    return first, file.first("chuc_vu")


def _deputy_gone(file: File) -> Places:
    first, post = _pair(file, "KT.")
    post.remove()
    return at(first)


def _power_gone(file: File) -> Places:
    first, post = _pair(file, "KT.")
    if not post.text.startswith("PHÓ"):
        raise NotHereError
    first.remove()
    return at(post)


def _same_post(file: File) -> Places:
    first, post = _pair(file, "KT.")
    post.write(first.text.removeprefix("KT. "))
    return at(first, post)


def _copies() -> Iterable[Plant]:
    label, item = "noi_nhan.label", "noi_nhan.item"
    yield from looks("F22", label, "Nơi nhận not bold", _NOT_BOLD, _WAYS)
    yield from looks("F22", label, "Nơi nhận not italic", '<w:i w:val="0"/>', _WAYS)
    yield from words("F22", label, {"Nơi nhận without its colon": swap(":", "")})
    yield from shapes("F22", label, "Nơi nhận in the middle", '<w:jc w:val="center"/>', _SOME)
    yield from looks("F22", item, "a recipient bold", "<w:b/>", _WAYS)
    yield from looks("F22", item, "a recipient italic", "<w:i/>", _SOME)
    yield from words(
        "F22",
        item,
        {
            "a comma after a recipient": _with(r";\s*$", ","),
            "no sign after a recipient": _with(r";\s*$", ""),
            "a dot after a recipient": _with(r";\s*$", "."),
            "a recipient without a dash": _with(r"^-\s*", ""),
            "a recipient with a plus": _with(r"^-", "+"),
        },
    )
    yield from words(
        "F22",
        item,
        {
            "a semicolon after Lưu": _with(r"\.\s*$", ";"),
            "no dot after Lưu": _with(r"\.\s*$", ""),
            "Lưu without its colon": swap("Lưu:", "Lưu"),
            "Lưu without VT": swap("VT, ", ""),
            "no Lưu but a recipient": lambda _: "- Cổng thông tin điện tử.",
        },
        -1,
    )
    yield Plant("F22", "the line Lưu left out", _unkept)
    yield from words("F22", item, {"a letter without Như trên": lambda _: "- Sở Nội vụ;"}, kinds=("CV",), mild=True)  # fmt: skip
    yield from words("F22", item, {"a decision without Như Điều": lambda _: "- Các phòng, đơn vị;"}, kinds=("QĐ", "QĐ+"), mild=True)  # fmt: skip
    yield Plant("F22", "no Nơi nhận at all", _uncopied)


def _unkept(file: File) -> Places:
    last, before = file.nth("noi_nhan.item", -1), file.nth("noi_nhan.item", -2)
    last.remove()
    before.write(before.text.rstrip("; ") + ".")
    return at(*file.all("noi_nhan.item"))


def _uncopied(file: File) -> Places:
    file.first("noi_nhan.label")
    for role in ("noi_nhan.label", "noi_nhan.item"):
        for target in file.all(role):
            target.remove()
    return whole()


def _annexes() -> Iterable[Plant]:
    label, title, ref = "phu_luc.label", "phu_luc.title", "phu_luc.ref"
    yield _annex("Phụ lục with an Arabic number", label, lambda _: "Phụ lục 1")
    yield _annex("Phụ lục số 01", label, lambda _: "Phụ lục số 01")
    yield _annex("PHỤ LỤC in capitals", label, str.upper)
    yield _annex("title of an annex in small letters", title, str.capitalize)
    yield _annex("reference of an annex without brackets", ref, lambda text: text.strip("()"))
    for role, fault, properties in (
        (label, "Phụ lục not bold", _NOT_BOLD),
        (label, "Phụ lục italic", "<w:i/>"),
        (title, "title of an annex not bold", _NOT_BOLD),
        (ref, "reference of an annex not italic", '<w:i w:val="0"/>'),
        (ref, "reference of an annex bold", "<w:b/>"),
    ):
        for way in _SOME:
            yield _annex_look(fault, role, properties, way)
    yield Plant("F23", "annex on the left", _annex_left, also={"F04": "what is not in the middle may be no annex"})  # fmt: skip
    yield Plant("F23", "annex without a title", _annex_without(title))
    yield Plant("F23", "annex without its reference", _annex_without(ref))
    yield Plant("F23", "annex that the paper does not name", _unnamed)
    yield Plant("F23", "one of two annexes without a number", _no_number)
    yield Plant("F23", "attached text without its reference", _attached)


def _annex(way: str, role: str, change: Callable[[str], str]) -> Plant:
    def do(file: File) -> Places:
        target = file.nth(role, 0, main=False)
        text = change(target.text)
        if text == target.text:
            raise NotHereError
        return at(target.write(text))

    return Plant("F23", way, do)


def _annex_look(fault: str, role: str, properties: str, way: str) -> Plant:
    def do(file: File) -> Places:
        return RUN_WAYS[way](file, file.nth(role, 0, main=False), properties)

    return Plant("F23", f"{fault}, {way}", do)


def _annex_left(file: File) -> Places:
    target = file.nth("phu_luc.label", 0, main=False)
    put_paragraph(target.paragraph, '<w:jc w:val="left"/>')
    return at(target)


def _annex_without(role: str) -> Deed:
    def do(file: File) -> Places:
        label = file.nth("phu_luc.label", 0, main=False)
        file.nth(role, 0, main=False).remove()
        return at(label)

    return do


def _unnamed(file: File) -> Places:
    """Take every mention of the annex out of the paper."""
    labels = file.all("phu_luc.label", main=False)
    if not labels:
        raise NotHereError
    for target in file.targets:
        if target is labels[0]:
            break
        if re.search(r"phụ lục|kèm theo|đính kèm", target.text, re.IGNORECASE):
            text = re.sub(r"[Pp]hụ lục( [IVX]+)?|[Kk]èm theo|[Đđ]ính kèm", "quy định", target.text)
            target.write(text)
    return at(*labels)


def _no_number(file: File) -> Places:
    labels = file.all("phu_luc.label", main=False)
    if len(labels) < 2:
        raise NotHereError
    return at(labels[1].write("Phụ lục"))


def _attached(file: File) -> Places:
    """Take the reference from under the title of an attached text."""
    heads = file.all("quoc_hieu", main=False)
    kinds = file.all("ten_loai", main=False)
    if len(heads) < 2 or len(kinds) < 2:
        raise NotHereError
    file.nth("phu_luc.ref", 0, main=False).remove()
    return at(kinds[1])


def _minutes() -> Iterable[Plant]:
    kinds = ("BB",)
    yield Plant("F25", "place and date in the head", _dated_minutes, kinds=kinds)
    yield Plant("F25", "place and date under the head", _dated_below, kinds=kinds)
    yield Plant("F25", "no secretary", _without_signer("THƯ KÝ"), kinds=kinds)
    yield Plant("F25", "no chair", _without_signer("CHỦ TỌA"), kinds=kinds)
    yield Plant("F25", "chair on the left, secretary on the right", _sides_swapped, kinds=kinds)
    yield Plant("F25", "signed by a director alone", _one_signer, kinds=kinds)


def _dated_minutes(file: File) -> Places:
    number = file.first("so")
    row = next(number.paragraph.iterancestors(W + "tr"), None)
    if row is None:
        raise NotHereError
    cell = row.findall(W + "tc")[-1]
    made = deepcopy(number.paragraph)
    for old in cell.findall(W + "p"):
        if old.find(W + "r") is None:
            cell.remove(old)
    cell.append(made)
    new = Target(made, tuple(made.iter(W + "r")), "dia_danh_ngay")
    directly(file, new.write("Bình Thuận, ngày 15 tháng 10 năm 2024"), f"<w:i/>{_head_size(file)}")
    return [made]


def _head_size(file: File) -> str:
    """Give the size that a date would have in this head."""
    target = file.first("tieu_ngu")
    holder = target.runs[0] if target.marked else style_of(file, target)
    return f'<w:sz w:val="{holder.find(f"{W}rPr/{W}sz").get(W + "val")}"/>'


def _dated_below(file: File) -> Places:
    kind = file.first("ten_loai")
    made = deepcopy(kind.paragraph)
    kind.paragraph.addprevious(made)
    new = Target(made, tuple(made.iter(W + "r")), "dia_danh_ngay")
    look = f'<w:b w:val="0"/><w:i/>{_head_size(file)}'
    directly(file, new.write("Bình Thuận, ngày 15 tháng 10 năm 2024"), look)
    return [made]


def _signers(file: File) -> dict[str, Target]:
    found = {target.text.strip(): target for target in file.all("chuc_vu")}
    if not {"THƯ KÝ", "CHỦ TỌA"} <= set(found):
        raise NotHereError
    return found


def _without_signer(post: str) -> Deed:
    def do(file: File) -> Places:
        found = _signers(file)
        found[post].remove()
        return at(*found.values())

    return do


def _sides_swapped(file: File) -> Places:
    found = _signers(file)
    found["THƯ KÝ"].write("CHỦ TỌA")
    found["CHỦ TỌA"].write("THƯ KÝ")
    return at(*found.values())


def _one_signer(file: File) -> Places:
    found = _signers(file)
    found["THƯ KÝ"].remove()
    file.first("ho_ten").remove()
    return [None, *at(found["CHỦ TỌA"].write("GIÁM ĐỐC"))]


PLANTS = [*_dear(), *_signed(), *_copies(), *_annexes(), *_minutes()]
