"""Faults of the head: Quốc hiệu, Tiêu ngữ, agency, rules, number, date, kind, subject (F08 to F15)."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from mutation.package import WP, A, File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, swap, whole, words
from mutation.ways import directly, looks, put_paragraph, shapes

_NOT_BOLD = '<w:b w:val="0"/>'
_LENGTH = {"F11": "the rule was as long as the words that were there"}
_SPACES = {"F28": "two spaces are a fault of writing too"}
_NAMED = ("KH", "QĐ", "QĐ+", "BC", "TB", "BB", "TTr", "GM")
_DATED = ("KH", "QĐ", "QĐ+", "BC", "TB", "TTr", "GM", "CV")


def removed(rule: str, role: str, way: str, *others: str, **more: Any) -> Plant:  # noqa: ANN401
    """Give a plant that takes a role out, and with it what hangs on it."""

    def do(file: File) -> Places:
        file.first(role)
        for each in (role, *others):
            for target in file.all(each):
                target.remove()
        return whole()

    return Plant(rule, way, do, **more)


def _republic() -> Iterable[Plant]:
    yield from words(
        "F08",
        "quoc_hieu",
        {
            "small letters": lambda _: "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "tone on the wrong letter (NGHIÃ)": swap("NGHĨA", "NGHIÃ"),
            "a letter without its mark (NGHIA)": swap("NGHĨA", "NGHIA"),
            "a word left out": swap(" CHỦ NGHĨA", ""),
            "XÃ HÔI": swap("HỘI", "HÔI"),
            "a dot at its end": lambda text: text + ".",
            "one name in small letters": swap("VIỆT NAM", "Việt Nam"),
        },
    )
    yield from words("F08", "quoc_hieu", {"two spaces within": swap(" XÃ", "  XÃ")}, also=_SPACES)
    yield from looks("F08", "quoc_hieu", "Quốc hiệu not bold", _NOT_BOLD)
    yield from looks("F08", "quoc_hieu", "Quốc hiệu not bold by a style that turns bold over", "<w:b/>", ["in a character style"])  # fmt: skip
    yield from looks("F08", "quoc_hieu", "Quốc hiệu italic", "<w:i/>")
    yield from shapes("F08", "quoc_hieu", "Quốc hiệu on the left", '<w:jc w:val="left"/>')
    yield from words("F08", "quoc_hieu", {"broken by hand": swap(" VIỆT", "\nVIỆT")}, mild=True)
    yield Plant("F08", "broken in a column of 75 mm", _narrow, mild=True, also={"F11": "so is the rule", "F09": "the motto breaks too"})  # fmt: skip
    yield Plant("F08", "broken into two paragraphs", _cut_in_two, mild=True)
    yield removed("F08", "quoc_hieu", "left out")


def _narrow(file: File) -> Places:
    target = file.first("quoc_hieu")
    cell = next(target.paragraph.iterancestors(W + "tc"), None)
    if cell is None:
        raise NotHereError
    table = next(cell.iterancestors(W + "tbl"))
    for width in [
        *(
            each.find(f"{W}tcPr/{W}tcW")
            for each in table.iter(W + "tc")
            if each.getparent().index(each) == cell.getparent().index(cell)
        ),
        table.find(f"{W}tblGrid")[1],
    ]:
        width.set(W + "w", "4252")
    return at(target)


def _cut_in_two(file: File) -> Places:
    target = file.first("quoc_hieu")
    if len(list(target.paragraph.iter(W + "t"))) != 1:
        raise NotHereError
    below = deepcopy(target.paragraph)
    target.paragraph.addnext(below)
    second = Target(below, (next(below.iter(W + "r")),), "quoc_hieu")
    second.write("VIỆT NAM")
    target.write(target.text.replace(" VIỆT NAM", ""))
    return [target.paragraph, below]


def _motto() -> Iterable[Plant]:
    yield from words(
        "F09",
        "tieu_ngu",
        {
            "en dashes": lambda text: text.replace("-", "–"),
            "one en dash": swap("-", "–"),
            "no space before the first hyphen": swap(" -", "-"),
            "no space after the second hyphen": lambda text: text[::-1].replace(" -", "-", 1)[::-1],
            "no spaces at all": lambda text: text.replace(" - ", "-"),
            "commas": lambda text: text.replace(" - ", ", "),
            "Hạnh Phúc": swap("phúc", "Phúc"),
            "Tự Do": swap("do", "Do"),
            "a dot at its end": lambda text: text + ".",
            "Hạnh phục": swap("phúc", "phục"),
        },
    )
    long = {"em dashes": lambda text: text.replace("-", "—"), "all in capitals": str.upper}
    yield from words("F09", "tieu_ngu", long, also=_LENGTH)
    yield from looks("F09", "tieu_ngu", "underlined", '<w:u w:val="single"/>')
    yield from looks("F09", "tieu_ngu", "Tiêu ngữ not bold", _NOT_BOLD)
    yield from looks("F09", "tieu_ngu", "Tiêu ngữ italic", "<w:i/>")
    yield from looks("F09", "tieu_ngu", "Tiêu ngữ shown in capitals", "<w:caps/>", ["set directly", "in its style"], also=_LENGTH)  # fmt: skip
    yield from shapes("F09", "tieu_ngu", "Tiêu ngữ on the right", '<w:jc w:val="right"/>')
    yield Plant("F09", "an underline in the stead of the rule", _underlined, also={"F11": "the rule is missing"})  # fmt: skip
    yield removed("F09", "tieu_ngu", "left out", also={"F11": "its rule is now one of Quốc hiệu"})


def _underlined(file: File) -> Places:
    target = file.first("tieu_ngu")
    file.below(target, "rule").remove()
    return directly(file, target, '<w:u w:val="single"/>')


def _agency() -> Iterable[Plant]:
    above, issuer = "co_quan_chu_quan", "co_quan_ban_hanh"
    yield from looks("F10", above, "superior body bold", "<w:b/>")
    yield from looks("F10", above, "superior body italic", "<w:i/>", ["set directly"])
    yield from looks("F10", issuer, "issuing body not bold", _NOT_BOLD)
    yield from looks(
        "F10", issuer, "issuing body italic", "<w:i/>", ["set directly", "in its style"]
    )
    yield Plant("F10", "weights swapped, set directly", _swapped)
    yield from words("F10", issuer, {"issuing body in small letters": str.capitalize}, also=_LENGTH)
    yield from words("F10", above, {"superior body in small letters": str.title})
    yield from shapes("F10", issuer, "issuing body on the left", '<w:jc w:val="left"/>', ["set directly", "in its style"])  # fmt: skip
    yield from shapes("F10", above, "superior body on the left", '<w:jc w:val="left"/>', ["set directly"])  # fmt: skip
    yield Plant("F10", "no name at all", _nameless, also={"F11": "the rule has nothing above it"})


def _swapped(file: File) -> Places:
    above, issuer = file.first("co_quan_chu_quan"), file.first("co_quan_ban_hanh")
    directly(file, above, "<w:b/>")
    directly(file, issuer, _NOT_BOLD)
    return at(above, issuer)


def _nameless(file: File) -> Places:
    file.first("co_quan_ban_hanh")
    for role in ("co_quan_chu_quan", "co_quan_ban_hanh"):
        for target in file.all(role):
            target.remove()
    return whole()


_RULED = ("tieu_ngu", "co_quan_ban_hanh", "trich_yeu")


def _rules() -> Iterable[Plant]:
    for role in _RULED:
        yield Plant("F11", f"no rule under {role}", _on_rule(role, "none"))
        yield Plant("F11", f"rule under {role} too short", _on_rule(role, "0.15"))
        yield Plant("F11", f"rule under {role} too long", _on_rule(role, "2.4"))
        yield Plant("F11", f"rule under {role} dashed", _on_rule(role, "dashed"))
        yield Plant("F11", f"underscores under {role}", _on_rule(role, "_" * 18), mild=True)
        yield Plant("F11", f"a border under the paragraph of {role}", _bordered(role), mild=True)
    yield Plant("F11", "hyphens under tieu_ngu", _on_rule("tieu_ngu", "-" * 24), mild=True)
    yield Plant("F11", "box signs under tieu_ngu", _on_rule("tieu_ngu", "─" * 12), mild=True)
    yield Plant("F11", "em dashes under trich_yeu", _on_rule("trich_yeu", "—" * 9), mild=True)
    yield Plant("F11", "underline in the stead of the rule of the agency", _agency_underlined)


def _on_rule(role: str, what: str) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, -1)
        below = file.below(target, "rule")
        if what == "none":
            below.remove()
        elif what == "dashed":
            _dash(below)
        elif what[0].isdigit():
            _stretch(below, float(what))
        else:
            _signs(below, what)
        return [target.paragraph, below.paragraph]

    return do


def _dash(below: Target) -> None:
    line = next(below.paragraph.iter(A + "ln"), None)
    if line is None:
        raise NotHereError
    line.append(xml('<a:prstDash val="dash"/>'))


def _stretch(below: Target, factor: float) -> None:
    found = [*below.paragraph.iter(WP + "extent"), *below.paragraph.iter(A + "ext")]
    lines = [each for each in found if each.get("cx")]
    if not lines:
        raise NotHereError
    for each in lines:
        each.set("cx", str(round(int(each.get("cx")) * factor)))


def _signs(below: Target, what: str) -> None:
    for run in list(below.paragraph.iter(W + "r")):
        if run.getparent() is not None and next(run.iterancestors(W + "p")) is below.paragraph:
            run.getparent().remove(run)
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    below.paragraph.append(xml(f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{what}</w:t></w:r>"))


def _bordered(role: str) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, -1)
        file.below(target, "rule").remove()
        border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        put_paragraph(target.paragraph, border)
        return at(target)

    return do


def _agency_underlined(file: File) -> Places:
    target = file.nth("co_quan_ban_hanh", -1)
    file.below(target, "rule").remove()
    return directly(file, target, '<w:u w:val="single"/>')


def _with(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


def _number() -> Iterable[Plant]:
    yield from words(
        "F12",
        "so",
        {
            "no colon": swap("Số:", "Số"),
            "number below 10 without 0": _with(r":.*?/", ": 7/"),
            "a space before the slash": _with(r":.*?/", ": 15 /"),
            "spaces around the slash": _with(r":.*?/", ": 15 / "),
            "spaces around the hyphen": swap("-", " - "),
            "an en dash in the code": swap("-", "–"),
            "code in small letters": lambda text: text[:3] + text[3:].lower(),
            "a hyphen in the stead of the slash": _with(r":.*?/", ": 15-"),
        },
    )
    yield from words(
        "F12",
        "so",
        {
            "code of another kind (NQ)": _with(r"/[^-]+-", "/NQ-"),
            "code that is none (TTrr)": _with(r"/[^-]+-", "/TTrr-"),
            "no code of the kind": _with(r"/[^-]+-", "/"),
            "code behind the agency": _with(r":.*?/([^-]+)-(\S+)", r": 15-\1/\2"),
        },
        kinds=_NAMED,
    )
    yield from words(
        "F12",
        "so",
        {"the year in the number": _with(r":.*?/", ": 15/2024/")},
        kinds=("KH", "BC", "TB", "BB", "TTr", "GM", "CV"),
    )
    yield from words(
        "F12",
        "so",
        {
            "a letter with the code CV": _with(r":.*?/", ": 15/CV-"),
            "a letter with the code of a plan": _with(r":.*?/", ": 15/KH-"),
        },
        kinds=("CV",),
    )
    yield from looks("F12", "so", "Số bold", "<w:b/>")
    yield from looks("F12", "so", "Số italic", "<w:i/>", ["set directly", "in its style"])
    yield from shapes("F12", "so", "Số on the left", '<w:jc w:val="left"/>', ["set directly", "in its style"])  # fmt: skip
    yield removed("F12", "so", "left out")


def _day(day: str, month: str) -> Callable[[str], str]:
    """Write another day; none that lies before the decree."""
    change = _with(r"ngày.*?tháng.*?năm", f"ngày {day} tháng {month} năm")
    return lambda text: text if "2020" in text and month in {"1", "2"} else change(text)


def _date() -> Iterable[Plant]:
    yield from words(
        "F13",
        "dia_danh_ngay",
        {
            "day without 0": _day("5", "10"),
            "month 2 without 0": _day("15", "2"),
            "month 1 without 0": _day("15", "1"),
            "0 before month 3": _day("15", "03"),
            "0 before month 9": _day("05", "09"),
            "no comma after the place": swap(",", ""),
            "no place": lambda text: text.partition(", ")[2],
            "date in digits": _with(r"ngày.*?năm (\d+).*$", r"ngày 15/10/\1"),
            "date in digits without its word": _with(r"ngày.*?năm (\d+).*$", r"15/10/\1"),
            "all in capitals": str.upper,
            "a dot in the stead of the comma": swap(",", "."),
        },
    )
    yield from looks("F13", "dia_danh_ngay", "date not italic", '<w:i w:val="0"/>')
    yield from looks(
        "F13", "dia_danh_ngay", "date bold", "<w:b/>", ["set directly", "in its style"]
    )
    yield from shapes("F13", "dia_danh_ngay", "date on the right", '<w:jc w:val="right"/>', ["set directly", "in its style"])  # fmt: skip
    yield removed("F13", "dia_danh_ngay", "left out", kinds=_DATED, old=False)
    yield Plant("F13", "in a row of its own below the number", _row_below)
    yield Plant("F13", "under Tiêu ngữ, above the row of the number", _row_above, also={"F11": "the rule may stand below it"})  # fmt: skip
    yield Plant("F13", "below the head, on the right", _below_head, also={"F26": "an empty line that kept the head apart is now one of the text"})  # fmt: skip


def _in_table(file: File) -> Target:
    target = file.first("dia_danh_ngay")
    if next(target.paragraph.iterancestors(W + "tc"), None) is None:
        raise NotHereError
    return target


def _row_below(file: File) -> Places:
    target = _in_table(file)
    row = next(target.paragraph.iterancestors(W + "tr"))
    below = deepcopy(row)
    row.addnext(below)
    other = next(each for each in below.iter(W + "p") if _same(each, target.paragraph))
    for cell in below.iter(W + "tc"):
        for paragraph in cell.findall(W + "p"):
            if paragraph is not other:
                cell.remove(paragraph)
        if cell.find(W + "p") is None:
            cell.append(xml("<w:p/>"))
    target.remove()
    return [other]


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401
    return "".join(one.itertext()) == "".join(other.itertext())


def _row_above(file: File) -> Places:
    target = _in_table(file)
    line = file.below(file.first("tieu_ngu"), "rule")
    moved = deepcopy(target.paragraph)
    line.paragraph.addnext(moved)
    target.remove()
    return [moved]


def _below_head(file: File) -> Places:
    target = _in_table(file)
    table = next(target.paragraph.iterancestors(W + "tbl"))
    moved = deepcopy(target.paragraph)
    table.addnext(moved)
    put_paragraph(moved, '<w:jc w:val="right"/>')
    target.remove()
    return [moved]


def _place() -> Iterable[Plant]:
    names = {
        "TP. Hồ Chí Minh": "TP. Hồ Chí Minh",
        "TP.HCM": "TP.HCM",
        "Tp Hồ Chí Minh": "Tp Hồ Chí Minh",
        "TX. Duyên Hải": "TX. Duyên Hải",
        "P. Bến Thành": "P. Bến Thành",
    }
    ways = {f"place {name}": _with(r"^.*?,", name + ",") for name in names}
    yield from words("F14", "dia_danh_ngay", ways)
    gone = {
        f"{unit} in a paper of 2026": _with(r"^.*?,.*$", f"{unit}, ngày 15 tháng 10 năm 2026")
        for unit in ("Huyện Bắc Bình", "Quận 1", "Thị xã La Gi", "Thị trấn Chợ Lầu")
    }
    yield from words("F14", "dia_danh_ngay", gone, old=False)
    yield Plant("F14", "an agency of a district in a paper of 2026", _district, old=False)


def _district(file: File) -> Places:
    date, issuer = file.first("dia_danh_ngay"), file.first("co_quan_ban_hanh")
    date.write(re.sub(r"ngày.*", "ngày 15 tháng 10 năm 2026", date.text))
    old = file.all("co_quan_chu_quan")
    if not old or len(file.all("co_quan_ban_hanh")) > 1:
        raise NotHereError
    old[0].write("UBND HUYỆN BẮC BÌNH")
    return at(old[0], issuer)


def _kind() -> Iterable[Plant]:
    kind, subject, letter = "ten_loai", "trich_yeu", "trich_yeu_cv"
    yield from looks("F15", kind, "tên loại not bold", _NOT_BOLD)
    yield from looks("F15", kind, "tên loại italic", "<w:i/>", ["set directly"])
    yield from words("F15", kind, {"tên loại in small letters": str.capitalize})
    yield from shapes("F15", kind, "tên loại on the left", '<w:jc w:val="left"/>')
    yield removed("F15", kind, "no tên loại")
    yield from looks("F15", subject, "trích yếu not bold", _NOT_BOLD)
    yield from looks("F15", subject, "trích yếu italic", "<w:i/>", ["set directly", "in its style"])
    yield from shapes("F15", subject, "trích yếu on the left", '<w:jc w:val="left"/>', also={"F11": "its rule is not under it any more"})  # fmt: skip
    yield Plant("F15", "no trích yếu", _no_subject)
    yield from words("F15", subject, {"V/v in a named kind": lambda text: "V/v " + text}, mild=True)
    yield from words("F15", subject, {"trích yếu in capitals": str.upper}, also=_LENGTH)
    yield from looks("F15", letter, "V/v bold", "<w:b/>")
    yield from looks("F15", letter, "V/v italic", "<w:i/>", ["set directly", "in its style"])
    yield from shapes("F15", letter, "V/v on the left", '<w:jc w:val="left"/>')
    yield removed("F15", letter, "a letter without V/v")
    yield from words("F15", letter, {"trích yếu of a letter without V/v": swap("V/v ", "")})
    yield Plant("F15", "a letter with a tên loại", _named_letter)


def _no_subject(file: File) -> Places:
    subject = file.first("trich_yeu")
    file.below(file.nth("trich_yeu", -1), "rule").remove()
    for target in file.all("trich_yeu"):
        target.remove()
    del subject
    return whole()


def _named_letter(file: File) -> Places:
    letter, dear = file.first("trich_yeu_cv"), file.first("kinh_gui")
    del letter
    kind = deepcopy(dear.paragraph)
    dear.paragraph.addprevious(kind)
    put_paragraph(kind, '<w:jc w:val="center"/>')
    target = Target(kind, tuple(kind.iter(W + "r")), "ten_loai").write("CÔNG VĂN")
    directly(file, target, "<w:b/>")
    return [kind]


PLANTS = [*_republic(), *_motto(), *_agency(), *_rules(), *_number(), *_date(), *_place(), *_kind()]
