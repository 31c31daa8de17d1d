"""A second set of faults, of the text: thought out after the inspector was done."""

import itertools
import re
import unicodedata
from copy import deepcopy
from typing import Any

from mutation.numbered import numbering
from mutation.package import File, NotHereError, Target, xml
from mutation.plants import Deed, Places, Plant, at, swap, words
from mutation.ways import looks, put_paragraph, shapes

_CITED = re.compile(r"(số \S+) (ngày \d+ tháng \d+ năm \d+)")


def _last(sign: str) -> Any:  # noqa: ANN401
    return lambda text: text[:-1] + sign


def _joined(file: File) -> Places:
    """Write two bases in one paragraph."""
    first, second = file.nth("can_cu", 0), file.nth("can_cu", 1)
    first.write(f"{first.text} {second.text}")
    second.paragraph.getparent().remove(second.paragraph)
    return at(first)


def _base(text: str) -> Deed:
    """Put another text in the place of the first of several bases."""

    def do(file: File) -> Places:
        if len(file.all("can_cu")) < 2:
            raise NotHereError
        return at(file.first("can_cu").write(text))

    return do


_F16 = [
    *words("F16", "can_cu", {
        "a colon after a base": _last(":"),
        "a semicolon and a dot": _last(";."),
        "CĂN CỨ in capitals": swap("Căn cứ", "CĂN CỨ"),
    }),
    *words("F16", "can_cu", {"a dash before a base": lambda text: f"- {text}", "a plus before a base": lambda text: f"+ {text}"}, mild=True),
    *words("F16", "can_cu", {"a comma at the end of the last": _last(","), "a colon at the end of the last": _last(":")}, which=-1),
    Plant("F16", "two bases in one paragraph", _joined),
    Plant("F16", "a law with its number and body", _base("Căn cứ Luật Tiêu chuẩn và quy chuẩn kỹ thuật số 68/2006/QH11 ngày 29 tháng 6 năm 2006 của Quốc hội;")),
    Plant("F16", "an ordinance with its number", _base("Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20 tháng 4 năm 2007 về thực hiện dân chủ ở xã, phường, thị trấn;")),
    *looks("F16", "can_cu", "the last word upright", '<w:i w:val="0"/>', ("set on the last word",), old=False),
    *looks("F16", "can_cu", "the last word bold", "<w:b/>", ("set on the last word",), 1, old=False),
]  # fmt: skip


def _sub(new: str) -> Any:  # noqa: ANN401
    return lambda text: _CITED.sub(new, text, count=1)


def _first_mention(text: str) -> Deed:
    """Name a text for the first time in the body."""

    def do(file: File) -> Places:
        target = file.nth("body", 1)
        return at(target.write(text))

    return do


_GONE = {"F23": "the words that named the annex are gone", "F24": "as above"}
_F17 = [
    *words("F17", "can_cu", {
        "only the year of a base": _sub(r"\1 năm 2024"),
        "the day as 5/3": _sub(r"\1 ngày 15/10"),
        "no day of a base": _sub(r"\1"),
        "no word số": lambda text: _CITED.sub(lambda found: found[0].removeprefix("số "), text, count=1),
        "No. for số": lambda text: _CITED.sub(lambda found: "No. " + found[0].removeprefix("số "), text, count=1),
    }, mild=True),
    Plant("F17", "no number and no day in the text", _first_mention("Thực hiện Nghị định 45/2020/NĐ-CP về thực hiện thủ tục hành chính trên môi trường điện tử, các đơn vị rà soát hồ sơ."), mild=True, also=_GONE),
    Plant("F17", "a circular in short in the text", _first_mention("Thực hiện TT 01/2018/TT-VPCP, các đơn vị rà soát hồ sơ."), mild=True, also=_GONE),
    Plant("F17", "no day at the first mention", _first_mention("Thực hiện Nghị định số 45/2020/NĐ-CP của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử, các đơn vị rà soát hồ sơ."), mild=True, also=_GONE),
]  # fmt: skip


def _by_blanks(file: File) -> Places:
    """Push the first line by blanks."""
    target = file.nth("body", 1)
    put_paragraph(target.paragraph, '<w:ind w:left="0" w:firstLine="0"/>')
    return at(target.write("      " + target.text))


