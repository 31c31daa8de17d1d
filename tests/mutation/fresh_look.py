"""A second set of faults, of the look of words and of tables: thought out after the inspector was done."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from mutation.fresh_page import head_style
from mutation.numbered import add_part, numbering
from mutation.package import A, File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, whole
from mutation.ways import directly, looks, put_paragraph, put_run, style_of


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _east_asian(file: File) -> Places:
    """Set another font for East Asian signs, and words that count as such."""
    target = file.first("body").write(
        "Các đơn vị thực hiện theo phương châm “đúng luật, đúng hạn”."
    )
    return directly(file, target, '<w:rFonts w:hint="eastAsia" w:eastAsia="MS Mincho"/>')


def _theme_over_name(file: File) -> Places:
    """Let the theme overrule the font that is named beside it."""
    target = file.nth("body", 1)
    for font in file.tree("word/theme/theme1.xml").iter(A + "majorFont"):
        font.find(A + "latin").set("typeface", "Cambria")
    return directly(
        file,
        target,
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:asciiTheme="majorHAnsi"'
        ' w:hAnsiTheme="majorHAnsi"/>',
    )


def _one_letter(file: File, target: Target, properties: str) -> Places:
    """Part a word in its middle, and set its end otherwise."""
    text = target.text
    spot = text.find(" ", 20) - 2
    if spot < 18 or "\n" in text:
        raise NotHereError
    first = target.write(text[:spot]).runs[0]
    for piece, set_it in ((text[spot : spot + 2], True), (text[spot + 2 :], False)):
        other = deepcopy(first)
        first.addnext(other)
        Target(target.paragraph, (other,), target.role).write(piece)
        if set_it:
            put_run(other, properties)
            middle = other
        else:
            middle.addnext(other)
    del file
    return at(target)


def _table_style(properties: str) -> Deed:
    """Let the first row of a table take its look from the style of the table."""

    def do(file: File) -> Places:
        table = _data_table(file)
        style = (
            '<w:style w:type="table" w:customStyle="1" w:styleId="Bang9"><w:name w:val="Bảng 9"/>'
            f'<w:tblStylePr w:type="firstRow"><w:rPr>{properties}</w:rPr></w:tblStylePr></w:style>'
        )
        file.styles.append(xml(style))
        holder = table.find(W + "tblPr")
        for each in holder.findall(W + "tblStyle") + holder.findall(W + "tblLook"):
            holder.remove(each)
        holder.insert(0, xml('<w:tblStyle w:val="Bang9"/>'))
        holder.append(xml('<w:tblLook w:val="0020" w:firstRow="1"/>'))
        said = {each.tag for each in xml(f"<w:rPr>{properties}</w:rPr>")}
        places = []
        for paragraph in table.find(W + "tr").iter(W + "p"):
            own = style_of(file, Target(paragraph, (), "")).find(W + "rPr")
            if any(own.find(tag) is not None for tag in said):
                raise NotHereError
            for run in paragraph.iter(W + "rPr"):
                for each in [each for each in run if each.tag in said]:
                    run.remove(each)
            places.append(paragraph)
        return places

    return do


def _data_table(file: File) -> Any:  # noqa: ANN401
    cells = file.all("table", main=False)
    if not cells:
        raise NotHereError
    table = next(cells[-1].paragraph.iterancestors(W + "tbl"))
    if len(table.findall(W + "tr")) < 2:
        raise NotHereError
    return table


def _footnote(properties: str) -> Deed:
    """Write a footnote whose words look otherwise."""

    def do(file: File) -> Places:
        if "word/footnotes.xml" in file.parts:
            raise NotHereError
        size = '<w:sz w:val="20"/>'
        note = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            f'<w:footnote w:id="2"><w:p><w:r><w:rPr>{properties}{size}</w:rPr>'
            "<w:footnoteRef/><w:t>Theo báo cáo của các đơn vị.</w:t></w:r></w:p></w:footnote>"
        )
        add_part(file, "footnotes", note)
        target = file.first("body")
        target.paragraph.append(
            xml('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>')
        )  # fmt: skip
        return whole()

    return do


def _gradient(file: File) -> Places:
    """Fill letters with red by a text effect that overrules their colour."""
    target = file.first("ten_loai")
    space = "http://schemas.microsoft.com/office/word/2010/wordml"
    for run in target.runs:
        put_run(run, "")
        run.find(W + "rPr").append(
            xml(
                f'<w14:textFill xmlns:w14="{space}"><w14:solidFill><w14:srgbClr w14:val="FF0000"/>'
                "</w14:solidFill></w14:textFill>"
            )
        )
    return at(target)


def _heading(file: File) -> Places:
    """Give a heading Word's own style for headings, with its blue."""
    target = file.first("muc_b")
    file.styles.append(
        xml(
            '<w:style w:type="paragraph" w:styleId="Heading19"><w:name w:val="heading 1"/>'
            f'<w:basedOn w:val="{_style_id(target)}"/><w:rPr><w:color w:val="2F5496" w:themeColor="accent1"'
            ' w:themeShade="BF"/></w:rPr></w:style>'
        )
    )
    put_paragraph(target.paragraph, '<w:pStyle w:val="Heading19"/>')
    return at(target)


