"""A fault that is found while a paper is made names the page or Word file that it comes from."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import Problem, QmsDocsError, RenderError
from qmsdocs.base.places import Place
from qmsdocs.compose.context import build_context
from qmsdocs.compose.placing import placed
from qmsdocs.model.loading import load_profile
from toy import page, rulebook, write_profile

KH = "id: maintenance-plan\nform: KH\n"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (KH + "subject: '{{ year | date }}'", 7),
        (KH + "subject: A\nbases: [{id: ql, when: nothing.there}]", 8),
    ],
)
def test_a_fault_of_the_front_matter_names_its_line(tmp_path: Path, front: str, line: int) -> None:
    profile = load_profile(write_profile(tmp_path), 2024)
    with pytest.raises(QmsDocsError) as caught:
        build_context(profile, page(front), rulebook(), date(2024, 3, 5))
    place = caught.value.problems[0].place
    assert (place.file, place.line) == ("templates/thu.md", line)


def test_a_fault_of_a_word_file_names_that_file_and_its_spot() -> None:
    own = replace(page(KH + "subject: A"), word=b"", word_file="templates/maintenance-plan.docx")
    with pytest.raises(RenderError) as caught, placed(own):
        raise RenderError([Problem("a", Place(within="đoạn 3")), Problem("b", Place(file="x"))])
    assert [str(problem.place) for problem in caught.value.problems] == [
        "templates/maintenance-plan.docx: đoạn 3",
        "x",
    ]
