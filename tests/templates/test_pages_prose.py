"""What a chief of office would strike out, looked for in every paper of every sample agency."""

import re

import pytest

from paper_tools import Built, Read
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.page import CONTROLLED_FORMS
from qmsdocs.sources.files import bundled

SAMPLES = ("binh_thuan", "kon_tum", "tra_vinh", "bac_lieu", "ward")
#: Signs that stand wrong: doubled, or with a space before them, or nothing between brackets.
BAD_SIGNS = re.compile(r"[.;,]{2}|[ ][,;:.](?![.…])|\(\s*\)|“\s*”|\{\{|\{%|None")
#: Forms of the law end in `./.`; documents of the quality system do not.
CONTROLLED = {
    page.kind.id
    for page in load_kinds(bundled("templates")).values()
    if page.kind.form in CONTROLLED_FORMS
}


@pytest.fixture(scope="module", params=SAMPLES)
def built(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def _papers(built: Built) -> list[tuple[str, Read]]:
    assert len(built.files) >= 6
    return [(kind, built.read(kind, item)) for kind, item in built.files]


def test_no_paper_of_a_sample_lacks_a_fact(built: Built) -> None:
    assert {key: gaps for key, gaps in built.gaps.items() if gaps} == {}


def test_the_abbreviation_is_explained_where_it_first_stands(built: Built) -> None:
    for kind, paper in _papers(built):
        first = paper.text.find("HTQLCL")
        explained = paper.text.find("(sau đây viết tắt là HTQLCL)")
        assert first < 0 or first == explained + len("(sau đây viết tắt là "), kind
        assert paper.text.count("sau đây viết tắt là HTQLCL") <= 1, kind


def test_signs_stand_where_they_belong(built: Built) -> None:
    for kind, paper in _papers(built):
        assert [line for line in paper.lines if BAD_SIGNS.search(line)] == [], kind


def test_administrative_papers_end_with_their_mark_once(built: Built) -> None:
    for kind, paper in _papers(built):
        wanted = {"issuance-decision": 2}.get(kind, 0 if kind in CONTROLLED else 1)
        assert paper.text.count("./.") == wanted, kind


def test_months_and_days_are_written_as_the_decree_says(built: Built) -> None:
    for kind, paper in _papers(built):
        padded = re.findall(
            r"ngày \d{1,2} tháng 0[3-9]|ngày \d tháng|tháng [12] năm|/0[3-9]/20", paper.text
        )
        assert padded == [], kind
