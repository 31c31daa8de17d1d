"""What a person sees of characters and paragraphs: every layer has its turn."""

import pytest

from docx_tools import docx, only, paragraph, part, read, run, style, theme
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Look, paragraphs

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val='22'/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:after='160' w:line='259' w:lineRule='auto'/></w:pPr>"
    "</w:pPrDefault></w:docDefaults>"
)
NORMAL = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/>{0}</w:style>"


def look(body: str, styles: str = "", latin: str = "") -> Look:
    parts = {"styles": part("styles", styles)} | ({"theme": theme(latin)} if latin else {})
    return only(body, parts).runs[0].look


def test_a_file_that_says_nothing_looks_as_word_shows_it() -> None:
    assert only(paragraph(run("chữ"))).runs[0].look == Look(size=10)


def test_each_layer_wins_over_those_below() -> None:
    styles = DEFAULTS.format(fonts="w:ascii='A' w:hAnsi='B' w:cs='C' w:eastAsia='D'") + (
        NORMAL.format("<w:rPr><w:rFonts w:ascii='Normal'/></w:rPr>")
        + style("Base", "<w:sz w:val='26'/><w:color w:val='FF0000'/>")
        + style("Own", "<w:rFonts w:cs='OwnCs'/>", extra="<w:basedOn w:val='Base'/>")
        + style("Char", "<w:color w:val='0000FF'/>", kind="character")
    )
    plain = look(paragraph(run("a")), styles)
    assert (plain.ascii, plain.high, plain.complex, plain.east) == ("Normal", "B", "C", "D")
    assert plain.size == 11
    own = look(paragraph(run("a"), "<w:pStyle w:val='Own'/>"), styles)
    assert (own.size, own.color, own.complex, own.ascii) == (13, "ff0000", "OwnCs", "A")
    char = look(
        paragraph(
            run("a", "<w:rStyle w:val='Char'/><w:sz w:val='28'/>"), "<w:pStyle w:val='Own'/>"
        ),
        styles,
    )
    assert (char.color, char.size) == ("0000ff", 14)


def test_a_theme_font_is_named_and_wins_over_a_plain_one_beside_it() -> None:
    fonts = "w:ascii='Times New Roman' w:asciiTheme='minorHAnsi' w:hAnsiTheme='minorAscii'"
    found = look(paragraph(run("a")), DEFAULTS.format(fonts=fonts), latin="Calibri")
    assert (found.ascii, found.high) == ("Calibri", "Calibri")


@pytest.mark.parametrize(
    ("direct", "bold"), [("", False), ("<w:b/>", True), ("<w:b w:val='0'/>", False)]
)
def test_bold_of_two_styles_cancels_and_the_run_decides(direct: str, bold: bool) -> None:
    styles = style("Head", "<w:b/>") + style("Strong", "<w:b/>", kind="character")
    body = paragraph(run("a", "<w:rStyle w:val='Strong'/>" + direct), "<w:pStyle w:val='Head'/>")
    assert look(body, styles).bold is bold


def test_a_table_style_stands_between_the_defaults_and_the_paragraph() -> None:
    styles = style("Grid", "<w:b/><w:sz w:val='20'/>", kind="table") + style(
        "Big", "<w:sz w:val='30'/>"
    )
    cells = paragraph(run("a")) + paragraph(run("b"), "<w:pStyle w:val='Big'/>")
    body = f"<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/></w:tblPr><w:tr><w:tc>{cells}</w:tc></w:tr></w:tbl>"
    blocks = read(body, {"styles": part("styles", styles)}).blocks
    looks = [each.runs[0].look for each in paragraphs(blocks)]
    assert [(found.size, found.bold) for found in looks] == [(10, True), (15, True)]


def test_styles_in_a_circle_end() -> None:
    styles = style("A", "<w:b/>", extra="<w:basedOn w:val='B'/>") + style(
        "B", "<w:i/>", extra="<w:basedOn w:val='A'/>"
    )
    found = look(paragraph(run("a"), "<w:pStyle w:val='A'/>"), styles)
    assert (found.bold, found.italic) == (True, True)


def test_a_style_that_is_not_there_counts_as_the_first_one() -> None:
    styles = NORMAL.format("<w:rPr><w:i/></w:rPr>")
    assert look(paragraph(run("a"), "<w:pStyle w:val='Nowhere'/>"), styles).italic


@pytest.mark.parametrize(
    ("written", "align"),
    [
        ("start", "left"),
        ("end", "right"),
        ("both", "both"),
        ("distribute", "both"),
        ("center", "center"),
    ],
)
def test_both_names_of_an_alignment_are_read(written: str, align: str) -> None:
    assert only(paragraph(run("a"), f"<w:jc w:val='{written}'/>")).shape.align == align


def test_indents_and_spacing_come_in_millimetres_and_points() -> None:
    shape = only(
        paragraph(
            run("a"),
            "<w:spacing w:before='120' w:after='60' w:line='360' w:lineRule='auto'/>"
            "<w:ind w:start='567' w:end='284' w:firstLine='720'/>",
        )
    ).shape
    assert (shape.before, shape.after, shape.line, shape.exact) == (6, 3, 1.5, None)
    assert (round(shape.left, 1), round(shape.right, 1), round(shape.first, 1)) == (10.0, 5.0, 12.7)
    fixed = only(paragraph(run("a"), "<w:spacing w:line='300' w:lineRule='exact'/>")).shape
    assert (fixed.line, fixed.exact) == (None, 15)
    hanging = only(
        paragraph(run("a"), "<w:ind w:left='567' w:hanging='567' w:firstLine='9'/>")
    ).shape
    assert round(hanging.first, 1) == -10.0


@pytest.mark.parametrize("size", ["x", "", "-4", "1e999", "nan", "9" * 40])
def test_a_value_that_is_none_does_no_harm(size: str) -> None:
    body = paragraph(run("a", f"<w:sz w:val='{size}'/>"), f"<w:spacing w:before='{size}'/>")
    found = only(body)
    assert found.runs[0].look.size == 10
    assert found.shape.before in {0, -0.2}


def test_files_with_the_same_styles_share_their_looks() -> None:
    data = docx(paragraph(run("a", "<w:b/>")), {"styles": part("styles", style("X"))})
    first, second = (next(paragraphs(read_document(data).blocks)) for _ in range(2))
    assert first.runs[0].look is second.runs[0].look
