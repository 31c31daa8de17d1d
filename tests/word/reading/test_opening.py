"""The way in: what is read though other uses refuse it, and what is refused with which words."""

from collections.abc import Callable

import pytest

from docx_tools import docx, paragraph, part, read, run
from qmsdocs.base.errors import WordFileError
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading import body as reading
from qmsdocs.word.reading import opening
from qmsdocs.word.reading.model import paragraphs

Parts = dict[str, bytes]
BODY = paragraph(run("chữ", "<w:b/>"), "<w:jc w:val='start'/>")
TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of() -> Parts:
    return read_package(docx(BODY, {"styles": part("styles", "")}))


def codes(data: bytes) -> list[str]:
    with pytest.raises(WordFileError) as caught:
        read_document(data, "tep.docx")
    return [problem.code for problem in caught.value.problems]


def text_of(data: bytes) -> list[tuple[str, bool, str]]:
    return [
        (each.text, each.runs[0].look.bold, each.shape.align)
        for each in paragraphs(read_document(data).blocks)
    ]


def strict(parts: Parts) -> Parts:
    for old, new in (
        (
            b"schemas.openxmlformats.org/wordprocessingml/2006/",
            b"purl.oclc.org/ooxml/wordprocessingml/",
        ),
        (
            b"schemas.openxmlformats.org/officeDocument/2006/",
            b"purl.oclc.org/ooxml/officeDocument/",
        ),
        (b"schemas.openxmlformats.org/drawingml/2006/", b"purl.oclc.org/ooxml/drawingml/"),
    ):
        parts = {name: data.replace(old, new) for name, data in parts.items()}
    return parts


def template(parts: Parts) -> Parts:
    return parts | {TYPES: parts[TYPES].replace(b"document.main", b"template.main")}


def linked(kind: str, target: str, mode: str = "External") -> Callable[[Parts], Parts]:
    link = f'<Relationship Id="rX" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'

    def change(parts: Parts) -> Parts:
        end = b"</Relationships>"
        return parts | {LINKS: parts[LINKS].replace(end, link.encode() + end)}

    return change


def with_broken_part_that_nobody_reads(parts: Parts) -> Parts:
    return parts | {"customXml/item1.xml": b"<a", "word/comments.xml": b"<!DOCTYPE a []><a>"}


@pytest.mark.parametrize(
    "change",
    [
        strict,
        template,
        linked("attachedTemplate", "file:///C:/Normal.dotm"),
        linked("image", "https://example.org/a.png"),
        linked("oleObject", "embeddings/bang.bin", "Internal"),
        with_broken_part_that_nobody_reads,
    ],
)
def test_what_does_no_harm_to_a_reader_is_read(change: Callable[[Parts], Parts]) -> None:
    assert text_of(write_package(change(parts_of()))) == [("chữ", True, "left")]


def test_the_strict_sort_is_read_with_its_heads_and_styles() -> None:
    section = "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    style = (
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:i/></w:rPr></w:style>"
    )
    made = docx(
        BODY + section,
        {"header1": part("hdr", paragraph(run("2"))), "styles": part("styles", style)},
    )
    document = read_document(write_package(strict(read_package(made))))
    assert next(paragraphs(document.blocks)).runs[0].look.italic
    assert [each.text for each in paragraphs(document.sections[0].heads["default"])] == ["2"]


def as_docm(parts: Parts) -> Parts:
    old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    new = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return parts | {TYPES: parts[TYPES].replace(old, new)}


def with_hidden_macros(parts: Parts) -> Parts:
    return parts | {"word/vbaProject.bin": b"x"}


@pytest.mark.parametrize("change", [as_docm, with_hidden_macros])
def test_macros_are_refused(change: Callable[[Parts], Parts]) -> None:
    assert codes(write_package(change(parts_of()))) == ["word.macros"]


@pytest.mark.parametrize(
    "body",
    [
        BODY + "<w:altChunk r:id='rX'/>",
        paragraph(run("a") + "<w:subDoc r:id='rX'/>"),
        f"<w:tbl><w:tr><w:tc><w:altChunk r:id='rX'/>{BODY}</w:tc></w:tr></w:tbl>",
    ],
)
def test_a_file_that_takes_in_another_one_is_not_judged_by_half(body: str) -> None:
    assert codes(docx(body)) == ["word.outside-text"]


def test_what_takes_in_another_file_counts_in_heads_and_notes_too() -> None:
    note = part("footnotes", "<w:footnote w:id='2'><w:altChunk r:id='rX'/></w:footnote>")
    assert codes(docx(BODY, {"footnotes": note})) == ["word.outside-text"]


@pytest.mark.parametrize("where", ["word/document.xml", "word/styles.xml", TYPES])
def test_entities_and_broken_markup_are_told_with_their_part(where: str) -> None:
    declared = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert codes(write_package(parts_of() | {where: declared})) == ["word.entities"]
    with pytest.raises(WordFileError) as caught:
        read_document(write_package(parts_of() | {where: b"<a>\n<b></a>"}))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.within) == ("word.broken-xml", where)
    assert problem.values["line"] == 2


def test_a_damaged_part_that_is_read_is_told() -> None:
    data = bytearray(write_package(parts_of(), level=0))
    data[data.rindex(b"<w:styles") + 3] ^= 0xFF
    assert codes(bytes(data)) == ["word.damaged"]


@pytest.mark.parametrize(
    ("module", "bound", "value"),
    [
        (opening, "MAX_TAGS", 20),
        (reading, "MAX_PARAGRAPHS", 3),
        (reading, "MAX_SIGNS", 8),
        (reading, "MAX_CELLS", 3),
    ],
)
def test_more_than_any_paper_has_is_refused(
    monkeypatch: pytest.MonkeyPatch, module: object, bound: str, value: int
) -> None:
    cell = f"<w:tc>{BODY}</w:tc>"
    data = docx(f"<w:tbl><w:tr>{cell * 4}</w:tr></w:tbl>")
    assert len(list(paragraphs(read_document(data).blocks))) == 4
    monkeypatch.setattr(module, bound, value)
    assert codes(data) == ["word.too-long"]


def test_the_bounds_hold_for_all_heads_and_notes_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PARAGRAPHS", 5)
    note = f"<w:footnote w:id='2'>{BODY}</w:footnote>"
    read(BODY, {"footnotes": part("footnotes", note * 5)})
    assert codes(docx(BODY, {"footnotes": part("footnotes", note * 6)})) == ["word.too-long"]
