"""Ways of setting a paper that are right though they look otherwise in the file."""

from dataclasses import replace

import pytest

from docx_tools import part, read, run
from lint_tools import codes, file_of, plan, rule, sound
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Document

_FIELD = "<w:fldSimple w:instr='PAGE'>" + run("2", "<w:sz w:val='28'/>") + "</w:fldSimple>"


def with_number(properties: str, before: str = "") -> Document:
    """Give a sound plan with a page number that is set otherwise."""
    number = part("hdr", f"<w:p><w:pPr>{properties}</w:pPr>{before}{_FIELD}</w:p>")
    (head,) = read(
        "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>",
        {"header1": number},
    ).sections
    document = sound()
    sections = tuple(replace(each, heads=head.heads) for each in document.sections)
    return replace(document, sections=sections)


@pytest.mark.parametrize(
    ("properties", "before", "expected"),
    [
        ("<w:jc w:val='center'/>", "", set()),
        ("<w:framePr w:wrap='around' w:hAnchor='margin' w:xAlign='center' w:y='1'/>", "", set()),
        (
            "<w:framePr w:wrap='around' w:hAnchor='margin' w:xAlign='right' w:y='1'/>",
            "",
            {"lint.page-number-not-center"},
        ),
        ("", "<w:r><w:tab/></w:r>", set()),
        ("", "<w:r><w:tab/><w:tab/></w:r>", {"lint.page-number-not-center"}),
        ("", "", {"lint.page-number-not-center"}),
    ],
)
def test_a_page_number_may_be_centred_in_several_ways(
    properties: str, before: str, expected: set[str]
) -> None:
    assert codes(with_number(properties, before), "F03") == expected


def test_a_line_that_hangs_on_other_words_counts() -> None:
    line = rule(60.4)
    hung = line[line.index("<w:r>") : line.index("</w:p>")]
    assert "lint.rule-missing" in codes(
        read_document(file_of(plan().replace(line, "<w:p/>", 1))), "F11"
    )
    moved = (
        plan()
        .replace(line, "<w:p/>", 1)
        .replace(
            '<w:t xml:space="preserve">Bình Thuận,',
            "<w:t/></w:r>" + hung + '<w:r><w:t xml:space="preserve">Bình Thuận,',
        )
    )
    assert codes(read_document(file_of(moved)), "F11") == set()
