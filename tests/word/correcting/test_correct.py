"""Corrections in the XML of a Word file: what is asked is done, and nothing else is touched."""

import pytest

from docx_tools import docx, paragraph, part, read, run, style, theme
from qmsdocs.base.errors import WordFileError
from qmsdocs.word.correcting.correct import corrected
from qmsdocs.word.correcting.wanted import (
    Correction,
    FontChange,
    LookChange,
    PageChange,
    Removal,
    SectionCut,
    ShapeChange,
    WordChange,
)
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Document, Paragraph, Table, paragraphs

_FONT = "<w:rFonts w:ascii='Arial' w:hAnsi='Arial' w:cs='Arial'/>"
_PAGE = "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>"


def after(body: str, *wanted: Correction, **parts: bytes) -> Document:
    """Correct a file with this body, and read it."""
    return read_document(corrected(docx(body, parts), wanted))


def texts(document: Document) -> list[str]:
    return [each.text for each in paragraphs(document.blocks)]


def first(document: Document) -> Paragraph:
    return next(paragraphs(document.blocks))


def test_nothing_to_do_gives_the_same_file() -> None:
    data = docx(paragraph(run("Văn bản")))
    assert corrected(data, ()) == data


def test_a_part_that_is_not_touched_keeps_its_bytes() -> None:
    strange = part("hdr", "<w:p ><w:r><w:t  >giữ  nguyên</w:t></w:r></w:p>")
    data = docx(paragraph(run("x")), {"header1": strange})
    changed = corrected(data, [ShapeChange(1, {"align": "center"})])
    parts, before = read_package(changed), read_package(data)
    assert {name for name in parts if parts[name] != before[name]} == {"word/document.xml"}


def test_a_look_reaches_just_the_letters_it_names() -> None:
    document = after(paragraph(run("Điều 1. Phạm vi")), LookChange(1, 0, 7, {"bold": True}))
    assert [(each.text, each.look.bold) for each in first(document).runs] == [
        ("Điều 1.", True),
        (" Phạm vi", False),
    ]


def test_a_look_wins_over_style_and_over_what_the_run_said() -> None:
    bold = style("Dam", "<w:b/><w:caps/><w:color w:val='FF0000' w:themeColor='accent1'/>")
    body = paragraph(run("chữ", "<w:u w:val='double'/>"), "<w:pStyle w:val='Dam'/>")
    values: dict[str, bool | float | str] = {
        "bold": False,
        "caps": False,
        "underline": False,
        "color": "auto",
        "size": 13.0,
    }
    document = after(body, LookChange(1, 0, 3, values), styles=part("styles", bold))
    look = first(document).runs[0].look
    assert (look.bold, look.caps, look.underline, look.color, look.size) == (
        *(False, False, False, "auto"),
        13.0,
    )


def test_properties_stand_in_the_order_of_the_schema() -> None:
    body = paragraph(run("x", "<w:rStyle w:val='a'/><w:u w:val='single'/><w:lang w:val='vi-VN'/>"))
    changes: list[Correction] = [
        LookChange(1, 0, 1, {"size": 13.0, "italic": True, "bold": True, "color": "auto"}),
        ShapeChange(1, {"align": "both", "first": 10.0, "after": 6.0, "page_break": False}),
    ]
    text = read_package(corrected(docx(body), changes))["word/document.xml"].decode()
    for names in (
        ["rStyle", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "lang"],
        ["pageBreakBefore", "spacing", "ind", "jc"],
    ):
        places = [text.index(f"<w:{name} ") if f"<w:{name} " in text else text.index(f"<w:{name}/>") for name in names]  # fmt: skip
        assert places == sorted(places)


