"""A second set of faults, of addressees, signature, recipients, annexes, minutes: thought out late."""

import re
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any

from mutation.package import File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, swap, whole, words
from mutation.ways import looks, put_paragraph, shapes

Change = Callable[[str], str]


def _last(sign: str) -> Change:
    return lambda text: text[:-1] + sign


def _two_lines(file: File) -> Places:
    """Say Kính gửi twice, once for each body."""
    target = file.first("kinh_gui")
    other = deepcopy(target.paragraph)
    target.paragraph.addnext(other)
    runs = tuple(run for run in other.iter(W + "r") if run.find(W + "t") is not None)
    Target(other, runs, "").write("Kính gửi: Sở Nội vụ")
    if target.text.rstrip().endswith(":"):
        raise NotHereError
    return [target.paragraph, other]


def _numbered_items(file: File) -> Places:
    """Number the addressees."""
    items = file.all("kinh_gui.item")
    if len(items) < 2:
        raise NotHereError
    for number, each in enumerate(items, 1):
        each.write(f"{number}." + each.text.removeprefix("-"))
    return at(*items)


def _left_out(file: File) -> Places:
    """Write the addressees without the words Kính gửi."""
    if not file.all("kinh_gui.item"):
        raise NotHereError
    file.first("kinh_gui").remove()
    return whole()


_F20 = [
    *words("F20", "kinh_gui", {
        "Kính gởi": swap("gửi", "gởi"),
        "KÍNH GỬI": swap("Kính gửi", "KÍNH GỬI"),
        "a semicolon for the colon": swap(":", ";"),
        "a dash for the colon": swap(":", " -"),
        "Kính trình": swap("gửi", "trình"),
    }),
    *words("F20", "kinh_gui.item", {"a plus before an addressee": swap("-", "+"), "an en dash before an addressee": swap("-", "–"), "a dot after an addressee": _last(".")}, mild=True),
    *words("F20", "kinh_gui.item", {"a comma after the last": _last(","), "a colon after the last": _last(":")}, which=-1),
    Plant("F20", "Kính gửi twice", _two_lines, mild=True),
    Plant("F20", "addressees numbered", _numbered_items),
    Plant("F20", "no Kính gửi above the addressees", _left_out, also={"F18": "what no Kính gửi tells of is text"}),
    *looks("F20", "kinh_gui", "Kính gửi bold", "<w:b/>", ("set directly",)),
    *looks("F20", "kinh_gui", "Kính gửi italic", "<w:i/>", ("set on the last word", "set directly")),
    *looks("F20", "kinh_gui.item", "an addressee bold", "<w:b/>", ("set directly",)),
]  # fmt: skip


def _title(text: str) -> Change:
    return lambda name: f"{text} {name}"


def _post(change: Change, needs: str = "") -> Deed:
    """Change the post of the signer, on whichever line it stands."""

    def do(file: File) -> Places:
        lines = (*file.all("quyen_han"), *file.all("chuc_vu"))
        for target in lines:
            if needs in target.text and change(target.text) != target.text:
                target.write(change(target.text))
                return at(*lines)
        raise NotHereError

    return do


def _head_alone(text: str) -> bool:
    return text.startswith(("GIÁM ĐỐC", "CHỦ TỊCH"))


def _of_the_head(new: Change) -> Change:
    return lambda text: new(text) if _head_alone(text) else text


def _one_line(file: File) -> Places:
    """Write power and post in one line."""
    power, post = file.first("quyen_han"), file.first("chuc_vu")
    if not power.text.startswith("KT.") or power.marked:
        raise NotHereError
    power.write(f"{power.text} - {post.text}")
    post.paragraph.getparent().remove(post.paragraph)
    return at(power)


def _name_above(file: File) -> Places:
    """Put the name above the post."""
    post, name = file.first("quyen_han"), file.first("ho_ten")
    if (
        post.marked
        or len(file.all("ho_ten")) > 1
        or post.paragraph.getparent() is not name.paragraph.getparent()
    ):
        raise NotHereError
    post.paragraph.addprevious(name.paragraph)
    return [post.paragraph, name.paragraph]


