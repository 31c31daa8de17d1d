"""Changes that the law allows: papers in an unusual shape, of which no error may be told."""

import re
from collections.abc import Callable
from copy import deepcopy

from mutation.fresh_head import rule_length
from mutation.fresh_page import in_gallery
from mutation.numbered import numbering
from mutation.package import File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, swap, whole, words
from mutation.ways import directly, put_paragraph, put_run

_RED = (
    '<w:p><w:r><w:pict><v:shape style="width:60pt;height:24pt"><v:textbox><w:txbxContent><w:p>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman"'
    ' w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b/><w:color w:val="FF0000"/>'
    '<w:sz w:val="26"/></w:rPr><w:t>KHẨN</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>'
    "</w:pict></w:r></w:p>"
)


def _caps(role: str) -> Deed:
    """Type small letters and let a switch show them as capitals."""

    def do(file: File) -> Places:
        target = file.first(role)
        return directly(file, target.write(target.text.capitalize()), "<w:caps/>")

    return do


def _posts(power: str, post: str) -> Deed:
    """Let somebody else sign: power and post stand on two lines."""

    def do(file: File) -> Places:
        lines = [*file.all("quyen_han"), *file.all("chuc_vu")]
        if any(each.marked for each in lines) or len(file.all("ho_ten")) > 1 or not lines:
            raise NotHereError
        first = lines[0].write(power)
        other = deepcopy(first.paragraph)
        first.paragraph.addnext(other)
        runs = tuple(run for run in other.iter(W + "r") if run.find(W + "t") is not None)
        Target(other, runs, "").write(post)
        for each in lines[1:]:
            each.paragraph.getparent().remove(each.paragraph)
        return whole()

    return do


def _agency_lines(file: File) -> Places:
    """Break the name of the agency by hand; its rule is drawn for the lower line."""
    target = file.first("co_quan_ban_hanh")
    if target.marked or target.text != "SỞ KHOA HỌC VÀ CÔNG NGHỆ":
        raise NotHereError
    target.write("SỞ KHOA HỌC\nVÀ CÔNG NGHỆ")
    rule_length("co_quan_ban_hanh", 0.6)(file)
    return whole()


def _first_line_by_tab(file: File) -> Places:
    target = file.nth("body", 1)
    put_paragraph(target.paragraph, '<w:ind w:left="0" w:firstLine="0"/>')
    target.write("\t" + target.text)
    return whole()


def _exact_lines(file: File) -> Places:
    for target in file.all("body"):
        put_paragraph(target.paragraph, '<w:spacing w:line="360" w:lineRule="exact"/>')
    return whole()


def _wiped(file: File) -> Places:
    """Take a wrong word out by a tracked change, and hide another."""
    target = file.nth("body", 1)
    look = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="FF0000"/></w:rPr>'
    target.paragraph.append(
        xml(
            '<w:del w:id="901" w:author="A" w:date="2024-03-01T08:00:00Z">'
            f"<w:r>{look}<w:delText>sai  rồi {{{{x}}}}</w:delText></w:r></w:del>"
        )
    )
    hidden = look.replace("</w:rPr>", "<w:vanish/></w:rPr>")
    target.paragraph.append(xml(f"<w:r>{hidden}<w:t>ghi chú</w:t></w:r>"))
    return whole()


def _stamp(file: File) -> Places:
    table = next(file.first("quoc_hieu").paragraph.iterancestors(W + "tbl"), None)
    if table is None:
        raise NotHereError
    table.addnext(xml(_RED))
    return whole()


def _other_scripts(file: File) -> Places:
    """Name fonts for scripts that the paper does not have, as Word does."""
    for run in file.body.iter(W + "r"):
        if run.find(W + "t") is not None:
            old = run.find(f"{W}rPr/{W}rFonts")
            if old is not None:
                old.set(W + "eastAsia", "MS Mincho")
            else:
                put_run(run, '<w:rFonts w:eastAsia="MS Mincho"/>')
    return whole()