def _soft_lines(file: File) -> Places:
    """End a line within a paragraph and begin a new thought after it, without an indent."""
    target = file.nth("body", 1)
    text = target.text
    spot = text.find(" ", len(text) // 2)
    if spot < 0:
        raise NotHereError
    return at(target.write(f"{text[:spot]}.\n\n{text[spot + 1].upper()}{text[spot + 2 :]}"))


def _long_base(file: File) -> Places:
    """Set a base that fills more than a line on the left."""
    for target in file.all("can_cu"):
        if len(target.text) > 120:
            put_paragraph(target.paragraph, '<w:jc w:val="left"/>')
            return at(target)
    raise NotHereError


def _shape(role: str, way: str, properties: str, which: int = 0, **more: Any) -> list[Plant]:  # noqa: ANN401
    return shapes("F18", role, way, properties, ("set directly",), which, **more)


_BLANKS = {"F28": "blanks in a row"}
_F18 = [
    *_shape("body", "set in the middle", '<w:jc w:val="center"/>', 1),
    *_shape("body", "a first line of one letter", '<w:ind w:left="0" w:firstLine="280" w:firstLineChars="100"/>', 1),
    *_shape("body", "lines of exactly 28 pt", '<w:spacing w:line="560" w:lineRule="exact"/>', 1),
    *_shape("body", "lines of 1.6", '<w:spacing w:line="384" w:lineRule="auto"/>', 1),
    Plant("F18", "a base of two lines on the left", _long_base, mild=True),
    *_shape("dieu", "an article without first line", '<w:ind w:left="0" w:firstLine="0"/>'),
    *_shape("khoan", "first line 20 mm", '<w:ind w:left="0" w:firstLine="1134"/>'),
    *_shape("dash", "a dash on the left", '<w:jc w:val="left"/>'),
    Plant("F18", "the first line pushed by blanks", _by_blanks, also=_BLANKS),
]  # fmt: skip


def _renumber(role: str, which: int, pattern: str, new: str) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, which)
        text = re.sub(pattern, new, target.text, count=1)
        if text == target.text:
            raise NotHereError
        return at(target.write(text))

    return do


def _two_alike(role: str, pattern: str) -> Deed:
    """Give the second of two neighbours the number of the first."""

    def do(file: File) -> Places:
        known = file.targets[: file.main_end]
        for first, second in itertools.pairwise(known):
            if first.role == second.role == role:
                one, two = re.match(pattern, first.text), re.match(pattern, second.text)
                if one and two:
                    return at(second.write(one[0] + second.text[two.end() :]))
        raise NotHereError

    return do


def _skip(role: str, pattern: str, new: str) -> Deed:
    """Leave the number 2 out between neighbours."""

    def do(file: File) -> Places:
        for target in file.all(role):
            if re.match(pattern, target.text):
                return at(target.write(re.sub(pattern, new, target.text, count=1)))
        raise NotHereError

    return do


_F19 = [
    *words("F19", "dieu", {
        "Điều 01.": lambda text: re.sub(r"Điều (\d)\.", r"Điều 0\1.", text, count=1),
        "a blank before the dot": lambda text: re.sub(r"(Điều \d+)\.", r"\1 .", text, count=1),
        "Điều thứ nhất.": lambda text: re.sub(r"Điều 1\.", "Điều thứ nhất.", text),
        "Điều một.": lambda text: re.sub(r"Điều 1\.", "Điều một.", text),
    }),
    Plant("F19", "two articles of one number", _two_alike("dieu", r"Điều \d+\."), mild=True),
    Plant("F19", "article 2 left out", _skip("dieu", r"Điều 2\.", "Điều 3."), mild=True),
    Plant("F19", "two paragraphs of one number", _two_alike("khoan", r"\d+\."), mild=True),
    Plant("F19", "two points of one letter", _two_alike("diem", r"[a-zđ]\)"), mild=True),
    Plant("F19", "paragraphs numbered by Word with brackets", numbering("khoan", "decimal", "%1)")),
    Plant("F19", "points lettered by Word with dots", numbering("diem", "lowerLetter", "%1.")),
    Plant("F19", "points lettered by Word in capitals", numbering("diem", "upperLetter", "%1)")),
    Plant("F19", "paragraphs numbered by Word in Roman digits", numbering("khoan", "lowerRoman", "%1.")),
    *words("F19", "khoan", {
        "(1) for 1.": lambda text: re.sub(r"^(\d+)\.", r"(\1)", text),
        "1, for 1.": lambda text: re.sub(r"^(\d+)\.", r"\1,", text),
        "Khoản 1.": lambda text: re.sub(r"^(\d+)\.", r"Khoản \1.", text),
        "i. for 1.": lambda text: re.sub(r"^1\.", "i.", text),
    }, mild=True),
    *words("F19", "diem", {
        "a, for a)": lambda text: re.sub(r"^([a-z])\)", r"\1,", text),
        "a: for a)": lambda text: re.sub(r"^([a-z])\)", r"\1:", text),
    }),
    *words("F19", "diem", {
        "(a) for a)": lambda text: re.sub(r"^([a-z])\)", r"(\1)", text),
        "ă) for a)": lambda text: re.sub(r"^a\)", "ă)", text),
    }, mild=True),
    *words("F19", "muc_b", {"I/ for I.": lambda text: re.sub(r"^([IVX]+)\.", r"\1/", text), "i. for I.": lambda text: re.sub(r"^I\.", "i.", text)}, mild=True),
    Plant("F19", "II. left out", _skip("muc_b", r"II\.", "III."), mild=True),
]  # fmt: skip