_F21 = [
    *words("F21", "ho_ten", {
        f"{title} before the name": _title(title)
        for title in ("Th.S", "T.S", "Thạc sỹ", "PGS", "GS.TS.", "NGƯT", "Luật sư", "Đồng chí", "Bác sĩ CKII", "Dược sĩ", "CVCC")
    }, kinds=("KH", "BC", "CV", "TB", "QĐ")),
    *words("F21", "ho_ten", {"ThS behind the name": lambda name: f"{name}, ThS", "in small letters": str.lower}, mild=True),
    *looks("F21", "ho_ten", "name in capitals by a switch", "<w:caps/>", ("set directly", "in its style")),
    *looks("F21", "ho_ten", "last name not bold", '<w:b w:val="0"/>', ("set on the last word",)),
    Plant("F21", "TM. before the post of a head", _post(_of_the_head(lambda text: f"TM. {text}")), kinds=("KH", "BC", "TB"), mild=True),
    Plant("F21", "Kt. for KT.", _post(swap("KT.", "Kt."))),
    Plant("F21", "KT/ for KT.", _post(swap("KT.", "KT/"))),
    Plant("F21", "KT: for KT.", _post(swap("KT.", "KT:"))),
    Plant("F21", "K.T for KT.", _post(swap("KT.", "K.T"))),
    Plant("F21", "power written out", _post(swap("KT.", "KÝ THAY"))),
    Plant("F21", "TL. before the post of a deputy", _post(swap("KT. GIÁM ĐỐC", "TL. PHÓ GIÁM ĐỐC"))),
    Plant("F21", "KT. of another head", _post(swap("KT. GIÁM ĐỐC", "KT. CHỦ TỊCH"))),
    Plant("F21", "power and post in one line", _one_line),
    Plant("F21", "P. GIÁM ĐỐC", _post(swap("PHÓ GIÁM ĐỐC", "P. GIÁM ĐỐC"))),
    Plant("F21", "PGĐ", _post(swap("PHÓ GIÁM ĐỐC", "PGĐ")), mild=True),
    Plant("F21", "QUYỀN GIÁM ĐỐC for Q.", _post(_of_the_head(lambda text: f"QUYỀN {text}")), kinds=("KH", "BC", "TB"), mild=True),
    Plant("F21", "a post the state does not know", _post(lambda text: text.replace("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC THƯỜNG TRỰC"), "PHÓ"), mild=True),
    Plant("F21", "name above the post", _name_above),
    *shapes("F21", "ho_ten", "name on the right", '<w:jc w:val="right"/>', ("set directly",)),
]  # fmt: skip


def _store_first(file: File) -> Places:
    """Put the line of the archive first."""
    items = file.all("noi_nhan.item")
    if len(items) < 3 or items[0].marked:
        raise NotHereError
    items[0].paragraph.addprevious(items[-1].paragraph)
    return at(items[0], items[-1], items[-2])


def _sides(file: File) -> Places:
    """Put the signature on the left and the recipients on the right."""
    label = file.first("noi_nhan.label")
    row = next(label.paragraph.iterancestors(W + "tr"), None)
    if row is None or len(row.findall(W + "tc")) != 2:
        raise NotHereError
    row.findall(W + "tc")[0].addprevious(row.findall(W + "tc")[1])
    return at(label)


def _in_one(file: File) -> Places:
    """Write two recipients in one line."""
    first, second = file.nth("noi_nhan.item", 0), file.nth("noi_nhan.item", 1)
    if first.marked or len(file.all("noi_nhan.item")) < 3:
        raise NotHereError
    first.write(f"{first.text} {second.text}")
    second.paragraph.getparent().remove(second.paragraph)
    return at(first)


def _sent(file: File) -> Places:
    """Call the recipients by another word: the paper has none, then."""
    file.first("noi_nhan.label").replace("nhận", "gửi")
    return whole()


_F22 = [
    *words("F22", "noi_nhan.label", {
        "NƠI NHẬN": swap("Nơi nhận", "NƠI NHẬN"),
        "Nơi Nhận": swap("nhận", "Nhận"),
        "a semicolon for the colon": swap(":", ";"),
        "a dot for the colon": swap(":", "."),
    }),
    *words("F22", "noi_nhan.item", {"a star before a recipient": swap("-", "*"), "a dot before a recipient": swap("-", "•"), "a colon after a recipient": _last(":")}, which=1),
    *words("F22", "noi_nhan.item", {"an en dash before a recipient": swap("-", "–"), "an em dash before a recipient": swap("-", "—")}, which=1, mild=True),
    Plant("F22", "Nơi gửi", _sent),
    *words("F22", "noi_nhan.item", {
        "the archive in words": swap("VT", "Văn thư"),
        "Vt for VT": swap("VT", "Vt"),
        "no archive but files": swap("VT", "HS"),
        "Lưu; for Lưu:": swap("Lưu:", "Lưu;"),
        "LƯU in capitals": swap("Lưu", "LƯU"),
        "Lưu hồ sơ": lambda _: "- Lưu hồ sơ.",
    }, which=-1),
    *words("F22", "noi_nhan.item", {"Như trên in a decision": lambda _: "- Như trên;"}, kinds=("QĐ",), mild=True),
    *words("F22", "noi_nhan.item", {"Như kính gửi in a letter": lambda _: "- Như kính gửi;"}, kinds=("CV",), mild=True),
    Plant("F22", "the archive first", _store_first, mild=True),
    Plant("F22", "on the right", _sides, also={"F21": "the signature is on the left"}),
    Plant("F22", "two recipients in one line", _in_one),
    *looks("F22", "noi_nhan.label", "the colon upright", '<w:i w:val="0"/>', ("set on the last word",)),
    *looks("F22", "noi_nhan.item", "the archive bold", "<w:b/>", ("set on the last word",), -1),
]  # fmt: skip


