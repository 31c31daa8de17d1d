"""The decree's own Word files: each finding on them is known, and right.

`nd30.docx` is the decree, `nd30-mau.docx` its annex III with the forms, as the government published
them (the annex went through LibreOffice). What stands between two forms (`Mẫu 1.2 …`, `Ghi chú`) is
no part of a form and is left out.
"""

from dataclasses import replace
from pathlib import Path

from lint_tools import DAY
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.judging import judge
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.recognising import recognise
from qmsdocs.lint.rules import load_rules
from qmsdocs.model.rules import load_rulebook
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Block, Document, Paragraph, Table, paragraphs

FOLDER = Path(__file__).parent / "official"

#: Errors on the forms, by kind and code, and why each is right.
KNOWN = {
    ("BB", "lint.size"): "some words of the closing sentence of form 1.9 have size 11 of the style",
    ("BB", "lint.font"): "the same words have the style's font, Calibri",
    ("GNP", "lint.not-center"): "the post of the signer in form 1.10 is justified, not centred",
}


def errors(paper: Paper) -> set[str]:
    law = load_rulebook().format_on(DAY)
    verdicts = judge(replace(paper, standing="administrative"), law, load_rules())
    assert "crashed" not in {verdict.outcome for verdict in verdicts}
    found = [each for verdict in verdicts for each in verdict.findings]
    return {each.finding.code for each in found if each.severity == "error"}


def forms() -> list[Document]:
    """Cut the annex into its forms: from each head to the notes or the title of the next form."""
    document = read_document((FOLDER / "nd30-mau.docx").read_bytes())
    section = document.sections[0]
    cut: list[list[Block]] = []
    inside = False
    for block in document.blocks:
        words = " ".join(each.text for each in paragraphs((block,)))
        if isinstance(block, Table) and "Độc lập - Tự do" in words:
            cut.append([])
            inside = True
        elif words.strip().startswith(("Ghi chú", "Mẫu ", "\fMẫu ")):
            inside = False
        if inside:
            cut[-1].append(block)
    return [replace(document, sections=(replace(section, blocks=tuple(each)),)) for each in cut]


def test_the_decree_has_no_error_but_the_end_of_its_bases() -> None:
    """A legal normative text has other rules: a sentence of its own closes the bases."""
    document = read_document((FOLDER / "nd30.docx").read_bytes())
    (paper,) = recognise(document, kinds_of(load_rulebook()))
    assert (paper.standing, f"{paper.day:%d/%m/%Y}") == ("normative", "05/03/2020")
    assert len(paper.of("dieu")) == 38
    assert errors(paper) == {"lint.end-last"}


def test_each_form_is_recognised_and_has_no_error_but_the_known_ones() -> None:
    found: dict[tuple[str, str], int] = {}
    kinds: list[str] = []
    for document in forms():
        (paper,) = recognise(document, kinds_of(load_rulebook()))
        kinds.append(paper.kind)
        for code in errors(paper):
            found[paper.kind, code] = found.get((paper.kind, code), 0) + 1
    assert kinds == ["NQ", "QĐ", "QĐ", "", "", "", "CV", "CĐ", "GM", "GGT", "BB", "GNP", "", ""]
    assert set(found) == set(KNOWN)


def test_no_form_has_a_paragraph_that_was_not_read() -> None:
    assert all(
        any(isinstance(block, Paragraph | Table) for block in document.blocks)
        for document in forms()
    )
