"""Blocks of a file: runs, fields, changes, lists, tables, boxes, lines, sections, heads."""

import pytest

from docx_tools import docx, only, only_table, paragraph, part, read, run
from qmsdocs.base.errors import WordFileError
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading import opening
from qmsdocs.word.reading.model import Table, paragraphs
from qmsdocs.word.writer import write
from word_tools import rich_document

PAGE = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{0}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


def test_a_file_of_our_writer_is_read_as_it_was_meant() -> None:
    document = read_document(write(rich_document()))
    first, wide = document.sections
    assert [round(first.width), round(first.height), first.title_page, wide.restart] == [
        210,
        297,
        True,
        1,
    ]
    assert round(wide.width) == 297
    head = first.blocks[0]
    assert isinstance(head, Table)
    assert head.rows[0].cells[0].width == pytest.approx(65, abs=0.1)
    assert (head.padding, head.bordered) == (0, False)
    lines = [line for each in paragraphs(first.blocks) for line in each.lines]
    assert [round(line.length, 1) for line in lines] == [28.0, 56.1]
    mixed = next(each for each in paragraphs(first.blocks) if "Nghiêng" in each.text)
    assert "tab\ndòng mới1" in mixed.text
    assert [(piece.text, piece.look.italic, piece.look.size) for piece in mixed.runs[:2]] == [
        ("Nghiêng ", True, 14),
        ("đậm ", False, 14),
    ]
    (number,) = paragraphs(first.heads["default"])
    assert [piece.field for piece in number.runs] == ["PAGE", "", "NUMPAGES"]


def test_a_page_break_and_raised_letters_are_told() -> None:
    raised = run("2", "<w:vertAlign w:val='superscript'/>")
    found = only(paragraph(run("m") + raised + "<w:r><w:br w:type='page'/></w:r>"))
    assert found.text == "m2\f"
    assert [(piece.text, piece.look.raised) for piece in found.runs][:2] == [
        ("m", False),
        ("2", True),
    ]


def test_neighbours_of_one_look_are_one_run() -> None:
    found = only(paragraph(run("một ", "<w:b/>") + run("hai", "<w:b/>") + run(" ba")))
    assert [piece.text for piece in found.runs] == ["một hai", " ba"]
    assert found.text == "một hai ba"


def test_what_a_change_took_out_is_gone_and_what_it_put_in_is_there() -> None:
    body = paragraph(
        run("a")
        + "<w:del w:id='1'><w:r><w:delText>xóa</w:delText></w:r></w:del>"
        + f"<w:ins w:id='2'>{run('thêm')}</w:ins><w:moveFrom w:id='3'>{run('đi')}</w:moveFrom>"
    )
    document = read(body)
    assert (next(paragraphs(document.blocks)).text, document.changes) == ("athêm", 3)


def test_hidden_text_is_not_seen() -> None:
    assert only(paragraph(run("a") + run("ẩn", "<w:vanish/>"))).text == "a"


def test_content_controls_and_links_are_looked_through() -> None:
    inner = paragraph(f"<w:sdt><w:sdtContent>{run('trong')}</w:sdtContent></w:sdt>")
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    document = read(body + paragraph(f"<w:hyperlink>{run('liên kết')}</w:hyperlink>"))
    assert [each.text for each in paragraphs(document.blocks)] == ["trong", "liên kết"]
    assert document.controls == 2


@pytest.mark.parametrize(
    "field",
    [
        PAGE.format(run("7")),
        PAGE.format(""),
        f"<w:fldSimple w:instr=' PAGE '>{run('7')}</w:fldSimple>",
        "<w:fldSimple w:instr='page'/>",
    ],
)
def test_a_page_field_is_found_with_or_without_its_result(field: str) -> None:
    assert [piece.field for piece in only(paragraph(field)).runs] == ["PAGE"]


def test_lists_count_as_word_does() -> None:
    level = "<w:lvl w:ilvl='{0}'><w:start w:val='1'/><w:numFmt w:val='{1}'/><w:lvlText w:val='{2}'/></w:lvl>"
    numbering = (
        "<w:abstractNum w:abstractNumId='0'>"
        + level.format(0, "upperRoman", "%1.")
        + level.format(1, "decimal", "%2.")
        + level.format(2, "lowerLetter", "%3)")
        + "</w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>"
    )
    item = "<w:numPr><w:ilvl w:val='{0}'/><w:numId w:val='4'/></w:numPr>"
    body = "".join(paragraph(run("x"), item.format(depth)) for depth in (0, 1, 2, 2, 1, 2, 0, 1))
    found = read(body, {"numbering": part("numbering", numbering)})
    assert [each.label for each in paragraphs(found.blocks)] == [
        "I.", "1.", "a)", "b)", "2.", "a)", "II.", "1.",
    ]  # fmt: skip


def test_a_table_in_a_table_and_merged_cells_are_read() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('trong'))}</w:tc></w:tr></w:tbl><w:p/>"
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{inner}</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    )
    table = only_table(f"<w:tbl><w:tblPr><w:jc w:val='start'/></w:tblPr>{rows}</w:tbl>")
    assert [(row.head, row.cells[0].carried) for row in table.rows] == [
        (True, False),
        (False, True),
    ]
    nested = table.rows[0].cells[0].blocks[0]
    assert isinstance(nested, Table)
    assert [each.text for each in paragraphs(nested.rows[0].cells[0].blocks)] == ["trong"]


