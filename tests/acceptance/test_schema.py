"""Every Word file and every Word template is valid for a judge that is not ours."""

import io
import zipfile
from pathlib import Path

import pytest

from acceptance.papers import ALL, FORMS, SAMPLES, Papers
from word_tools import faults


def test_the_sample_agencies_have_exactly_these_papers_without_gaps(papers: Papers) -> None:
    wanted = {
        (agency, kind): SAMPLES[agency][2] if kind == "administrative-procedure" else 1
        for agency, kind in ALL
    }
    found = {(paper.agency, paper.kind): 0 for paper in papers.all}
    for paper in papers.all:
        found[paper.agency, paper.kind] += 1
        assert paper.year == SAMPLES[paper.agency][0]
        assert paper.gaps == 0, paper.path.name
    assert found == wanted
    on_disk = sorted((papers.folder / "output").rglob("*.docx"))
    assert on_disk == sorted(paper.path for paper in papers.all)


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_a_paper_is_valid_wordprocessingml(papers: Papers, agency: str, kind: str) -> None:
    for paper in papers.of(agency, kind):
        assert faults(paper.path.read_bytes()) == [], paper.path.name


@pytest.mark.parametrize("kind", FORMS)
def test_a_word_template_is_valid_wordprocessingml(word_templates: Path, kind: str) -> None:
    files = sorted(word_templates.glob(f"*/*/{kind}.docx"))
    assert len(files) == 2, "one by the old rules, one by the new"
    for file in files:
        assert faults(file.read_bytes()) == []


@pytest.mark.parametrize("agency", ["so-lon", "so-quyen"])
def test_a_paper_at_the_limits_is_valid_wordprocessingml(variants: Papers, agency: str) -> None:
    found = [paper for paper in variants.all if paper.agency == agency]
    assert len(found) == 11, "those of Bình Thuận"
    for paper in found:
        assert faults(paper.path.read_bytes()) == [], paper.path.name


def test_the_judge_sees_faults(papers: Papers) -> None:
    data = papers.one("so-khcn-binh-thuan", "quality-policy").read_bytes()
    broken = _changed(data, b"<w:body>", b"<w:body><w:nonsense/>")
    assert faults(broken) != []


def _changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Give the Word file with a piece of its main part replaced."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "word/document.xml":
                assert old in part
                part = part.replace(old, new)
            target.writestr(entry, part)
    return result.getvalue()
