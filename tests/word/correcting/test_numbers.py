"""The page number comes where it is wanted, whatever heads and feet a file has."""

import pytest

from docx_tools import docx, paragraph, part, run
from qmsdocs.word.correcting.correct import corrected
from qmsdocs.word.correcting.wanted import NumberChange
from qmsdocs.word.package import read_package
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Document, Paragraph, paragraphs

_TIMES = "Times New Roman"
_WANTED = NumberChange((0,), "header", "center", 14.0, _TIMES)
_SIMPLE = f"<w:fldSimple w:instr=' PAGE  \\* MERGEFORMAT '>{run('1')}</w:fldSimple>"


def field(code: str) -> str:
    """Give a field of several runs, as Word writes it."""
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    return (
        sign.format("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + sign.format("separate")
        + run("1")
        + sign.format("end")
    )


def file(references: str, extra: str = "", **parts: str) -> bytes:
    """Give a file with one section; parts are the insides of heads and feet."""
    made = {
        name: part("hdr" if name.startswith("h") else "ftr", text) for name, text in parts.items()
    }
    page = f"<w:sectPr>{references}<w:pgSz w:w='11906' w:h='16838'/>{extra}</w:sectPr>"
    return docx(paragraph(run("x")) + page, made)


def link(side: str, sort: str, name: str) -> str:
    return f"<w:{side}Reference w:type='{sort}' r:id='{name}'/>"


def numbered(document: Document, side: str, sort: str = "default") -> list[Paragraph]:
    section = document.sections[0]
    blocks = (section.heads if side == "header" else section.feet).get(sort, ())
    return [each for each in paragraphs(blocks) if any(run.field == "PAGE" for run in each.runs)]


def done(data: bytes) -> Document:
    return read_document(corrected(data, [_WANTED]))


@pytest.mark.parametrize("number", [_SIMPLE, field("PAGE"), field(" page \\* arabic ")])
@pytest.mark.parametrize("beside", ["", "- ", "\u2013"])
def test_a_number_at_the_foot_comes_to_the_head(number: str, beside: str) -> None:
    body = paragraph((run(beside) if beside else "") + number, "<w:jc w:val='right'/>")
    document = done(file(link("footer", "default", "footer1"), footer1=body))
    assert numbered(document, "footer") == []
    (found,) = numbered(document, "header")
    assert found.shape.align == "center"
    assert {(each.look.ascii, each.look.size) for each in found.runs} == {(_TIMES, 14.0)}
    assert document.sections[0].title_page


def test_a_file_without_head_gets_one_that_word_finds() -> None:
    data = corrected(file(""), [_WANTED])
    parts = read_package(data)
    assert b"header1.xml" in parts["[Content_Types].xml"]
    assert b"header1.xml" in parts["word/_rels/document.xml.rels"]
    assert len(numbered(read_document(data), "header")) == 1


def test_a_name_that_is_taken_is_not_used_again() -> None:
    data = file("", header1=paragraph(run("của phần khác")))
    parts = read_package(corrected(data, [_WANTED]))
    assert "của phần khác".encode() in parts["word/header1.xml"]
    assert b"PAGE" in parts["word/header2.xml"]


def test_an_empty_head_is_used_and_words_in_it_stay() -> None:
    head = link("header", "default", "header1")
    empty = done(file(head, "<w:titlePg/>", header1="<w:p/>"))
    assert len(list(paragraphs(empty.sections[0].heads["default"]))) == 1
    worded = done(file(head, "<w:titlePg/>", header1=paragraph(run("Sở Khoa học"))))
    texts = [each.text for each in paragraphs(worded.sections[0].heads["default"])]
    assert texts == ["2", "Sở Khoa học"]


@pytest.mark.parametrize(
    "inside",
    [
        paragraph(run("Trang ") + _SIMPLE),
        paragraph(_SIMPLE + "<w:r><w:drawing/></w:r>"),
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph(_SIMPLE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ],
)
@pytest.mark.parametrize("side", ["header", "footer"])
def test_a_number_with_words_or_pictures_is_left(inside: str, side: str) -> None:
    data = file(link(side, "default", f"{side}1"), **{f"{side}1": inside})
    assert corrected(data, [_WANTED]) == data


def test_words_in_a_head_are_not_hidden_from_the_first_page() -> None:
    data = file(
        link("header", "default", "header1"), header1=paragraph(run("MẬT")) + paragraph(_SIMPLE)
    )
    assert corrected(data, [_WANTED]) == data


def test_a_number_in_a_frame_moves_with_its_frame() -> None:
    framed = paragraph(
        _SIMPLE, "<w:framePr w:wrap='around' w:hAnchor='margin' w:xAlign='right' w:y='1'/>"
    )
    document = done(file(link("header", "default", "header1"), header1=framed))
    assert numbered(document, "header")[0].shape.frame == "center"


def test_tabs_and_indents_before_a_number_go() -> None:
    tabbed = paragraph("<w:r><w:tab/></w:r>" + _SIMPLE, "<w:ind w:left='720' w:firstLine='300'/>")
    (found,) = numbered(done(file(link("header", "default", "header1"), header1=tabbed)), "header")
    assert found.text == "1"
    assert (found.shape.align, found.shape.left, found.shape.first) == ("center", 0.0, 0.0)


@pytest.mark.parametrize("shared", [True, False])
def test_the_first_page_shows_no_number(shared: bool) -> None:
    references = link("header", "default", "header1") + link(
        "header", "first", "header1" if shared else "header2"
    )
    number = paragraph(_SIMPLE, "<w:jc w:val='center'/>")
    document = done(file(references, "<w:titlePg w:val='0'/>", header1=number, header2=number))
    assert document.sections[0].title_page
    assert len(numbered(document, "header")) == 1
    assert numbered(document, "header", "first") == []


def test_even_pages_get_the_number_too_when_they_have_heads_of_their_own() -> None:
    parts = {"settings": part("settings", "<w:evenAndOddHeaders/>")}
    data = docx(paragraph(run("x")) + "<w:sectPr/>", parts)
    document = done(data)
    assert [len(numbered(document, "header", sort)) for sort in ("default", "even")] == [1, 1]


def test_a_second_correction_finds_nothing_to_do() -> None:
    foot = paragraph(field("PAGE"), "<w:jc w:val='right'/>")
    once = corrected(file(link("footer", "default", "footer1"), footer1=foot), [_WANTED])
    assert corrected(once, [_WANTED]) == once


@pytest.mark.parametrize(("said", "expected"), [("0", "567"), ("720", "720"), ("400", "400")])
def test_a_number_stands_off_the_edge_of_the_paper(said: str, expected: str) -> None:
    margins = f"<w:pgMar w:top='1134' w:header='{said}' w:footer='{said}'/>"
    text = read_package(corrected(file("", margins), [_WANTED]))["word/document.xml"].decode()
    assert f'w:header="{expected}" w:footer="{said}"' in text