def _one_paragraph(join: str) -> Deed:
    """Write label and title of an annex in one paragraph."""

    def do(file: File) -> Places:
        label = file.nth("phu_luc.label", 0, main=False)
        title = file.below(label, "phu_luc.title")
        text = f"{label.text}{join}{title.text}"
        title.paragraph.getparent().remove(title.paragraph)
        return at(label.write(text))

    return do


def _about(role: str, change: Change, which: int = 0) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, which, main=False)
        text = change(target.text)
        if text == target.text:
            raise NotHereError
        return at(target.write(text))

    return do


_annex = partial(_about, "phu_luc.label")


def _shaped(role: str, properties: str) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, 0, main=False)
        put_paragraph(target.paragraph, properties)
        return at(target)

    return do


_F23 = [
    Plant("F23", "Phụ Lục", _annex(swap("lục", "Lục"))),
    Plant("F23", "a dot after the number", _annex(lambda text: text + "." if text[-1] in "IVX" else text), mild=True),
    Plant("F23", "a colon after the number", _annex(lambda text: text + ":"), mild=True),
    Plant("F23", "Phụ lục A", _annex(lambda _: "Phụ lục A")),
    Plant("F23", "Phụ lục i", _annex(lambda text: text.replace("I", "i") if text[-1] in "IVX" else text)),
    Plant("F23", "two annexes of one number", _annex(swap("II", "I"), 1), mild=True),
    Plant("F23", "annexes I and III", _annex(swap("II", "III"), 1), mild=True),
    Plant("F23", "label and title in one line", _one_paragraph(": ")),
    Plant("F23", "reference with Ban hành", _about("phu_luc.ref", swap("(Kèm theo", "(Ban hành kèm theo")), mild=True),
    Plant("F23", "reference without the day", _about("phu_luc.ref", lambda text: re.sub(r" ngày \d.*?năm \d+", "", text)), mild=True),
    Plant("F23", "title in small letters, not by style", _about("phu_luc.title", str.capitalize)),
    Plant("F23", "reference on the left", _shaped("phu_luc.ref", '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>')),
    Plant("F23", "title on both sides", _shaped("phu_luc.title", '<w:jc w:val="both"/>')),
]  # fmt: skip


def _day_under(file: File) -> Places:
    """Write the day below the kind of minutes, as many do."""
    target = file.first("trich_yeu")
    made = xml(
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman"'
        ' w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:i/><w:sz w:val="28"/></w:rPr>'
        "<w:t>Phường Mẫu, ngày 05 tháng 11 năm 2026</w:t></w:r></w:p>"
    )
    target.paragraph.addnext(made)
    return [made, target.paragraph]


_MINUTES: dict[str, Any] = {"kinds": ("BB",), "mild": True}
_F25 = [
    Plant("F25", "place and date below the subject", _day_under, kinds=("BB",), also={"F11": "it stands between subject and rule", "F15": "as above", "F07": "its size is of another head"}),
    Plant("F25", "both are chairs", _post(swap("THƯ KÝ", "CHỦ TỌA")), **_MINUTES),
    Plant("F25", "both are secretaries", _post(swap("CHỦ TỌA", "THƯ KÝ")), **_MINUTES),
    Plant("F25", "a director for the chair", _post(swap("CHỦ TỌA", "GIÁM ĐỐC")), **_MINUTES),
    Plant("F25", "who took part for the secretary", _post(swap("THƯ KÝ", "ĐẠI BIỂU")), **_MINUTES),
]  # fmt: skip

PLANTS = [*_F20, *_F21, *_F22, *_F23, *_F25]