def _style_id(target: Target) -> str:
    style = target.paragraph.find(f"{W}pPr/{W}pStyle")
    if style is None:
        raise NotHereError
    return str(style.get(W + "val"))


def _spread_over(role: str, way: Callable[[File, Target, str], Places], properties: str) -> Deed:
    return lambda file: way(file, file.first(role), properties)


_F05 = [
    Plant("F05", "the slot of East Asian signs", _east_asian, mild=True, old=False),
    Plant("F05", "the theme beside a named font", _theme_over_name, old=False),
    Plant("F05", "two letters in the midst of a word", _spread_over("body", _one_letter, _font("Arial")), old=False),
    Plant("F05", "a footnote in Calibri", _footnote(_font("Calibri")), old=False),
    Plant("F05", "numbers of a list in Arial", numbering("khoan", "decimal", "%1.", _font("Arial")), old=False),
    *looks("F05", "body", "VNtimes new roman", _font("VNtimes new roman"), ("set directly",), 1),
    *looks("F05", "can_cu", "Liberation Serif", _font("Liberation Serif"), ("in its style",), old=False),
    *looks("F05", "trich_yeu", "UTM Times", _font("UTM Times"), ("in a character style",), old=False),
    *looks("F05", "so", "Times", _font("Times"), ("set directly",), old=False),
    *looks("F05", "quyen_han", ".VnTimeH", _font(".VnTimeH"), ("set on the last word",)),
]  # fmt: skip
_F06 = [
    Plant("F06", "red by a text effect", _gradient, old=False),
    Plant("F06", "Word's blue heading", _heading, old=False),
    Plant("F06", "numbers of a list in red", numbering("khoan", "decimal", "%1.", '<w:color w:val="FF0000"/>'), old=False),
    Plant("F06", "a footnote in blue", _footnote(_font("Times New Roman") + '<w:color w:val="0000FF"/>'), old=False),
    Plant("F06", "two letters in the midst of a word", _spread_over("body", _one_letter, '<w:color w:val="C00000"/>'), old=False),
    Plant("F06", "the first row by the style of the table", _table_style('<w:color w:val="1F4E79"/>'), old=False),
    Plant("F06", "page number grey by its style", head_style('<w:color w:val="808080"/>'), old=False),
    *looks("F06", "body", "dark grey 404040", '<w:color w:val="404040"/>', ("set directly",), 1, old=False),
    *looks("F06", "can_cu", "a tint of the theme's black", '<w:color w:val="7F7F7F" w:themeColor="text1" w:themeTint="80"/>', ("in its style",), old=False),
    *looks("F06", "ho_ten", "the theme's second text colour", '<w:color w:val="44546A" w:themeColor="text2"/>', ("set directly",), old=False),
]  # fmt: skip


def _size(value: float) -> str:
    return f'<w:sz w:val="{value * 2:g}"/>'


def _other_size(role: str) -> Deed:
    """Set a part of the text in 13 where the text has 14."""

    def do(file: File) -> Places:
        text = file.first("body")
        if not text.marked and style_of(file, text).find(f"{W}rPr/{W}sz").get(W + "val") != "28":
            raise NotHereError
        return directly(file, file.first(role), _size(13))

    return do