VML_LINE = "<w:r><w:pict><v:line from='0,2pt' to='170.1pt,2pt'/></w:pict></w:r>"
VML_SHAPE = "<w:r><w:pict><v:shape type='#_x0000_t32' style='width:6cm;height:0'/></w:pict></w:r>"
DRAWN = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:extent cx='2160000' cy='0'/>"
    "<a:x><a:prstGeom prst='line'/></a:x></wp:anchor></w:drawing></mc:Choice>"
    f"<mc:Fallback>{VML_LINE}</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("drawn", [VML_LINE, VML_SHAPE, DRAWN])
def test_a_drawn_line_is_found_with_its_length(drawn: str) -> None:
    (line,) = only(paragraph(drawn)).lines
    assert (round(line.length, 1), line.solid) == (60.0, True)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('hộp'))}</w:txbxContent>"
    body = paragraph(
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><a:x>{box}</a:x></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [each.text for each in paragraphs(read(body).blocks)] == ["", "hộp"]


def test_a_section_keeps_the_heads_of_the_one_before() -> None:
    page = "<w:pPr><w:sectPr><w:headerReference w:type='default' r:id='header1'/><w:pgSz w:w='11906' w:h='16838'/></w:sectPr></w:pPr>"
    body = f"<w:p>{page}</w:p><w:p/><w:sectPr><w:titlePg/><w:pgNumType w:start='3'/></w:sectPr>"
    header = part("hdr", paragraph(PAGE.format(run("1")), "<w:jc w:val='center'/>"))
    first, last = read(body, {"header1": header}).sections
    assert (round(first.width), round(first.height), first.title_page) == (210, 297, False)
    assert (last.title_page, last.restart, round(last.width)) == (True, 3, 216)
    assert last.heads == first.heads
    assert [piece.field for each in paragraphs(last.heads["default"]) for piece in each.runs] == [
        "PAGE"
    ]


def test_a_file_with_more_text_than_any_paper_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "MAX_TEXT", 1000)
    with pytest.raises(WordFileError) as caught:
        read_document(docx(paragraph(run("x" * 5000))), "to.docx")
    assert [problem.code for problem in caught.value.problems] == ["word.too-big"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "word.empty"),
        (b"%PDF-1.4", "word.pdf"),
        (b"PK\x03\x04rubbish", "word.damaged"),
        (docx("<w:tbl>" * 300 + "</w:tbl>" * 300), "word.too-deep"),
    ],
)
def test_what_is_no_word_file_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(WordFileError) as caught:
        read_document(data, "tep.docx")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_paragraph_of_which_a_change_took_everything_is_gone() -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    removed = "<w:del w:id='2'><w:r><w:delText>x</w:delText></w:r></w:del>"
    body = paragraph(removed, mark) + paragraph(run("còn"), mark) + paragraph(removed)
    document = read(body + paragraph(run("cuối")))
    assert [each.text for each in paragraphs(document.blocks)] == ["còn", "", "cuối"]
    assert document.changes == 2


@pytest.mark.parametrize(
    "wrapped",
    [
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice/><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
        "<w:customXml><w:customXmlPr/>{0}</w:customXml>",
        "<w:smartTag>{0}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>",
        "<w:ins w:id='1'>{0}</w:ins>",
        "<w:hyperlink r:id='r9'>{0}</w:hyperlink>",
    ],
)
def test_what_wraps_runs_or_paragraphs_is_looked_through_once(wrapped: str) -> None:
    inner = wrapped.format(run("một"))
    body = wrapped.format(paragraph(inner)) + paragraph(wrapped.format(inner))
    assert [each.text for each in paragraphs(read(body).blocks)] == ["một", "một"]


def test_a_box_in_a_box_and_one_in_an_old_drawing_are_read_once_each() -> None:
    deep = f"<w:txbxContent>{paragraph(run('trong'))}</w:txbxContent>"
    outer = (
        "<w:txbxContent>"
        + paragraph(run("ngoài") + f"<w:r><w:pict>{deep}</w:pict></w:r>")
        + "</w:txbxContent>"
    )
    body = paragraph(
        f"<w:r><w:pict>{outer}</w:pict></w:r><w:r><mc:AlternateContent><mc:Choice/>"
        f"<mc:Fallback><w:pict>{deep}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = [each.text for each in paragraphs(read(body).blocks)]
    assert found == ["", "ngoài", "trong", "trong"]


def test_a_newline_that_a_program_put_into_a_text_is_a_space() -> None:
    assert only(paragraph(run("một \n  hai\tba"))).text == "một hai\tba"


def test_a_list_counts_on_from_any_start_without_growing() -> None:
    level = "<w:lvl w:ilvl='0'><w:start w:val='{0}'/><w:numFmt w:val='{1}'/><w:lvlText w:val='%1)'/></w:lvl>"
    labels = {}
    for start, way in (
        (27, "lowerLetter"),
        (999_999_999, "upperLetter"),
        (0, "lowerRoman"),
        (3, "decimalZero"),
    ):
        numbering = (
            f"<w:abstractNum w:abstractNumId='0'>{level.format(start, way)}</w:abstractNum>"
            "<w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>"
        )
        body = paragraph(run("x"), "<w:numPr><w:numId w:val='4'/></w:numPr>")
        labels[start, way] = only(body, {"numbering": part("numbering", numbering)}).label
    assert labels.pop((999_999_999, "upperLetter")).isupper()
    assert list(labels.values()) == ["aa)", "0)", "03)"]