def _runs_apart(file: File) -> Places:
    """Cut every run in two, with marks of spelling between, as Word and Google Docs do."""
    for target in file.targets:
        text = target.text
        if len(target.runs) == 1 and len(text) > 4 and "\n" not in text and "\t" not in text:
            first = target.write(text[:3]).runs[0]
            other = deepcopy(first)
            first.addnext(other)
            Target(target.paragraph, (other,), "").write(text[3:])
            first.addnext(xml('<w:proofErr w:type="spellStart"/>'))
            put_run(other, '<w:rtl w:val="0"/>')
    return whole()


def _in_controls(file: File) -> Places:
    """Put the paragraphs of the text into content controls."""
    for target in file.all("body"):
        if target.paragraph.getparent() is file.body:
            control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
            target.paragraph.addprevious(control)
            control[1].append(target.paragraph)
    return whole()


def _recipients_in_lines(file: File) -> Places:
    """Write the recipients as lines of one paragraph."""
    items = file.all("noi_nhan.item")
    if not items or items[0].marked:
        raise NotHereError
    items[0].write("\n".join(each.text for each in items))
    for each in items[1:]:
        each.paragraph.getparent().remove(each.paragraph)
    return whole()


def _smaller_head(file: File) -> Places:
    """Set head 12, 13, 13: the other set of sizes that the law knows."""
    for role, size in (("quoc_hieu", 24), ("tieu_ngu", 26), ("dia_danh_ngay", 26)):
        directly(file, file.first(role), f'<w:sz w:val="{size}"/>')
    return whole()


def _of_the_party(file: File) -> Places:
    """Make it a paper of the Party, which has a form of its own."""
    file.first("quoc_hieu").write("ĐẢNG CỘNG SẢN VIỆT NAM")
    file.first("tieu_ngu").remove()
    return whole()


def _dotted(text: str) -> str:
    return re.sub(r"ngày \d+ tháng \d+ năm", "ngày ….. tháng ….. năm", text)


def _lawful(way: str, do: Callable[[File], Places], old: bool = True) -> Plant:
    return Plant("", way, do, old=old)


LAWFUL = [
    _lawful("national name by a switch", _caps("quoc_hieu")),
    _lawful("agency by a switch", _caps("co_quan_ban_hanh")),
    _lawful("post by a switch", _caps("quyen_han")),
    *words("", "quoc_hieu", {"HOÀ for HÒA": swap("HÒA", "HOÀ")}),
    *words("", "so", {"a number to be written in": lambda text: re.sub(r"\d+/", "......./", text, count=1)}),
    *words("", "dia_danh_ngay", {"a day to be written in": _dotted}, old=False),
    _lawful("head 12, 13, 13", _smaller_head),
    _lawful("paragraphs numbered by Word", numbering("khoan", "decimal", "%1.")),
    _lawful("points lettered by Word", numbering("diem", "lowerLetter", "%1)")),
    _lawful("agency on two lines", _agency_lines),
    _lawful("TL. and the head of the office", _posts("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
    _lawful("TUQ. and the head of a department", _posts("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
    _lawful("Q. before the post", _posts("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    _lawful("KT. of a minister", _posts("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")),
    _lawful("KT. of the head of an office", _posts("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
    _lawful("TM. of a committee", _posts("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
    _lawful("first line by a tab", _first_line_by_tab),
    _lawful("lines of exactly 18 pt", _exact_lines),
    _lawful("words taken out and words hidden", _wiped),
    _lawful("a red stamp in a box", _stamp),
    _lawful("fonts for other scripts", _other_scripts),
    _lawful("runs cut in two", _runs_apart),
    _lawful("text in content controls", _in_controls),
    _lawful("recipients as lines of one paragraph", _recipients_in_lines),
    *words("", "co_quan_ban_hanh", {"two agencies together": lambda text: text.replace("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ TÀI CHÍNH - SỞ NỘI VỤ")}),
    _lawful("a paper of the Party", _of_the_party),
    _lawful("page number in a control of Word's gallery", in_gallery),
]  # fmt: skip