def _unequal(file: File) -> Places:
    """Set the national name smaller than its motto by more than the law has."""
    name, motto = file.first("quoc_hieu"), file.first("tieu_ngu")
    return [*directly(file, name, _size(12)), *directly(file, motto, _size(14))]


_F07 = [
    Plant("F07", "the national name 12 and the motto 14", _unequal, mild=True, old=False, also={"F07": "the date is out of step too"}),
    Plant("F07", "an article of 13 in a text of 14", _other_size("dieu"), mild=True, old=False),
    Plant("F07", "a point of 13 in a text of 14", _other_size("diem"), mild=True, old=False),
    Plant("F07", "two letters of 11 in the midst of a word", _spread_over("body", _one_letter, _size(11))),
    Plant("F07", "numbers of a list of 10", numbering("khoan", "decimal", "%1.", _size(10))),
    *looks("F07", "co_quan_ban_hanh", "agency 11 to fit a line", _size(11), ("set directly",)),
    *looks("F07", "co_quan_chu_quan", "superior 14", _size(14), ("in a style built on its style",)),
    *looks("F07", "trich_yeu_cv", "subject of a letter 14", _size(14), ("set directly",)),
    *looks("F07", "dia_danh_ngay", "place and date 12", _size(12), ("set on the last word",)),
    *looks("F07", "noi_nhan.item", "one recipient 12", _size(12), ("set directly",), 1),
]  # fmt: skip


def _table_width(width: int, kind: str) -> Deed:
    def do(file: File) -> Places:
        table = _data_table(file)
        holder = table.find(W + "tblPr")
        for each in holder.findall(W + "tblW") + holder.findall(W + "tblLayout"):
            holder.remove(each)
        holder.append(xml(f'<w:tblW w:w="{width}" w:type="{kind}"/>'))
        for each in table.iter(W + "tcW"):
            each.set(W + "type", "auto")
            each.set(W + "w", "0")
        return [next(table.iter(W + "p"))]

    return do


def _table_moved(shift: int) -> Deed:
    def do(file: File) -> Places:
        table = _data_table(file)
        holder = table.find(W + "tblPr")
        for tag in ("tblInd", "jc"):
            for each in holder.findall(W + tag):
                holder.remove(each)
        holder.append(xml(f'<w:tblInd w:w="{shift}" w:type="dxa"/>'))
        return [next(table.iter(W + "p"))]

    return do


def _long(file: File) -> Any:  # noqa: ANN401
    """Make the last table long, so that it runs over pages."""
    table = _data_table(file)
    last = table.findall(W + "tr")[-1]
    for _ in range(60):
        last.addnext(deepcopy(last))
    return table


def _repeat(value: str) -> Deed:
    def do(file: File) -> Places:
        table = _long(file)
        for row in table.iter(W + "tr"):
            for each in list(row.iter(W + "tblHeader")):
                each.getparent().remove(each)
        first = table.find(W + "tr")
        holder = first.find(W + "trPr")
        if holder is None:
            holder = xml("<w:trPr/>")
            first.insert(0, holder)
        if value:
            holder.append(xml(f'<w:tblHeader w:val="{value}"/>'))
        return [next(table.iter(W + "p"))]

    return do


def _floating(file: File) -> Places:
    """Let a table float, half out of the page."""
    table = _data_table(file)
    holder = table.find(W + "tblPr")
    holder.insert(
        1,
        xml('<w:tblpPr w:vertAnchor="text" w:horzAnchor="page" w:tblpX="5600" w:tblpY="1"/>'),
    )
    return [next(table.iter(W + "p"))]


_F27 = [
    Plant("F27", "120 % of the text", _table_width(6000, "pct")),
    Plant("F27", "moved 25 mm into the left margin", _table_moved(-1418)),
    Plant("F27", "repeating is said to be off", _repeat("0")),
    Plant("F27", "long, nothing said of its head", _repeat("")),
    Plant("F27", "floating, half out of the page", _floating),
]

PLANTS = [*_F05, *_F06, *_F07, *_F27]