def test_what_hangs_on_a_run_that_is_parted_stays_where_it_was() -> None:
    drawing = "<w:drawing><wp:inline/></w:drawing>"
    body = (
        f"<w:p><w:r><w:t>một</w:t><w:tab/>{drawing}<w:t>hai</w:t>"
        "<w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    data = corrected(docx(body), [LookChange(1, 1, 6, {"bold": True})])
    text = read_package(data)["word/document.xml"].decode()
    assert texts(read_document(data)) == ["một\thai"]
    assert text.index("<w:tab/>") < text.index("<w:drawing>") < text.index("footnoteReference")


def test_signs_give_way_to_others_across_runs() -> None:
    body = paragraph(
        run("Độc lập –") + run(" Tự do", "<w:b/>") + "<w:r><w:tab/></w:r>" + run("– H")
    )
    changes = [
        WordChange(1, 8, 9, "-"),
        WordChange(1, 15, 16, " "),
        WordChange(1, 16, 17, "-"),
        WordChange(1, 0, 0, "»"),
    ]
    document = after(body, *changes[:1], *changes[2:])
    assert texts(document) == ["»Độc lập - Tự do\t- H"]
    assert [each.look.bold for each in first(document).runs] == [False, True, False]
    gone = after(body, WordChange(1, 15, 16, ""))
    assert texts(gone) == ["Độc lập – Tự do– H"]


def test_of_two_changes_that_overlap_one_is_done() -> None:
    document = after(paragraph(run("abcdef")), WordChange(1, 1, 4, "X"), WordChange(1, 2, 5, "Y"))
    assert texts(document) == ["abYf"]


def test_what_a_tracked_change_took_out_is_not_counted_and_stays() -> None:
    gone = "<w:del w:id='1'><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    new = f"<w:ins w:id='2'>{run('mới')}</w:ins>"
    data = corrected(
        docx(f"<w:p>{gone}{new}{run(' x')}</w:p>"), [LookChange(1, 0, 2, {"bold": True})]
    )
    text = read_package(data)["word/document.xml"].decode()
    assert "<w:delText>cũ</w:delText>" in text
    assert text.count("<w:ins ") == 1
    assert texts(read_document(data)) == ["mới x"]


def test_paragraphs_are_counted_as_the_reader_counts_them() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph(run('trong khung'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    cell = f"<w:tc>{paragraph(run('ô'))}</w:tc>"
    body = (
        paragraph(run("một") + box)
        + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
        + f"<w:sdt><w:sdtContent>{paragraph(run('điều khiển'))}</w:sdtContent></w:sdt>"
        + paragraph(run("cuối"))
    )
    for each in paragraphs(read(body).blocks):
        document = after(body, LookChange(each.number, 0, len(each.text), {"bold": True}))
        bold = [one.text for one in paragraphs(document.blocks) if one.runs[0].look.bold]
        assert bold == [each.text]


def test_indents_in_characters_and_automatic_spaces_do_not_win() -> None:
    body = paragraph(
        run("x"),
        "<w:spacing w:afterAutospacing='1' w:afterLines='50'/>"
        "<w:ind w:start='720' w:hanging='360' w:hangingChars='100' w:leftChars='200'/>",
    )
    data = corrected(docx(body), [ShapeChange(1, {"left": 0.0, "first": 10.0, "after": 6.0})])
    shape = first(read_document(data)).shape
    assert (shape.left, round(shape.first, 1), shape.after) == (0.0, 10.0, 6.0)
    text = read_package(data)["word/document.xml"].decode()
    assert not [
        name for name in ("Chars", "hanging", "Autospacing", "Lines", "start") if name in text
    ]


@pytest.mark.parametrize(
    ("blank", "goes"),
    [
        ("<w:p/>", True),
        ("<w:p><w:r><w:t xml:space='preserve'>  </w:t></w:r></w:p>", True),
        ("<w:p><w:pPr><w:numPr/></w:pPr></w:p>", False),
        ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", False),
        ("<w:p><w:bookmarkStart w:id='1' w:name='a'/></w:p>", False),
        ("<w:p><w:r><w:br w:type='page'/></w:r></w:p>", False),
        ("<w:p><w:del w:id='1'><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", False),
        ("<w:p><w:commentRangeStart w:id='1'/></w:p>", False),
    ],
)
def test_only_a_paragraph_with_nothing_on_it_goes(blank: str, goes: bool) -> None:
    body = paragraph(run("trên")) + blank + paragraph(run("dưới"))
    assert len(texts(after(body, Removal(2)))) == (2 if goes else 3)


def test_a_blank_before_a_table_or_at_the_end_stays() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert len(texts(after(f"<w:p/>{table}", Removal(1)))) == 2
    assert len(texts(after(f"{paragraph(run('x'))}<w:p/>{_PAGE}", Removal(2)))) == 2


@pytest.mark.parametrize(
    ("borders", "fits"),
    [
        ("<w:tblBorders><w:top w:val='single'/></w:tblBorders>", True),
        ("<w:tblBorders><w:top w:val='none'/></w:tblBorders>", False),
        ("", False),
    ],
)
def test_a_page_lies_as_it_lay_and_a_full_table_with_lines_stays_full(
    borders: str, fits: bool
) -> None:
    cells = "".join(
        f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/></w:tcPr><w:p/></w:tc>"
        for width in (3000, 6972)
    )
    table = (
        f"<w:tbl><w:tblPr><w:tblW w:w='9972' w:type='dxa'/>{borders}</w:tblPr><w:tblGrid>"
        f"<w:gridCol w:w='3000'/><w:gridCol w:w='6972'/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )
    margins = "<w:pgMar w:top='1134' w:bottom='1134' w:left='1134' w:right='1134'/>"
    body = f"{table}<w:p/><w:sectPr><w:pgSz w:w='12240' w:h='15840'/>{margins}</w:sectPr>"
    size = PageChange(0, {"width": 210.0, "height": 297.0})
    (section,) = after(body, size, PageChange(0, {"left": 30.0})).sections
    assert (round(section.width), round(section.height), round(section.left)) == (210, 297, 30)
    wide = section.blocks[0]
    assert isinstance(wide, Table)
    assert (wide.width == pytest.approx(section.text_width, abs=0.1)) is fits
    shares = [cell.width / wide.width for cell in wide.rows[0].cells]
    assert shares == pytest.approx([0.301, 0.699], abs=0.001)


def test_a_section_is_cut_where_an_annex_begins() -> None:
    broken = paragraph(run("hết") + "<w:r><w:br w:type='page'/></w:r>")
    body = broken + paragraph(run("Phụ lục")) + _PAGE
    document = after(body, SectionCut(2))
    one, two = document.sections
    assert [each.text for each in paragraphs(one.blocks)] == ["hết"]
    assert [each.text for each in paragraphs(two.blocks)] == ["Phụ lục"]
    assert (one.restart, two.restart) == (None, 1)
    assert (round(one.width), round(two.width)) == (210, 210)


def test_behind_a_table_a_section_ends_in_a_paragraph_of_its_own() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('ô'))}</w:tc></w:tr></w:tbl>"
    document = after(table + paragraph(run("Phụ lục")) + _PAGE, SectionCut(2))
    assert [len(section.blocks) for section in document.sections] == [2, 1]


def test_one_font_comes_to_styles_theme_runs_and_heads_and_symbols_stay() -> None:
    parts = {
        "styles": part(
            "styles",
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' "
            "w:hAnsiTheme='minorHAnsi'/></w:rPr></w:rPrDefault></w:docDefaults>"
            + style("Khac", _FONT),
        ),
        "theme": theme("Calibri"),
        "header1": part("hdr", paragraph(run("đầu", _FONT))),
    }
    body = (
        paragraph(run("chủ đề"))
        + paragraph(run("kiểu"), "<w:pStyle w:val='Khac'/>")
        + paragraph(run("trực tiếp", _FONT))
        + paragraph(run("q", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"))
    )
    document = after(body, FontChange("Times New Roman"), **parts)
    looks = [each.runs[0].look for each in paragraphs(document.blocks)]
    assert {(look.ascii, look.high) for look in looks[:3]} == {("Times New Roman",) * 2}
    assert looks[3].ascii == "Wingdings"
    head = read_package(corrected(docx(body, parts), [FontChange("Times New Roman")]))
    assert b"Arial" not in b"".join(head.values())


@pytest.mark.parametrize(
    ("font", "text", "changes"),
    [
        (".VnTime", "Cộng hòa xã hội", True),
        (".VnTime", "Céng hßa x· héi", False),
        (".VnTime", "abc 123", True),
        (".VnTimeH", "CỘNG HÒA", True),
        (".VnTimeH", "Cộng hòa", False),
        ("VNI-Times", "Coäng hoøa xaõ hoäi", False),
        ("VNI-Times", "Cộng hòa", True),
    ],
)
def test_text_in_an_old_encoding_keeps_its_font(font: str, text: str, changes: bool) -> None:
    body = paragraph(run(text, f"<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/>"))
    look = first(after(body, FontChange("Times New Roman"))).runs[0].look
    assert look.ascii == ("Times New Roman" if changes else font)


@pytest.mark.parametrize("name", ["_xmlsignatures/sig1.xml", "_xmlsignatures/origin.sigs"])
def test_a_signed_file_is_refused(name: str) -> None:
    parts = read_package(docx(paragraph(run("x"))))
    signed = write_package(parts | {name: b"<x/>"})
    with pytest.raises(WordFileError) as caught:
        corrected(signed, [ShapeChange(1, {"align": "both"})])
    assert [problem.code for problem in caught.value.problems] == ["word.signed"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("word/vbaProject.bin", "word.macros"), ("word/broken.xml", "word.broken-xml")],
)
def test_what_the_reader_refuses_is_not_corrected(name: str, code: str) -> None:
    parts = read_package(docx(paragraph(run("x"))))
    with pytest.raises(WordFileError) as caught:
        corrected(write_package(parts | {name: b"<x"}), ())
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_link_to_a_template_elsewhere_is_no_reason_to_refuse() -> None:
    parts = read_package(docx(paragraph(run("x")), {"settings": part("settings", "")}))
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" TargetMode="External" Target="file:///C:/a.dotm" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    linked = write_package(parts | {"word/_rels/settings.xml.rels": link.encode()})
    assert corrected(linked, [ShapeChange(1, {"align": "both"})]) != linked
