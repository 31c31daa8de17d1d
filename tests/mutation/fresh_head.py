"""A second set of faults, of the head: thought out after the inspector was done."""

from copy import deepcopy
from typing import Any

from mutation.package import WP, A, File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, swap, whole, words
from mutation.ways import (
    by_character_style,
    directly,
    looks,
    one_word,
    put_paragraph,
    put_run,
    shapes,
)

_SPLIT = {"F11": "the rule was made for the line as it stood", "F26": "the line is now two"}
_NAMED = ("QĐ", "KH", "BC", "TB", "TTr", "GM")


def _part(file: File, role: str, spot: int, properties: str) -> Places:
    """Cut a run in the midst of a word, and set what follows otherwise."""
    target = file.first(role)
    text = target.text
    if "\n" in text or len(text) <= spot:
        raise NotHereError
    first = target.write(text[:spot]).runs[0]
    other = deepcopy(first)
    first.addnext(other)
    Target(target.paragraph, (other,), role).write(text[spot:])
    put_run(other, properties)
    return at(target)


def _cut(role: str, spot: int, properties: str) -> Deed:
    return lambda file: _part(file, role, spot, properties)


def _in_two(role: str, text: str) -> Deed:
    """Part a line into two paragraphs after some words."""

    def do(file: File) -> Places:
        target = file.first(role)
        if text not in target.text or target.paragraph.getparent().tag != W + "tc":
            raise NotHereError
        end = target.text.index(text) + len(text)
        other = deepcopy(target.paragraph)
        whole_text = target.text
        target.write(whole_text[:end])
        target.paragraph.addnext(other)
        runs = tuple(run for run in other.iter(W + "r") if run.find(W + "t") is not None)
        Target(other, runs, role).write(whole_text[end:].strip())
        return [target.paragraph, other]

    return do


def _swapped(file: File) -> Places:
    """Put the agency on the right and the national name on the left."""
    row = next(file.first("quoc_hieu").paragraph.iterancestors(W + "tr"), None)
    if row is None:
        raise NotHereError
    cells = row.findall(W + "tc")
    if len(cells) != 2:
        raise NotHereError
    cells[0].addprevious(cells[1])
    return at(file.first("quoc_hieu"))


def _toggled(role: str, switch: str) -> Deed:
    """Let a character style switch off what the style of the paragraph switches on."""

    def do(file: File) -> Places:
        target = file.first(role)
        if any(run.find(f"{W}rPr/{W}{switch}") is not None for run in target.runs):
            raise NotHereError
        return by_character_style(file, target, f"<w:{switch}/>")

    return do