_ENDS = ("/.", "././.", "/./", ". / .", "...")
_F24 = [
    plant
    for role in ("body", "khoan")
    for plant in words(
        "F24",
        role,
        {f"{end} at the end of {role}": swap("./.", end) for end in _ENDS},
        which=-1,
        also={"F28": "a sign that stands alone", "F29": "dots in a row"},
    )
]


def _empty_above(role: str, content: str) -> Deed:
    """Put a paragraph without words above another one."""

    def do(file: File) -> Places:
        target = file.first(role)
        if target.paragraph.getparent() is not file.body:
            raise NotHereError
        made = xml(f"<w:p>{content}</w:p>")
        target.paragraph.addprevious(made)
        return [made]

    return do


def _breaks_within(file: File) -> Places:
    """Make room by two line breaks at the end of a paragraph."""
    target = file.nth("body", 1)
    if target.paragraph.getparent() is not file.body:
        raise NotHereError
    return at(target.write(target.text + "\n\n"))


def _many_to_the_next_page(file: File) -> Places:
    """Push what follows to the next page by empty paragraphs."""
    target = file.nth("body", 1)
    if target.paragraph.getparent() is not file.body:
        raise NotHereError
    made = [xml("<w:p/>") for _ in range(12)]
    for each in made:
        target.paragraph.addprevious(each)
    return made


