"""The decree's own Word files: each finding on them is known, and right.

`nd30.docx` is the decree, `nd30-mau.docx` its annex III with the forms, as the government published
them (the annex went through LibreOffice). What stands between two forms (`Mẫu 1.2 …`, `Ghi chú`) is
no part of a form and is left out. `findings.yaml` records all that is told of them, and why.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from lint_tools import DAY
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.judging import judge
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.recognising import recognise
from qmsdocs.lint.rules import load_rules
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.yamlfile import read_yaml
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Block, Document, Paragraph, Table, paragraphs

FOLDER = Path(__file__).parent / "official"

RECORD = FOLDER / "findings.yaml"


def papers() -> list[Paper]:
    """Give the decree and its forms, each recognised as one paper."""
    kinds = kinds_of(load_rulebook())
    whole = read_document((FOLDER / "nd30.docx").read_bytes())
    found = [recognise(document, kinds) for document in (whole, *forms())]
    assert {len(each) for each in found} == {1}
    return [paper for (paper,) in found]


def told(paper: Paper) -> tuple[list[str], dict[str, str]]:
    """Give all findings as the record writes them, and what could not be judged."""
    law = load_rulebook().format_on(DAY)
    lines, unjudged = [], {}
    for verdict in judge(replace(paper, standing="administrative"), law, load_rules()):
        assert verdict.outcome != "crashed"
        if verdict.outcome == "unjudged":
            unjudged[verdict.rule.id] = verdict.reason.removeprefix("lint.")
        for each in verdict.findings:
            finding = each.finding
            role = finding.spot.role if finding.spot else "-"
            code, count = finding.code.removeprefix("lint."), finding.values.get("count", 1)
            lines.append(f"{verdict.rule.id} {code} {each.severity} {role} {count}")
    return lines, unjudged


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


def test_the_decree_is_a_legal_normative_text_of_its_day() -> None:
    decree, *_ = papers()
    assert (decree.standing, f"{decree.day:%d/%m/%Y}") == ("normative", "05/03/2020")
    assert len(decree.of("dieu")) == 38


def test_each_form_is_recognised() -> None:
    kinds = [paper.kind for paper in papers()[1:]]
    assert kinds == ["NQ", "QĐ", "QĐ", "", "", "", "CV", "CĐ", "GM", "GGT", "BB", "GNP", "", ""]


def test_all_that_is_told_of_them_is_in_the_record_with_its_reason_and_nothing_else() -> None:
    record: Any = read_yaml(RECORD.read_bytes(), RECORD.name).value
    for paper, known in zip(papers(), record["papers"], strict=True):
        lines, unjudged = told(paper)
        assert sorted(lines) == sorted(known["found"]), known["name"]
        assert unjudged == known["unjudged"], known["name"]
        assert set(known["found"].values()) <= set(record["reasons"])


def test_no_form_has_an_error_but_where_its_own_file_is_at_fault() -> None:
    """A sentence closes the bases of the decree; the font of some words was never set in form 1.9."""
    errors = [
        (paper.kind, line.split()[1])
        for paper in papers()
        for line in told(paper)[0]
        if " error " in line
    ]
    assert errors == [("", "end-last"), ("BB", "font"), ("BB", "size")]


def test_no_form_has_a_paragraph_that_was_not_read() -> None:
    assert all(
        any(isinstance(block, Paragraph | Table) for block in document.blocks)
        for document in forms()
    )