def _second_line(file: File) -> Places:
    """Write the agency on two lines, of which the second is not bold."""
    target = file.first("co_quan_ban_hanh")
    text = target.text
    if "\n" in text or text.count(" ") < 3:
        raise NotHereError
    spot = text.index(" ", len(text) // 2)
    first = target.write(text[:spot]).runs[0]
    other = deepcopy(first)
    first.addnext(other)
    Target(target.paragraph, (other,), target.role).write("\n" + text[spot + 1 :])
    put_run(other, '<w:b w:val="0"/>')
    return at(target)


_F08 = [
    *words("F08", "quoc_hieu", {
        "CHŨ for CHỦ": swap("CHỦ", "CHŨ"),
        "a dot at its end": lambda text: text + ".",
        "VIET NAM": swap("VIỆT", "VIET"),
        "in small letters": lambda _: "Cộng hòa xã hội chủ nghĩa Việt Nam",
    }),
    *words("F08", "quoc_hieu", {"a soft break within": swap("NGHĨA ", "NGHĨA\n")}, mild=True),
    Plant("F08", "in two paragraphs", _in_two("quoc_hieu", "CHỦ NGHĨA"), also=_SPLIT | {"F09": "what is not the whole name may be no name"}),
    Plant("F08", "half of it not bold, cut within a word", _cut("quoc_hieu", 14, '<w:b w:val="0"/>')),
    Plant("F08", "bold switched off by a character style", _toggled("quoc_hieu", "b")),
    Plant("F08", "letters spread so that it wraps", lambda file: directly(file, file.first("quoc_hieu"), '<w:spacing w:val="60"/>'), mild=True),
    Plant("F08", "on the left, the agency on the right", _swapped, also={"F10": "the names stand where they should not", "F11": "as above"}),
]  # fmt: skip
_F09 = [
    *words("F09", "tieu_ngu", {
        "em dashes": lambda text: text.replace("-", "—"),
        "minus signs": lambda text: text.replace("-", "\u2212"),
        "one dash left out": swap(" - Hạnh", " Hạnh"),
        "each word with a capital": lambda _: "Độc Lập - Tự Do - Hạnh Phúc",
        "dots for dashes": lambda text: text.replace("-", "."),
        "lâp for lập": swap("lập", "lâp"),
        "commas for dashes": lambda text: text.replace(" -", ","),
    }, also={"F11": "the line is longer than its rule"}),
    *looks("F09", "tieu_ngu", "capitals by a switch", "<w:caps/>", ("set directly", "in its style"), also={"F11": "the line is longer than its rule"}),
    *looks("F09", "tieu_ngu", "underlined by dots", '<w:u w:val="dotted"/>', ("set directly",), also={"F11": "an underline for a rule"}),
    Plant("F09", "half of it not bold, cut within a word", _cut("tieu_ngu", 8, '<w:b w:val="0"/>')),
    Plant("F09", "bold switched off by a character style", _toggled("tieu_ngu", "b")),
]  # fmt: skip
_F10 = [
    Plant("F10", "the second line of the agency not bold", _second_line, also={"F11": "the rule was made for one line"}),
    Plant("F10", "half of the agency not bold, cut within a word", _cut("co_quan_ban_hanh", 5, '<w:b w:val="0"/>')),
    Plant("F10", "bold switched off by a character style", _toggled("co_quan_ban_hanh", "b")),
    Plant("F10", "one word of the superior bold", lambda file: one_word(file, file.first("co_quan_chu_quan"), "<w:b/>")),
    *looks("F10", "co_quan_chu_quan", "superior italic", "<w:i/>", ("set directly",)),
    *words("F10", "co_quan_ban_hanh", {"agency in small letters": lambda text: text.capitalize()}, also={"F11": "the line is shorter now"}),
    *words("F10", "co_quan_chu_quan", {"superior in small letters": lambda _: "Ủy ban nhân dân tỉnh"}),
    *shapes("F10", "co_quan_ban_hanh", "agency on the left", '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>', ("set directly",)),
]  # fmt: skip


def _rule(file: File, role: str) -> Target:
    return file.below(file.first(role), "rule")


def _signs(role: str, text: str) -> Deed:
    """Type signs for the rule."""

    def do(file: File) -> Places:
        target = _rule(file, role)
        for run in list(target.paragraph.iter(W + "r")):
            run.getparent().remove(run)
        made = xml("<w:r><w:rPr><w:sz w:val='24'/></w:rPr><w:t/></w:r>")
        made.find(W + "t").text = text
        target.paragraph.append(made)
        return [target.paragraph, file.first(role).paragraph]

    return do


def _bordered(role: str) -> Deed:
    """Draw the rule as a border below the line, as wide as the cell."""

    def do(file: File) -> Places:
        target = file.first(role)
        drawn = _rule(file, role)
        drawn.paragraph.getparent().remove(drawn.paragraph)
        border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        put_paragraph(target.paragraph, border)
        return at(target)

    return do


def rule_length(role: str, share: float) -> Deed:
    def do(file: File) -> Places:
        target = _rule(file, role)
        extents = [*target.paragraph.iter(WP + "extent", A + "ext")]
        if not extents:
            raise NotHereError
        for each in extents:
            each.set("cx", str(round(int(each.get("cx")) * share)))
        return [target.paragraph, file.first(role).paragraph]

    return do


def _dashed(role: str) -> Deed:
    def do(file: File) -> Places:
        target = _rule(file, role)
        lines = [*target.paragraph.iter(A + "ln")]
        if not lines:
            raise NotHereError
        for each in lines:
            each.append(xml('<a:prstDash val="dash"/>'))
        return [target.paragraph, file.first(role).paragraph]

    return do


def _aside(role: str) -> Deed:
    """Push the rule out of the middle of its line."""

    def do(file: File) -> Places:
        target = _rule(file, role)
        if not list(target.paragraph.iter(WP + "inline")):
            raise NotHereError
        put_paragraph(target.paragraph, '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>')
        return [target.paragraph, file.first(role).paragraph]

    return do


def _underlined(role: str) -> Deed:
    """Underline the last words of a line, without a rule."""

    def do(file: File) -> Places:
        drawn = _rule(file, role)
        drawn.paragraph.getparent().remove(drawn.paragraph)
        return one_word(file, file.first(role), '<w:u w:val="single"/>')

    return do


_F11 = [
    Plant("F11", "-----o0o----- under the motto", _signs("tieu_ngu", "-----o0o-----"), mild=True),
    Plant("F11", "*** under the agency", _signs("co_quan_ban_hanh", "***"), mild=True),
    Plant("F11", "signs of drawing boxes under the subject", _signs("trich_yeu", "─" * 12), mild=True),
    Plant("F11", "equal signs under the agency", _signs("co_quan_ban_hanh", "========"), mild=True),
    Plant("F11", "a border of the whole cell under the agency", _bordered("co_quan_ban_hanh")),
    Plant("F11", "a border of the whole page under the subject", _bordered("trich_yeu")),
    Plant("F11", "half as long under the motto", rule_length("tieu_ngu", 0.5)),
    Plant("F11", "twice as long under the subject", rule_length("trich_yeu", 2.2)),
    Plant("F11", "dashes under the motto", _dashed("tieu_ngu")),
    Plant("F11", "pushed to the left under the subject", _aside("trich_yeu")),
    Plant("F11", "the last word of the agency underlined", _underlined("co_quan_ban_hanh")),
]  # fmt: skip

_BEFORE_CODE = {"F15": "the code tells of another kind", "F22": "as above", "F20": "as above"}


def _with_year(text: str) -> str:
    number, _, code = text.partition("/")
    return f"{number}/2024/{code}" if number[-1].isdigit() else text


def _without_kind(text: str) -> str:
    number, _, code = text.partition("/")
    return f"{number}/{code.partition('-')[2]}"


_F12 = [
    *words("F12", "so", {
        "a backslash": swap("/", "\\"),
        "an en dash in the code": swap("-", "–"),
        "an underscore in the code": swap("-", "_"),
        "Sô for Số": swap("Số", "Sô"),
        "SỐ in capitals": swap("Số", "SỐ"),
        "a semicolon for the colon": swap("Số:", "Số;"),
    }),
    *words("F12", "so", {"the year as in a normative text": _with_year}, kinds=("KH", "BC", "TB", "TTr")),
    *words("F12", "so", {
        "no kind in the code": _without_kind,
        "a dot in the code": swap("-", "."),
        "kind behind the agency": lambda text: "{0}/{2}-{1}".format(*text.replace("/", "-").split("-")[:3]),
    }, kinds=_NAMED, also=_BEFORE_CODE),
    *words("F12", "so", {"the code in small letters": lambda text: text[:4] + text[4:].lower()}, also=_BEFORE_CODE),
    *words("F12", "so", {"CV in the code of a letter": swap("/", "/CV-")}, kinds=("CV",)),
    *words("F12", "so", {"Icelandic Ð for Đ": swap("Đ", "Ð"), "QD without its stroke": swap("QĐ", "QD")}, kinds=("QĐ",), also=_BEFORE_CODE | {"F28": "a letter of another alphabet"}),
    *words("F12", "so", {"BCC for BC": swap("BC", "BCC"), "TTR for TTr": swap("TTr", "TTR"), "KHCT for KH": swap("/KH", "/KHCT")}, kinds=("BC", "TTr", "KH"), also=_BEFORE_CODE),
    *words("F12", "so", {"Roman digits": lambda text: "Số: XIV/" + text.partition("/")[2], "a letter after the number": lambda text: "Số: 45B/" + text.partition("/")[2]}, also=_BEFORE_CODE),
    *looks("F12", "so", "bold", "<w:b/>", ("set directly",)),
    *looks("F12", "so", "italic", "<w:i/>", ("in its style",)),
]  # fmt: skip


def _date_words(text: str) -> str:
    place = text.partition(",")[0]
    year = "hai nghìn không trăm hai mươi tư"
    return f"{place}, ngày mười lăm tháng mười năm {year}"


def _date(form: str) -> Any:  # noqa: ANN401
    def change(text: str) -> str:
        if not any(sign.isdigit() for sign in text[:-5]):
            return text
        made = form.replace("2024", text[-4:]).replace("năm 24", f"năm {text[-2:]}")
        return made.replace("P", text.partition(",")[0])

    return change


def _row_of(target: Target) -> Any:  # noqa: ANN401
    return next(target.paragraph.iterancestors(W + "tr"), None)


def _date_below(file: File) -> Places:
    """Put place and date into a row of their own below the number."""
    target = file.first("dia_danh_ngay")
    row, other = (_row_of(each) for each in (target, file.first("so")))
    if row is None or row is not other or target.marked:
        raise NotHereError
    lower = deepcopy(row)
    row.addnext(lower)
    for each, keeps in ((row, 0), (lower, 1)):
        cell = each.findall(W + "tc")[1 - keeps]
        for paragraph in cell.findall(W + "p")[1:]:
            cell.remove(paragraph)
        for run in list(cell.iter(W + "r")):
            run.getparent().remove(run)
    return [next(paragraph for paragraph in lower.findall(W + "tc")[1].iter(W + "p"))]


_F13 = [
    *words("F13", "dia_danh_ngay", {
        "dashes in the date": _date("P, ngày 15 - 10 - 2024"),
        "dots in the date": _date("P, ngày 15.10.2024"),
        "a capital Ngày": _date("P, Ngày 15 tháng 10 năm 2024"),
        "a year of two digits": _date("P, ngày 15 tháng 10 năm 24"),
        "the month in words": _date("P, ngày 15 tháng mười năm 2024"),
        "the month before the day": _date("P, tháng 10 ngày 15 năm 2024"),
        "no năm": _date("P, ngày 15 tháng 10, 2024"),
        "a semicolon after the place": _date("P; ngày 15 tháng 10 năm 2024"),
        "a day that is none": _date("P, ngày 31 tháng 11 năm 2024"),
        "a dash after the place": _date("P - ngày 15 tháng 10 năm 2024"),
        "a Roman month": _date("P, ngày 15 tháng X năm 2024"),
    }, old=False),
    *words("F13", "dia_danh_ngay", {"all in words": _date_words}, old=False),
    *words("F13", "dia_danh_ngay", {"a dot at its end": _date("P, ngày 15 tháng 10 năm 2024.")}, mild=True),
    Plant("F13", "half of it upright, cut within a word", _cut("dia_danh_ngay", 6, '<w:i w:val="0"/>')),
    Plant("F13", "italic switched off by a character style", _toggled("dia_danh_ngay", "i")),
    *looks("F13", "dia_danh_ngay", "bold", "<w:b/>", ("set on the last word",)),
    Plant("F13", "a line below the number", _date_below),
    *shapes("F13", "dia_danh_ngay", "on the right", '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="right"/>', ("set directly",)),
]  # fmt: skip


def _place(new: str) -> Any:  # noqa: ANN401
    return lambda text: new + text[text.index(",") :]


_F14 = [
    *words("F14", "dia_danh_ngay", {
        "Tp.HCM": _place("Tp.HCM"),
        "TP. Hồ Chí Minh": _place("TP. Hồ Chí Minh"),
        "BR-VT": _place("BR-VT"),
        "H. Bắc Bình": _place("H. Bắc Bình"),
        "P. Bến Thành": _place("P. Bến Thành"),
        "T.T Huế": _place("T.T Huế"),
        "Bthuận": _place("B.Thuận"),
    }, mild=True, kinds=("KH", "BC", "CV", "TB", "QĐ")),
    *words("F14", "dia_danh_ngay", {
        "a district of 2026": lambda text: f"Quận 1{text[text.index(','):]}" if text.endswith("2026") else text,
        "a township of 2026": lambda text: f"Thị trấn Chợ Lầu{text[text.index(','):]}" if text.endswith("2026") else text,
    }, mild=True),
]  # fmt: skip


def _insert_kind(file: File) -> Places:
    """Put the name of the kind above the addressees of a letter."""
    target = file.first("kinh_gui")
    made = xml(
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'
        "<w:t>CÔNG VĂN</w:t></w:r></w:p>"
    )
    if target.paragraph.getparent() is not file.body:
        raise NotHereError
    target.paragraph.addprevious(made)
    return [made, target.paragraph]


def _one_line(file: File) -> Places:
    """Write kind and subject in one line."""
    kind, about = file.first("ten_loai"), file.first("trich_yeu")
    kind.write(f"{kind.text} {about.text}")
    about.paragraph.getparent().remove(about.paragraph)
    return whole()


def _v_v_of_a_decision(file: File) -> Places:
    """Put V/v below the number of a paper that has its name and subject."""
    number = file.first("so")
    if number.paragraph.getparent().tag != W + "tc":
        raise NotHereError
    other = deepcopy(number.paragraph)
    number.paragraph.addnext(other)
    runs = tuple(run for run in other.iter(W + "r") if run.find(W + "t") is not None)
    Target(other, runs, "").write("V/v " + file.first("trich_yeu").text.replace("Về việc ", ""))
    return [other]


_RULED = {"F11": "the rule was made for the line as it stood"}
_F15 = [
    *words("F15", "ten_loai", {"letters spread by blanks": " ".join}, mild=True, also={"F12": "no kind can be told", "F13": "as above", "F28": "blanks in a row"}),
    *words("F15", "ten_loai", {"in small letters": lambda text: text.capitalize()}, also={"F12": "no kind can be told"}),
    *words("F15", "trich_yeu", {"subject in capitals": lambda text: text.upper()}, also=_RULED),
    *looks("F15", "trich_yeu", "subject in capitals by a switch", "<w:caps/>", ("set directly",), also=_RULED),
    *looks("F15", "trich_yeu", "subject bold and italic", "<w:i/>", ("set on the last word",)),
    Plant("F15", "half of the subject not bold, cut within a word", _cut("trich_yeu", 5, '<w:b w:val="0"/>')),
    Plant("F15", "kind and subject in one line", _one_line, also=_RULED | {"F12": "no kind can be told"}),
    Plant("F15", "the kind of a letter", _insert_kind, kinds=("CV",), also={"F12": "a letter has no kind", "F20": "as above"}),
    Plant("F15", "V/v besides the subject", _v_v_of_a_decision, kinds=("QĐ", "KH", "BC", "TB"), mild=True),
    *words("F15", "trich_yeu_cv", {
        "Vv for V/v": swap("V/v", "Vv"),
        "V/V": swap("V/v", "V/V"),
        "v/v": swap("V/v", "v/v"),
        "V/v with a colon": swap("V/v", "V/v:"),
        "Về việc for V/v": swap("V/v", "Về việc"),
    }, mild=True),
    *looks("F15", "trich_yeu_cv", "subject of a letter italic", "<w:i/>", ("set directly", "set on the last word")),
    *shapes("F15", "ten_loai", "kind set to both sides", '<w:jc w:val="both"/>', ("set directly",)),
    *shapes("F15", "trich_yeu", "subject on the right", '<w:jc w:val="right"/>', ("set directly",)),
]  # fmt: skip

PLANTS = [*_F08, *_F09, *_F10, *_F11, *_F12, *_F13, *_F14, *_F15]