_TEXT = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
_F26 = [
    Plant("F26", "a no-break space alone", _empty_above("body", _TEXT.format("\u00a0")), also={"F28": "a no-break space"}),
    Plant("F26", "a zero-width space alone", _empty_above("muc_b", _TEXT.format("\u200b")), also={"F28": "a sign that cannot be seen"}),
    Plant("F26", "a bookmark alone", _empty_above("body", '<w:bookmarkStart w:id="990" w:name="_Toc1"/><w:bookmarkEnd w:id="990"/>')),
    Plant("F26", "hidden words alone", _empty_above("body", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ghi chú</w:t></w:r>")),
    Plant("F26", "twelve empty paragraphs to the next page", _many_to_the_next_page),
    Plant("F26", "two line breaks at the end of a paragraph", _breaks_within),
    Plant("F26", "two line breaks within a paragraph", _soft_lines),
]  # fmt: skip


def _runs_apart(file: File) -> Places:
    """Put a blank into both of two runs, one of them bold."""
    target = file.nth("body", 1)
    text = target.text
    spot = text.find(" ", 20)
    if spot < 0 or "\n" in text:
        raise NotHereError
    first = target.write(text[:spot] + " ").runs[0]
    other = deepcopy(first)
    first.addnext(other)
    Target(target.paragraph, (other,), "").write(text[spot:])
    first.addnext(xml("<w:proofErr w:type='spellStart'/>"))
    return at(target)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _into(sign: str, spot: int = 12) -> Any:  # noqa: ANN401
    def change(text: str) -> str:
        cut = text.find(" ", spot)
        return text if cut < 0 else text[:cut] + sign + text[cut + 1 :]

    return change


_LINE = {
    "F08": "what has other letters is another word",
    "F09": "as above",
    "F12": "as above",
    "F15": "as above",
    "F16": "as above",
    "F22": "as above",
    "F23": "as above",
    "F13": "as above",
}
_F28 = [
    *words("F28", "body", {
        "a space before a question mark": _into(" ? ") , "a space before a closing bracket": _into(" (xem kèm ) "),
        "a space after an opening bracket": _into(" ( kèm theo) "),
        "no space after a comma": lambda text: re.sub(r", (?=[a-zđ])", ",", text, count=1),
        "a comma of full width": lambda text: text.replace(", ", "\uff0c ", 1),
        "a left-to-right mark": _into(" \u200e"),
        "an em space": _into("\u2003"),
        "an ideographic space": _into("\u3000"),
        "a line separator": _into(" \u2028"),
        "Icelandic ð for đ": lambda text: text.replace("đ", "ð", 1),
        "two dots": lambda text: re.sub(r"\. ", ".. ", text, count=1),
    }, which=1),
    *words("F28", "can_cu", {"bases put together from parts": _decomposed}, also=_LINE),
    *words("F28", "noi_nhan.item", {"a recipient put together from parts": _decomposed}, which=1, also=_LINE),
    *words("F28", "dia_danh_ngay", {"two spaces before the month": swap(" tháng", "  tháng")}, also=_LINE),
    *words("F28", "so", {"a space before the colon": swap("Số:", "Số :")}, also=_LINE),
    *words("F28", "noi_nhan.label", {"a space before the colon of the recipients": swap(":", " :")}, also=_LINE),
    *words("F28", "kinh_gui", {"a space before the colon of the addressees": swap(":", " :")}, also=_LINE),
    *words("F28", "can_cu", {"two dots at the end of the bases": lambda text: text[:-1] + ".."}, which=-1, also=_LINE),
    *words("F28", "noi_nhan.item", {"two dots at the end of the recipients": lambda text: text + "."}, which=-1, also=_LINE),
    Plant("F28", "two spaces parted by a mark of spelling", _runs_apart),
    *words("F28", "body", {
        "tones placed in two ways: khỏe, khoẻ": _into(" khỏe mạnh, khoẻ khoắn "),
        "tones placed in two ways: tùy, tuỳ": _into(" tùy tình hình, tuỳ điều kiện "),
    }, which=1),
]  # fmt: skip

_LEFT = (
    "<<Ten_don_vi>>", "<tên cơ quan>", "{ten_don_vi}", "${ten_don_vi}", "#REF!", "Error! Reference source not found.",
    "Lỗi! Không tìm thấy nguồn tham chiếu.", "TODO", "???", "ngày ... tháng ... năm 2024", "…/…/2024", ". . . . . . . .",
    "(ghi rõ tên đơn vị)", "[ghi tên]", "nan", "#VALUE!", "Lorem ipsum dolor sit amet", "---điền sau---", "@TEN_DON_VI@",
)  # fmt: skip
_TOLD = {"F28": "signs in a row", "F17": "a text that is not named in full", "F13": "as above"}


def _merge_field(file: File) -> Places:
    """Leave a field of a form letter that was never filled."""
    target = file.nth("body", 1)
    target.paragraph.append(
        xml(
            '<w:fldSimple w:instr=" MERGEFIELD Ten_don_vi "><w:r><w:t>«Ten_don_vi»</w:t></w:r></w:fldSimple>'
        )
    )
    return at(target)


_F29 = [
    *words("F29", "body", {f"{each} in the text".replace("|", "/"): _into(f" {each} ") for each in _LEFT}, which=1, also=_TOLD),
    *words("F29", "noi_nhan.item", {"dots for a recipient": lambda _: "- ……………;"}, which=1, also={"F22": "no name"}),
    *words("F29", "ho_ten", {"dots for the name": lambda _: "…………………"}, also={"F21": "no name"}),
    *words("F29", "can_cu", {"dots in a base": swap("ngày", "ngày … tháng … năm … ngày")}, also=_TOLD | {"F16": "as above"}),
    Plant("F29", "a field of a form letter", _merge_field, also={"F24": "it stands behind the sign"}),
]  # fmt: skip

PLANTS = [*_F16, *_F17, *_F18, *_F19, *_F24, *_F26, *_F28, *_F29]
