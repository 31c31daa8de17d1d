"""Every Word file and every Word template is valid for a judge that is not ours."""

import io
import zipfile
from pathlib import Path

import pytest

from acceptance.papers import FORMS, Paper, Papers, every, judge
from word_tools import faults


def is_valid(paper: Paper) -> None:
    assert faults(paper.path.read_bytes()) == []


@every(FORMS, few=True)
def test_a_paper_is_valid_wordprocessingml(paper: Paper) -> None:
    is_valid(paper)


@pytest.mark.parametrize("kind", FORMS)
def test_a_word_template_is_valid_wordprocessingml(word_templates: Path, kind: str) -> None:
    files = sorted(word_templates.glob(f"*/*/{kind}.docx"))
    assert len(files) == 2, "one by the old rules, one by the new"
    for file in files:
        assert faults(file.read_bytes()) == []


@pytest.mark.parametrize("agency", ["so-lon", "so-quyen"])
def test_a_paper_at_the_limits_is_valid_wordprocessingml(
    papers: Papers, variants: Papers, agency: str
) -> None:
    found = variants.first(agency)
    like = papers.first("so-khcn-binh-thuan")
    assert [paper.kind for paper in found] == [paper.kind for paper in like]
    judge(is_valid, found)


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
