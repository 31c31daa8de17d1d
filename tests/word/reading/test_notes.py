"""What stands outside the text: footnotes and endnotes are read, comments are not."""

from docx_tools import docx, paragraph, part, read, run, style
from lint_tools import file_of, judged, paper_of, plan
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.spots import notes_of
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Document, paragraphs

_NOTES = (
    "<w:{0} w:id='0' w:type='separator'><w:p/></w:{0}>"
    "<w:{0} w:id='1' w:type='continuationSeparator'><w:p/></w:{0}>"
)


def noted(font: str = "Times New Roman", color: str = "auto") -> Document:
    """Read a sound plan with a footnote in a style of its own."""
    inner = read_document(file_of(plan()))
    note = paragraph(
        "<w:r><w:footnoteRef/></w:r>" + run("Theo báo cáo quý."), "<w:pStyle w:val='Note'/>"
    )
    made = read(
        paragraph("<w:r><w:footnoteReference w:id='2'/></w:r>"),
        {
            "styles": part(
                "styles",
                style("Note", f"<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/><w:color w:val='{color}'/>"),
            ),
            "footnotes": part("footnotes", _NOTES.format("footnote") + f"<w:footnote w:id='2'>{note}</w:footnote>"),
            "endnotes": part("endnotes", _NOTES.format("endnote") + f"<w:endnote w:id='2'>{paragraph(run('Cuối'))}</w:endnote>"),
        },
    )  # fmt: skip
    return Document(inner.sections, notes=made.notes)


def findings(document: Document, rule: str) -> list[tuple[str, object]]:
    return [
        (each.finding.spot.role if each.finding.spot else "", each.finding.values["found"])
        for verdict in judged(document)
        if verdict.rule.id == rule
        for each in verdict.findings
    ]


def test_notes_have_the_look_that_their_style_gives_and_their_rulers_are_none() -> None:
    notes = list(paragraphs(noted("Calibri").notes))
    assert [each.text for each in notes] == ["Theo báo cáo quý.", "Cuối"]
    assert notes[0].runs[0].look.ascii == "Calibri"


def test_notes_are_judged_for_font_and_colour() -> None:
    assert findings(noted(), "F05") == []
    assert findings(noted("Calibri"), "F05") == [("note", "Calibri")]
    assert findings(noted(color="FF0000"), "F06") == [("note", "#FF0000")]


def test_notes_are_no_spots_of_the_text() -> None:
    document = noted()
    paper: Paper = paper_of(document)
    assert [spot.text for spot in paper.notes] == ["Theo báo cáo quý.", "Cuối"]
    assert not {spot.text for spot in paper.spots} & {spot.text for spot in paper.notes}
    assert notes_of(document) == paper.notes


def test_comments_are_not_read() -> None:
    comment = f"<w:comment w:id='1'>{paragraph(run('Sửa lại'))}</w:comment>"
    body = paragraph(
        "<w:commentRangeStart w:id='1'/>" + run("a") + "<w:commentRangeEnd w:id='1'/>"
        "<w:r><w:commentReference w:id='1'/></w:r>"
    )
    document = read_document(docx(body, {"comments": part("comments", comment)}))
    assert [each.text for each in paragraphs((*document.blocks, *document.notes))] == ["a"]
